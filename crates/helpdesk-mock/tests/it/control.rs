//! Steering the mock over HTTP.

use helpdesk_mock::{ISSUE_TENANT_TOKEN, Mock};
use helpdesk_testing::Response;
use serde_json::{Value, json};

use crate::auth::token;
use crate::receiver::Receiver;
use crate::wire::{JSON, send};

async fn steer(mock: &Mock, method: &str, path: &str, body: Value) -> Response {
    let body = if body.is_null() { String::new() } else { body.to_string() };
    send(mock, method, &format!("/_mock/{path}"), &[JSON], body).await
}

async fn call(mock: &Mock, method: &str, path: &str, body: Value) -> Value {
    let (bearer, helpdesk) = (format!("Bearer {}", token(mock).await), mock.helpdesk_authorization());
    let headers = [("Authorization", bearer.as_str()), ("X-Lark-Helpdesk-Authorization", &helpdesk), JSON];
    let body = if body.is_null() { String::new() } else { body.to_string() };
    send(mock, method, &format!("/open-apis/helpdesk/v1/{path}"), &headers, body).await.json()
}

#[tokio::test]
async fn what_is_documented_is_served_and_its_examples_are_taken() {
    let receiver = Receiver::start().await;
    let mock = Mock::builder().with_examples().start().await.unwrap();
    let document: Value = steer(&mock, "GET", "openapi.json", Value::Null).await.json();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let mut body =
                operation["requestBody"]["content"]["application/json"]["examples"]["example"]["value"].clone();
            let mut path = path.replace("/_mock/", "");
            match operation["operationId"].as_str().unwrap() {
                "setCallback" => body["url"] = json!(receiver.url),
                "pushEvent" => _ = steer(&mock, "PUT", "callback", json!({ "url": receiver.url })).await,
                "writeMessage" => {
                    mock.restore(r#"{"format":1,"tickets":[{"ticket_id":"7","status":1}]}"#).unwrap();
                    path = path.replace("{ticket_id}", "7");
                }
                "reviewNotification" => {
                    mock.restore(r#"{"format":1,"notifications":[{"id":"9","stage":"submitted"}]}"#).unwrap();
                    path = path.replace("{notification_id}", "9");
                }
                _ => {}
            }
            let answer = steer(&mock, &method.to_uppercase(), &path, body).await;
            assert_eq!(answer.status, 200, "{method} {path}: {:?}", answer.json());
            assert_eq!(answer.header("content-type"), Some("application/json"));
        }
    }
}

#[tokio::test]
async fn faults_answers_items_and_time_are_told() {
    let mock = Mock::builder().stateful().start().await.unwrap();
    let start = "helpdesk.v1.ticket.start_service";
    let faults = json!({ "operation": start, "faults": [{ "kind": "error", "code": 154402 }, { "kind": "none" }] });
    assert_eq!(steer(&mock, "POST", "faults", faults).await.status, 200);
    let answer = json!({ "operation": start, "data": { "chat_id": "oc_mine" }, "times": 1 });
    assert_eq!(steer(&mock, "POST", "answers", answer).await.status, 200);
    let guest = json!({ "open_id": "ou_1" });
    assert_eq!(call(&mock, "POST", "start_service", guest.clone()).await["code"], 154402);
    assert_eq!(call(&mock, "POST", "start_service", guest.clone()).await["data"], json!({ "chat_id": "oc_mine" }));
    assert!(call(&mock, "POST", "start_service", guest).await["data"]["chat_id"].as_str().unwrap().len() == 35);
    assert_eq!(
        (mock.acted(start), call(&mock, "GET", "tickets", Value::Null).await["data"]["total"].clone()),
        (2, json!(1))
    );

    let items = json!({ "operation": "helpdesk.v1.ticket.list", "count": 3 });
    assert_eq!(steer(&mock, "POST", "items", items).await.status, 200);
    assert_eq!(call(&mock, "GET", "tickets", Value::Null).await["data"]["total"], 3);

    let before = steer(&mock, "GET", "time", Value::Null).await.json()["now_ms"].as_i64().unwrap();
    let after =
        steer(&mock, "POST", "time", json!({ "advance_ms": 7_200_000 })).await.json()["now_ms"].as_i64().unwrap();
    assert!((7_200_000..7_260_000).contains(&(after - before)), "{before} {after}");
    call(&mock, "GET", "tickets", Value::Null).await;
    assert!(mock.received(ISSUE_TENANT_TOKEN) > 1);

    let requests = steer(&mock, "GET", &format!("requests?operation={start}"), Value::Null).await.json();
    let requests = requests["requests"].as_array().unwrap();
    assert_eq!(requests.iter().map(|it| it["code"].as_i64().unwrap()).collect::<Vec<_>>(), [154402, 0, 0]);
    assert!(requests[0]["headers"].as_array().unwrap().contains(&json!(["authorization", "***"])));
    let last = requests[1]["number"].as_u64().unwrap();
    let later = steer(&mock, "GET", &format!("requests?after={last}&operation={start}"), Value::Null).await.json();
    assert_eq!(later["requests"].as_array().unwrap().len(), 1);

    assert_eq!(steer(&mock, "POST", "reset", json!({ "state": "examples" })).await.status, 200);
    assert_eq!(
        call(&mock, "GET", "tickets", Value::Null).await["data"]["tickets"][0]["ticket_id"],
        "6626871355780366331"
    );
    let snapshot = steer(&mock, "GET", "state", Value::Null).await.json();
    assert_eq!(snapshot["format"], 1);
    assert_eq!(steer(&mock, "PUT", "state", snapshot.clone()).await.status, 200);
    assert_eq!(steer(&mock, "GET", "state", Value::Null).await.json(), snapshot);
}

#[tokio::test]
async fn what_makes_no_sense_is_refused_and_changes_nothing() {
    let mock = Mock::builder().stateful().start().await.unwrap();
    let before = mock.snapshot();
    for (path, body, error) in [
        ("faults", json!([]), "body: it is not an object"),
        ("faults", json!({}), "body/faults: it is missing"),
        ("faults", json!({ "faults": [{}] }), "body/faults[0]/kind: it is missing"),
        ("faults", json!({ "faults": [{ "kind": "fire" }] }), "body/faults[0]/kind: `fire` is not one of error, "),
        (
            "faults",
            json!({ "faults": [{ "kind": "error", "code": 1 }] }),
            "body/faults[0]/status: without an operation",
        ),
        ("faults", json!({ "faults": [{ "kind": "none", "x": 1 }] }), "body/faults[0]/x: unknown member"),
        ("faults", json!({ "operation": "a", "faults": [] }), "no operation has the id `a`"),
        ("answers", json!({ "operation": 1 }), "body/operation: it is not a text"),
        (
            "answers",
            json!({ "operation": "helpdesk.v1.ticket.get", "data": { "tikcet": {} } }),
            "the page of helpdesk.v1.ticket.get does not document this response: tikcet: unknown field",
        ),
        (
            "items",
            json!({ "operation": "helpdesk.v1.ticket.get", "count": 1 }),
            "helpdesk.v1.ticket.get is not a paged list",
        ),
        ("items", json!({ "operation": "helpdesk.v1.ticket.list" }), "body: give either `items` or `count`"),
        ("time", json!({ "advance_ms": -1 }), "body/advance_ms: it is not a whole number that is not negative"),
        ("events", json!({ "event_type": "no.such" }), "no page documents an event `no.such`"),
        ("reset", json!({ "state": "full" }), "body/state: `full` is not one of empty, examples"),
        ("tickets/9/messages", json!({ "text": "x" }), "no ticket has the id `9`"),
        ("notifications/9/review", json!({ "approved": true }), "no notification has the id `9`"),
    ] {
        let answer = steer(&mock, "POST", path, body).await;
        let told = answer.json()["error"].as_str().unwrap().to_owned();
        assert!(answer.status == 400 && told.starts_with(error), "{path}: {} {told}", answer.status);
    }
    let answer = send(&mock, "PUT", "/_mock/state", &[JSON], "{").await;
    assert!(answer.json()["error"].as_str().unwrap().contains("it is not JSON"));
    assert_eq!(mock.snapshot(), before);
    // As any other request, it is not taken from the page of another site.
    let foreign = send(&mock, "POST", "/_mock/reset", &[JSON, ("Origin", "http://evil.example")], "{}").await;
    assert_eq!(foreign.status, 403);
    // A mock that is not stateful says so.
    let stateless = Mock::start().await.unwrap();
    assert_eq!(steer(&stateless, "GET", "state", Value::Null).await.status, 400);
    assert_eq!(steer(&stateless, "POST", "reset", json!({ "state": "empty" })).await.status, 400);
}
