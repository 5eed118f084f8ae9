//! `multipart/form-data` (RFC 7578), for operations that send files.

use std::hash::{BuildHasher, RandomState};

/// A part of a multipart body.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Part {
    /// The name of the field.
    pub name: &'static str,
    /// The name of the file; `None` if the part is not a file.
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

/// The `Content-Type` and the body.
pub(crate) fn encode(parts: &[Part]) -> (String, Vec<u8>) {
    let boundary = boundary(parts);
    let mut body = Vec::with_capacity(parts.iter().map(|part| part.content.len() + 200).sum());
    for part in parts {
        body.extend_from_slice(format!("--{boundary}\r\nContent-Disposition: form-data").as_bytes());
        parameter(&mut body, "name", part.name);
        if let Some(file_name) = &part.file_name {
            parameter(&mut body, "filename", file_name);
            body.extend_from_slice(b"\r\nContent-Type: application/octet-stream");
        }
        body.extend_from_slice(b"\r\n\r\n");
        body.extend_from_slice(&part.content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    (format!("multipart/form-data; boundary={boundary}"), body)
}

/// Quoted as browsers do it: what would end the parameter or the line is percent-encoded, anything else stays UTF-8.
fn parameter(body: &mut Vec<u8>, name: &str, value: &str) {
    let value = value.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
    body.extend_from_slice(format!("; {name}=\"{value}\"").as_bytes());
}

/// A boundary that no part contains.
fn boundary(parts: &[Part]) -> String {
    loop {
        let random = RandomState::new();
        let boundary = format!("helpdesk-{:016x}{:016x}", random.hash_one(0), random.hash_one(1));
        let contains = |part: &Part| part.content.windows(boundary.len()).any(|window| window == boundary.as_bytes());
        if !parts.iter().any(contains) {
            return boundary;
        }
    }
}
