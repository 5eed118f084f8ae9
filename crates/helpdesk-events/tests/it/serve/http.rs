//! Callbacks over HTTP, as the platform sends them.

use std::net::SocketAddr;
use std::sync::LazyLock;
use std::time::SystemTime;

use helpdesk_testing::Response;
use serde_json::{Value, json};
use tokio::io::{AsyncWriteExt, BufStream};
use tokio::net::TcpStream;

use crate::platform::{self, Callback};

/// A documented event, with this id.
pub(crate) fn event(id: &str) -> Value {
    static CREATED: LazyLock<Value> = LazyLock::new(|| {
        let mut events = platform::documented_events().into_iter();
        events.find(|(event_type, _)| event_type == "helpdesk.ticket.created_v1").expect("it is documented").1
    });
    let mut event = CREATED.clone();
    event["header"]["event_id"] = json!(id);
    event
}

pub(crate) fn now() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("it is after 1970").as_secs()
}

/// Signs any body, now.
pub(crate) fn signed(body: impl Into<Vec<u8>>) -> Callback {
    Callback::signed_at(now(), body)
}

/// Encrypts and signs an event, now.
pub(crate) fn sealed(event: &Value) -> Callback {
    signed(platform::encrypted(event.to_string().as_bytes()))
}

/// The head of a request with the callback's headers.
pub(crate) fn head(method: &str, callback: &Callback, length: usize) -> String {
    let headers = [
        ("X-Lark-Request-Timestamp", &callback.timestamp),
        ("X-Lark-Request-Nonce", &callback.nonce),
        ("X-Lark-Signature", &callback.signature),
    ];
    let headers: String = headers
        .into_iter()
        .filter_map(|(name, value)| value.as_ref().map(|value| format!("{name}: {value}\r\n")))
        .collect();
    format!("{method} /events HTTP/1.1\r\nHost: localhost\r\n{headers}Content-Length: {length}\r\n\r\n")
}

/// A connection to the endpoint, kept for as many callbacks as one likes.
pub(crate) struct Connection {
    pub(crate) stream: BufStream<TcpStream>,
}

impl Connection {
    pub(crate) async fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).await.expect("the server listens");
        stream.set_nodelay(true).expect("the socket is open");
        Self { stream: BufStream::new(stream) }
    }

    pub(crate) async fn send(&mut self, callback: &Callback) -> Response {
        self.start(callback).await;
        self.response().await
    }

    /// Sends, and does not wait for the answer.
    pub(crate) async fn start(&mut self, callback: &Callback) {
        let head = head("POST", callback, callback.body.len());
        self.stream.write_all(&[head.as_bytes(), &callback.body].concat()).await.expect("the server reads");
        self.stream.flush().await.expect("the server reads");
    }

    pub(crate) async fn response(&mut self) -> Response {
        Response::read(&mut self.stream).await
    }
}

/// Sends a callback over a connection of its own; the status of the answer.
pub(crate) async fn send(address: SocketAddr, callback: &Callback) -> u16 {
    Connection::open(address).await.send(callback).await.status
}
