//! The documentation's examples: the events of its pages, and the challenge.

use std::collections::BTreeSet;

use helpdesk_events::types::AnyEvent;
use helpdesk_events::{EventReceiver, Incoming, ReceivedEvent};
use serde_json::Value;

use crate::platform::{self, Callback};

fn received(receiver: &EventReceiver, callback: &Callback) -> ReceivedEvent {
    match callback.receive(receiver).expect("it is received") {
        Incoming::Event(event) => *event,
        other => panic!("{other:?} is not an event"),
    }
}

/// The values of a JSON text, each with its path. A whole number may have become a floating point number.
fn values(place: &str, value: &Value, all: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => object.iter().for_each(|(key, value)| values(&format!("{place}/{key}"), value, all)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, value)| values(&format!("{place}/{index}"), value, all));
        }
        Value::Number(number) if number.is_f64() => {
            all.insert(format!("{place} = {}", number.as_f64().unwrap_or_default()));
        }
        value => {
            all.insert(format!("{place} = {value}"));
        }
    }
}

fn all_values(value: &Value) -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    values("", value, &mut all);
    all
}

#[test]
fn the_events_of_the_pages_arrive_typed_and_whole() {
    let events = platform::documented_events();
    assert_eq!(events.len(), 4);
    for (event_type, example) in events {
        let ways = [
            (platform::encrypting(), Callback::sealed(&example)),
            (platform::encrypting().verification_token(platform::token()), Callback::sealed(&example)),
            (platform::trusting(), Callback::unsigned(example.to_string())),
        ];
        for (receiver, callback) in ways {
            let event = received(&receiver, &callback);
            assert!(!matches!(event.event, AnyEvent::Other(_)), "{event_type} is typed");
            assert_eq!((event.event_type(), event.header.event_type.as_deref()), (&*event_type, Some(&*event_type)));
            let body = serde_json::to_value(&event.event).expect("JSON");
            assert_eq!(all_values(&body), all_values(&example["event"]), "{event_type}");
            let header = event.header;
            for (key, value) in [
                ("event_id", header.event_id),
                ("create_time", header.create_time.map(|time| time.as_millis().to_string())),
                ("token", header.token.map(|token| token.expose().to_owned())),
                ("app_id", header.app_id),
                ("tenant_key", header.tenant_key),
            ] {
                assert_eq!(value.as_deref(), example["header"][key].as_str(), "{event_type} {key}");
            }
        }
    }
}

#[test]
fn the_challenge_is_answered_however_it_comes() {
    let challenge = platform::challenge();
    let text = challenge.to_string();
    let sealed = Callback::sealed(&challenge);
    let unsigned = Callback::unsigned(sealed.body.clone());
    for (what, receiver, callback) in [
        ("clear", platform::trusting(), Callback::unsigned(text)),
        ("signed", platform::encrypting(), sealed),
        ("not signed", platform::encrypting(), unsigned.clone()),
        ("not signed, with a token", platform::encrypting().verification_token(platform::token()), unsigned),
    ] {
        let incoming = callback.receive(&receiver).expect(what);
        let Incoming::Challenge(challenge) = incoming else { panic!("{what}: {incoming:?}") };
        assert_eq!(challenge.answer(), r#"{"challenge":"ajls384kdjx98XX"}"#, "{what}");
    }
}
