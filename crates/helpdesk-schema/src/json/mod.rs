//! Canonical JSON without a library or a derive macro: every user of the types builds this crate, so it costs them little.

pub(crate) mod error;
mod macros;
mod node;
mod value;
#[cfg(feature = "author")]
mod writer;

pub use value::{Object, SyntaxError, Value};

pub(crate) use error::LoadError;
pub(crate) use macros::{record, words, written};
pub(crate) use node::{Node, expect_object, expect_string, read, read_all, twice, word};
#[cfg(feature = "author")]
pub(crate) use writer::{WriteNode, Writer, key};

/// The version of the JSON format; a schema of another version is not loaded.
pub(crate) const FORMAT: i64 = 1;
