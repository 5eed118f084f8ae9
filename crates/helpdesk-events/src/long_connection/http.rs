//! One exchange over HTTP/1.1, on a stream of its own: a POST, or the upgrade to a WebSocket.

use std::error::Error as _;
use std::future::poll_fn;
use std::pin::Pin;

use bytes::Bytes;
use hyper::body::{Body as _, Incoming};
use hyper::client::conn::http1;
use hyper::header::{
    CONNECTION, CONTENT_TYPE, HOST, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY, SEC_WEBSOCKET_VERSION, UPGRADE, USER_AGENT,
};
use hyper::http::request::Builder;
use hyper::{HeaderMap, Request, Response, StatusCode, Uri};
use hyper_util::rt::TokioIo;
use tokio::task::JoinSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha1::{Digest as _, Sha1};

use super::stream::Stream;

/// The largest head of an answer.
const MAX_HEAD: usize = 32 << 10;
/// The largest body of an answer. That of the endpoint has some 500 bytes.
const MAX_BODY: usize = 64 << 10;
/// The text that a server appends to the key, by RFC 6455.
const ACCEPT_SALT: &str = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// Why a request failed. It quotes nothing of the request.
pub(crate) enum NoAnswer {
    Broken(String),
    TooLarge,
}

/// The outcome of a request to upgrade.
pub(crate) enum Upgrade {
    /// A stream for frames, and the bytes of it that have come already.
    Done(Stream, Bytes),
    Refused(StatusCode, HeaderMap),
    /// It claims to have upgraded, and has not answered as a WebSocket does.
    NotAWebSocket,
}

/// Posts JSON; the status and the body of the answer.
pub(crate) async fn post(
    stream: Stream,
    host: &str,
    path: &str,
    json: String,
) -> Result<(StatusCode, Vec<u8>), NoAnswer> {
    let request = Request::post(path).header(CONTENT_TYPE, "application/json; charset=utf-8").header("locale", "zh");
    // The connection must live for as long as the body is read.
    let (response, _connection) = send(stream, host, request, json).await?;
    let (status, body) = (response.status(), response.into_body());
    Ok((status, read(body).await?))
}

/// Asks for a WebSocket.
///
/// `tungstenite` could do this too, and would write the request to the log, secrets of the URL and all.
pub(crate) async fn upgrade(stream: Stream, host: &str, url: &Uri, key: &str) -> Result<Upgrade, NoAnswer> {
    let path = url.path_and_query().map_or("/", |path| path.as_str());
    let request = Request::get(path)
        .header(CONNECTION, "Upgrade")
        .header(UPGRADE, "websocket")
        .header(SEC_WEBSOCKET_VERSION, "13")
        .header(SEC_WEBSOCKET_KEY, key);
    let (response, _connection) = send(stream, host, request, String::new()).await?;
    if response.status() != StatusCode::SWITCHING_PROTOCOLS {
        return Ok(Upgrade::Refused(response.status(), response.headers().clone()));
    }
    let is = |name, value: &str| {
        response.headers().get(name).is_some_and(|said| said.as_bytes().eq_ignore_ascii_case(value.as_bytes()))
    };
    let accepts = response.headers().get(SEC_WEBSOCKET_ACCEPT).is_some_and(|said| *said == *accept(key));
    if !is(UPGRADE, "websocket") || !accepts {
        return Ok(Upgrade::NotAWebSocket);
    }
    let upgraded = hyper::upgrade::on(response).await.map_err(|error| broken(&error))?;
    let parts = upgraded.downcast::<TokioIo<Stream>>().map_err(|_| NoAnswer::Broken("no upgrade".to_owned()))?;
    Ok(Upgrade::Done(parts.io.into_inner(), parts.read_buf))
}

async fn send(
    stream: Stream,
    host: &str,
    request: Builder,
    body: String,
) -> Result<(Response<Incoming>, JoinSet<()>), NoAnswer> {
    let request = request.header(HOST, host).header(USER_AGENT, AGENT).body(body);
    let request = request.map_err(|_| NoAnswer::Broken("the URL cannot be asked for".to_owned()))?;
    let (mut sender, connection) = http1::Builder::new()
        .max_buf_size(MAX_HEAD)
        .handshake(TokioIo::new(stream))
        .await
        .map_err(|error| broken(&error))?;
    // It ends when this is dropped, or when it is over.
    let mut driver = JoinSet::new();
    driver.spawn(async move { _ = connection.with_upgrades().await });
    let response = sender.send_request(request).await.map_err(|error| broken(&error))?;
    Ok((response, driver))
}

async fn read(mut body: Incoming) -> Result<Vec<u8>, NoAnswer> {
    let mut bytes = Vec::new();
    while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
        let Ok(data) = frame.map_err(|error| broken(&error))?.into_data() else { continue };
        if bytes.len() + data.len() > MAX_BODY {
            return Err(NoAnswer::TooLarge);
        }
        bytes.extend_from_slice(&data);
    }
    Ok(bytes)
}

/// The answer of a server to a key.
fn accept(key: &str) -> String {
    STANDARD.encode(Sha1::new().chain_update(key).chain_update(ACCEPT_SALT).finalize())
}

/// The library's error, which tells by its source what happened. It has nothing of the request.
fn broken(error: &hyper::Error) -> NoAnswer {
    NoAnswer::Broken(match error.source() {
        Some(source) => format!("the connection broke: {error}: {source}"),
        None => format!("the connection broke: {error}"),
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_answer_to_a_key_is_that_of_the_rfc() {
        assert_eq!(super::accept("dGhlIHNhbXBsZSBub25jZQ=="), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }
}
