//! Access tokens as values of the `Authorization` header.

use reqwest::header::HeaderValue;

const SCHEME: &str = "Bearer ";

/// The value of the header, created once for each token. Cloning it is cheap.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Bearer(HeaderValue);

impl Bearer {
    /// `None` if the token is not a valid header value.
    pub(crate) fn new(token: &str) -> Option<Self> {
        if token.is_empty() || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            return None;
        }
        let mut value = HeaderValue::try_from(format!("{SCHEME}{token}")).ok()?;
        value.set_sensitive(true);
        Some(Self(value))
    }

    /// The token itself.
    pub(crate) fn token(&self) -> &str {
        self.0.to_str().ok().and_then(|value| value.strip_prefix(SCHEME)).unwrap_or_default()
    }

    pub(crate) fn header(&self) -> HeaderValue {
        self.0.clone()
    }
}
