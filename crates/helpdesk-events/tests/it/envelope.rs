//! Envelopes of both versions, and their content.
use helpdesk_events::{AnyEvent, Incoming, ReceivedEvent, Refusal, Secret, UnknownEvent};
use helpdesk_types::Timestamp;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::platform::{self, Callback, TOKEN};

fn received(callback: &Value) -> Result<ReceivedEvent, Refusal> {
    match Callback::sealed(callback).receive(&platform::encrypting())? {
        Incoming::Event(event) => Ok(*event),
        other => panic!("{other:?} is not an event"),
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
    assert_eq!(event.header.create_time, Some(Timestamp::from_millis(1_502_199_207_717)));
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
        ("1502199207.7171419", Some(1_502_199_207_717)),
        ("1502199207.7", Some(1_502_199_207_700)),
        ("1502199207.", Some(1_502_199_207_000)),
        ("1502199207", Some(1_502_199_207_000)),
        ("9223372036854775807", None),
        ("", None),
        (".5", None),
        ("1e9", None),
        ("1502199207.七", None),
    ] {
        let mut callback = version_1(&json!({ "type": "x" }));
        callback["ts"] = json!(seconds);
        let header = received(&callback).expect("an event").header;
        assert_eq!(header.create_time.map(Timestamp::raw), milliseconds, "{seconds}");
    }
}

/// The refusal of a strict receiver for an event that any other receives.
fn refused(callback: &Value) -> Refusal {
    let refusal = Callback::sealed(callback).receive(&platform::encrypting().strict(true)).expect_err("it is strict");
    assert_eq!(refusal.http_status(), 422);
    refusal
}

#[test]
fn an_event_that_does_not_fit_its_type_has_what_does() {
    let body = json!({ "object": { "ticket_id": "7", "guest": { "id": { "open_id": 8 } } } });
    let callback = platform::event("helpdesk.ticket.updated_v1", body);
    let event = received(&callback).expect("an event");
    let AnyEvent::TicketUpdated(updated) = &event.event else { panic!("{event:?}") };
    let ticket = updated.object.as_ref().expect("a ticket");
    let guest = ticket.guest.as_ref().and_then(|guest| guest.id.as_ref()).expect("a guest");
    assert_eq!((ticket.ticket_id.as_deref(), guest.open_id.as_deref()), (Some("7"), Some("8")));
    assert_eq!(lines(&event), ["event.object.guest.id.open_id: string documented, integer came, read, 1 time"]);

    let refusal = refused(&callback);
    assert_eq!(
        refusal.to_string(),
        "event 5e3702a84e847582be8db7fb73283c02 of type helpdesk.ticket.updated_v1: `event.object.guest.id.open_id` does not \
         fit: invalid type: integer `8`, expected a string at line 1 column 46; the type is wrong, please report it with the \
         event's body"
    );
    let Refusal::Undecodable(refused) = refusal else { panic!("{refusal:?}") };
    assert_eq!(ReceivedEvent::from(*refused), event);

    let fits = platform::event("helpdesk.ticket.updated_v1", json!({ "object": { "ticket_id": "7" }, "new": 1 }));
    let strictly = Callback::sealed(&fits).receive(&platform::encrypting().strict(true)).expect("it fits");
    let Incoming::Event(strictly) = strictly else { panic!("{strictly:?}") };
    assert!(strictly.deviations.is_empty());
}

fn lines(event: &ReceivedEvent) -> Vec<String> {
    event.deviations.iter().map(ToString::to_string).collect()
}

/// In an error, that is. The event itself is as it came.
#[test]
fn what_an_event_names_is_shown_harmless_and_short() {
    let hostile = format!("\u{1b}[2J\r\n\u{2028}\u{202e}\u{200b}{}", "x".repeat(100_000));
    let mut callback = platform::event("helpdesk.ticket.updated_v1", json!({ "object": { "ticket_id": [[hostile]] } }));
    callback["header"]["event_id"] = json!(hostile);
    callback["header"]["app_id"] = json!(hostile);
    let refusal = refused(&callback);
    for text in [refusal.to_string(), format!("{refusal:?}"), format!("{refusal:#?}")] {
        assert!(text.contains(r"\u{1b}[2J\r\n\u{2028}\u{202e}\u{200b}xxx"), "{text:.1000}");
        assert!(text.len() < 1000, "{text:.2000}");
        assert!(!text.contains(['\u{1b}', '\r', '\u{2028}', '\u{202e}', '\u{200b}']), "{text:.1000}");
    }
    let Refusal::Undecodable(event) = refusal else { panic!("{refusal:?}") };
    assert_eq!(event.received.event_id(), hostile);

    let quoting = platform::event("helpdesk.ticket.updated_v1", json!({ "object": format!("\"{TOKEN}\"") }));
    let text = refused(&quoting).to_string();
    assert!(text.contains("does not fit: invalid type: string \"...\", expected an object at line"), "{text}");
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
