//! The responses to the platform.

use axum::body::Body;
use axum::http::header::{ALLOW, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::Response;

use crate::dispatch::Outcome;

pub(crate) fn json(status: StatusCode, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// A refusal says no more than its status: who forges callbacks learns nothing from it.
pub(crate) fn refusal(status: StatusCode) -> Response {
    let mut response = json(status, format!(r#"{{"error":"{}"}}"#, status.canonical_reason().unwrap_or("Refused")));
    if status == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(ALLOW, HeaderValue::from_static("POST"));
    }
    response
}

pub(crate) fn outcome(outcome: Outcome) -> Response {
    match outcome {
        Outcome::Handled | Outcome::Accepted => json(StatusCode::OK, "{}"),
        Outcome::Failed => refusal(StatusCode::INTERNAL_SERVER_ERROR),
        Outcome::Unavailable => refusal(StatusCode::SERVICE_UNAVAILABLE),
    }
}
