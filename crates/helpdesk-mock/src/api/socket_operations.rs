//! The operations that open a long connection: the endpoint, and the connection that it leads to.

use axum::http::header::{CONNECTION, SEC_WEBSOCKET_ACCEPT, SEC_WEBSOCKET_KEY, UPGRADE};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use helpdesk_schema::{Field, Method, Operation, Type};
use sha1::{Digest as _, Sha1};

use super::code;
use super::token_operations::post;

/// The id of the operation that says where to open a long connection.
pub const OPEN_LONG_CONNECTION: &str = "callback.ws.endpoint";

/// The id of the operation that becomes a long connection: the upgrade to a WebSocket.
///
/// The error that a [`Fault`](crate::Fault) has it answer is in the headers `Handshake-Status`, `Handshake-Msg` and
/// `Handshake-Autherrcode`, too.
pub const UPGRADE_LONG_CONNECTION: &str = "callback.ws";

/// The path of the connections.
pub(crate) const SOCKET_PATH: &str = "/callback/ws";
/// The parameters in the query of a connection's URL, which the endpoint gives out.
pub(crate) const SOCKET_QUERY: [&str; 4] = ["device_id", "service_id", "access_key", "ticket"];

const FORBIDDEN: (i64, &str) = (403, "forbidden");
const UNAUTHENTICATED: (i64, &str) = (code::CONNECTION_UNAUTHENTICATED, "authentication failed");
const TOO_MANY: (i64, &str) = (code::TOO_MANY_CONNECTIONS, "too many connections");
const BUSY: [(i64, &str); 2] = [(1, "system busy"), (1_000_040_343, "internal error")];

pub(crate) fn operations() -> [Operation; 2] {
    let errors = |status: u16, errors: &[(i64, &'static str)]| -> Vec<_> {
        errors.iter().map(|&(code, message)| (code, status, message)).collect()
    };
    let asked = errors(200, &[BUSY[0], BUSY[1], FORBIDDEN, UNAUTHENTICATED, TOO_MANY]);
    let endpoint = post(OPEN_LONG_CONNECTION, "/callback/ws/endpoint", &[("AppID", true), ("AppSecret", true)], &asked);
    let refused = errors(403, &[FORBIDDEN, UNAUTHENTICATED, TOO_MANY]);
    let text = |name: &str| Field { name: name.to_owned(), ty: Type::String, required: Some(true), ..Field::default() };
    let socket = Operation {
        method: Method::Get,
        query: SOCKET_QUERY.map(text).into(),
        body_format: None,
        ..post(UPGRADE_LONG_CONNECTION, SOCKET_PATH, &[], &refused)
    };
    [endpoint, socket]
}

/// Whether an operation is one of them.
pub(crate) fn opens_connections(operation: &str) -> bool {
    matches!(operation, OPEN_LONG_CONNECTION | UPGRADE_LONG_CONNECTION)
}

/// The headers of a refusal to connect.
pub(crate) fn refusal_headers(code: i64, message: &str) -> HeaderMap {
    // This error is a kind of the other.
    let (status, kind) = if code == code::TOO_MANY_CONNECTIONS { (UNAUTHENTICATED.0, code) } else { (code, 0) };
    let values = [
        ("handshake-status", status.to_string()),
        ("handshake-msg", message.to_owned()),
        ("handshake-autherrcode", kind.to_string()),
    ];
    let header = |(name, value): (&'static str, String)| {
        Some((HeaderName::from_static(name), HeaderValue::try_from(value).ok()?))
    };
    values.into_iter().filter_map(header).collect()
}

/// The value of `Sec-WebSocket-Accept` for a request to upgrade; `None` for another request.
pub(crate) fn accept<'a>(header: impl Fn(&str) -> Option<&'a str>) -> Option<String> {
    let upgrades = header(UPGRADE.as_str()).is_some_and(|value| value.eq_ignore_ascii_case("websocket"));
    let key = header(SEC_WEBSOCKET_KEY.as_str()).filter(|_| upgrades)?;
    Some(STANDARD.encode(Sha1::digest(format!("{key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11"))))
}

/// The headers of the answer that makes a WebSocket of a connection.
pub(crate) fn upgrade_headers(accept: &str) -> HeaderMap {
    let headers = [(CONNECTION, "Upgrade"), (UPGRADE, "websocket"), (SEC_WEBSOCKET_ACCEPT, accept)];
    headers.into_iter().filter_map(|(name, value)| Some((name, HeaderValue::try_from(value).ok()?))).collect()
}
