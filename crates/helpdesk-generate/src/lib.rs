//! A crate of types for whatever services there are: its manifest, its modules, and a test of the pages' examples.
//!
//! Apart from `helpdesk-codegen`, because that is built wherever the types are, and must do without a formatter. Files are texts
//! here; nothing is read or written.

mod crate_name;
mod format;
mod package;
mod round_trip;

pub use crate_name::{crate_name, name_fault};
pub use format::format_items;
pub use package::{Error, MARK, Manifest, Package, SCHEMA, package};
pub use round_trip::Skipped;
