//! Receives arbitrary bytes as a callback, at every depth: as the body, as what is signed, as what is encrypted. Nothing may
//! panic, and nothing that is not proven may come through.

#![no_main]

use std::time::{Duration, SystemTime};

use aes::Aes256;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cbc::Encryptor;
use cbc::cipher::block_padding::{NoPadding, Pkcs7};
use cbc::cipher::{BlockModeEncrypt, KeyIvInit};
use helpdesk_events::{CallbackHeaders, EncryptKey, EventReceiver, Incoming, Refusal, VerificationToken};
use libfuzzer_sys::fuzz_target;
use sha2::{Digest, Sha256};

const KEY: &str = "a secret key";
const TOKEN: &str = "a secret token";
const NOW: u64 = 1_700_000_000;

fuzz_target!(|input: &[u8]| {
    let Some((way, bytes)) = input.split_first() else { return };
    let encrypted = EventReceiver::encrypted(EncryptKey::new(KEY).expect("a key"));
    let unencrypted = EventReceiver::unencrypted(VerificationToken::new(TOKEN).expect("a token"));
    let unsigned = CallbackHeaders::default();
    match way {
        b'b' => {
            let received = receive(&unencrypted, &unsigned, bytes);
            let knows_token = String::from_utf8_lossy(bytes).contains(TOKEN);
            assert!(received.is_err() || knows_token, "who does not know the token got through: {received:?}");
            assert_forged(receive(&encrypted, &unsigned, bytes));
            drop(receive_signed(&encrypted, bytes));
        }
        b'h' => {
            let text = String::from_utf8_lossy(bytes);
            let mut parts = text.splitn(4, '\n');
            let headers = CallbackHeaders::from_fn(|_| parts.next().filter(|part| !part.is_empty()));
            let body = parts.next().unwrap_or_default();
            assert_forged(receive(&encrypted, &headers, body.as_bytes()));
        }
        b't' => {
            let timestamp = String::from_utf8_lossy(bytes);
            let signature = sign(&timestamp, b"{}");
            let headers = CallbackHeaders { timestamp: Some(&timestamp), nonce: Some("n"), signature: Some(&signature) };
            receive(&encrypted, &headers, b"{}").expect_err("`{}` is not encrypted");
        }
        b'c' => {
            let body = body_of(bytes);
            drop(receive_signed(&encrypted, &body));
            assert_forged(receive(&encrypted, &unsigned, &body));
        }
        b'p' => {
            let mut blocks = bytes[..bytes.len() / 16 * 16].to_vec();
            let length = blocks.len();
            let cipher = encryptor().encrypt_padded::<NoPadding>(&mut blocks, length).expect("whole blocks");
            drop(receive_signed(&encrypted, &body_of(&[&[0; 16], cipher].concat())));
        }
        b'e' => {
            let Some((event_type, body)) = bytes.split_first() else { return };
            let event_type = EVENT_TYPES[usize::from(*event_type) % EVENT_TYPES.len()];
            let head = format!(r#"{{"schema":"2.0","header":{{"event_id":"1","event_type":"{event_type}"}},"event":"#);
            receive_text(&encrypted, &[head.as_bytes(), body, b"}"].concat());
        }
        _ => receive_text(&encrypted, bytes),
    }
});

const EVENT_TYPES: [&str; 5] = [
    "helpdesk.notification.approve_v1",
    "helpdesk.ticket_message.created_v1",
    "helpdesk.ticket.created_v1",
    "helpdesk.ticket.updated_v1",
    "another",
];

fn assert_forged(received: Result<Incoming, Refusal>) {
    assert!(received.is_err(), "who does not know the key got through: {received:?}");
}

/// Receives a text encrypted, signed and not.
fn receive_text(receiver: &EventReceiver, text: &[u8]) {
    let mut buffer = text.to_vec();
    buffer.resize(text.len() + 16, 0);
    let cipher = encryptor().encrypt_padded::<Pkcs7>(&mut buffer, text.len()).expect("there is room");
    let body = body_of(&[&[0; 16], cipher].concat());
    let signed = receive_signed(receiver, &body);
    match receive(receiver, &CallbackHeaders::default(), &body) {
        Ok(Incoming::Challenge(challenge)) => {
            assert_eq!(signed, Ok(Incoming::Challenge(challenge)), "signed or not, it is one challenge");
        }
        Ok(other) => panic!("it is not signed: {other:?}"),
        Err(refusal) => assert_eq!(refusal, Refusal::MissingSignature),
    }
}

/// Receives, and uses all that comes of it.
fn receive(receiver: &EventReceiver, headers: &CallbackHeaders<'_>, body: &[u8]) -> Result<Incoming, Refusal> {
    let received = receiver.receive_at(headers, body, SystemTime::UNIX_EPOCH + Duration::from_secs(NOW));
    match &received {
        Ok(Incoming::Event(event)) => {
            assert!(!event.event_id().is_empty());
            serde_json::to_string(&event.event).expect("an event is JSON");
        }
        Ok(Incoming::Challenge(challenge)) => {
            serde_json::from_str::<serde_json::Value>(&challenge.answer()).expect("an answer is JSON");
        }
        Ok(_) => {}
        Err(refusal) => {
            let text = refusal.to_string();
            assert!(!text.contains(KEY) && !text.contains(TOKEN));
            assert!((400..500).contains(&refusal.http_status()) && refusal.http_status() != 422);
        }
    }
    received
}

fn receive_signed(receiver: &EventReceiver, body: &[u8]) -> Result<Incoming, Refusal> {
    let timestamp = NOW.to_string();
    let signature = sign(&timestamp, body);
    let headers = CallbackHeaders { timestamp: Some(&timestamp), nonce: Some("n"), signature: Some(&signature) };
    receive(receiver, &headers, body)
}

fn sign(timestamp: &str, body: &[u8]) -> String {
    let signed = [timestamp.as_bytes(), b"n", KEY.as_bytes(), body].concat();
    Sha256::digest(signed).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn encryptor() -> Encryptor<Aes256> {
    Encryptor::new(&Sha256::digest(KEY), &[0; 16].into())
}

fn body_of(sealed: &[u8]) -> Vec<u8> {
    serde_json::json!({ "encrypt": STANDARD.encode(sealed) }).to_string().into_bytes()
}
