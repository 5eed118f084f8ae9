//! The public name of each documented thing: pinned in a file, or given by rule alone.
//!
//! A name in the file never changes by itself. A thing without a name gets one by rule, and a line in the file. A line whose
//! thing no longer exists is reported.

mod assign;
mod conflicts;
mod fields;
mod file;
pub(crate) mod rule;
mod share;
mod types;
pub(crate) mod verbs;
mod walk;

pub use assign::{assign, assign_by_rule, assign_services};
pub use file::NamesFile;
