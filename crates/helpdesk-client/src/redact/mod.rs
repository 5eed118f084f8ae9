//! Redaction of text from outside: no secrets, one line, bounded length.

mod escapes;
mod scrubber;

pub(crate) use scrubber::{Scrubber, Secrets};
