//! Text from outside, made fit to be shown: without secrets, on one line, of bounded length.

mod escapes;
mod invisible;
mod scrubber;

pub(crate) use invisible::is_invisible;
pub(crate) use scrubber::{Scrubber, Secrets};
