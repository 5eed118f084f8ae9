//! The public name of each documented thing: pinned in a file, or given by rule alone.
//!
//! A name that stands in the file never changes by itself. A thing that has none yet gets one by rule, and a line. A line that
//! names nothing any more is reported.

mod assign;
mod fields;
mod file;
pub(crate) mod rule;
mod share;
mod types;
pub(crate) mod verbs;
mod walk;

pub use assign::{assign, assign_by_rule, assign_services};
pub use file::NamesFile;
