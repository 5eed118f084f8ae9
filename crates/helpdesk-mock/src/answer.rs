//! What the mock answers, and how that stands on the wire.

use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, Response, StatusCode};
use helpdesk_schema::{ErrorCode, Operation};
use serde_json::json;

const JSON: &str = "application/json; charset=utf-8";
const FILE: &[u8] = b"A stand-in of helpdesk-mock for the bytes of a file.\n";
const LOG_ID: HeaderName = HeaderName::from_static("x-tt-logid");

/// The answer to a call that succeeds.
pub(crate) enum Answer {
    /// A JSON text.
    Json(String),
    /// The bytes of a file.
    File,
}

impl Answer {
    /// What the page of an operation shows; where it shows nothing, the least that the form of its answer asks for.
    pub(crate) fn documented(operation: &Operation) -> Self {
        use helpdesk_schema::Answer as Form;
        match (operation.answer, &operation.response_example) {
            (Form::Binary, _) => Self::File,
            (_, Some(example)) => Self::Json(example.as_str().to_owned()),
            (Form::Flat, None) => Self::Json(json!({ "code": 0, "msg": "success" }).to_string()),
            (Form::Data | Form::Empty, None) => {
                Self::Json(json!({ "code": 0, "msg": "success", "data": {} }).to_string())
            }
        }
    }

    pub(crate) fn into_response(self, log_id: &str) -> Response<Body> {
        match self {
            Self::Json(text) => response(StatusCode::OK, JSON, log_id, text),
            Self::File => {
                let mut response = response(StatusCode::OK, "application/octet-stream", log_id, FILE);
                let disposition = HeaderValue::from_static("attachment; filename=\"mock.bin\"");
                response.headers_mut().insert(CONTENT_DISPOSITION, disposition);
                response
            }
        }
    }
}

/// The answer to a call that fails.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    pub(crate) status: StatusCode,
    pub(crate) code: i64,
    pub(crate) message: String,
}

impl Refusal {
    pub(crate) fn new(status: StatusCode, code: i64, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into() }
    }

    /// A documented error, with the status and message of its page.
    pub(crate) fn documented(error: &ErrorCode) -> Self {
        // The platform's guide says that an error comes with a 4xx or 5xx, whichever the page leaves out.
        let status = error.status.and_then(|status| StatusCode::from_u16(status).ok());
        Self::new(status.unwrap_or(StatusCode::BAD_REQUEST), error.code, &error.message)
    }

    pub(crate) fn into_response(self, log_id: &str) -> Response<Body> {
        let envelope = json!({ "code": self.code, "msg": self.message, "error": { "log_id": log_id } });
        response(self.status, JSON, log_id, envelope.to_string())
    }
}

fn response(status: StatusCode, content_type: &'static str, log_id: &str, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    if let Ok(log_id) = HeaderValue::from_str(log_id) {
        response.headers_mut().insert(LOG_ID, log_id);
    }
    response
}
