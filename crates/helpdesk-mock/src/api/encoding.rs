//! Percent-encoding in paths and query strings, read strictly.

/// Decodes a segment of a path; `None` where an escape is broken, or the bytes are not UTF-8.
pub(crate) fn decode_segment(text: &str) -> Option<String> {
    decode(text.bytes())
}

/// Decodes a name or value of a query string, where `+` is a blank.
pub(crate) fn decode_query(text: &str) -> Option<String> {
    decode(text.bytes().map(|byte| if byte == b'+' { b' ' } else { byte }))
}

/// The pairs of a query string, still encoded.
pub(crate) fn query_pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    query.split('&').filter(|pair| !pair.is_empty()).map(|pair| pair.split_once('=').unwrap_or((pair, "")))
}

/// Encodes a text as the value of a query parameter.
pub(crate) fn encode_query(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut encoded, byte| {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            other => encoded.push_str(&format!("%{other:02X}")),
        }
        encoded
    })
}

fn decode(mut encoded: impl Iterator<Item = u8>) -> Option<String> {
    let mut bytes = Vec::new();
    while let Some(byte) = encoded.next() {
        bytes.push(match byte {
            b'%' => 16 * hex_digit(encoded.next()?)? + hex_digit(encoded.next()?)?,
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16)?.try_into().ok()
}
