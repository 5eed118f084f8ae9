//! Splits the text of a page into file header and blocks.

pub(crate) mod blocks;
pub(crate) mod header;
