//! Details from the `error` object that the platform sends beside `code` and `msg`.

use crate::response::outline::Outline;

/// Details of an API error: missing scopes, invalid fields, and links to help.
///
/// Every part may be absent. Each list keeps its first 20 entries, and long text is truncated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorDetails {
    /// A second description of the error.
    pub message: Option<String>,
    /// The scopes that the app lacks; any one of them is enough.
    pub missing_scopes: Vec<MissingScope>,
    /// The invalid fields of the request.
    pub field_violations: Vec<FieldViolation>,
    /// Links to help pages.
    pub helps: Vec<HelpLink>,
    /// A link to the explanation of this error, usually found by its log id.
    pub troubleshooter: Option<String>,
}

/// A scope that the app lacks.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct MissingScope {
    /// The scope, such as `helpdesk:all`.
    pub scope: String,
    /// The page where the scope can be granted.
    pub url: Option<String>,
}

/// An invalid field of the request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldViolation {
    /// The name of the field.
    pub field: String,
    /// The rejected value.
    pub value: Option<String>,
    /// Why the value was rejected.
    pub description: Option<String>,
}

/// A link to a help page.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct HelpLink {
    /// The address of the page.
    pub url: String,
    /// The subject of the page.
    pub description: Option<String>,
}

impl ErrorDetails {
    /// Reads the object. Parts in an undocumented form are left out: decoding details must not hide the error itself.
    pub(crate) fn read(error: &Outline) -> Self {
        Self {
            message: error.text("message"),
            missing_scopes: rows(error, "permission_violations", |row| {
                // Older responses name the scope in `subject`.
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
