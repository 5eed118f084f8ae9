//! Errors of mismatched values.

use std::error::Error as StdError;
use std::fmt;

use serde_core::de::{self, Expected, Unexpected};

/// The reason why a value does not match its type. It is never returned to the caller.
#[derive(Debug)]
pub(crate) enum Error {
    /// The deviation is already recorded.
    Noted,
    /// The type refuses the value.
    Refused,
    /// The type requires another field.
    Missing(&'static str),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Noted | Self::Refused => f.write_str("the value does not match its type"),
            Self::Missing(field) => write!(f, "the field `{field}` is missing"),
        }
    }
}

impl StdError for Error {}

/// Messages are discarded, because they may quote a value.
impl de::Error for Error {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::Refused
    }

    fn invalid_type(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::Refused
    }

    fn invalid_value(_: Unexpected<'_>, _: &dyn Expected) -> Self {
        Self::Refused
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self::Refused
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self::Refused
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self::Refused
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing(field)
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self::Refused
    }
}
