//! The secrets that prove a callback. Nothing here shows a secret.

use std::fmt;

use helpdesk_core::Secret;
use helpdesk_core::runtime::constant_time_eq;

/// The Encrypt Key of an app: callbacks are encrypted and signed with it.
///
/// The developer console shows it under *Events and callbacks*, *Encryption strategy*. `Debug` hides it.
#[derive(Debug, Clone)]
pub struct EncryptKey(Secret);

impl EncryptKey {
    /// The key as the console shows it.
    ///
    /// # Errors
    ///
    /// The key is empty or has blanks around it: with an empty key anyone could sign.
    pub fn new(key: impl Into<String>) -> Result<Self, InvalidSecret> {
        checked("Encrypt Key", key.into()).map(Self)
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.expose().as_bytes()
    }
}

/// The Verification Token of an app: every callback contains it, in clear text if the app has no Encrypt Key.
///
/// The developer console shows it beside the Encrypt Key. `Debug` hides it.
#[derive(Debug, Clone)]
pub struct VerificationToken(Secret);

impl VerificationToken {
    /// The token as the console shows it.
    ///
    /// # Errors
    ///
    /// The token is empty or has blanks around it.
    pub fn new(token: impl Into<String>) -> Result<Self, InvalidSecret> {
        checked("Verification Token", token.into()).map(Self)
    }

    /// Whether the token is equal to the text, in a time that depends on the length alone.
    pub(crate) fn is(&self, token: &[u8]) -> bool {
        constant_time_eq(self.0.expose().as_bytes(), token)
    }
}

fn checked(name: &'static str, secret: String) -> Result<Secret, InvalidSecret> {
    if secret.is_empty() || secret.trim() != secret { Err(InvalidSecret { name }) } else { Ok(secret.into()) }
}

/// An Encrypt Key or Verification Token that is empty or has blanks around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidSecret {
    name: &'static str,
}

impl fmt::Display for InvalidSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the {} is empty or has blanks around it; copy it from the developer console, \
             Events and callbacks > Encryption strategy",
            self.name
        )
    }
}

impl std::error::Error for InvalidSecret {}
