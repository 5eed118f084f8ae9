//! Why a schema cannot be generated from.

use std::fmt;

/// Why code cannot be generated from a schema: a public name is missing, is not an identifier, or names two things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    place: String,
    message: String,
}

impl Error {
    pub(crate) fn new(place: impl Into<String>, message: impl Into<String>) -> Self {
        Self { place: place.into(), message: message.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

impl std::error::Error for Error {}
