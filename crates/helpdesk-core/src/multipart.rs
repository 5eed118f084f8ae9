//! `multipart/form-data` (RFC 7578), for operations that send files.

use std::hash::{BuildHasher, RandomState};

use crate::Part;

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
