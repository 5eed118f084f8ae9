//! Tables by what they mean: which is which, and what its rows say.

pub(crate) mod basic;
pub(crate) mod classify;
pub(crate) mod columns;
mod errors;
mod fields;
pub(crate) mod headers;
pub(crate) mod types;
