//! A platform that does as a test says, down to the bytes.

use std::future::Future;
use std::net::Ipv4Addr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha1::{Digest as _, Sha1};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::Role;

/// A request's head, and the stream behind it.
pub(crate) struct Upgrade {
    key: String,
    pub(crate) stream: TcpStream,
}

impl Upgrade {
    /// Answers as a WebSocket does.
    pub(crate) async fn accept(mut self) -> WebSocketStream<TcpStream> {
        let salted = format!("{}258EAFA5-E914-47DA-95CA-C5AB0DC85B11", self.key);
        let accept = STANDARD.encode(Sha1::digest(salted));
        self.answer(&format!("Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n")).await;
        WebSocketStream::from_raw_socket(self.stream, Role::Server, None).await
    }

    /// Answers with status 101 and these headers.
    pub(crate) async fn answer(&mut self, headers: &str) {
        let head = format!("HTTP/1.1 101 Switching Protocols\r\n{headers}\r\n");
        self.stream.write_all(head.as_bytes()).await.expect("a client");
    }
}

/// The URL of a server whose endpoint leads to itself, where this is done with each upgrade.
pub(crate) async fn serve<F, Fut>(connected: F) -> String
where
    F: Fn(Upgrade) -> Fut + Clone + Send + 'static,
    Fut: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
    let address = listener.local_addr().expect("it is bound");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let connected = connected.clone();
            tokio::spawn(async move {
                let mut stream = BufReader::new(stream);
                let mut head = String::new();
                while !head.ends_with("\r\n\r\n") && stream.read_line(&mut head).await.is_ok_and(|read| read > 0) {}
                let header = |name: &str| {
                    let line = head.lines().find(|line| line.to_ascii_lowercase().starts_with(name));
                    line.and_then(|line| Some(line.split_once(": ")?.1.to_owned())).unwrap_or_default()
                };
                if head.starts_with("GET") {
                    return connected(Upgrade { key: header("sec-websocket-key"), stream: stream.into_inner() }).await;
                }
                let mut body = vec![0; header("content-length").parse().unwrap_or_default()];
                let _ = stream.read_exact(&mut body).await;
                let url =
                    format!("ws://{address}/?device_id=1&service_id=2&access_key=secret-of-url&ticket=ticket-of-url");
                let config = json!({ "PingInterval": 1 });
                let body = json!({ "code": 0, "data": { "URL": url, "ClientConfig": config } }).to_string();
                let answer = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len());
                let _ = stream.write_all(answer.as_bytes()).await;
            });
        }
    });
    format!("http://{address}")
}
