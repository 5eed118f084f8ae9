//! The platform's side of a callback, made here by the book: what it encrypts, signs and sends.

use std::time::{Duration, SystemTime};

use aes::Aes256;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cbc::Encryptor;
use cbc::cipher::block_padding::{NoPadding, Pkcs7};
use cbc::cipher::{BlockModeEncrypt, KeyIvInit};
use helpdesk_events::{CallbackHeaders, EncryptKey, EventReceiver, Incoming, Refusal, VerificationToken};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

pub(crate) const KEY: &str = "encrypt-key-of-the-tests";
pub(crate) const TOKEN: &str = "rvaYgkND1GOiu5MM0E1rncYC6PLtF7JV";
const NONCE: &str = "78d1a2";
const IV: [u8; 16] = *b"0123456789abcdef";

/// When all that is received here is received, in seconds since 1970.
pub(crate) const NOW: u64 = 1_700_000_000;

/// A callback on its way.
#[derive(Clone)]
pub(crate) struct Callback {
    pub(crate) timestamp: Option<String>,
    pub(crate) nonce: Option<String>,
    pub(crate) signature: Option<String>,
    pub(crate) body: Vec<u8>,
}

impl Callback {
    pub(crate) fn unsigned(body: impl Into<Vec<u8>>) -> Self {
        Self { timestamp: None, nonce: None, signature: None, body: body.into() }
    }

    /// Signs any body.
    pub(crate) fn signed(body: impl Into<Vec<u8>>) -> Self {
        Self::signed_at(NOW, body)
    }

    pub(crate) fn signed_at(seconds: u64, body: impl Into<Vec<u8>>) -> Self {
        Self::signed_with(KEY, &seconds.to_string(), body)
    }

    pub(crate) fn signed_with(key: &str, timestamp: &str, body: impl Into<Vec<u8>>) -> Self {
        let body = body.into();
        let signed = [timestamp.as_bytes(), NONCE.as_bytes(), key.as_bytes(), &body].concat();
        let signature = Sha256::digest(signed).iter().map(|byte| format!("{byte:02x}")).collect();
        Self { timestamp: Some(timestamp.to_owned()), nonce: Some(NONCE.to_owned()), signature: Some(signature), body }
    }

    /// Encrypts and signs.
    pub(crate) fn sealed(callback: &Value) -> Self {
        Self::signed(encrypted(callback.to_string().as_bytes()))
    }

    pub(crate) fn receive(&self, receiver: &EventReceiver) -> Result<Incoming, Refusal> {
        let headers = CallbackHeaders::from_fn(|name| match name {
            "X-Lark-Request-Timestamp" => self.timestamp.as_deref(),
            "X-Lark-Request-Nonce" => self.nonce.as_deref(),
            "X-Lark-Signature" => self.signature.as_deref(),
            other => panic!("no header is called {other}"),
        });
        receiver.receive_at(&headers, &self.body, SystemTime::UNIX_EPOCH + Duration::from_secs(NOW))
    }
}

/// The body `{"encrypt": "..."}` of a text.
pub(crate) fn encrypted(text: &[u8]) -> Vec<u8> {
    let length = text.len();
    let mut buffer = text.to_vec();
    buffer.resize(length + 16, 0);
    let cipher = encryptor().encrypt_padded::<Pkcs7>(&mut buffer, length).expect("there is room").to_vec();
    body_of(&cipher)
}

/// As [`encrypted`], of a text that brings its own padding, good or bad.
pub(crate) fn encrypted_as_it_is(padded: &[u8]) -> Vec<u8> {
    let mut buffer = padded.to_vec();
    let cipher = encryptor().encrypt_padded::<NoPadding>(&mut buffer, padded.len()).expect("whole blocks").to_vec();
    body_of(&cipher)
}

fn encryptor() -> Encryptor<Aes256> {
    Encryptor::new(&Sha256::digest(KEY), &IV.into())
}

fn body_of(cipher: &[u8]) -> Vec<u8> {
    body_of_base64(&STANDARD.encode([&IV, cipher].concat()))
}

pub(crate) fn body_of_base64(text: &str) -> Vec<u8> {
    json!({ "encrypt": text }).to_string().into_bytes()
}

/// A receiver with the key.
pub(crate) fn encrypting() -> EventReceiver {
    EventReceiver::encrypted(EncryptKey::new(KEY).expect("a key"))
}

/// A receiver with the token alone.
pub(crate) fn trusting() -> EventReceiver {
    EventReceiver::unencrypted(token())
}

pub(crate) fn token() -> VerificationToken {
    VerificationToken::new(TOKEN).expect("a token")
}

/// An event of version 2.0.
pub(crate) fn event(event_type: &str, body: Value) -> Value {
    let header = json!({
        "event_id": "5e3702a84e847582be8db7fb73283c02",
        "event_type": event_type,
        "create_time": "1608725989000",
        "token": TOKEN,
        "app_id": "cli_9f5343c580712544",
        "tenant_key": "2ca1d211f64f6438",
    });
    let mut callback = json!({ "schema": "2.0", "header": header });
    callback["event"] = body;
    callback
}

pub(crate) fn challenge() -> Value {
    json!({ "challenge": "ajls384kdjx98XX", "token": TOKEN, "type": "url_verification" })
}

/// The event examples of the pages, whole, by event type.
pub(crate) fn documented_events() -> Vec<(String, Value)> {
    let schema = helpdesk_schema::Schema::from_json(helpdesk_types::SCHEMA).expect("the schema loads");
    let example = |event: helpdesk_schema::Event| {
        let example = event.example.expect("the page has an example").value().expect("it is JSON");
        (event.id, example)
    };
    schema.events.into_iter().map(example).collect()
}
