//! The callback URL, and a request to it.

use std::error::Error;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::header::{CONTENT_TYPE, HOST};
use axum::http::uri::Scheme;
use axum::http::{Request, Response, StatusCode, Uri};
use hyper::body::Incoming;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::sync::OnceCell;
use tokio::task::JoinSet;
use tokio::time::timeout;

use super::delivery::NoAnswer;
use super::encryption::Message;

/// The platform's limits.
const CONNECT: Duration = Duration::from_secs(2);
const ACKNOWLEDGE: Duration = Duration::from_secs(3);
const CHALLENGE: Duration = Duration::from_secs(1);

/// The largest answer to a challenge that is read.
const MAX_ANSWER: usize = 64 * 1024;

/// Where events are pushed to.
pub(crate) struct Callback {
    pub(crate) url: String,
    host: String,
    port: u16,
    target: String,
    /// Set once the challenge was answered.
    pub(crate) verified: OnceCell<()>,
}

impl Callback {
    pub(crate) fn parse(url: &str) -> Result<Self, crate::Error> {
        let refuse = |reason| crate::Error::CallbackUrl { url: url.to_owned(), reason };
        let uri: Uri = url.parse().map_err(|_| refuse("it is not a URL"))?;
        match uri.scheme() {
            Some(scheme) if *scheme == Scheme::HTTP => {}
            Some(scheme) if *scheme == Scheme::HTTPS => {
                return Err(refuse("the mock does not speak TLS; give it the `http` URL of the server behind it"));
            }
            _ => return Err(refuse("it must start with `http://`")),
        }
        let host = uri.host().filter(|host| !host.is_empty()).ok_or_else(|| refuse("it names no host"))?;
        let behind_host = uri.authority().and_then(|authority| authority.as_str().rsplit(host).next());
        let port = match behind_host.unwrap_or_default().trim_start_matches(':') {
            "" => 80,
            port => port.parse().map_err(|_| refuse("its port is not a number up to 65535"))?,
        };
        Ok(Self {
            url: url.to_owned(),
            // An IPv6 address has brackets in a URL only.
            host: host.trim_matches(['[', ']']).to_owned(),
            port,
            target: uri.path_and_query().map_or("/", |target| target.as_str()).to_owned(),
            verified: OnceCell::new(),
        })
    }

    /// Sends an event, or what is to look like one. The HTTP status of the answer.
    pub(crate) async fn push(&self, message: &Message) -> Result<u16, NoAnswer> {
        let answered = limit(ACKNOWLEDGE, self.request(message)).await?;
        Ok(answered.response.status().as_u16())
    }

    /// Sends a challenge, and checks that it is what comes back.
    pub(crate) async fn challenge(&self, message: &Message, challenge: &str) -> Result<(), NoAnswer> {
        let answer = async {
            let OpenResponse { response, _connection } = self.request(message).await?;
            let status = response.status();
            let body = to_bytes(Body::new(response.into_body()), MAX_ANSWER).await;
            body.map(|body| (status, body)).map_err(|error| broken(&error))
        };
        let (status, body) = limit(CHALLENGE, answer).await?;
        check_challenge(status, &body, challenge).map_err(NoAnswer::Challenge)
    }

    async fn request(&self, message: &Message) -> Result<OpenResponse, NoAnswer> {
        let Self { host, port, target, .. } = self;
        let connecting = TcpStream::connect((host.as_str(), *port));
        let stream = timeout(CONNECT, connecting).await.map_err(|_| NoAnswer::TimedOut(CONNECT))?;
        let stream = stream.map_err(|error| NoAnswer::Unreachable(error.to_string()))?;
        let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(|e| broken(&e))?;
        let mut driver = JoinSet::new();
        driver.spawn(connection);

        let host = if host.contains(':') { format!("[{host}]") } else { host.clone() };
        let mut request = Request::post(target)
            .header(HOST, format!("{host}:{port}"))
            .header(CONTENT_TYPE, "application/json; charset=utf-8");
        for (name, value) in &message.headers {
            request = request.header(*name, value);
        }
        let request = request.body(Body::from(message.body.clone())).map_err(|e| broken(&e))?;
        let response = sender.send_request(request).await.map_err(|e| broken(&e))?;
        Ok(OpenResponse { response, _connection: driver })
    }
}

struct OpenResponse {
    response: Response<Incoming>,
    /// The task that drives the connection. It ends when this is dropped.
    _connection: JoinSet<hyper::Result<()>>,
}

/// An error of the HTTP library, which tells by its source what happened.
fn broken(error: &dyn Error) -> NoAnswer {
    NoAnswer::Broken(match error.source() {
        Some(source) => format!("{error}: {source}"),
        None => error.to_string(),
    })
}

async fn limit<T>(time: Duration, answer: impl Future<Output = Result<T, NoAnswer>>) -> Result<T, NoAnswer> {
    timeout(time, answer).await.unwrap_or(Err(NoAnswer::TimedOut(time)))
}

fn check_challenge(status: StatusCode, body: &Bytes, challenge: &str) -> Result<(), String> {
    if status != StatusCode::OK {
        return Err(format!("it was answered with HTTP status {}, not 200", status.as_u16()));
    }
    match serde_json::from_slice::<serde_json::Value>(body) {
        Ok(answer) if answer["challenge"] == challenge => Ok(()),
        Ok(_) => Err("the answer does not repeat it: `{\"challenge\": \"...\"}`".to_owned()),
        Err(error) => Err(format!("the answer is not JSON: {error}")),
    }
}
