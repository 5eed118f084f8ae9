//! Tests of the reader through its public API: pages in, facts, schema and diagnostics out.

mod diagnostics;
mod dialect;
mod faults;
mod limits;
mod lowering;
mod pages;
mod properties;
