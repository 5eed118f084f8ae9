//! Callbacks that must not be acted upon: each is refused for its own reason, with its own HTTP status.

use std::time::Duration;

use helpdesk_events::{CallbackHeaders, EventReceiver, Refusal};
use serde_json::json;

use crate::platform::{self, Callback, KEY, NOW, TOKEN, body_of_base64, encrypted};

/// The fault, the receiver, the callback, the refusal and its status.
pub(crate) type Row = (&'static str, EventReceiver, Callback, Refusal, u16);

fn event() -> serde_json::Value {
    platform::event("helpdesk.ticket.created_v1", json!({ "ticket_id": "7" }))
}

fn sealed() -> Callback {
    Callback::sealed(&event())
}

fn changed(mut callback: Callback, change: impl FnOnce(&mut Callback)) -> Callback {
    change(&mut callback);
    callback
}

/// The body with one byte of its base64 changed.
fn with_another_byte(mut body: Vec<u8>) -> Vec<u8> {
    let byte = &mut body[40];
    *byte = if *byte == b'A' { b'B' } else { b'A' };
    body
}

fn nested(depth: usize) -> String {
    format!("{}{}", "[".repeat(depth), "]".repeat(depth))
}

fn not_json(reason: &str) -> Refusal {
    Refusal::NotJson { reason: reason.to_owned() }
}

pub(crate) fn rows() -> Vec<Row> {
    let mut rows = signatures();
    rows.extend(bodies());
    rows.extend(tokens());
    rows
}

fn signatures() -> Vec<Row> {
    let key = platform::encrypting;
    let other = encrypted(platform::event("a.b_v1", json!({})).to_string().as_bytes());
    let mut long_challenge = platform::challenge();
    long_challenge["challenge"] = json!("x".repeat(4000));
    let wrong = Refusal::WrongSignature;
    vec![
        (
            "another key signs",
            key(),
            Callback::signed_with("another key", &NOW.to_string(), sealed().body),
            wrong.clone(),
            401,
        ),
        ("no signature", key(), Callback::unsigned(sealed().body), Refusal::MissingSignature, 401),
        (
            "no signature, and larger than a challenge",
            key(),
            Callback::unsigned(encrypted(long_challenge.to_string().as_bytes())),
            Refusal::MissingSignature,
            401,
        ),
        (
            "an empty signature",
            key(),
            changed(sealed(), |callback| callback.signature = Some(String::new())),
            Refusal::MissingSignature,
            401,
        ),
        (
            "half a signature",
            key(),
            changed(sealed(), |callback| callback.signature.as_mut().expect("signed").truncate(32)),
            wrong.clone(),
            401,
        ),
        (
            "upper case",
            key(),
            changed(sealed(), |callback| callback.signature.as_mut().expect("signed").make_ascii_uppercase()),
            wrong.clone(),
            401,
        ),
        (
            "a byte of the body changed",
            key(),
            changed(sealed(), |callback| callback.body = with_another_byte(callback.body.clone())),
            wrong.clone(),
            401,
        ),
        ("a byte added", key(), changed(sealed(), |callback| callback.body.push(b' ')), wrong.clone(), 401),
        (
            "the right signature of another body",
            key(),
            changed(sealed(), |callback| callback.body = other),
            wrong.clone(),
            401,
        ),
        (
            "another timestamp",
            key(),
            changed(sealed(), |callback| callback.timestamp = Some((NOW - 1).to_string())),
            wrong.clone(),
            401,
        ),
        (
            "another nonce",
            key(),
            changed(sealed(), |callback| callback.nonce = Some("another".to_owned())),
            wrong.clone(),
            401,
        ),
        (
            "no timestamp",
            key(),
            changed(sealed(), |callback| callback.timestamp = None),
            Refusal::MissingHeader { name: "X-Lark-Request-Timestamp" },
            401,
        ),
        (
            "no nonce",
            key(),
            changed(sealed(), |callback| callback.nonce = None),
            Refusal::MissingHeader { name: "X-Lark-Request-Nonce" },
            401,
        ),
        (
            "an empty timestamp",
            key(),
            changed(sealed(), |callback| callback.timestamp = Some(String::new())),
            Refusal::MissingHeader { name: "X-Lark-Request-Timestamp" },
            401,
        ),
        (
            "an empty nonce",
            key(),
            changed(sealed(), |callback| callback.nonce = Some(String::new())),
            Refusal::MissingHeader { name: "X-Lark-Request-Nonce" },
            401,
        ),
        (
            "wrong all over: nothing is decrypted, nor even read",
            key(),
            Callback::signed_with("another key", "now", "{"),
            wrong.clone(),
            401,
        ),
        (
            "a challenge with a wrong signature",
            key(),
            changed(Callback::sealed(&platform::challenge()), |callback| callback.nonce = Some("another".to_owned())),
            wrong,
            401,
        ),
        (
            "a replay, an hour late",
            key().timestamp_window(Duration::from_secs(60)),
            Callback::signed_at(NOW - 3600, sealed().body),
            Refusal::TooOld { age: Duration::from_secs(3600), window: Duration::from_secs(60) },
            401,
        ),
        (
            "from the future",
            key(),
            Callback::signed_at(NOW + 3600, sealed().body),
            Refusal::FromTheFuture { ahead: Duration::from_secs(3600) },
            401,
        ),
        ("no time", key(), Callback::signed_with(KEY, "now", sealed().body), Refusal::BadTimestamp, 401),
    ]
}

fn bodies() -> Vec<Row> {
    let key = platform::encrypting;
    let deep = format!(r#"{{"schema":"2.0","event":{}}}"#, nested(10_000));
    let mut too_large = sealed();
    too_large.body.resize(EventReceiver::MAX_BODY_BYTES + 1, b' ');
    vec![
        ("too large", key(), Callback::signed(too_large.body.clone()), Refusal::TooLarge, 413),
        ("too large, not signed", platform::trusting(), Callback::unsigned(too_large.body), Refusal::TooLarge, 413),
        ("nothing", key(), Callback::signed(""), not_json("EOF while parsing a value at line 1 column 0"), 400),
        ("no JSON", key(), Callback::signed("encrypt=x"), not_json("expected value at line 1 column 1"), 400),
        (
            "cut",
            key(),
            Callback::signed(&sealed().body[..50]),
            not_json("EOF while parsing a string at line 1 column 50"),
            400,
        ),
        (
            "10,000 arrays",
            key(),
            Callback::signed(format!(r#"{{"encrypt":{}}}"#, nested(10_000))),
            not_json("recursion limit exceeded at line 1 column 138"),
            400,
        ),
        ("10,000 arrays, alone", key(), Callback::signed(nested(10_000)), not_json("it is JSON of another kind"), 400),
        ("10,000 arrays, clear", platform::trusting(), Callback::unsigned(deep), Refusal::WrongToken, 401),
        (
            "no JSON, clear",
            platform::trusting(),
            Callback::unsigned("hello world"),
            not_json("expected value at line 1 column 1"),
            400,
        ),
        (
            "JSON of another kind, clear",
            platform::trusting(),
            Callback::unsigned(format!(r#"["{TOKEN}"]"#)),
            not_json("it is JSON of another kind"),
            400,
        ),
        (
            "the token where it does not belong, clear",
            platform::trusting(),
            Callback::unsigned(format!(
                r#"{{"schema":"2.0","event":{{"token":"{TOKEN}"}},"header":{{"tokens":"{TOKEN}","x":[{{"token":"{TOKEN}"}}]}}}}"#
            )),
            Refusal::WrongToken,
            401,
        ),
        ("not encrypted", key(), Callback::signed(event().to_string()), Refusal::NotEncrypted, 400),
        ("not encrypted, not signed", key(), Callback::unsigned(event().to_string()), Refusal::MissingSignature, 401),
        (
            "a clear challenge",
            key(),
            Callback::unsigned(platform::challenge().to_string()),
            Refusal::MissingSignature,
            401,
        ),
        (
            "in clear text, with nothing that it must have",
            platform::trusting(),
            Callback::unsigned(r#"{"schema":"2.0"}"#),
            Refusal::WrongToken,
            401,
        ),
        ("`encrypt` is not a text", key(), Callback::signed(r#"{"encrypt":7}"#), Refusal::NotEncrypted, 400),
        ("encrypted, for a receiver without a key", platform::trusting(), sealed(), Refusal::Encrypted, 400),
        ("no base64", key(), Callback::signed(body_of_base64("?")), Refusal::BadBase64, 400),
        ("base64 of URLs", key(), Callback::signed(body_of_base64(&"-_".repeat(32))), Refusal::BadBase64, 400),
        ("base64 without padding", key(), Callback::signed(body_of_base64(&"A".repeat(43))), Refusal::BadBase64, 400),
        ("no ciphertext", key(), Callback::signed(body_of_base64("")), Refusal::BadCiphertextLength { length: 0 }, 400),
        (
            "only an initialisation vector",
            key(),
            Callback::signed(body_of_base64("AAAAAAAAAAAAAAAAAAAAAA==")),
            Refusal::BadCiphertextLength { length: 16 },
            400,
        ),
        (
            "part of a block",
            key(),
            Callback::signed(body_of_base64(&"A".repeat(44).replace("AA", "AB"))),
            Refusal::BadCiphertextLength { length: 33 },
            400,
        ),
        ("bad padding", key(), Callback::signed(platform::encrypted_as_it_is(&[b' '; 32])), Refusal::BadPadding, 400),
    ]
}

fn tokens() -> Vec<Row> {
    let tokens = [
        ("a wrong token", json!("another")),
        ("half a token", json!(TOKEN[..16])),
        ("an empty token", json!("")),
        ("a number for a token", json!(7)),
    ];
    let mut rows = Vec::new();
    for (what, token) in tokens {
        let mut event = event();
        event["header"]["token"] = token.clone();
        let mut challenge = platform::challenge();
        challenge["token"] = token.clone();
        let version_1 = json!({ "uuid": "u", "token": token, "type": "event_callback", "event": { "type": "x" } });
        let both = || platform::encrypting().verification_token(platform::token());
        for callback in [event, challenge.clone(), version_1] {
            let (clear, sealed) = (Callback::unsigned(callback.to_string()), Callback::sealed(&callback));
            rows.push((what, platform::trusting(), clear, Refusal::WrongToken, 401));
            rows.push((what, both(), sealed, Refusal::WrongToken, 401));
        }
        let unsigned = Callback::unsigned(Callback::sealed(&challenge).body);
        rows.push((what, both(), unsigned, Refusal::MissingSignature, 401));
    }
    rows
}

#[test]
fn each_is_refused_for_its_own_reason() {
    for (what, receiver, callback, refusal, status) in rows() {
        assert_eq!(callback.receive(&receiver), Err(refusal.clone()), "{what}");
        assert_eq!(refusal.http_status(), status, "{what}");
    }
}

/// A sender who cannot sign learns nothing from decryption: everything but a challenge gets the same
/// refusal.
#[test]
fn without_a_signature_all_ciphertexts_are_one() {
    let event = event().to_string();
    for text in [
        event.as_bytes(),
        br#"{"type":"url_verification"}"#,
        br#"{"type":"event_callback","uuid":"u","event":{"type":"x"}}"#,
        b"{}",
        b"hello world",
        b"\xff",
    ] {
        let callback = Callback::unsigned(encrypted(text));
        assert_eq!(callback.receive(&platform::encrypting()), Err(Refusal::MissingSignature), "{text:?}");
    }
    // A challenge with bad padding does not count as one.
    let mut text = platform::challenge().to_string();
    text.push_str(&" ".repeat(16 - text.len() % 16));
    let callback = Callback::unsigned(platform::encrypted_as_it_is(text.as_bytes()));
    assert_eq!(callback.receive(&platform::encrypting()), Err(Refusal::MissingSignature));
}

#[test]
fn bodies_are_received_up_to_their_limits() {
    let challenge = || encrypted(platform::challenge().to_string().as_bytes());
    let resized = |mut body: Vec<u8>, length: usize| {
        body.resize(length, b' ');
        body
    };
    let unsigned = platform::encrypting().max_body_bytes(&CallbackHeaders::default());
    assert_eq!(unsigned, 4096);
    for (callback, expected) in [
        (Callback::signed(resized(sealed().body, EventReceiver::MAX_BODY_BYTES)), Ok(())),
        (Callback::unsigned(resized(challenge(), unsigned)), Ok(())),
        (Callback::unsigned(resized(challenge(), unsigned + 1)), Err(Refusal::MissingSignature)),
        (Callback::unsigned(resized(challenge(), unsigned + 2)), Err(Refusal::MissingSignature)),
    ] {
        let length = callback.body.len();
        assert_eq!(callback.receive(&platform::encrypting()).map(drop), expected, "{length}");
    }
}
