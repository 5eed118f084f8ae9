//! Turns the intermediate schema into Rust source text. It reads and writes no file.
//!
//! [`generate`] gives one module for each resource of the API. The text builds on the crate `helpdesk-core`, which it names by
//! absolute path. It has one item or field a line, so that a compiler message about it can be read.

#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "author")]
mod conflict;
mod definitions;
mod docs;
mod error;
mod errors;
mod generate;
mod generated;
mod lists;
mod module;
mod names;
mod operation;
mod options;
mod root;
mod text;
mod types;

#[cfg(feature = "author")]
pub use conflict::{Conflict, conflicts};
pub use error::Error;
pub use generate::generate;
#[cfg(feature = "author")]
pub use generate::generate_shared;
pub use generated::Generated;
pub use names::{SHARED, field_name, is_keyword, is_reserved, raw_name};
pub use options::{Options, RoundTrip};
