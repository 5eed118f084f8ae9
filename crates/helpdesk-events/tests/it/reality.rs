//! Proven events in a form that no page documents: each gets to the handler, with all that could be read of it.

use helpdesk_events::{AnyEvent, EventReceiver, Incoming, ReceivedEvent, Refusal, Secret};
use serde_json::{Value, json};

use crate::platform::{self, Callback, TOKEN};

const MESSAGE: &str = "helpdesk.ticket_message.created_v1";

pub(crate) fn received(receiver: &EventReceiver, callback: &Callback) -> ReceivedEvent {
    match callback.receive(receiver) {
        Ok(Incoming::Event(event)) => *event,
        other => panic!("{other:?} is not an event"),
    }
}

fn lines(event: &ReceivedEvent) -> Vec<String> {
    event.deviations.iter().map(ToString::to_string).collect()
}

fn body(event: &ReceivedEvent) -> &Value {
    let AnyEvent::Other(other) = &event.event else { panic!("{event:?} is typed") };
    &other.body
}

/// The text of an event of version 2.0, with this text for a payload.
fn envelope(event_type: &str, payload: &[u8]) -> Vec<u8> {
    let header = &platform::event(event_type, json!({}))["header"];
    [format!(r#"{{"schema":"2.0","header":{header},"event":"#).as_bytes(), payload, b"}"].concat()
}

fn sealed(text: &[u8]) -> Callback {
    Callback::signed(platform::encrypted(text))
}

/// The text of an event, and what is received: the type, the body where it is not typed, and the deviations.
pub(crate) type Case = (&'static str, Vec<u8>, &'static str, Option<Value>, Vec<&'static str>);

pub(crate) fn cases() -> Vec<Case> {
    let without = |pointer: &str| {
        let mut event = platform::event("a.b_v1", json!({ "a": 1 }));
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
        event.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object").remove(key);
        event.to_string().into_bytes()
    };
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    let header = |header: &str| format!(r#"{{"schema":"2.0","header":{header},"event":{{"a":1}}}}"#).into_bytes();
    vec![
        (
            "another form of a field",
            envelope(MESSAGE, br#"{"text":["a","b"],"sender_type":"1","ticket":[],"ticket_message_id":7}"#),
            MESSAGE,
            None,
            vec![
                "event.text: string documented, array came, lost, 1 time",
                "event.sender_type: integer documented, string came, read, 1 time",
                "event.ticket: object documented, empty array came, lost, 1 time",
                "event.ticket_message_id: string documented, integer came, read, 1 time",
            ],
        ),
        (
            "a raw line break",
            envelope(MESSAGE, b"{\"text\":\"two\nlines\"}"),
            MESSAGE,
            None,
            vec!["event.text: string documented, malformed string came, read, 1 time"],
        ),
        (
            "half a surrogate pair",
            envelope(MESSAGE, br#"{"text":"Ann \ud83d"}"#),
            MESSAGE,
            None,
            vec!["event.text: string documented, malformed string came, read, 1 time"],
        ),
        (
            "no UTF-8",
            envelope(MESSAGE, b"{\"text\":\"Ann \xff\"}"),
            MESSAGE,
            None,
            vec!["event.text: string documented, malformed string came, read, 1 time"],
        ),
        (
            "a list for a payload",
            envelope(MESSAGE, br#"[1,{"text":"a"}]"#),
            MESSAGE,
            Some(json!([1, { "text": "a" }])),
            vec!["event: object documented, array came, lost, 1 time"],
        ),
        (
            "no text in a payload",
            envelope(MESSAGE, br#""""#),
            MESSAGE,
            Some(json!("")),
            vec!["event: object documented, empty string came, lost, 1 time"],
        ),
        (
            "null for a payload",
            envelope(MESSAGE, b"null"),
            MESSAGE,
            Some(Value::Null),
            vec!["event: object documented, null came, lost, 1 time"],
        ),
        (
            "no payload",
            without("/event"),
            "a.b_v1",
            Some(without_token(&without("/event"))),
            vec!["$: object documented, object came, lost, 1 time"],
        ),
        (
            "no type",
            without("/header/event_type"),
            "",
            Some(json!({ "a": 1 })),
            vec!["header.event_type: string documented, nothing came, lost, 1 time"],
        ),
        (
            "no id",
            without("/header/event_id"),
            "a.b_v1",
            Some(json!({ "a": 1 })),
            vec!["header.event_id: string documented, nothing came, lost, 1 time"],
        ),
        (
            "an empty id, a number for a type",
            header(&json!({ "event_id": "", "event_type": 7, "token": TOKEN }).to_string()),
            "7",
            Some(json!({ "a": 1 })),
            vec!["header.event_type: string documented, integer came, read, 1 time"],
        ),
        (
            "no envelope",
            json!({ "token": TOKEN, "more": { "a": [1] } }).to_string().into_bytes(),
            "",
            Some(json!({ "more": { "a": [1] } })),
            vec![
                "uuid: string documented, nothing came, lost, 1 time",
                "event.type: string documented, nothing came, lost, 1 time",
                "$: object documented, object came, lost, 1 time",
            ],
        ),
        (
            "a challenge without one",
            json!({ "token": TOKEN, "type": "url_verification" }).to_string().into_bytes(),
            "",
            Some(json!({ "type": "url_verification" })),
            vec![
                "uuid: string documented, nothing came, lost, 1 time",
                "event.type: string documented, nothing came, lost, 1 time",
                "$: object documented, object came, lost, 1 time",
            ],
        ),
        (
            "cut off",
            envelope(MESSAGE, br#"{"text":"a""#)[..277].to_vec(),
            "",
            Some(Value::Null),
            vec!["$: object documented, another value came, lost, 1 time"],
        ),
        (
            "10,000 arrays where a text is documented",
            envelope(MESSAGE, format!(r#"{{"text":{},"msg_type":"a"}}"#, nested(10_000)).as_bytes()),
            MESSAGE,
            None,
            vec!["event.text: string documented, array came, lost, 1 time"],
        ),
    ]
}

fn without_token(text: &[u8]) -> Value {
    let mut callback: Value = serde_json::from_slice(text).expect("JSON");
    callback["header"].as_object_mut().expect("a header").remove("token");
    callback
}

/// Texts that have no place for a token, so that a signature alone can prove them.
pub(crate) fn signed_cases() -> Vec<(&'static str, Vec<u8>, Value, &'static str)> {
    let other = "$: object documented, another value came, lost, 1 time";
    vec![
        ("no JSON", b"hello world".to_vec(), Value::Null, other),
        ("nothing", Vec::new(), Value::Null, other),
        ("no UTF-8", b"\xff\xfe".to_vec(), Value::Null, other),
        ("two values", b"{}{}".to_vec(), Value::Null, other),
        ("a list", b"[1,2]".to_vec(), json!([1, 2]), "$: object documented, array came, lost, 1 time"),
        ("a number", b"7".to_vec(), json!(7), "$: object documented, integer came, lost, 1 time"),
        (
            "an object of no kind",
            br#"{"header":{},"a":1}"#.to_vec(),
            json!({ "header": {}, "a": 1 }),
            "header.event_id: string documented, nothing came, lost, 1 time",
        ),
        ("null", b"null".to_vec(), Value::Null, "$: object documented, null came, lost, 1 time"),
    ]
}

#[test]
fn what_deviates_is_received() {
    for (what, text, event_type, expected, deviations) in cases() {
        let ways = [
            (platform::encrypting(), sealed(&text)),
            (platform::encrypting().verification_token(platform::token()), sealed(&text)),
            (platform::trusting(), Callback::unsigned(text.clone())),
        ];
        for (receiver, callback) in ways {
            let event = received(&receiver, &callback);
            assert_eq!(
                (event.event_type(), lines(&event)),
                (event_type, deviations.clone().into_iter().map(str::to_owned).collect()),
                "{what}"
            );
            assert_eq!(event.raw(), text, "{what}");
            assert!(!event.event_id().is_empty(), "{what}");
            assert!(!format!("{event:?}").contains(TOKEN), "{what}: {event:?}");
            match &expected {
                Some(expected) => assert_eq!(body(&event), expected, "{what}"),
                None => assert!(matches!(event.event, AnyEvent::TicketMessageCreated(_)), "{what}: {event:?}"),
            }
            let refusal = callback.receive(&receiver.strict(true)).expect_err(what);
            assert!(matches!(refusal, Refusal::Undecodable(_)) && refusal.http_status() == 422, "{what}: {refusal:?}");
            assert!(!refusal.to_string().contains(TOKEN), "{what}: {refusal}");
        }
    }
}

#[test]
fn what_is_signed_is_received_whatever_it_is() {
    for (what, text, expected, deviation) in signed_cases() {
        for receiver in [platform::encrypting(), platform::encrypting().verification_token(platform::token())] {
            let event = received(&receiver, &sealed(&text));
            assert_eq!((event.event_type(), body(&event), event.raw()), ("", &expected, &*text), "{what}");
            assert_eq!(lines(&event).first().map(String::as_str), Some(deviation), "{what}");
            let again = received(&receiver, &sealed(&text));
            assert_eq!(
                (event.event_id(), event.event_id().len()),
                (again.event_id(), 64),
                "{what}: the id is the same"
            );
        }
    }
}

#[test]
fn a_captured_message() {
    let payload = json!({
        "chat_id": "oc_1",
        "content": { "content": "**menu**\n[one]\n", "msg_type": "text" },
        "message_id": "om_1",
        "position": 222,
        "sender_type": 1,
        "text": "menu",
        "ticket": { "status": 1, "ticket_id": "71" },
        "ticket_message_id": "72",
    });
    let event = received(&platform::encrypting(), &Callback::sealed(&platform::event(MESSAGE, payload)));
    let AnyEvent::TicketMessageCreated(message) = &event.event else { panic!("{event:?}") };
    assert_eq!(message.text.as_deref(), Some("menu"));
    assert_eq!(message.ticket.as_ref().and_then(|ticket| ticket.ticket_id.as_deref()), Some("71"));
    let typed = serde_json::to_value(&event.event).expect("JSON");
    assert_eq!(typed["position"].to_string().trim_matches('"'), "222");
}

/// With an Encrypt Key, a Verification Token is asked of all that names a type.
#[test]
fn what_names_a_type_needs_its_token() {
    let both = || platform::encrypting().verification_token(platform::token());
    for callback in [
        json!({ "schema": "2.0", "header": { "event_id": "1", "event_type": MESSAGE }, "event": {} }),
        json!({ "event": { "type": MESSAGE } }),
        json!({ "challenge": "a", "type": "url_verification" }),
        json!({ "schema": "2.0", "header": { "token": null }, "event": {} }),
        json!({ "token": [TOKEN], "event": {} }),
    ] {
        assert_eq!(Callback::sealed(&callback).receive(&both()), Err(Refusal::WrongToken), "{callback}");
    }
}

/// The token decides who the sender is, and is not guessed.
#[test]
fn a_token_is_text() {
    let callback =
        json!({ "schema": "2.0", "header": { "event_id": "1", "event_type": "a", "token": 7 }, "event": {} });
    let seven = helpdesk_events::VerificationToken::new("7").expect("a token");
    let refusal = Callback::unsigned(callback.to_string()).receive(&EventReceiver::unencrypted(seven));
    assert_eq!(refusal, Err(Refusal::WrongToken));
    let event = received(&platform::encrypting(), &Callback::sealed(&callback));
    assert_eq!(event.header.token.as_ref().map(Secret::expose), Some("7"));
}

#[test]
fn empty_headers_count_as_absent() {
    let challenge = platform::encrypted(platform::challenge().to_string().as_bytes());
    let empty = Some(String::new());
    let mut callback = Callback { timestamp: empty.clone(), nonce: empty.clone(), signature: empty, body: challenge };
    assert!(matches!(callback.receive(&platform::encrypting()), Ok(Incoming::Challenge(_))));
    callback.body = Callback::sealed(&platform::event("a.b_v1", json!({}))).body;
    assert_eq!(callback.receive(&platform::encrypting()), Err(Refusal::MissingSignature));
}

#[test]
fn the_form_of_a_payload_that_is_no_object_is_reported() {
    for (payload, form) in [
        ("null", "null"),
        ("true", "boolean"),
        ("7", "integer"),
        ("1.5", "number"),
        ("\"\"", "empty string"),
        ("\"a\"", "string"),
        ("[]", "empty array"),
        ("[1]", "array"),
    ] {
        let event = received(&platform::encrypting(), &sealed(&envelope(MESSAGE, payload.as_bytes())));
        assert_eq!(lines(&event), [format!("event: object documented, {form} came, lost, 1 time")], "{payload}");
    }
    let nothing = received(&platform::encrypting(), &sealed(b"{}"));
    let line = "$: object documented, empty object came, lost, 1 time".to_owned();
    assert!(lines(&nothing).contains(&line), "{:?}", lines(&nothing));
}
