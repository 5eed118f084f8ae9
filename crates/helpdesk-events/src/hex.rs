//! Digests as text.

use std::fmt::Write as _;

/// The bytes in lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        // A formatter that writes to a String does not fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}
