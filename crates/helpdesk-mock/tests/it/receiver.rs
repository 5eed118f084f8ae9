//! A server at a callback URL, which keeps all that is pushed to it, and reads it as strictly as can be.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use aes::Aes256;
use aes::cipher::{BlockModeDecrypt, KeyIvInit, block_padding::Pkcs7};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use helpdesk_mock::Mock;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;

/// The keys of the mock's app.
pub(crate) const ENCRYPT_KEY: &str = "mock-encrypt-key";
pub(crate) const TOKEN: &str = "mock-verification-token";

/// The status of an answer that never comes.
pub(crate) const NEVER: u16 = 0;

pub(crate) struct Receiver {
    pub(crate) url: String,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    pushed: Mutex<Vec<Pushed>>,
    statuses: Mutex<VecDeque<u16>>,
}

/// A push as it arrived.
#[derive(Debug, Clone)]
pub(crate) struct Pushed {
    headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Receiver {
    /// It answers challenges as it must, and all else by 200.
    pub(crate) async fn start() -> Self {
        let shared = Arc::new(Shared::default());
        let receiver =
            Router::new().fallback(receive).layer(DefaultBodyLimit::max(8192)).with_state(Arc::clone(&shared));
        Self { url: serve(receiver).await, shared }
    }

    /// Answers the next pushes with these statuses; challenges use none of them up.
    pub(crate) fn answer(&self, statuses: impl IntoIterator<Item = u16>) {
        self.shared.statuses.lock().unwrap().extend(statuses);
    }

    /// All that was pushed but challenges, in its order.
    pub(crate) fn pushed(&self) -> Vec<Pushed> {
        self.shared.pushed.lock().unwrap().clone()
    }

    /// The only thing that was pushed.
    pub(crate) fn only(&self) -> Pushed {
        let pushed = self.pushed();
        assert_eq!(pushed.len(), 1);
        pushed.into_iter().next().unwrap()
    }

    pub(crate) fn event_types(&self) -> Vec<String> {
        let event_type = |pushed: Pushed| pushed.envelope()["header"]["event_type"].as_str().unwrap().to_owned();
        self.pushed().into_iter().map(event_type).collect()
    }
}

/// Serves something at a URL of its own.
pub(crate) async fn serve(router: Router) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/events?app=1", listener.local_addr().unwrap());
    tokio::spawn(axum::serve(listener, router).into_future());
    url
}

/// A mock that pushes to a receiver, and sends again after next to no time.
pub(crate) async fn mock_and_receiver() -> (Mock, Receiver) {
    let receiver = Receiver::start().await;
    let waits = helpdesk_mock::REDELIVERY.map(|wait| wait / 1_000_000);
    let mock = Mock::builder().callback_url(&receiver.url).redelivery(waits).start().await.unwrap();
    (mock, receiver)
}

async fn receive(State(shared): State<Arc<Shared>>, headers: HeaderMap, body: Bytes) -> (StatusCode, String) {
    let pushed = Pushed { headers, body };
    if let Some(challenge) = pushed.open().ok().and_then(|opened| opened.get("challenge").cloned()) {
        return (StatusCode::OK, json!({ "challenge": challenge }).to_string());
    }
    shared.pushed.lock().unwrap().push(pushed);
    let status = shared.statuses.lock().unwrap().pop_front().unwrap_or(200);
    if status == NEVER {
        std::future::pending::<()>().await;
    }
    (StatusCode::from_u16(status).unwrap(), String::new())
}

impl Pushed {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The envelope, decrypted if it was encrypted.
    pub(crate) fn envelope(&self) -> Value {
        self.open().unwrap()
    }

    /// The fault of the push, if it has one.
    pub(crate) fn fault(&self) -> Option<&'static str> {
        let signed = [
            self.header("X-Lark-Request-Timestamp").as_bytes(),
            self.header("X-Lark-Request-Nonce").as_bytes(),
            ENCRYPT_KEY.as_bytes(),
            &self.body,
        ];
        let expected: String = Sha256::digest(signed.concat()).iter().map(|byte| format!("{byte:02x}")).collect();
        if self.header("X-Lark-Signature") != expected {
            return Some("signature");
        }
        let signed_at = Duration::from_secs(self.header("X-Lark-Request-Timestamp").parse().unwrap());
        if SystemTime::now().duration_since(UNIX_EPOCH).unwrap().abs_diff(signed_at) > Duration::from_secs(60) {
            return Some("time");
        }
        match self.open() {
            Err(fault) => Some(fault),
            Ok(envelope) if envelope["header"].is_null() => Some("header"),
            Ok(envelope) if envelope["header"]["token"] != TOKEN => Some("token"),
            Ok(_) => None,
        }
    }

    fn open(&self) -> Result<Value, &'static str> {
        let body: Value = serde_json::from_slice(&self.body).map_err(|_| "body")?;
        let Some(encrypted) = body["encrypt"].as_str() else { return Ok(body) };
        let encrypted = STANDARD.decode(encrypted).map_err(|_| "Base64")?;
        if encrypted.len() < 32 || encrypted.len() % 16 != 0 {
            return Err("length");
        }
        let (iv, mut text) = (&encrypted[..16], encrypted[16..].to_vec());
        let decryptor = cbc::Decryptor::<Aes256>::new_from_slices(&Sha256::digest(ENCRYPT_KEY), iv).unwrap();
        let text = decryptor.decrypt_padded::<Pkcs7>(&mut text).map_err(|_| "padding")?;
        serde_json::from_slice(text).map_err(|_| "JSON")
    }
}
