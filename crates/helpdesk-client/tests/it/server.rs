//! A server on loopback that answers raw bytes, so that it can lie; and keeps what it was sent.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use helpdesk_client::{AppCredentials, Client, ClientBuilder, HelpdeskCredentials};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;

pub(crate) const TOKEN_PATH: &str = "/open-apis/auth/v3/tenant_access_token/internal";

pub(crate) const APP_ID: &str = "cli_a1b2c3d4";
pub(crate) const APP_SECRET: &str = "app-secret-app-secret";
pub(crate) const HELPDESK_ID: &str = "6939771743531696147";
pub(crate) const HELPDESK_TOKEN: &str = "ht-44e5ef73-a8b1";
/// What `printf %s "$HELPDESK_ID:$HELPDESK_TOKEN" | base64` prints.
pub(crate) const HELPDESK_HEADER: &str = "NjkzOTc3MTc0MzUzMTY5NjE0NzpodC00NGU1ZWY3My1hOGIx";

/// A request as it came in.
#[derive(Debug, Clone)]
pub(crate) struct Received {
    pub(crate) method: String,
    /// Path and query, not decoded.
    pub(crate) target: String,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    /// When its head had come.
    pub(crate) at: Instant,
}

impl Received {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The first value of a query parameter, not decoded.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        let (_, query) = self.target.split_once('?')?;
        query.split('&').filter_map(|pair| pair.split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    pub(crate) fn is_token_fetch(&self) -> bool {
        self.target == TOKEN_PATH
    }
}

/// What to answer.
#[derive(Clone)]
pub(crate) enum Reply {
    /// These bytes, then the end of the connection.
    Bytes(Vec<u8>),
    /// These bytes, and the connection is kept for the next request.
    Kept(Vec<u8>),
    /// These bytes once the gate has a permit.
    Gated(Arc<Semaphore>, Vec<u8>),
    /// These bytes after that time, then the end of the connection.
    Late(Duration, Vec<u8>),
    /// Nothing, with the connection kept open.
    Silence,
}

impl Reply {
    /// A JSON answer, with more header lines.
    pub(crate) fn json(status: u16, headers: &str, body: &str) -> Self {
        let length = body.len();
        let head = format!("HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n");
        Self::Bytes(format!("{head}{headers}Connection: close\r\n\r\n{body}").into_bytes())
    }

    /// A JSON answer, and the connection is kept.
    pub(crate) fn kept(body: &str) -> Self {
        let head =
            format!("HTTP/1.1 200 X\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n", body.len());
        Self::Kept((head + body).into_bytes())
    }

    /// A token that lives so many seconds.
    pub(crate) fn token(token: &str, expire: u64) -> Self {
        let body = format!(r#"{{"code":0,"msg":"ok","tenant_access_token":"{token}","expire":{expire}}}"#);
        Self::json(200, "", &body)
    }

    /// After that time.
    pub(crate) fn late(self, time: Duration) -> Self {
        match self {
            Self::Bytes(bytes) => Self::Late(time, bytes),
            other => other,
        }
    }

    /// Waits for a permit of the gate first.
    pub(crate) fn gated(self, gate: &Arc<Semaphore>) -> Self {
        match self {
            Self::Bytes(bytes) => Self::Gated(Arc::clone(gate), bytes),
            other => other,
        }
    }
}

/// A running server; it stops when dropped.
pub(crate) struct Server {
    pub(crate) url: String,
    requests: Arc<Mutex<Vec<Received>>>,
    connections: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl Server {
    /// Answers each request by what `script` says.
    pub(crate) async fn start(script: impl Fn(&Received) -> Reply + Send + Sync + 'static) -> Self {
        Self::start_at((Ipv4Addr::LOCALHOST, 0).into(), script).await
    }

    /// The same, and each connection takes that time before it carries anything.
    pub(crate) async fn start_far_away(
        connecting: Duration,
        script: impl Fn(&Received) -> Reply + Send + Sync + 'static,
    ) -> Self {
        Self::serve_at((Ipv4Addr::LOCALHOST, 0).into(), connecting, script).await
    }

    /// The same, at that address.
    pub(crate) async fn start_at(
        address: SocketAddr,
        script: impl Fn(&Received) -> Reply + Send + Sync + 'static,
    ) -> Self {
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

    /// Gives out a token, and answers everything else with these bytes.
    pub(crate) async fn answering(reply: impl Into<Vec<u8>>) -> Self {
        let reply = reply.into();
        Self::start(move |request| match request.is_token_fetch() {
            true => Reply::token("t-0123456789", 7200),
            false => Reply::Bytes(reply.clone()),
        })
        .await
    }

    /// What came in so far.
    pub(crate) fn requests(&self) -> Vec<Received> {
        self.requests.lock().expect("no handler panics").clone()
    }

    /// How many tokens were asked for.
    pub(crate) fn token_fetches(&self) -> usize {
        self.requests().iter().filter(|request| request.is_token_fetch()).count()
    }

    /// What came in apart from the fetches of tokens.
    pub(crate) fn calls(&self) -> Vec<Received> {
        self.requests().into_iter().filter(|request| !request.is_token_fetch()).collect()
    }

    /// How many connections were made so far.
    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::Relaxed)
    }

    pub(crate) fn builder(&self) -> ClientBuilder {
        builder(&self.url)
    }

    pub(crate) fn client(&self) -> Client {
        self.builder().build().expect("the settings are right")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

pub(crate) fn builder(url: &str) -> ClientBuilder {
    Client::builder(AppCredentials::new(APP_ID, APP_SECRET))
        .helpdesk(HelpdeskCredentials::new(HELPDESK_ID, HELPDESK_TOKEN))
        .base_url(url)
}

/// An HTTP client as a caller might bring one along, without any TLS.
pub(crate) fn own_http_client() -> reqwest::Client {
    let builder = reqwest::Client::builder();
    #[cfg(feature = "rustls")]
    let builder = {
        let config = rustls::ClientConfig::builder_with_provider(rustls::crypto::ring::default_provider().into());
        let config = config.with_safe_default_protocol_versions().expect("ring has the default versions");
        let none = config.with_root_certificates(rustls::RootCertStore::empty()).with_no_client_auth();
        builder.tls_backend_preconfigured(none)
    };
    builder.no_proxy().user_agent("my-own/1").build().expect("plain HTTP needs nothing")
}

async fn serve(
    mut stream: TcpStream,
    log: Arc<Mutex<Vec<Received>>>,
    script: Arc<impl Fn(&Received) -> Reply + Send + Sync>,
) {
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
        if stream.write_all(&bytes).await.is_err() || !kept {
            return;
        }
    }
}

async fn read(stream: &mut TcpStream) -> Option<Received> {
    let mut bytes = Vec::new();
    let head_length = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end + 4;
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    };
    let body = bytes.split_off(head_length);
    let head = String::from_utf8(bytes).expect("a head is ASCII");
    let mut lines = head.lines();
    let mut words = lines.next()?.split(' ').map(str::to_owned);
    let headers = lines.filter_map(|line| line.split_once(": "));
    let headers = headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
    let at = Instant::now();
    let mut request = Received { method: words.next()?, target: words.next()?, headers, body, at };
    let length = request.header("content-length").map_or(0, |length| length.parse().expect("a length is a number"));
    while request.body.len() < length {
        if stream.read_buf(&mut request.body).await.ok()? == 0 {
            return None;
        }
    }
    Some(request)
}
