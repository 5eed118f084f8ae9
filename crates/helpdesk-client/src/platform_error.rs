//! The `error` object that the platform puts beside `code` and `msg`.

use serde_json::Value;

use crate::text::piece;

/// What the platform adds to an error: which scopes are missing, which fields are wrong, where to read on.
///
/// All of it may be absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorDetails {
    /// The error in other words.
    pub message: Option<String>,
    /// The scopes that the app was not granted; any one of them would do.
    pub missing_scopes: Vec<MissingScope>,
    /// The fields of the request that are wrong.
    pub field_violations: Vec<FieldViolation>,
    /// Pages that help.
    pub helps: Vec<HelpLink>,
    /// Where the platform explains this very error, usually by its log id.
    pub troubleshooter: Option<String>,
}

/// A scope that the app was not granted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct MissingScope {
    /// The scope: `helpdesk:all`.
    pub scope: String,
    /// The page that grants it.
    pub url: Option<String>,
}

/// A field of the request that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldViolation {
    /// The field.
    pub field: String,
    /// What it held.
    pub value: Option<String>,
    /// What is wrong with it.
    pub description: Option<String>,
}

/// A page that helps.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct HelpLink {
    /// Where it is.
    pub url: String,
    /// What it is about.
    pub description: Option<String>,
}

impl ErrorDetails {
    /// Reads the object. What does not have the documented form is left out: an error must not hide behind another one.
    pub(crate) fn read(error: &Value) -> Self {
        Self {
            message: text(error, "message"),
            missing_scopes: rows(error, "permission_violations", |row| {
                // Older answers name the scope in `subject`.
                Some(MissingScope {
                    scope: text(row, "scope").or_else(|| text(row, "subject"))?,
                    url: text(row, "url"),
                })
            }),
            field_violations: rows(error, "field_violations", |row| {
                let (value, description) = (text(row, "value"), text(row, "description"));
                Some(FieldViolation { field: text(row, "field")?, value, description })
            }),
            helps: rows(error, "helps", |row| {
                Some(HelpLink { url: text(row, "url")?, description: text(row, "description") })
            }),
            troubleshooter: text(error, "troubleshooter"),
        }
    }
}

/// The log id; the documentation says `logid`, the official libraries read `log_id`.
pub(crate) fn log_id(error: &Value) -> Option<String> {
    text(error, "log_id").or_else(|| text(error, "logid"))
}

fn text(object: &Value, key: &str) -> Option<String> {
    object.get(key)?.as_str().map(piece).filter(|text| !text.is_empty())
}

fn rows<T>(error: &Value, key: &str, read: impl Fn(&Value) -> Option<T>) -> Vec<T> {
    error.get(key).and_then(Value::as_array).map(|rows| rows.iter().filter_map(read).collect()).unwrap_or_default()
}
