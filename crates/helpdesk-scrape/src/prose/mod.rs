//! What the text in cells says.

pub(crate) mod description;
pub(crate) mod markdown;
pub(crate) mod values;
