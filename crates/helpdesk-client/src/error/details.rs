//! The `error` object that the platform puts beside `code` and `msg`.

use crate::response::outline::Outline;

/// What the platform adds to an error: which scopes are missing, which fields are wrong, where to read on.
///
/// All of it may be absent. Of each list, the first 20 entries are kept, and of a long text its beginning.
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
    pub(crate) fn read(error: &Outline) -> Self {
        Self {
            message: error.text("message"),
            missing_scopes: rows(error, "permission_violations", |row| {
                // Older answers name the scope in `subject`.
                Some(MissingScope { scope: row.text("scope").or_else(|| row.text("subject"))?, url: row.text("url") })
            }),
            field_violations: rows(error, "field_violations", |row| {
                let (value, description) = (row.text("value"), row.text("description"));
                Some(FieldViolation { field: row.text("field")?, value, description })
            }),
            helps: rows(error, "helps", |row| {
                Some(HelpLink { url: row.text("url")?, description: row.text("description") })
            }),
            troubleshooter: error.text("troubleshooter"),
        }
    }
}

fn rows<T>(error: &Outline, key: &str, read: impl Fn(&Outline) -> Option<T>) -> Vec<T> {
    error.items(key).iter().filter_map(read).collect()
}
