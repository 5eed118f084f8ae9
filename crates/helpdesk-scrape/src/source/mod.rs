//! The text of a page, cut into the header of the file and blocks.

pub(crate) mod blocks;
pub(crate) mod header;
