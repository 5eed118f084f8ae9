//! The reader from the outside: pages in, facts, schema and diagnostics out.

mod diagnostics;
mod dialect;
mod limits;
mod lowering;
mod pages;
mod properties;
