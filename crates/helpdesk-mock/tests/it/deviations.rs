//! Answers whose fields are in another form than their page documents, at the wire and through the client.

use helpdesk_client::{AppCredentials, Client, HelpdeskCredentials};
use helpdesk_mock::{Error, Fault, Form, Mock};
use helpdesk_types::Operation;
use helpdesk_types::ticket::ListTickets;
use serde_json::json;

use crate::auth::token;
use crate::wire::{operation, send, start};

const ANSWER: &str = r#"{"code":0,"msg":"ok","data":{"total":2,"items":[{"id":"1","tags":[]},{"id":"2"}]}}"#;

async fn listing() -> Mock {
    let item = json!([{ "name": "id", "type": "string" }, { "name": "tags", "type": "array<string>" }]);
    let data = json!([
        { "name": "total", "type": "integer" },
        { "name": "items", "type": "array<object<item>>", "type_name": "Item", "fields": item },
    ]);
    let response = json!([{ "name": "data", "type": "object", "type_name": "List", "fields": data }]);
    start(json!([operation(
        "a.list",
        "GET",
        "/a",
        json!({ "answer": "data", "response": response, "response_example": [ANSWER] })
    )]))
    .await
}

async fn body(mock: &Mock) -> String {
    let answer = send(mock, "GET", "/a", &[], "").await;
    assert_eq!(answer.status, 200);
    answer.text().to_owned()
}

#[tokio::test]
async fn a_field_is_sent_in_the_form_that_was_asked_for() {
    let mock = listing().await;
    mock.script(
        "a.list",
        [
            Fault::deviation("data.total", Form::String).and_deviation("data.items[].tags", Form::Null),
            Fault::deviation("data.items[1].id", Form::MalformedString),
            Fault::deviation("data.items", Form::EmptyObject).header("x-deviates", "1"),
            Fault::none().and_deviation("data", Form::Absent),
        ],
    )
    .unwrap();
    assert_eq!(
        body(&mock).await,
        r#"{"code":0,"data":{"items":[{"id":"1","tags":null},{"id":"2","tags":null}],"total":"2"},"msg":"ok"}"#
    );
    assert_eq!(
        body(&mock).await,
        r#"{"code":0,"data":{"items":[{"id":"1","tags":[]},{"id":"2\ud83d"}],"total":2},"msg":"ok"}"#
    );
    assert_eq!(body(&mock).await, r#"{"code":0,"data":{"items":{},"total":2},"msg":"ok"}"#);
    assert_eq!(body(&mock).await, r#"{"code":0,"msg":"ok"}"#);
    assert_eq!(body(&mock).await, ANSWER);
    assert_eq!((mock.received("a.list"), mock.acted("a.list")), (5, 5));
    assert_eq!(mock.requests()[1].fault, Some(Fault::deviation("data.items[1].id", Form::MalformedString)));
}

#[tokio::test]
async fn deviations_that_make_no_sense() {
    let mock = listing().await;
    for (error, message) in [
        (
            mock.script("a.list", [Fault::deviation("data.item[].id", Form::Null)]),
            "the page of a.list does not document a field `data.item[].id` of the response",
        ),
        (
            mock.script("a.list", [Fault::deviation("data..id", Form::Null)]),
            "`data..id` cannot deviate as null; write a path such as `data.tickets[].comments`",
        ),
        (
            mock.script_any([Fault::deviation("data.total", Form::Other)]),
            "`data.total` cannot deviate as another value; write a path such as `data.tickets[].comments`",
        ),
        (mock.deviate_random(1, 1.5), "the probability 1.5 is not between 0 and 1, or the sum of all is more than 1"),
    ] {
        assert_eq!(error.as_ref().map_err(Error::to_string), Err(message.to_owned()));
    }
    assert_eq!(body(&mock).await, ANSWER);
}

#[tokio::test]
async fn random_deviations_are_the_same_for_the_same_seed() {
    let [one, same, other] = [listing().await, listing().await, listing().await];
    let mut bodies = [Vec::new(), Vec::new(), Vec::new()];
    for ((mock, seed), bodies) in [(&one, 7), (&same, 7), (&other, 8)].into_iter().zip(&mut bodies) {
        mock.deviate_random(seed, 0.2).unwrap();
        for _ in 0..50 {
            bodies.push(body(mock).await);
        }
    }
    let [first, again, others] = bodies;
    assert_eq!(first, again);
    assert_ne!(first, others);
    let deviating = first.iter().filter(|body| *body != ANSWER).count();
    assert!((20..50).contains(&deviating), "{deviating} of 50 deviate");
    assert!(first.iter().all(|body| body.contains(r#""code":0"#) && body.contains(r#""data":{"#)), "{first:?}");
    let faults = one.requests().iter().filter(|request| request.fault.is_some()).count();
    assert_eq!(faults, deviating);

    // A script comes first, and tokens are left alone.
    one.deviate_random(7, 1.0).unwrap();
    one.script("a.list", [Fault::none()]).unwrap();
    assert_eq!(body(&one).await, ANSWER);
    assert_ne!(body(&one).await, ANSWER);
    token(&one).await;
    one.deviate_random(7, 0.0).unwrap();
    assert_eq!(body(&one).await, ANSWER);
    one.deviate_random(7, 1.0).unwrap();
    one.reset();
    assert_eq!(body(&one).await, ANSWER);
}

fn client(mock: &Mock) -> Client {
    Client::builder(AppCredentials::new(mock.app_id(), mock.app_secret()))
        .base_url(mock.url())
        .helpdesk(HelpdeskCredentials::new(mock.helpdesk_id(), mock.helpdesk_token()))
        .rate_limiting(false)
        .build()
        .unwrap()
}

#[tokio::test]
async fn the_client_survives_and_reports_what_the_mock_was_told() {
    let mock = Mock::start().await.unwrap();
    let client = client(&mock);
    let fault = Fault::deviation("data.total", Form::String)
        .and_deviation("data.tickets[].guest", Form::EmptyArray)
        .and_deviation("data.tickets[].status", Form::String)
        .and_deviation("data.tickets[].ticket_id", Form::Integer);
    mock.script(ListTickets::ID, [Fault::none(), fault]).unwrap();
    let documented = client.send_detailed(&ListTickets::new()).await.unwrap();
    assert!(documented.deviations.is_empty() && !documented.response.tickets.is_empty());
    let deviating = client.send_detailed(&ListTickets::new()).await.unwrap();
    let mut lines: Vec<String> = deviating
        .deviations
        .iter()
        .map(|deviation| format!("{}: {} documented, {} came", deviation.path, deviation.documented, deviation.came))
        .collect();
    lines.sort();
    assert_eq!(
        lines,
        [
            "data.tickets[].guest: object documented, empty array came",
            "data.tickets[].status: integer documented, string came",
            "data.tickets[].ticket_id: string documented, integer came",
            "data.total: integer documented, string came",
        ]
    );
    let mut expected = documented.response;
    expected.tickets.iter_mut().for_each(|ticket| ticket.guest = None);
    assert_eq!(deviating.response, expected, "all but the guest was read");
}

#[tokio::test]
async fn the_client_survives_random_deviations() {
    let mock = Mock::start().await.unwrap();
    let client = client(&mock);
    client.send(&ListTickets::new()).await.unwrap();
    mock.deviate_random(14, 0.1).unwrap();
    let mut reported = 0;
    for _ in 0..100 {
        let listed = client.send_detailed(&ListTickets::new()).await.unwrap();
        reported += usize::from(!listed.deviations.is_empty());
    }
    assert!(reported > 80, "{reported} of 100 answers deviated");
}
