//! The id of an event for a store.

use std::borrow::Cow;

use sha2::{Digest, Sha256};

use crate::hex::hex;

/// The longest id that is passed to a store unchanged. The platform's ids have 32 characters.
const LONGEST: usize = 128;

/// The id itself, or its SHA-256 if it is long or not printable ASCII.
pub(crate) fn stored_id(id: &str) -> Cow<'_, str> {
    if id.len() <= LONGEST && id.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Cow::Borrowed(id);
    }
    Cow::Owned(hex(&Sha256::digest(id)))
}
