//! Pushed events: which are, how they are sealed, and what becomes of them.

use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use helpdesk_mock::{Attempt, Delivery, DeliveryState, Mock, NoAnswer, PushedEvent, REDELIVERY};
use helpdesk_schema::Schema;
use helpdesk_testing::Response;
use serde_json::{Value, json};

use crate::auth::token;
use crate::receiver::{NEVER, Receiver, TOKEN, mock_and_receiver, serve};
use crate::wire::{JSON, send};

const CREATED: &str = "helpdesk.ticket.created_v1";
const UPDATED: &str = "helpdesk.ticket.updated_v1";
const MESSAGE: &str = "helpdesk.ticket_message.created_v1";
const APPROVED: &str = "helpdesk.notification.approve_v1";

/// The `event` that a page shows.
fn documented(event_type: &str) -> Value {
    let schema = Schema::from_json(helpdesk_types::SCHEMA).unwrap();
    let event = schema.events.iter().find(|event| event.id == event_type).unwrap();
    event.example.as_ref().unwrap().value().unwrap()["event"].take()
}

/// Calls an operation of the Helpdesk API, by the tenant or by the user.
async fn call(mock: &Mock, method: &str, path: &str, user: bool, body: Value) -> Response {
    let token = if user { mock.user_token().to_owned() } else { token(mock).await };
    let (bearer, helpdesk) = (format!("Bearer {token}"), mock.helpdesk_authorization());
    let headers = [("Authorization", bearer.as_str()), ("X-Lark-Helpdesk-Authorization", &helpdesk), JSON];
    send(mock, method, &format!("/open-apis/helpdesk/v1/{path}"), &headers, body.to_string()).await
}

/// Subscribes to events, or ends that, by type and subtype.
async fn subscription(mock: &Mock, action: &str, events: &[(&str, &str)]) -> Response {
    let events: Vec<Value> = events.iter().map(|(ty, subtype)| json!({ "type": ty, "subtype": subtype })).collect();
    call(mock, "POST", &format!("events/{action}"), false, json!({ "events": events })).await
}

const ALL: [(&str, &str); 4] = [
    ("helpdesk.ticket", "ticket.created_v1"),
    ("helpdesk.ticket", "ticket.updated_v1"),
    ("helpdesk.ticket_message", "ticket_message.created_v1"),
    ("helpdesk.notification", "notification.approve_v1"),
];

fn statuses(delivery: &Delivery) -> Vec<Option<u16>> {
    delivery.attempts.iter().map(|attempt| attempt.answer.as_ref().ok().copied()).collect()
}

#[tokio::test]
async fn every_documented_event_arrives_encrypted_and_signed() {
    let (mock, receiver) = mock_and_receiver().await;
    for (index, event_type) in [CREATED, UPDATED, MESSAGE, APPROVED].into_iter().enumerate() {
        let delivery = mock.push_event(event_type).await.unwrap();
        assert_eq!((delivery.state, delivery.status()), (DeliveryState::Delivered, Some(200)));
        assert_eq!((delivery.event_type.as_str(), delivery.attempts.len()), (event_type, 1));

        let pushed = receiver.pushed().swap_remove(index);
        assert_eq!(pushed.fault(), None);
        assert_eq!(pushed.header("content-type"), "application/json; charset=utf-8");
        let envelope = pushed.envelope();
        assert_eq!(envelope["event"], documented(event_type));
        let header = &envelope["header"];
        assert_eq!((&envelope["schema"], &header["event_type"]), (&json!("2.0"), &json!(event_type)));
        assert_eq!((&header["event_id"], &header["app_id"]), (&json!(delivery.event_id), &json!(mock.app_id())));
        let created: u64 = header["create_time"].as_str().unwrap().parse().unwrap();
        let signed: u64 = pushed.header("X-Lark-Request-Timestamp").parse().unwrap();
        assert!((created / 1000).abs_diff(signed) <= 60, "{created} ms, {signed} s");
    }
    let ids: std::collections::BTreeSet<String> = mock.deliveries().into_iter().map(|sent| sent.event_id).collect();
    assert_eq!(ids.len(), 4, "each event has an id of its own");
}

#[tokio::test]
async fn without_an_encrypt_key_events_are_plain() {
    let receiver = Receiver::start().await;
    let mock = Mock::builder().without_encrypt_key().start().await.unwrap();
    mock.set_callback_url(&receiver.url).await.unwrap();
    assert_eq!((mock.encrypt_key(), mock.verification_token()), (None, TOKEN));
    mock.push_event(APPROVED).await.unwrap();
    let pushed = receiver.only();
    assert_eq!(pushed.header("X-Lark-Signature"), "");
    let envelope: Value = serde_json::from_slice(&pushed.body).unwrap();
    assert_eq!((&envelope["header"]["token"], &envelope["event"]), (&json!(TOKEN), &documented(APPROVED)));
}

#[tokio::test]
async fn an_event_can_be_of_ones_own_making() {
    let (mock, receiver) = mock_and_receiver().await;
    let event = PushedEvent::new("app.opened").event_id("1").payload(json!({ "by": "ou_1" }));
    mock.push(event.clone()).await.unwrap();
    mock.push(event.v1()).await.unwrap();
    let [v2, v1] = &receiver.pushed()[..] else { panic!("two were pushed") };
    assert_eq!(v2.envelope()["header"]["event_id"], "1");
    assert_eq!(v2.envelope()["event"], json!({ "by": "ou_1" }));
    let mut v1 = v1.envelope();
    assert!(v1["ts"].take().as_str().unwrap().parse::<f64>().unwrap() > 1.7e9);
    let expected = json!({
        "ts": null,
        "uuid": "1",
        "token": TOKEN,
        "type": "event_callback",
        "event": { "type": "app.opened", "by": "ou_1" },
    });
    assert_eq!(v1, expected);

    let error = mock.push_event("app.opened").await.unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "no page documents an event `app.opened`; give it a payload, or push one of:\n  {APPROVED}\n  {MESSAGE}\n  \
             {CREATED}\n  {UPDATED}"
        )
    );
}

#[tokio::test]
async fn only_what_is_subscribed_to_is_pushed() {
    let (mock, receiver) = mock_and_receiver().await;
    let start_service = || call(&mock, "POST", "start_service", false, json!({ "open_id": "ou_1" }));
    assert_eq!(start_service().await.status, 200);
    assert_eq!(mock.push_all().await.unwrap(), []);
    assert_eq!(mock.settled().await, []);

    assert_eq!(subscription(&mock, "subscribe", &ALL).await.verdict().1, 0);
    assert_eq!(subscription(&mock, "unsubscribe", &ALL[1..3]).await.verdict().1, 0);
    assert_eq!(mock.subscriptions(), [CREATED, APPROVED]);
    assert_eq!(start_service().await.status, 200);
    assert_eq!(call(&mock, "PUT", "tickets/1", true, json!({ "status": 50 })).await.status, 200);
    mock.settled().await;
    assert_eq!(mock.push_all().await.unwrap().len(), 2);
    assert_eq!(receiver.event_types(), [CREATED, CREATED, APPROVED]);
}

#[tokio::test]
async fn a_subscription_to_what_is_not_documented_is_refused() {
    let (mock, _receiver) = mock_and_receiver().await;
    for (event_type, subtype) in [
        ("helpdesk.ticket", "ticket_message.created_v1"),
        ("helpdesk.ticket", "created_v1"),
        ("helpdesk.ticket.created_v1", ""),
    ] {
        let answer = subscription(&mock, "subscribe", &[ALL[0], (event_type, subtype)]).await;
        let message =
            format!("body/events[1]: no documented event, which are: {APPROVED}, {MESSAGE}, {CREATED}, {UPDATED}");
        assert_eq!(answer.verdict(), (400, 154000, message), "{event_type} {subtype}");
    }
    assert_eq!(mock.subscriptions(), [""; 0]);
}

#[tokio::test]
async fn an_operation_is_followed_by_its_event_about_the_same_ids() {
    let (mock, receiver) = mock_and_receiver().await;
    subscription(&mock, "subscribe", &ALL).await;
    let message = json!({ "msg_type": "text", "content": { "text": "hello" } });
    for (method, path, user, body, event_type, ids) in [
        (
            "POST",
            "start_service",
            false,
            json!({ "open_id": "ou_1" }),
            CREATED,
            vec![("/guest/id/open_id", json!("ou_1")), ("/ticket_id", Value::Null), ("/chat_id", Value::Null)],
        ),
        ("PUT", "tickets/17", true, json!({ "status": 50 }), UPDATED, vec![("/object/ticket_id", json!("17"))]),
        (
            "POST",
            "tickets/17/messages",
            false,
            message,
            MESSAGE,
            vec![("/ticket/ticket_id", json!("17")), ("/message_id", Value::Null)],
        ),
        (
            "POST",
            "notifications/18/submit_approve",
            true,
            json!({ "reason": "x" }),
            APPROVED,
            vec![("/notification_id", json!("18"))],
        ),
    ] {
        let answer = call(&mock, method, path, user, body).await;
        assert_eq!(answer.verdict().1, 0, "{path}: {:?}", answer.verdict());
        mock.settled().await;
        let envelope = receiver.pushed().pop().unwrap().envelope();
        assert_eq!(envelope["header"]["event_type"], event_type);
        for (place, expected) in ids {
            // Null in the table means the value that was answered.
            let answered = || answer.json()["data"][&place[1..]].clone();
            let expected = if expected.is_null() { answered() } else { expected };
            assert_eq!(envelope["event"].pointer(place), Some(&expected), "{path}: {place}");
        }
    }
    assert_eq!(receiver.event_types(), [CREATED, UPDATED, MESSAGE, APPROVED]);

    mock.fail_next("helpdesk.v1.ticket.start_service", 155000).unwrap();
    call(&mock, "POST", "start_service", false, json!({ "open_id": "ou_1" })).await;
    assert_eq!(mock.settled().await.len(), 4, "an operation that failed has no consequence");
}

#[tokio::test]
async fn an_event_is_sent_again_until_it_is_acknowledged_by_200() {
    assert_eq!(REDELIVERY.map(|wait| wait.as_secs()), [15, 300, 3600, 21600]);
    for (answers, state) in [
        (vec![200], DeliveryState::Delivered),
        (vec![500, 200], DeliveryState::Delivered),
        (vec![204, 302, 400, 503, 200], DeliveryState::Delivered),
        (vec![500; 5], DeliveryState::GivenUp),
    ] {
        let (mock, receiver) = mock_and_receiver().await;
        receiver.answer(answers.clone());
        let first = mock.push_event(CREATED).await.unwrap();
        assert_eq!(first.status(), Some(answers[0]));
        let delivery = mock.settled().await.pop().unwrap();
        let expected: Vec<Option<u16>> = answers.iter().copied().map(Some).collect();
        assert_eq!((statuses(&delivery), delivery.state), (expected, state));

        let pushed = receiver.pushed();
        assert_eq!(pushed.len(), answers.len());
        for again in &pushed {
            assert_eq!(again.fault(), None);
            assert_eq!(again.envelope(), pushed[0].envelope(), "the same event each time");
        }
        let nonces: std::collections::BTreeSet<&str> =
            pushed.iter().map(|p| p.header("X-Lark-Request-Nonce")).collect();
        assert_eq!(nonces.len(), pushed.len(), "sealed anew each time");
        for (attempts, wait) in delivery.attempts.windows(2).zip(REDELIVERY) {
            assert!(attempts[1].sent >= attempts[0].sent + attempts[0].latency + wait / 1_000_000);
        }
    }
}

#[tokio::test]
async fn without_a_receiver_the_failure_is_on_record() {
    let vacant = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("http://{vacant}");
    let mock = Mock::builder().callback_url(&url).redelivery([]).start().await.unwrap();
    let delivery = mock.push_event(CREATED).await.unwrap();
    let [Attempt { answer: Err(NoAnswer::Unreachable(problem)), .. }] = &delivery.attempts[..] else {
        panic!("{delivery:?}")
    };
    assert!(problem.to_lowercase().contains("refused"), "{problem}");
    assert_eq!((delivery.state, delivery.status()), (DeliveryState::GivenUp, None));

    let error = mock.set_callback_url(&url).await.unwrap_err().to_string();
    assert_eq!(error, format!("the callback URL {url} failed: cannot connect: {problem}"));

    let error = Mock::start().await.unwrap().push_event(CREATED).await.unwrap_err();
    let advice =
        "open a long connection, or set a callback URL by `MockBuilder::callback_url` or `Mock::set_callback_url`";
    assert_eq!(error.to_string(), format!("no client can receive events; {advice}"));
}

#[tokio::test]
async fn a_url_that_cannot_be_pushed_to_is_refused() {
    for (url, problem) in [
        ("", "it is not a URL"),
        ("not a url", "it is not a URL"),
        ("127.0.0.1:80", "it must start with `http://`"),
        ("/events", "it must start with `http://`"),
        ("ftp://localhost/", "it must start with `http://`"),
        ("http://", "it is not a URL"),
        ("http://:80/", "it names no host"),
        ("http://localhost:99999/", "its port is not a number up to 65535"),
        ("https://localhost/", "the mock does not speak TLS; give it the `http` URL of the server behind it"),
    ] {
        let expected = format!("events cannot be pushed to `{url}`: {problem}");
        assert_eq!(Mock::builder().callback_url(url).start().await.unwrap_err().to_string(), expected);
        let mock = Mock::start().await.unwrap();
        assert_eq!(mock.set_callback_url(url).await.unwrap_err().to_string(), expected);
    }
}

/// The URL of a server that answers each request with the same.
async fn answering(status: StatusCode, body: &'static str, after: Duration) -> String {
    let answer = move || async move {
        tokio::time::sleep(after).await;
        (status, body)
    };
    serve(Router::new().fallback(answer)).await
}

#[tokio::test]
async fn a_callback_url_has_to_answer_the_challenge() {
    for (status, body, after, problem) in [
        (StatusCode::NOT_FOUND, "", 0, "the challenge failed: it was answered with HTTP status 404, not 200"),
        (StatusCode::OK, "ok", 0, "the challenge failed: the answer is not JSON: expected value at line 1 column 1"),
        (
            StatusCode::OK,
            r#"{"challenge":"another"}"#,
            0,
            r#"the challenge failed: the answer does not repeat it: `{"challenge": "..."}`"#,
        ),
        (StatusCode::OK, "", 60, "no answer within 1s"),
    ] {
        let url = answering(status, body, Duration::from_secs(after)).await;
        let mock = Mock::builder().redelivery([]).start().await.unwrap();
        let error = mock.set_callback_url(&url).await.unwrap_err();
        assert_eq!(error.to_string(), format!("the callback URL {url} failed: {problem}"));
        assert!(mock.push_event(CREATED).await.is_err(), "it is not taken");

        let mock = Mock::builder().callback_url(&url).redelivery([]).start().await.unwrap();
        let delivery = mock.push_event(CREATED).await.unwrap();
        assert_eq!(delivery.attempts[0].answer.as_ref().unwrap_err().to_string(), problem);
    }
}

#[tokio::test]
async fn an_acknowledgement_after_three_seconds_is_none() {
    let (mock, receiver) = mock_and_receiver().await;
    receiver.answer([NEVER, 200]);
    mock.push_event(CREATED).await.unwrap();
    let delivery = mock.settled().await.pop().unwrap();
    assert_eq!(delivery.attempts[0].answer, Err(NoAnswer::TimedOut(Duration::from_secs(3))));
    assert!(delivery.attempts[0].latency >= Duration::from_secs(3));
    assert_eq!(statuses(&delivery), [None, Some(200)]);
}

#[tokio::test]
async fn what_is_due_ends_with_a_reset() {
    let receiver = Receiver::start().await;
    let mock = Mock::builder().callback_url(&receiver.url).start().await.unwrap();
    receiver.answer([500]);
    let delivery = mock.push_event(CREATED).await.unwrap();
    assert_eq!(delivery.state, DeliveryState::Due(REDELIVERY[0]));
    assert_eq!(mock.deliveries(), [delivery]);
    mock.reset();
    assert_eq!(mock.settled().await, []);
    assert_eq!(mock.push_event(CREATED).await.unwrap().status(), Some(200), "the callback URL stays");
}
