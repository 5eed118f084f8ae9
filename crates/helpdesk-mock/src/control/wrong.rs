//! The error for a wrong request to the control routes.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::output::json_response;
use crate::Error;

/// It is answered with the HTTP status 400 and says what is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Wrong(pub(crate) String);

impl From<Error> for Wrong {
    fn from(error: Error) -> Self {
        Self(error.to_string())
    }
}

impl IntoResponse for Wrong {
    fn into_response(self) -> Response {
        json_response(StatusCode::BAD_REQUEST, json!({ "error": self.0 }).to_string())
    }
}
