//! The reader of documentation pages: the text of a page in, what it says and what is wrong with it out.
//!
//! It knows the dialect in which the platform writes its pages, and nothing of any one service. It touches no file and no
//! network, and holds one rule above all: what it does not understand, it reports.
//!
//! A page goes through these steps:
//!
//! - `source`: the header of the file, and a scan over the lines for headings, fences and code;
//! - `markup`: tables, from HTML and from pipes;
//! - `assemble`: one pass that knows in which `section` it is, and keeps what it has `seen`;
//! - `tables`: which table is what, by its section and columns, and its rows; what their text says is read by `prose`;
//! - `finish`: what the page is once all of it was seen, with its `examples`;
//! - `page`: what came of it, from which `facts` prints lines and `lower` makes an operation or events.

mod assemble;
mod coverage;
mod diagnostic;
mod examples;
mod facts;
mod finish;
mod lower;
mod markup;
mod page;
mod prose;
mod read;
#[cfg(test)]
mod readme;
mod section;
mod seen;
mod source;
mod tables;
mod text;

pub use coverage::RowCounts;
pub use diagnostic::{Diagnostic, Rule, Severity};
pub use facts::{facts, known};
pub use page::{ErrorRow, Explorer, FieldRow, FieldTable, HeaderRow, Page, PageKind, ScopeRow};
pub use prose::description::Doc;
pub use prose::values::{Pattern, ProseList};
pub use read::{MAX_SIZE, Reading, read};
