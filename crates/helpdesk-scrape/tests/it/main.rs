//! Tests of the reader through its public API: pages in, facts, schema and diagnostics out.

mod diagnostics;
mod faults;
mod dialect;
mod limits;
mod lowering;
mod pages;
mod properties;
