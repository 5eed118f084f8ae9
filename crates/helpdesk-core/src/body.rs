//! The body of a request.

use std::borrow::Cow;

use serde_core::Serialize;

use crate::multipart;

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

/// A part of a multipart body.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Part {
    /// The name of the field.
    pub name: &'static str,
    /// The name of the file; `None` where the part is no file.
    pub file_name: Option<String>,
    /// The bytes: of the file, or the field's value as text.
    pub content: Vec<u8>,
}

impl Part {
    /// A field's value as text.
    pub fn text(name: &'static str, value: impl Into<String>) -> Self {
        Self { name, file_name: None, content: value.into().into_bytes() }
    }

    /// A file.
    pub fn file(name: &'static str, file_name: impl Into<String>, content: impl Into<Vec<u8>>) -> Self {
        Self { name, file_name: Some(file_name.into()), content: content.into() }
    }
}

impl Body {
    /// A JSON body.
    ///
    /// # Errors
    ///
    /// A value that JSON cannot hold.
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

    /// The `Content-Type` and the bytes that go out; `None` where there is no body.
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
