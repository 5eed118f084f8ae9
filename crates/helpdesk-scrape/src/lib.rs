//! Reads the platform's documentation pages: takes the text of a page, returns its content and diagnostics.
//!
//! It knows the markup of the pages, but nothing about individual services. It accesses neither files nor the network.
//! Anything that it does not understand is reported, never skipped.
//!
//! A page is processed in these steps:
//!
//! - `source`: the file header, and a scan of the lines for headings, fences and code;
//! - `markup`: tables, in HTML and with pipes;
//! - `assemble`: one pass that tracks the current `section`, and collects its results in `seen`;
//! - `tables`: the kind of each table, by its section and columns, and its rows; `prose` reads their text;
//! - `finish`: the kind of the page, and its `examples`;
//! - `page`: the result, which `facts` prints as lines and `lower` turns into an operation or events, with the `containers`
//!   that the page's example shows.

mod assemble;
mod containers;
mod coverage;
mod diagnostic;
mod english;
mod examples;
mod facts;
mod finish;
mod flat;
mod headings;
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
