//! The parts of multipart bodies.

use serde_core::Serialize;

use crate::{Part, Upload};

/// A part of a multipart body that is a file.
pub fn file(name: &'static str, file: &Upload) -> Part {
    Part { name, file_name: Some(file.file_name.clone()), content: file.content.clone() }
}

/// A part of a multipart body that is text.
pub fn text(name: &'static str, text: &str) -> Part {
    Part { name, file_name: None, content: text.as_bytes().to_owned() }
}

/// A part of a multipart body that is neither.
pub fn json(name: &'static str, value: &impl Serialize) -> serde_json::Result<Part> {
    Ok(Part { name, file_name: None, content: serde_json::to_vec(value)? })
}
