//! Requests, deliveries and tickets as JSON for the control routes.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use crate::push::{Delivery, DeliveryState};
use crate::state::requests::Request;

/// A JSON text that no cache keeps.
pub(crate) fn json_response(status: StatusCode, text: impl Into<String>) -> Response {
    let mut response = (status, text.into()).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A value that is told.
#[derive(Debug)]
pub(crate) struct Told(pub(crate) Value);

impl Told {
    /// That it was done.
    pub(crate) fn done() -> Self {
        Self(json!({}))
    }
}

impl IntoResponse for Told {
    fn into_response(self) -> Response {
        json_response(StatusCode::OK, self.0.to_string())
    }
}

/// The headers whose values are credentials.
const SECRET: [&str; 2] = ["authorization", "x-lark-helpdesk-authorization"];

/// A request, and its number in the order of arrival.
pub(crate) fn request(number: u64, request: &Request) -> Value {
    let Request { method, path, query, headers, body, operation, acted, fault, status, code, refusal, .. } = request;
    let headers = headers.iter().map(|(name, value)| {
        let shown = if SECRET.contains(&name.as_str()) { "***" } else { value.as_str() };
        json!([name, shown])
    });
    json!({
        "number": number,
        "method": method,
        "path": path,
        "query": query,
        "headers": headers.collect::<Vec<_>>(),
        "body": String::from_utf8_lossy(body),
        "operation": operation,
        "acted": acted,
        "has_fault": fault.is_some(),
        "status": status,
        "code": code,
        "refusal": refusal,
    })
}

/// A ticket as a list shows it.
pub(crate) fn ticket(ticket: &Map<String, Value>) -> Value {
    let shown = ["ticket_id", "status", "ticket_type", "guest", "created_at", "updated_at"];
    shown.into_iter().filter_map(|name| Some((name.to_owned(), ticket.get(name)?.clone()))).collect()
}

pub(crate) fn delivery(delivery: &Delivery) -> Value {
    let attempts = delivery.attempts.iter().map(|attempt| {
        let latency = u64::try_from(attempt.latency.as_millis()).unwrap_or(u64::MAX);
        match &attempt.answer {
            Ok(status) => json!({ "status": status, "latency_ms": latency }),
            Err(error) => json!({ "error": error.to_string(), "latency_ms": latency }),
        }
    });
    let attempts: Vec<Value> = attempts.collect();
    let (state, wait) = match delivery.state {
        DeliveryState::Delivered => ("delivered", None),
        DeliveryState::GivenUp => ("given_up", None),
        DeliveryState::Due(wait) => ("due", Some(u64::try_from(wait.as_millis()).unwrap_or(u64::MAX))),
    };
    let mut shown = json!({
        "event_id": delivery.event_id,
        "event_type": delivery.event_type,
        "state": state,
        "attempts": attempts,
    });
    if let Some(wait) = wait {
        shown["due_in_ms"] = json!(wait);
    }
    shown
}
