//! Opens a connection: asks the endpoint where to, and goes there.

use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::BuildHasher as _;
use std::sync::OnceLock;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use helpdesk_core::Secret;
use hyper::{HeaderMap, StatusCode, Uri};
use serde_json::{Value, json};
use tokio::time::timeout;
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::{Role, WebSocketConfig};

use super::error::{
    AUTHENTICATION_FAILED, FORBIDDEN, Failure, Interruption, LongConnectionError, TOO_MANY_CONNECTIONS,
};
use super::http::{self, NoAnswer, Upgrade};
use super::quoted::quoted;
use super::server_config::ServerConfig;
use super::stream::Stream;
use super::target::{Target, TargetError};
use super::tls::Tls;
use crate::incoming::{MAX_BODY_BYTES, printable};

/// How long the endpoint may take, and the server of the connection after that: name, connection, TLS and answer in all.
const TIME: Duration = Duration::from_secs(10);
/// The largest frame that is read: one with the largest event in it.
const MAX_FRAME: usize = MAX_BODY_BYTES + (64 << 10);
/// The codes of the endpoint that ask for another attempt.
const BUSY: [i64; 2] = [1, 1_000_040_343];

/// The app, and where the platform is.
pub(crate) struct App {
    pub(crate) id: String,
    pub(crate) secret: Secret,
    pub(crate) base_url: String,
    pub(crate) tls: OnceLock<Tls>,
}

/// Where the endpoint says that the connection is to be made.
struct Endpoint {
    url: Uri,
    config: ServerConfig,
}

/// A connection that was opened.
pub(crate) struct Opened<S = Stream> {
    pub(crate) socket: WebSocketStream<S>,
    /// The id that every ping carries.
    pub(crate) service: i32,
    /// Names the connection in logs.
    pub(crate) device: String,
}

impl App {
    /// Opens a connection. The server's settings for reconnecting apply even if that fails.
    pub(crate) async fn open(&self, config: &mut ServerConfig) -> Result<Opened, Failure> {
        let place = timeout(TIME, self.ask(*config)).await.unwrap_or(Err(Interruption::TimedOut(TIME).into()))?;
        *config = place.config;
        timeout(TIME, self.connect(place.url)).await.unwrap_or(Err(Interruption::TimedOut(TIME).into()))
    }

    async fn ask(&self, config: ServerConfig) -> Result<Endpoint, Failure> {
        let base_url: Uri = self.base_url.parse().map_err(|_| Failure::Final(LongConnectionError::BaseUrl))?;
        let target = Target::of(&base_url, "http", "https").map_err(|error| match error {
            TargetError::NotAUrl => Failure::Final(LongConnectionError::BaseUrl),
            TargetError::Insecure => insecure(&base_url),
        })?;
        let stream = target.connect(&self.tls).await.map_err(Interruption::Unreachable)?;
        let path = format!("{}/callback/ws/endpoint", base_url.path().trim_end_matches('/'));
        let body = json!({ "AppID": self.id, "AppSecret": self.secret.expose() }).to_string();
        let (status, body) = http::post(stream, &target.authority(), &path, body).await.map_err(no_answer)?;
        if status != StatusCode::OK {
            return Err(Interruption::EndpointStatus(status.as_u16()).into());
        }
        self.endpoint(&body, config)
    }

    /// Reads the endpoint's answer.
    fn endpoint(&self, body: &[u8], config: ServerConfig) -> Result<Endpoint, Failure> {
        let unlike = |problem| Failure::from(Interruption::EndpointAnswer(problem));
        let answer: Value = serde_json::from_slice(body).map_err(|_| unlike("it is not JSON"))?;
        let code = answer.get("code").and_then(Value::as_i64).ok_or_else(|| unlike("it has no code"))?;
        if code != 0 {
            let message = answer.get("msg").and_then(Value::as_str).unwrap_or_default();
            let message = quoted(message, &[self.secret.expose()]);
            return Err(match BUSY.contains(&code) {
                true => Interruption::Busy { code, message }.into(),
                false => Failure::Final(LongConnectionError::Refused { code, message }),
            });
        }
        let data = answer.get("data").unwrap_or(&Value::Null);
        let url = data.get("URL").and_then(Value::as_str).ok_or_else(|| unlike("it has no URL"))?;
        let url = url.parse().map_err(|_| unlike("its URL is not one"))?;
        Ok(Endpoint { url, config: config.updated(data.get("ClientConfig").unwrap_or(&Value::Null)) })
    }

    async fn connect(&self, url: Uri) -> Result<Opened, Failure> {
        let target = Target::of(&url, "ws", "wss").map_err(|error| match error {
            TargetError::NotAUrl => Failure::from(Interruption::EndpointAnswer("its URL is not one of a WebSocket")),
            TargetError::Insecure => insecure(&url),
        })?;
        let stream = target.connect(&self.tls).await.map_err(Interruption::Unreachable)?;
        let (stream, read) = match http::upgrade(stream, &target.authority(), &url, &key()).await.map_err(no_answer)? {
            Upgrade::Done(stream, read) => (stream, read),
            Upgrade::Refused(status, headers) => return Err(self.refused(status, &headers, &url)),
            Upgrade::NotAWebSocket => {
                return Err(Interruption::Protocol("it did not answer as a WebSocket does".to_owned()).into());
            }
        };
        let limits = WebSocketConfig::default().max_message_size(Some(MAX_FRAME)).max_frame_size(Some(MAX_FRAME));
        let socket = WebSocketStream::from_partially_read(stream, read.into(), Role::Client, Some(limits)).await;
        let parameter = |name| {
            let pairs = url.query().unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
            pairs.filter(|(key, _)| *key == name).map(|(_, value)| value).next().unwrap_or_default()
        };
        let service = parameter("service_id").parse().unwrap_or_default();
        Ok(Opened { socket, service, device: printable(parameter("device_id")) })
    }

    /// The failure that a refused upgrade means.
    fn refused(&self, status: StatusCode, headers: &HeaderMap, url: &Uri) -> Failure {
        let header = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let values = url.query().unwrap_or_default().split('&').filter_map(|pair| Some(pair.split_once('=')?.1));
        // A shorter value is the id of the service.
        let secrets: Vec<&str> = values.filter(|value| value.len() > 8).chain([self.secret.expose()]).collect();
        let message = quoted(header("Handshake-Msg"), &secrets);
        let number = |name| header(name).parse::<i64>().unwrap_or_default();
        let code = match (number("Handshake-Status"), number("Handshake-Autherrcode")) {
            (FORBIDDEN, _) => FORBIDDEN,
            (AUTHENTICATION_FAILED, TOO_MANY_CONNECTIONS) => TOO_MANY_CONNECTIONS,
            _ => return Interruption::UpgradeRefused { status: status.as_u16(), message }.into(),
        };
        Failure::Final(LongConnectionError::Refused { code, message })
    }
}

impl fmt::Debug for App {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("App").field("id", &self.id).finish_non_exhaustive()
    }
}

fn insecure(url: &Uri) -> Failure {
    Failure::Final(LongConnectionError::Insecure { host: printable(url.host().unwrap_or_default()) })
}

fn no_answer(problem: NoAnswer) -> Failure {
    match problem {
        NoAnswer::Broken(problem) => Interruption::Broken(problem).into(),
        NoAnswer::TooLarge => Interruption::EndpointAnswer("it is too large").into(),
    }
}

/// A key for the upgrade, which is to be another each time, and no secret.
fn key() -> String {
    let random = || RandomState::new().hash_one(()).to_ne_bytes();
    STANDARD.encode([random(), random()].concat())
}
