//! Text from outside, made fit to be shown: without secrets, on one line, of bounded length.

mod escapes;
mod scrubber;

pub(crate) use scrubber::{Scrubber, Secrets};
