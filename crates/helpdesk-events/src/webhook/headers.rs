//! The headers of a callback that its signature needs.

/// The headers of a callback that carry its signature. They are absent if the app has no Encrypt Key; an empty one
/// counts as absent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct CallbackHeaders<'a> {
    /// `X-Lark-Request-Timestamp`: when the callback was signed, in seconds since 1970.
    pub timestamp: Option<&'a str>,
    /// `X-Lark-Request-Nonce`: any text.
    pub nonce: Option<&'a str>,
    /// `X-Lark-Signature`: a SHA-256 in lower-case hex.
    pub signature: Option<&'a str>,
}

impl<'a> CallbackHeaders<'a> {
    /// Looks each header up by its name. Header names are case-insensitive.
    ///
    /// ```
    /// use helpdesk_events::CallbackHeaders;
    ///
    /// let request = [("x-lark-request-timestamp", "1608725989"), ("x-lark-request-nonce", "n0nce")];
    /// let headers = CallbackHeaders::from_fn(|name| {
    ///     request.iter().find(|(header, _)| header.eq_ignore_ascii_case(name)).map(|(_, value)| *value)
    /// });
    /// assert_eq!(headers.timestamp, Some("1608725989"));
    /// assert_eq!(headers.signature, None);
    /// ```
    pub fn from_fn(mut header: impl FnMut(&str) -> Option<&'a str>) -> Self {
        Self { timestamp: header(Self::TIMESTAMP), nonce: header(Self::NONCE), signature: header(Self::SIGNATURE) }
    }

    /// The headers that are not empty.
    pub(crate) fn present(self) -> Self {
        let present = |header: Option<&'a str>| header.filter(|text| !text.is_empty());
        Self { timestamp: present(self.timestamp), nonce: present(self.nonce), signature: present(self.signature) }
    }

    /// Whether the callback may be signed: all three headers are present, and the signature has the form of a SHA-256.
    pub(crate) fn may_sign(&self) -> bool {
        let is_digest = |text: &str| text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        self.timestamp.is_some() && self.nonce.is_some() && self.signature.is_some_and(is_digest)
    }

    /// The name of the header of [`timestamp`](Self::timestamp).
    pub const TIMESTAMP: &'static str = "X-Lark-Request-Timestamp";
    /// The name of the header of [`nonce`](Self::nonce).
    pub const NONCE: &'static str = "X-Lark-Request-Nonce";
    /// The name of the header of [`signature`](Self::signature).
    pub const SIGNATURE: &'static str = "X-Lark-Signature";
}
