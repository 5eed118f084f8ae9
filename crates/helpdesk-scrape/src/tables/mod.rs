//! Interprets tables: their kinds and their rows.

pub(crate) mod basic;
pub(crate) mod classify;
pub(crate) mod columns;
mod errors;
mod fields;
pub(crate) mod headers;
pub(crate) mod types;
