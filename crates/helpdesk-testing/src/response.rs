//! A client that sends exactly the given bytes.

use serde_json::Value;
use tokio::io::{AsyncBufRead, AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::message::{Head, value};

/// A response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Response {
    fn new(head: Head, body: Vec<u8>) -> Self {
        let status = head.start_line.split(' ').nth(1).and_then(|status| status.parse().ok());
        let status = status.unwrap_or_else(|| panic!("`{}` has no status", head.start_line));
        Self { status, headers: head.headers, body }
    }

    /// Reads a response from a connection that stays open.
    pub async fn read(stream: &mut (impl AsyncBufRead + Unpin)) -> Self {
        Self::try_read(stream).await.expect("the server answers")
    }

    /// Reads a response; `None` if the connection ends first.
    pub async fn try_read(stream: &mut (impl AsyncBufRead + Unpin)) -> Option<Self> {
        let head = Head::read(stream).await?;
        let body = head.read_body(stream).await?;
        Some(Self::new(head, body))
    }

    /// Parses all bytes of a connection as one response.
    pub async fn parse(mut bytes: &[u8]) -> Self {
        let head = Head::read(&mut bytes).await.expect("the server sends a head");
        Self::new(head, bytes.to_vec())
    }

    /// Returns the value of the first header with this name, in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        value(&self.headers, name)
    }

    /// Returns the body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("the body is text")
    }

    /// Returns the body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{e}: {:?}", String::from_utf8_lossy(&self.body)))
    }

    /// Returns the HTTP status, and `code` and `msg` of the platform's envelope.
    pub fn verdict(&self) -> (u16, i64, String) {
        let envelope = self.json();
        let (code, message) = (envelope["code"].as_i64(), envelope["msg"].as_str());
        (self.status, code.expect("it has a code"), message.expect("it has a message").to_owned())
    }
}

/// Sends a request to the server at a URL, and reads the response until the connection ends.
pub async fn send(url: &str, method: &str, target: &str, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Response {
    let headers: Vec<String> = headers.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let first = [format!("{method} {target} HTTP/1.1"), "Host: localhost".to_owned()];
    Response::parse(&exchange(url, &[&first[..], &headers].concat(), body).await).await
}

/// Sends a request with these lines and this body over a new connection, and returns all bytes of the response.
pub async fn exchange(url: &str, lines: &[impl AsRef<str>], body: impl AsRef<[u8]>) -> Vec<u8> {
    let (lines, body): (Vec<&str>, _) = (lines.iter().map(AsRef::as_ref).collect(), body.as_ref());
    let head = format!("{}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n", lines.join("\r\n"), body.len());
    let address = url.strip_prefix("http://").expect("the URL is one of plain HTTP");
    let mut stream = TcpStream::connect(address).await.expect("the server listens");
    stream.write_all(head.as_bytes()).await.expect("the server reads");
    // A server that refuses a large body may stop reading it.
    let _ = stream.write_all(body).await;
    let mut response = Vec::new();
    let _ = stream.read_to_end(&mut response).await;
    response
}
