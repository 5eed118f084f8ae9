//! Responses that deviate from their documentation: matching fields are decoded, deviations are reported, and nothing
//! is guessed.

use helpdesk_client::types::faq::{ListFaqs, SearchFaqs};
use helpdesk_client::types::ticket::{GetTicket, ListTickets, Solved, TicketStatus};
use helpdesk_client::types::{Listing, Operation, Timestamp};
use helpdesk_client::{Client, Error, RawRequest, RetryPolicy, SentWith, TruncationReason, WithHelpdesk};
use helpdesk_testing::{Reply, Server};
use serde_json::{Value, json};

use crate::operations::{Drop, Hide, Integer, Look, Nothing};
use crate::server::Clients;

async fn answering(body: impl Into<Vec<u8>>) -> (Server, Client) {
    let body = body.into();
    let reply = move || {
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Tt-Logid: 0a1b\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        Reply::Bytes([head.as_bytes(), &body].concat())
    };
    let server = Server::start(move |request| match request.is_token_fetch() {
        true => Reply::token("t-0123456789", 7200),
        false => reply(),
    })
    .await;
    let client = server.client().with_retries(RetryPolicy::never());
    (server, client)
}

fn data(data: &Value) -> String {
    json!({"code": 0, "msg": "success", "data": data}).to_string()
}

fn lines(deviations: &helpdesk_client::Deviations) -> Vec<String> {
    deviations.iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn one_bad_field_does_not_lose_the_ticket() {
    let body = data(&json!({
        "total": "2",
        "tickets": [
            {
                "ticket_id": "11", "closed_by": "", "tags": [null], "agents": {}, "solve": true, "guest": [],
                "created_at": "1616920429000.0", "status": "50",
            },
            {"ticket_id": 12, "guest": {"name": "C"}},
        ],
    }));
    let (_server, client) = answering(body).await;
    let listed = client.send_detailed(&ListTickets::new()).await.expect("the tickets are there");
    let [first, second] = &listed.response.tickets[..] else { panic!("{listed:?}") };
    assert_eq!(listed.response.total, Some(2));
    assert_eq!((first.ticket_id.as_deref(), second.ticket_id.as_deref()), (Some("11"), Some("12")));
    assert_eq!(
        (first.created_at, first.status),
        (Some(Timestamp::from_millis(1_616_920_429_000)), Some(TicketStatus::from(50)))
    );
    assert_eq!(first.solve.map(Solved::value), Some(1));
    assert_eq!((&first.closed_by, &first.guest), (&None, &None));
    assert!(first.tags.is_empty() && first.agents.is_empty());
    assert_eq!(second.guest.as_ref().and_then(|guest| guest.name.as_deref()), Some("C"));
    assert_eq!(
        lines(&listed.deviations),
        [
            "data.tickets[].agents: array documented, empty object came, lost, 1 time",
            "data.tickets[].closed_by: object documented, empty string came, lost, 1 time",
            "data.tickets[].created_at: integer documented, string came, read, 1 time",
            "data.tickets[].guest: object documented, empty array came, lost, 1 time",
            "data.tickets[].solve: integer documented, boolean came, read, 1 time",
            "data.tickets[].status: integer documented, string came, read, 1 time",
            "data.tickets[].tags[]: object documented, null came, lost, 1 time",
            "data.tickets[].ticket_id: string documented, integer came, read, 1 time",
            "data.total: integer documented, string came, read, 1 time",
        ]
    );

    let error = client.with_strict(true).send(&ListTickets::new()).await.expect_err("it is strict");
    assert!(matches!(&error, Error::Decode(error) if error.path == "data.tickets[0].agents"), "{error:?}");
}

#[tokio::test]
async fn a_matching_response_has_no_deviations() {
    let (_server, client) = answering(data(&json!({"total": 0, "tickets": null, "new": {"a": [1]}}))).await;
    for client in [client.with_strict(true), client] {
        let listed = client.send_detailed(&ListTickets::new()).await.expect("the response is right");
        assert!(listed.deviations.is_empty(), "{:?}", listed.deviations);
    }
}

#[tokio::test]
async fn invalid_json_that_is_tolerated() {
    let text = |name: &[u8]| {
        [br#"{"code":0,"data":{"ticket":{"ticket_id":"12","guest":{"name":""#, name, br#""}}}}"#].concat()
    };
    for (name, expected) in [
        (&b"Ann \\ud83d"[..], "Ann \u{fffd}"),
        (b"Ann \xff", "Ann \u{fffd}"),
        (b"Ann\nB", "Ann\u{fffd}B"),
        (b"\\ud83d\\ude00\x01", "😀\u{fffd}"),
    ] {
        let (_server, client) = answering(text(name)).await;
        let got = client.send_detailed(&GetTicket::new("12")).await.expect("the ticket is there");
        let ticket = got.response.ticket.expect("the ticket is there");
        assert_eq!(ticket.ticket_id.as_deref(), Some("12"));
        assert_eq!(ticket.guest.and_then(|guest| guest.name).as_deref(), Some(expected));
        assert_eq!(
            lines(&got.deviations),
            ["data.ticket.guest.name: string documented, malformed string came, read, 1 time"]
        );
        let error = client.with_strict(true).send(&GetTicket::new("12")).await.expect_err("it is strict");
        assert!(matches!(error, Error::Decode(_)), "{error:?}");
        // The whole envelope is read in two steps.
        let raw = client.send_raw(&RawRequest::new("GET", "/")).await.expect("the response is right");
        assert_eq!((raw.deviations.total(), raw.deviations.iter().map(|kind| kind.count).sum::<u64>()), (1, 1));
    }
}

#[tokio::test]
async fn an_empty_form_of_data_is_an_empty_response_and_another_one_an_error() {
    for body in [r#"{"code":0,"data":[]}"#, r#"{"code":0,"data":null}"#, r#"{"code":"0","data":{}}"#] {
        let (_server, client) = answering(body).await;
        let got = client.send_detailed(&GetTicket::new("12")).await.expect("the response is empty");
        assert_eq!((got.response.ticket, got.deviations.total()), (None, 1), "{body}");
    }
    for form in ["7", "true", "\"\"", "\"{}\"", "[{}]", "[[]]"] {
        let (_server, client) = answering(format!(r#"{{"code":0,"data":{form}}}"#)).await;
        let error = client.send(&GetTicket::new("12")).await.expect_err(form);
        assert!(matches!(&error, Error::Decode(error) if error.path == "data"), "{form}: {error:?}");
    }
    // Without documented fields, nothing deviates.
    let (_server, client) = answering(r#"{"code":0,"data":[7],"msg":{}}"#).await;
    assert_eq!(client.send(&Hide).await.expect("the code is 0"), Nothing);
    client.send(&Drop).await.expect("the code is 0");
}

#[tokio::test]
async fn an_error_stays_that_error() {
    let bodies: [&[u8]; 7] = [
        br#"{"code":154401,"msg":"closed","error":{"log_id":"c"}}"#,
        br#"{"code":"154401","msg":"closed","error":{"log_id":"c"}}"#,
        br#"{"code":154401,"msg":"closed","data":7,"error":{"log_id":"c","permission_violations":{},"helps":""}}"#,
        br#"{"code":154401,"msg":"closed","data":[],"error":{"log_id":"c","field_violations":[null,7]}}"#,
        br#"{"code":154401.0,"msg":"closed","data":{"tickets":""},"error":{"log_id":"c"},"x":1e999}"#,
        b"{\"code\":154401,\"msg\":\"closed\",\"x\":\"a\nb\\ud83d\",\"error\":{\"log_id\":\"c\",\"message\":\"a\tb\"}}",
        b"{\"code\":154401,\"msg\":\"closed\",\"x\":\"\xff\",\"error\":{\"log_id\":\"c\"}}",
    ];
    for body in bodies {
        let shown = String::from_utf8_lossy(body);
        let body = [b"HTTP/1.1 400 X\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n", body].concat();
        let server = Server::start(move |request| match request.is_token_fetch() {
            true => Reply::token("t-0123456789", 7200),
            false => Reply::Bytes(body.clone()),
        })
        .await;
        for strict in [false, true] {
            let client = server.client().with_strict(strict);
            let error = client.send(&ListTickets::new()).await.expect_err("the code is not 0");
            assert_eq!(error.code(), Some(154_401), "{shown}: {error:?}");
            assert_eq!(error.log_id(), Some("c"), "{shown}: {error:?}");
            assert!(error.to_string().contains(": closed ("), "{shown}: {error}");
        }
    }
}

#[tokio::test]
async fn tokens_are_not_guessed() {
    let fetch = |answer: &'static str| async move {
        let server = Server::start(move |request| match request.is_token_fetch() {
            true => Reply::json(200, "", answer),
            false => Reply::json(200, "", r#"{"code":0,"data":7}"#),
        })
        .await;
        server.client().with_retries(RetryPolicy::never()).send(&Integer).await
    };
    for answer in [
        r#"{"code":0,"tenant_access_token":"t-1","expire":"7200"}"#,
        r#"{"code":"0","tenant_access_token":"t-1","expire":7200.0,"msg":[]}"#,
        "{\"code\":0,\"tenant_access_token\":\"t-1\",\"expire\":7200,\"msg\":\"a\nb\"}",
        r#"{"code":0,"tenant_access_token":"t-1","expire":7200,"refresh_token_expires_in":-1}"#,
    ] {
        assert_eq!(fetch(answer).await.expect("there is a token"), 7, "{answer}");
    }
    for answer in [
        r#"{"code":0,"tenant_access_token":["t-1"],"expire":7200}"#,
        r#"{"code":0,"tenant_access_token":12345678,"expire":7200}"#,
        r#"{"code":0,"tenant_access_token":{"token":"t-1"},"expire":7200}"#,
        r#"{"code":0,"tenant_access_token":"t-1","expire":"soon"}"#,
        r#"{"code":0,"tenant_access_token":"t-1","expire":[]}"#,
        r#"{"code":false,"tenant_access_token":"t-1","expire":7200}"#,
        r#"{"code":null,"tenant_access_token":"t-1","expire":7200}"#,
    ] {
        fetch(answer).await.expect_err(answer);
    }
}

/// The number of items of a listing, and the error that ended it.
async fn listed<O>(first: O, page: &Value) -> (usize, Option<Error>)
where
    O: Listing + helpdesk_client::types::AppOperation + SentWith<WithHelpdesk> + Sync + Send + 'static,
    <O as Operation>::Response: Send,
{
    let (_server, client) = answering(data(page)).await;
    let mut items = client.list(first);
    let mut count = 0;
    while let Some(item) = items.next().await {
        match item {
            Ok(_) => count += 1,
            Err(error) => {
                assert!(items.next().await.is_none(), "an error is the end");
                return (count, Some(error));
            }
        }
    }
    (count, None)
}

fn is_lost(error: Option<Error>) -> bool {
    match error {
        Some(Error::ListingTruncated { reason: TruncationReason::LostField, .. }) => true,
        Some(error) => panic!("{error}"),
        None => false,
    }
}

#[tokio::test]
async fn a_lost_field_does_not_end_a_listing_silently() {
    let faqs = json!([{"faq_id": "1"}, {"faq_id": "2"}]);
    for (page, lost) in [
        (json!({"items": faqs, "has_more": false}), false),
        (json!({"items": faqs, "has_more": "false"}), false),
        (json!({"items": faqs, "has_more": "x"}), true),
        (json!({"items": faqs, "has_more": [], "page_token": ""}), true),
        (json!({"items": faqs, "page_token": ["a", "b"]}), true),
        (json!({"items": faqs, "has_more": false, "page_token": {}}), true),
        // An element is not a member.
        (json!({"items": [null, {"faq_id": "1"}, 7, {"faq_id": "2"}], "has_more": false}), false),
        (json!({"items": [{"faq_id": "1", "answer": {}}, {"faq_id": 2}], "has_more": false}), false),
    ] {
        let (count, error) = listed(ListFaqs::new(), &page).await;
        assert_eq!((count, is_lost(error)), (2, lost), "{page}");
    }
    for page in [
        json!({"total": 45, "tickets": {}}),
        json!({"total": 45, "tickets": "none"}),
        json!({"total": 45, "tickets": [7, null]}),
        json!([]),
        Value::Null,
    ] {
        let (count, error) = listed(ListTickets::new(), &page).await;
        assert_eq!((count, is_lost(error)), (0, true), "{page}");
    }
    let (count, error) = listed(ListTickets::new(), &json!({"total": 1, "tickets": {"ticket_id": "1"}})).await;
    assert_eq!((count, is_lost(error)), (1, false), "one is a list of one");
    let (count, error) = listed(SearchFaqs::new("x"), &json!({"items": faqs, "has_more": 2})).await;
    assert_eq!((count, is_lost(error)), (2, true));
}

#[tokio::test]
async fn every_third_of_a_thousand_tickets_deviates() {
    let server = Server::start(|request| {
        if request.is_token_fetch() {
            return Reply::token("t-0123456789", 7200);
        }
        let page: usize = request.query("page").map_or(1, |page| page.parse().expect("a number"));
        let ticket = |number: usize| match number % 3 {
            0 => json!({"ticket_id": number, "guest": [], "tags": "", "status": {}}),
            _ => json!({"ticket_id": number.to_string(), "guest": {"name": "C"}}),
        };
        let tickets: Vec<Value> = ((page - 1) * 200..page * 200).map(ticket).collect();
        Reply::json(200, "", &data(&json!({"total": "1000", "tickets": tickets})))
    })
    .await;
    let tickets = server.client().list(ListTickets::new().page_size(200)).all().await.expect("all pages are read");
    let ids: Vec<String> = tickets.into_iter().filter_map(|ticket| ticket.ticket_id).collect();
    assert_eq!(ids, (0..1000).map(|number| number.to_string()).collect::<Vec<_>>());
}

#[tokio::test]
async fn bad_input_is_bounded() {
    let deep = format!("{}{}", "[".repeat(500_000), "]".repeat(500_000));
    let body = format!(r#"{{"code":0,"data":{{"ticket":{{"ticket_id":"12","helpdesk_id":{deep},"status":"50"}}}}}}"#);
    let (_server, client) = answering(body).await;
    let client = client.with_max_response_bytes(64 << 20);
    let ticket = client.send(&GetTicket::new("12")).await.expect("it is read").ticket.expect("a ticket");
    assert_eq!((ticket.helpdesk_id, ticket.status), (None, Some(TicketStatus::from(50))));

    let tickets: Vec<Value> = (0..100_000).map(|number| json!({"ticket_id": number})).collect();
    let (_server, client) = answering(data(&json!({"total": 100_000, "tickets": tickets}))).await;
    let listed = client.with_max_response_bytes(64 << 20).send_detailed(&ListTickets::new()).await.expect("it is read");
    assert_eq!((listed.deviations.total(), listed.deviations.as_slice().len()), (100_000, 1));

    let (_server, client) = answering(r#"{"code":0,"data":{"a":[1,"2",[3],"x"],"b":7}}"#).await;
    let look = Look { id: "1".to_owned(), query: Vec::new() };
    let got = client.send(&look).await.expect("it is read");
    assert_eq!(got, [("a".to_owned(), vec![1, 2, 3]), ("b".to_owned(), vec![7])].into());
}
