//! The error for a text that is not a schema.

use std::fmt;

/// The error for a text that is not a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError {
    path: String,
    message: String,
}

impl LoadError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { path: String::new(), message: message.into() }
    }

    /// Where in the JSON: `operations[1].body[0].type`, empty for the text as a whole.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The fault, without its place.
    pub fn message(&self) -> &str {
        &self.message
    }

    pub(crate) fn below(mut self, step: &str) -> Self {
        let dot = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = format!("{step}{dot}{}", self.path);
        self
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() { f.write_str(&self.message) } else { write!(f, "{}: {}", self.path, self.message) }
    }
}

impl std::error::Error for LoadError {}
