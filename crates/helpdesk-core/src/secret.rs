//! Texts that must stay secret.

use std::fmt;
use std::hint::black_box;

use serde_core::{Deserialize, Deserializer};

/// A secret text: a token, or an app's secret.
///
/// `Debug` does not show it, and comparing two takes the same time wherever they differ, so that nobody can find one out byte
/// by byte. [`expose`](Self::expose) returns the text.
#[derive(Clone, Default)]
pub struct Secret(String);

impl Secret {
    /// Takes a text as a secret.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text. Keep it out of logs and errors.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<&String> for Secret {
    fn from(text: &String) -> Self {
        Self(text.clone())
    }
}

/// In a time that depends on the lengths alone.
impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        constant_time_eq(self.0.as_bytes(), other.0.as_bytes())
    }
}

impl Eq for Secret {}

/// Whether they are equal, in a time that depends on the lengths alone.
pub fn constant_time_eq(one: &[u8], other: &[u8]) -> bool {
    let differs = one.iter().zip(other).fold(0, |differs, (a, b)| black_box(differs | (a ^ b)));
    one.len() == other.len() && differs == 0
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[hidden]")
    }
}

impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_equal_or_not_and_never_shown() {
        for (one, other, equal) in
            [("a", "a", true), ("", "", true), ("a", "b", false), ("a", "ab", false), ("", "a", false)]
        {
            assert_eq!(Secret::new(one) == Secret::new(other), equal, "{one} {other}");
        }
        assert_eq!(format!("{:?}", Some(Secret::new("t-123"))), "Some([hidden])");
    }
}
