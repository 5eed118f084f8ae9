//! The body of a request.

use std::borrow::Cow;

use serde_core::Serialize;

use crate::multipart::{self, Part};

/// The body of a request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Body {
    /// No body.
    None,
    /// `application/json; charset=utf-8`
    Json(Vec<u8>),
    /// `multipart/form-data`
    Multipart(Vec<Part>),
}

impl Body {
    /// A JSON body.
    ///
    /// # Errors
    ///
    /// The value cannot be expressed as JSON.
    pub fn json(value: &(impl Serialize + ?Sized)) -> serde_json::Result<Self> {
        serde_json::to_vec(value).map(Self::Json)
    }

    /// The bytes of a JSON body.
    pub fn as_json(&self) -> Option<&[u8]> {
        match self {
            Self::Json(bytes) => Some(bytes),
            Self::None | Self::Multipart(_) => None,
        }
    }

    /// The `Content-Type` and the bytes of the body; `None` if the request has no body.
    pub fn encode(self) -> Option<(Cow<'static, str>, Vec<u8>)> {
        match self {
            Self::None => None,
            Self::Json(bytes) => Some((Cow::Borrowed("application/json; charset=utf-8"), bytes)),
            Self::Multipart(parts) => {
                let (content_type, bytes) = multipart::encode(&parts);
                Some((Cow::Owned(content_type), bytes))
            }
        }
    }
}
