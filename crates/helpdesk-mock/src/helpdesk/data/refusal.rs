//! Why the helpdesk does not do what a call asks for.

use axum::http::StatusCode;
use helpdesk_schema::{Operation, Rule};

use crate::api::code;
use crate::api::response::ApiError;

/// The code of most pages for an id of nothing.
const NOT_FOUND: i64 = 154004;

/// A call that cannot be carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Nothing has this id.
    NotFound { noun: &'static str, id: String },
    /// The request makes no sense as things are; where, and why.
    Bad(String),
    /// A rule of the page forbids it.
    Rule { code: Option<i64>, rule: String },
}

impl Refusal {
    pub(crate) fn rule(rule: &Rule) -> Self {
        Self::Rule { code: rule.code, rule: rule.to_string() }
    }

    /// The error that the page of the operation lists for it. Pages that list none for an id of nothing list the error for a
    /// bad request; where a page lists neither, it is the error that the other pages list.
    pub(crate) fn of(self, operation: &Operation) -> ApiError {
        let listed = |code: i64| operation.errors.iter().find(|error| error.code == code).map(ApiError::documented);
        let (code, detail) = match self {
            Self::NotFound { noun, id } => {
                let code = if listed(NOT_FOUND).is_none() && listed(code::BAD_REQUEST).is_some() {
                    code::BAD_REQUEST
                } else {
                    NOT_FOUND
                };
                (code, format!("no {noun} has the id `{id}`"))
            }
            Self::Bad(problem) => (code::BAD_REQUEST, problem),
            Self::Rule { code, rule } => (code.unwrap_or(code::BAD_REQUEST), rule),
        };
        let (status, general) = match code {
            NOT_FOUND => (StatusCode::NOT_FOUND, "Resource not found"),
            _ => (StatusCode::BAD_REQUEST, "Bad request, please check your request body"),
        };
        let error = listed(code).unwrap_or_else(|| ApiError::new(status, code, general));
        ApiError { message: format!("{}: {detail}", error.message), ..error }
    }
}
