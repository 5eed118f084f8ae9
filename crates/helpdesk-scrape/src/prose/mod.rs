//! Interprets text in cells.

pub(crate) mod description;
pub(crate) mod markdown;
pub(crate) mod values;
