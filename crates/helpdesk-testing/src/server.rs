//! A server on loopback that sends scripted bytes, valid or not, and records requests.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use tokio::io::{AsyncWriteExt, BufStream};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;

use crate::message::{Head, value};

/// The path of the operation that issues tenant access tokens.
pub const TOKEN_PATH: &str = "/open-apis/auth/v3/tenant_access_token/internal";

/// A received request.
#[derive(Debug, Clone)]
pub struct Received {
    /// The HTTP method.
    pub method: String,
    /// Path and query, undecoded.
    pub target: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// When its head was received.
    pub at: Instant,
}

impl Received {
    /// Returns the value of the first header with this name, in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        value(&self.headers, name)
    }

    /// Returns the first value of a query parameter, undecoded.
    pub fn query(&self, name: &str) -> Option<&str> {
        let (_, query) = self.target.split_once('?')?;
        query.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// Returns whether it requests a tenant access token.
    pub fn is_token_fetch(&self) -> bool {
        self.target == TOKEN_PATH
    }
}

/// A scripted response.
#[derive(Debug, Clone)]
pub enum Reply {
    /// These bytes, then the connection is closed.
    Bytes(Vec<u8>),
    /// These bytes, and the connection stays open for the next request.
    Kept(Vec<u8>),
    /// These bytes once the gate has a permit.
    Gated(Arc<Semaphore>, Vec<u8>),
    /// These bytes after a delay, then the connection is closed.
    Late(Duration, Vec<u8>),
    /// No response, with the connection kept open.
    Silence,
}

impl Reply {
    /// Creates a JSON response with additional header lines.
    pub fn json(status: u16, headers: &str, body: &str) -> Self {
        let length = body.len();
        let head = format!("HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n");
        Self::Bytes(format!("{head}{headers}Connection: close\r\n\r\n{body}").into_bytes())
    }

    /// Creates a JSON response that keeps the connection open.
    pub fn kept(body: &str) -> Self {
        let head =
            format!("HTTP/1.1 200 X\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n", body.len());
        Self::Kept((head + body).into_bytes())
    }

    /// Creates a response with a tenant access token that expires after `expire` seconds.
    pub fn token(token: &str, expire: u64) -> Self {
        let body = format!(r#"{{"code":0,"msg":"ok","tenant_access_token":"{token}","expire":{expire}}}"#);
        Self::json(200, "", &body)
    }

    /// Delays the response.
    pub fn late(self, time: Duration) -> Self {
        match self {
            Self::Bytes(bytes) => Self::Late(time, bytes),
            other => other,
        }
    }

    /// Delays the response until the gate has a permit.
    pub fn gated(self, gate: &Arc<Semaphore>) -> Self {
        match self {
            Self::Bytes(bytes) => Self::Gated(Arc::clone(gate), bytes),
            other => other,
        }
    }
}

/// A running server; it stops when dropped.
#[derive(Debug)]
pub struct Server {
    /// Its address: `http://127.0.0.1:PORT`.
    pub url: String,
    requests: Arc<Mutex<Vec<Received>>>,
    connections: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl Server {
    /// Starts a server that responds to each request by `script`.
    pub async fn start(script: impl Fn(&Received) -> Reply + Send + Sync + 'static) -> Self {
        Self::start_at((Ipv4Addr::LOCALHOST, 0).into(), script).await
    }

    /// Starts a server whose connections are delayed by `connecting`.
    pub async fn start_far_away(
        connecting: Duration,
        script: impl Fn(&Received) -> Reply + Send + Sync + 'static,
    ) -> Self {
        Self::serve_at((Ipv4Addr::LOCALHOST, 0).into(), connecting, script).await
    }

    /// Starts a server at an address.
    pub async fn start_at(address: SocketAddr, script: impl Fn(&Received) -> Reply + Send + Sync + 'static) -> Self {
        Self::serve_at(address, Duration::ZERO, script).await
    }

    async fn serve_at(
        address: SocketAddr,
        connecting: Duration,
        script: impl Fn(&Received) -> Reply + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind(address).await.expect("the port is free");
        let url = format!("http://{}", listener.local_addr().expect("the listener is bound"));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let connections = Arc::new(AtomicUsize::new(0));
        let (log, accepted, script) = (Arc::clone(&requests), Arc::clone(&connections), Arc::new(script));
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                accepted.fetch_add(1, Ordering::Relaxed);
                let (log, script) = (Arc::clone(&log), Arc::clone(&script));
                tokio::spawn(async move {
                    tokio::time::sleep(connecting).await;
                    serve(stream, log, script).await;
                });
            }
        });
        Self { url, requests, connections, task }
    }

    /// Starts a server that issues a token, and sends these bytes for any other request.
    pub async fn answering(reply: impl Into<Vec<u8>>) -> Self {
        let reply = reply.into();
        Self::start(move |request| match request.is_token_fetch() {
            true => Reply::token("t-0123456789", 7200),
            false => Reply::Bytes(reply.clone()),
        })
        .await
    }

    /// Returns all requests so far.
    pub fn requests(&self) -> Vec<Received> {
        self.requests.lock().expect("no handler panics").clone()
    }

    /// Returns the number of token requests.
    pub fn token_fetches(&self) -> usize {
        self.requests().iter().filter(|request| request.is_token_fetch()).count()
    }

    /// Returns all requests except those for tokens.
    pub fn calls(&self) -> Vec<Received> {
        self.requests().into_iter().filter(|request| !request.is_token_fetch()).collect()
    }

    /// Returns the number of connections so far.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(
    stream: TcpStream,
    log: Arc<Mutex<Vec<Received>>>,
    script: Arc<impl Fn(&Received) -> Reply + Send + Sync>,
) {
    let mut stream = BufStream::new(stream);
    while let Some(request) = read(&mut stream).await {
        log.lock().expect("no handler panics").push(request.clone());
        let (bytes, kept) = match script(&request) {
            Reply::Bytes(bytes) => (bytes, false),
            Reply::Kept(bytes) => (bytes, true),
            Reply::Gated(gate, bytes) => {
                gate.acquire().await.expect("the gate is never closed").forget();
                (bytes, false)
            }
            Reply::Late(time, bytes) => {
                tokio::time::sleep(time).await;
                (bytes, false)
            }
            Reply::Silence => std::future::pending().await,
        };
        if stream.write_all(&bytes).await.is_err() || stream.flush().await.is_err() || !kept {
            return;
        }
    }
}

async fn read(stream: &mut BufStream<TcpStream>) -> Option<Received> {
    let head = Head::read(stream).await?;
    let at = Instant::now();
    let body = head.read_body(stream).await?;
    let mut words = head.start_line.split(' ').map(str::to_owned);
    Some(Received { method: words.next()?, target: words.next()?, headers: head.headers, body, at })
}
