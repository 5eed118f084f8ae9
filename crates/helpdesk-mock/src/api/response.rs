//! The mock's responses, and how they are written on the wire.

use axum::body::Bytes;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use helpdesk_schema::{ErrorCode, Operation, ResponseForm};
use serde_json::json;

use super::socket_operations::{self, UPGRADE_LONG_CONNECTION};
use super::token_operations::{self, REFRESH_USER_TOKEN};

const JSON: &str = "application/json; charset=utf-8";
/// An image of one pixel, for the documented files are images.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\
    \0\0\0\x0aIDAT\x78\x9c\x63\x60\0\0\0\x02\0\x01\x48\xaf\xa4\x71\0\0\0\0IEND\xae\x42\x60\x82";
const LOG_ID: HeaderName = HeaderName::from_static("x-tt-logid");

/// The content of the response to a call that succeeds.
pub(crate) enum Content {
    /// A JSON text.
    Json(String),
    /// The bytes of a file.
    File,
    /// A text that says of what type it is by a header of the fault that sends it.
    Text { status: StatusCode, body: String },
    /// The connection becomes a WebSocket; with the value of `Sec-WebSocket-Accept`.
    Upgrade(String),
    /// A fault sends something other than an HTTP response.
    Nothing,
}

impl Content {
    /// The example on the page of an operation; without an example, the smallest response of the documented form.
    pub(crate) fn documented(operation: &Operation) -> Self {
        match (operation.response_form, &operation.response_example) {
            (ResponseForm::Binary, _) => Self::File,
            (_, Some(example)) => Self::Json(example.as_str().to_owned()),
            (ResponseForm::Flat, None) => Self::Json(json!({ "code": 0, "msg": "success" }).to_string()),
            (ResponseForm::Data | ResponseForm::Empty, None) => {
                Self::Json(json!({ "code": 0, "msg": "success", "data": {} }).to_string())
            }
        }
    }

    pub(crate) fn into_response(self, log_id: &str) -> Option<Response<Bytes>> {
        Some(match self {
            Self::Json(text) => response(StatusCode::OK, JSON, log_id, text),
            Self::Text { status, body } => response(status, "text/plain", log_id, body),
            Self::File => {
                let mut response = response(StatusCode::OK, "image/png", log_id, PNG);
                let disposition = HeaderValue::from_static("attachment; filename=\"mock.png\"");
                response.headers_mut().insert(CONTENT_DISPOSITION, disposition);
                response
            }
            Self::Upgrade(accept) => {
                let mut response = Response::new(Bytes::new());
                *response.status_mut() = StatusCode::SWITCHING_PROTOCOLS;
                response.headers_mut().extend(socket_operations::upgrade_headers(&accept));
                response
            }
            Self::Nothing => return None,
        })
    }
}

/// The error of a call that fails.
#[derive(Debug, Clone)]
pub(crate) struct ApiError {
    pub(crate) status: StatusCode,
    pub(crate) code: i64,
    pub(crate) message: String,
    /// The scopes of which one is missing.
    pub(crate) missing_scopes: Vec<String>,
}

impl ApiError {
    pub(crate) fn new(status: StatusCode, code: i64, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into(), missing_scopes: Vec::new() }
    }

    /// A documented error, with the status and message of its page.
    pub(crate) fn documented(error: &ErrorCode) -> Self {
        // The platform's guide says that an error comes with a 4xx or 5xx, whichever the page leaves out.
        let status = error.status.and_then(|status| StatusCode::from_u16(status).ok());
        Self::new(status.unwrap_or(StatusCode::BAD_REQUEST), error.code, error.message.page())
    }

    /// The error of an operation that has this code.
    pub(crate) fn of(operation: &Operation, code: i64) -> Self {
        let documented = operation.errors.iter().find(|error| error.code == code);
        documented.map_or_else(|| Self::new(StatusCode::BAD_REQUEST, code, ""), Self::documented)
    }

    /// The HTTP response of the operation.
    pub(crate) fn into_response(self, operation: Option<&str>, log_id: &str) -> Response<Bytes> {
        let body = if operation == Some(REFRESH_USER_TOKEN) {
            json!({ "code": self.code, "error": token_operations::oauth_error(self.code), "error_description": self.message })
        } else {
            let mut error = json!({ "log_id": log_id });
            if !self.missing_scopes.is_empty() {
                let violation = |scope| json!({ "type": "user_scope_privilege", "subject": scope });
                error["permission_violations"] = self.missing_scopes.iter().map(violation).collect();
            }
            json!({ "code": self.code, "msg": self.message, "error": error })
        };
        let mut response = response(self.status, JSON, log_id, body.to_string());
        if operation == Some(UPGRADE_LONG_CONNECTION) {
            response.headers_mut().extend(socket_operations::refusal_headers(self.code, &self.message));
        }
        response
    }
}

fn response(status: StatusCode, content_type: &'static str, log_id: &str, body: impl Into<Bytes>) -> Response<Bytes> {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    if let Ok(log_id) = HeaderValue::from_str(log_id) {
        response.headers_mut().insert(LOG_ID, log_id);
    }
    response
}

/// The bytes of a response's head on the wire.
pub(crate) fn head(response: &Response<Bytes>) -> Vec<u8> {
    let mut head = format!("HTTP/1.1 {}\r\n", response.status()).into_bytes();
    for (name, value) in response.headers() {
        head.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
    }
    head.extend(format!("{CONTENT_LENGTH}: {}\r\n\r\n", response.body().len()).into_bytes());
    head
}
