//! Envelopes of both versions, and what stands in them.

use std::time::{Duration, SystemTime};

use helpdesk_events::{AnyEvent, Incoming, ReceivedEvent, Refusal, Secret, UnknownEvent};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::platform::{self, Callback, TOKEN};

fn received(callback: &Value) -> Result<ReceivedEvent, Refusal> {
    match Callback::sealed(callback).receive(&platform::encrypting())? {
        Incoming::Event(event) => Ok(*event),
        other => panic!("{other:?} is no event"),
    }
}

fn version_1(event: &Value) -> Value {
    json!({
        "ts": "1502199207.7171419",
        "uuid": "bc447199585340d1f3728d26b1c0297a",
        "token": TOKEN,
        "type": "event_callback",
        "event": event,
    })
}

#[test]
fn version_1_gets_the_same_header() {
    let body =
        json!({ "type": "app_status_change", "app_id": "cli_9c8609450f78d102", "tenant_key": "xxx", "status": "x" });
    let event = received(&version_1(&body)).expect("an event");
    assert_eq!(event.event, AnyEvent::Other(UnknownEvent::new("app_status_change", body)));
    assert_eq!(event.event_id(), "bc447199585340d1f3728d26b1c0297a");
    assert_eq!(event.event_type(), "app_status_change");
    assert_eq!(event.created_at(), Some(SystemTime::UNIX_EPOCH + Duration::from_millis(1_502_199_207_717)));
    let header = &event.header;
    assert_eq!(header.event_type.as_deref(), Some("app_status_change"));
    assert_eq!(header.app_id.as_deref(), Some("cli_9c8609450f78d102"));
    assert_eq!(header.tenant_key.as_deref(), Some("xxx"));
    assert_eq!(header.token.as_ref().map(Secret::expose), Some(TOKEN));

    let clear = Callback::unsigned(version_1(&json!({ "type": "x" })).to_string());
    assert!(clear.receive(&platform::trusting()).is_ok());
}

#[test]
fn times_of_version_1_are_milliseconds() {
    for (seconds, milliseconds) in [
        ("1502199207.7171419", Some("1502199207717")),
        ("1502199207.7", Some("1502199207700")),
        ("1502199207.", Some("1502199207000")),
        ("1502199207", Some("1502199207000")),
        ("", None),
        (".5", None),
        ("1e9", None),
        ("1502199207.七", None),
    ] {
        let mut callback = version_1(&json!({ "type": "x" }));
        callback["ts"] = json!(seconds);
        let header = received(&callback).expect("an event").header;
        assert_eq!(header.create_time.as_deref(), milliseconds, "{seconds}");
    }
}

#[test]
fn a_field_that_an_event_cannot_do_without() {
    let version_2 = || platform::event("a.b_v1", json!({}));
    let version_1 = || version_1(&json!({ "type": "x" }));
    for (callback, pointer, field) in [
        (version_2(), "/header", "header"),
        (version_2(), "/header/event_id", "header.event_id"),
        (version_2(), "/header/event_type", "header.event_type"),
        (version_2(), "/event", "event"),
        (version_1(), "/event", "event"),
        (version_1(), "/event/type", "event.type"),
        (version_1(), "/uuid", "uuid"),
        (platform::challenge(), "/challenge", "challenge"),
    ] {
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
        let parent = |callback: &mut Value, value: Option<Value>| {
            let object = callback.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object");
            match value {
                Some(value) => drop(object.insert(key.to_owned(), value)),
                None => drop(object.remove(key)),
            }
        };
        let mut values = vec![None];
        // The body of an event of version 2.0 is whatever its type says.
        if pointer != "/event" || callback.get("uuid").is_some() {
            values.extend([Some(json!(7)), Some(json!("")), Some(json!(null))]);
        }
        for value in values {
            let mut callback = callback.clone();
            parent(&mut callback, value.clone());
            assert_eq!(received(&callback), Err(Refusal::BadField { field }), "{pointer} {value:?}");
        }
    }
}

#[test]
fn a_real_event_that_does_not_fit_its_type_is_kept() {
    let body = json!({ "object": { "ticket_id": "7", "guest": { "id": { "open_id": 8 } } } });
    let callback = platform::event("helpdesk.ticket.updated_v1", body.clone());
    let refusal = received(&callback).expect_err("a number is no open id");
    assert_eq!(refusal.http_status(), 422);
    assert_eq!(
        refusal.to_string(),
        "event 5e3702a84e847582be8db7fb73283c02 of type helpdesk.ticket.updated_v1: `event.object.guest.id.open_id` does not \
         fit: invalid type: integer `8`, expected a string; the type is wrong, please report it with the event's body"
    );
    let Refusal::Undecodable(event) = refusal else { panic!("{refusal:?}") };
    assert_eq!(event.event, UnknownEvent::new("helpdesk.ticket.updated_v1", body));
    assert_eq!(event.header.event_id.as_deref(), Some("5e3702a84e847582be8db7fb73283c02"));

    let callback = platform::event("helpdesk.ticket.updated_v1", json!(["x".repeat(5000)]));
    let refusal = received(&callback).expect_err("an array is no event");
    assert!(refusal.to_string().contains("`event` does not fit: invalid type: sequence"), "{refusal}");
    let callback = platform::event("helpdesk.ticket.updated_v1", json!({ "object": format!("\"{TOKEN}\"") }));
    let refusal = received(&callback).expect_err("a string is no ticket");
    assert!(
        refusal.to_string().contains("does not fit: invalid type: string \"...\", expected an object;"),
        "{refusal}"
    );
}

/// In an error, that is. The event itself is as it came.
#[test]
fn what_an_event_names_is_shown_harmless_and_short() {
    let hostile = format!("\u{1b}[2J\r\n\u{2028}\u{202e}\u{200b}{}", "x".repeat(100_000));
    let mut callback =
        platform::event("helpdesk.ticket.updated_v1", json!({ "object": { "guest": { "id": { "open_id": 8 } } } }));
    callback["header"]["event_id"] = json!(hostile);
    callback["header"]["app_id"] = json!(hostile);
    let refusal = received(&callback).expect_err("a number is no open id");
    for text in [refusal.to_string(), format!("{refusal:?}"), format!("{refusal:#?}")] {
        assert!(text.contains(r"\u{1b}[2J\r\n\u{2028}\u{202e}\u{200b}xxx"), "{text:.1000}");
        assert!(text.len() < 1000, "{text:.2000}");
        assert!(!text.contains(['\u{1b}', '\r', '\u{2028}', '\u{202e}', '\u{200b}']), "{text:.1000}");
    }
    let Refusal::Undecodable(event) = refusal else { panic!("{refusal:?}") };
    assert_eq!(event.header.event_id.as_ref(), Some(&hostile));
}

/// Any JSON, not too deep, without fractions, which JSON does not keep.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_sent_is_what_arrives(body in json(), event_type in "\\PC{1,40}", event_id in "\\PC{1,40}") {
        let mut callback = platform::event(&event_type, body.clone());
        callback["header"]["event_id"] = json!(event_id);
        let event = received(&callback).expect("an event");
        prop_assert_eq!(event.event_id(), event_id);
        prop_assert_eq!(event.event, AnyEvent::Other(UnknownEvent::new(event_type, body)));
    }

    #[test]
    fn any_json_is_received_or_refused(callback in json()) {
        let _ = Callback::sealed(&callback).receive(&platform::encrypting());
        let _ = Callback::unsigned(callback.to_string()).receive(&platform::trusting());
    }
}
