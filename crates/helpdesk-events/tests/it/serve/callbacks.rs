//! Callbacks that reach the handler, and callbacks that do not.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use helpdesk_events::AnyEvent;
use helpdesk_events::serve::EventEndpoint;
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::time::{Instant, sleep};

use super::http::{Connection, event, head, now, sealed, send, signed};
use super::server::{Calls, endpoint, serve};
use crate::platform::{self, Callback};

const NONE: [&str; 0] = [];

#[tokio::test]
async fn the_challenge_is_answered() {
    let text = platform::challenge().to_string();
    let encrypted = platform::encrypted(text.as_bytes());
    let cases = [
        ("signed", platform::encrypting(), signed(encrypted.clone())),
        ("encrypted only", platform::encrypting(), Callback::unsigned(encrypted)),
        ("in clear text", platform::trusting(), Callback::unsigned(text)),
    ];
    for (name, receiver, callback) in cases {
        let calls = Calls::default();
        let address = serve(&EventEndpoint::builder(receiver).handle(calls.handler())).await;
        let started = Instant::now();
        let response = Connection::open(address).await.send(&callback).await;
        assert!(started.elapsed() < Duration::from_secs(1), "{name}");
        assert_eq!((response.status, response.text()), (200, r#"{"challenge":"ajls384kdjx98XX"}"#), "{name}");
        assert_eq!(calls.ids(), NONE, "{name}");
    }
}

#[tokio::test]
async fn the_documented_events_arrive_typed_and_whole() {
    let calls = Calls::default();
    let address = serve(&endpoint().handle(calls.handler())).await;
    let mut connection = Connection::open(address).await;
    let documented = platform::documented_events();
    assert_eq!(documented.len(), 4);
    for (number, (event_type, mut sample)) in documented.into_iter().enumerate() {
        // Several samples have one id.
        sample["header"]["event_id"] = json!(number.to_string());
        let response = connection.send(&sealed(&sample)).await;
        assert_eq!((response.status, response.text()), (200, "{}"));
        let received = calls.events().pop().expect("the handler was called");
        assert!(!matches!(received.event, AnyEvent::Other(_)), "{event_type}");
        assert_eq!(received.event_id(), number.to_string());
        assert_eq!(received.event_type(), event_type);
        let event = serde_json::to_value(&received.event).expect("events are JSON");
        assert_eq!(without_empty_lists(event), without_empty_lists(sample["event"].take()));
    }
}

/// The value without the empty lists in it: a type that is shared has lists that only other places document.
fn without_empty_lists(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members.into_iter().filter(|(_, value)| *value != json!([]));
            kept.map(|(key, value)| (key, without_empty_lists(value))).collect()
        }
        Value::Array(items) => items.into_iter().map(without_empty_lists).collect(),
        value => value,
    }
}

#[tokio::test]
async fn an_unknown_event_is_handled_as_it_came() {
    let calls = Calls::default();
    let address = serve(&endpoint().handle(calls.handler())).await;
    let mut unknown = event("1");
    unknown["header"]["event_type"] = json!("helpdesk.moon.risen_v1");
    assert_eq!(send(address, &sealed(&unknown)).await, 200);
    assert_eq!(calls.events()[0].event_type(), "helpdesk.moon.risen_v1");
    assert_eq!(serde_json::to_value(&calls.events()[0].event).expect("events are JSON"), unknown["event"]);
}

#[tokio::test]
async fn nothing_hostile_gets_to_the_handler() {
    let (good, other) = (sealed(&event("1")), sealed(&event("2")));
    let signature = good.signature.clone().expect("it is signed");
    let signed_by = |signature: &str| Callback { signature: Some(signature.to_owned()), ..good.clone() };
    let flipped = |at: usize| {
        let mut callback = good.clone();
        callback.body[at] ^= 1;
        callback
    };
    let ciphertext = {
        let body: Value = serde_json::from_slice(&good.body).expect("it is JSON");
        STANDARD.decode(body["encrypt"].as_str().expect("it is text")).expect("it is base64")
    };
    let cut = |length: usize| signed(platform::body_of_base64(&STANDARD.encode(&ciphertext[..length])));
    let padded = |padding: [u8; 16]| signed(platform::encrypted_as_it_is(&[*br#"{"schema":"2.0"}"#, padding].concat()));
    let mut uneven = [4; 16];
    uneven[13] = 5;
    let nested = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));

    let cases = [
        ("wrong signature", signed_by(&"0".repeat(64)), 401),
        ("empty signature", signed_by(""), 401),
        ("upper-case signature", signed_by(&signature.to_uppercase()), 401),
        ("signature that is not ASCII", signed_by("签名"), 401),
        ("signature of another body", signed_by(&other.signature.expect("it is signed")), 401),
        ("first byte changed", flipped(0), 401),
        ("a byte in the middle changed", flipped(good.body.len() / 2), 401),
        ("another nonce", Callback { nonce: Some("other".to_owned()), ..good.clone() }, 401),
        ("another time", Callback { timestamp: Some("1".to_owned()), ..good.clone() }, 401),
        ("no signature", Callback { signature: None, ..good.clone() }, 401),
        ("no nonce", Callback { nonce: None, ..good.clone() }, 401),
        ("no time", Callback { timestamp: None, ..good.clone() }, 401),
        ("stale", Callback::signed_at(now() - 8 * 3600, good.body.clone()), 401),
        ("from the future", Callback::signed_at(now() + 3600, good.body.clone()), 401),
        ("bad base64", signed(platform::body_of_base64("P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzg*k=")), 400),
        ("no ciphertext", cut(0), 400),
        ("only an initialisation vector", cut(16), 400),
        ("short ciphertext", cut(31), 400),
        ("unaligned ciphertext", cut(ciphertext.len() - 1), 400),
        ("cut ciphertext", cut(ciphertext.len() - 16), 400),
        ("padding of zero", padded([0; 16]), 400),
        ("padding of more than a block", padded([17; 16]), 400),
        ("uneven padding", padded(uneven), 400),
        ("10,000 nested arrays, not encrypted", signed(nested), 400),
        ("not encrypted", signed(event("1").to_string()), 400),
        ("empty", signed([]), 400),
    ];
    let calls = Calls::default();
    let address = serve(&endpoint().handle(calls.handler())).await;
    for (name, callback, status) in cases {
        let response = Connection::open(address).await.send(&callback).await;
        let error = match status {
            401 => "Unauthorized",
            _ => "Bad Request",
        };
        let body = format!(r#"{{"error":"{error}"}}"#);
        assert_eq!((response.status, response.text()), (status, body.as_str()), "{name}");
        assert_eq!(calls.ids(), NONE, "{name}");
    }
    assert_eq!(send(address, &good).await, 200);
    assert_eq!(calls.ids(), ["1"]);
}

#[tokio::test]
async fn without_an_encrypt_key_the_token_must_be_right() {
    let calls = Calls::default();
    let address = serve(&EventEndpoint::builder(platform::trusting()).handle(calls.handler())).await;
    for (sent, status, handled) in
        [(json!("other"), 401, 0), (json!(""), 401, 0), (Value::Null, 401, 0), (json!(platform::TOKEN), 200, 1)]
    {
        let mut event = event("1");
        event["header"]["token"] = sent.clone();
        assert_eq!(send(address, &Callback::unsigned(event.to_string())).await, status, "{sent}");
        assert_eq!(calls.ids().len(), handled, "{sent}");
    }
}

#[tokio::test]
async fn other_methods_are_refused() {
    let address = serve(&endpoint().handle(Calls::default().handler())).await;
    for method in ["GET", "PUT", "DELETE"] {
        let mut connection = Connection::open(address).await;
        let head = head(method, &Callback::unsigned([]), 0);
        connection.stream.write_all(head.as_bytes()).await.expect("the server reads");
        connection.stream.flush().await.expect("the server reads");
        assert_eq!(connection.response().await.status, 405, "{method}");
    }
}

#[tokio::test]
async fn a_body_that_takes_its_time_is_not_waited_for() {
    let calls = Calls::default();
    let address = serve(&endpoint().handle(calls.handler())).await;
    let callback = sealed(&event("1"));
    let mut connection = Connection::open(address).await;
    let started = Instant::now();
    connection
        .stream
        .write_all(head("POST", &callback, callback.body.len()).as_bytes())
        .await
        .expect("the server reads");
    let dripping = async {
        for byte in callback.body.chunks(1) {
            let written = connection.stream.write_all(byte).await.and(connection.stream.flush().await);
            if written.is_err() || started.elapsed() > Duration::from_millis(1200) {
                break;
            }
            sleep(Duration::from_millis(20)).await;
        }
    };
    dripping.await;
    assert_eq!(connection.response().await.status, 408);
    assert!(started.elapsed() < Duration::from_secs(3), "{:?}", started.elapsed());
    assert_eq!(calls.ids(), NONE);
}
