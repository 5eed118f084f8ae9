//! The reader of documentation pages: the text of a page in, what it says and what is wrong with it out.
//!
//! It knows the dialect in which the platform writes its pages, and nothing of any one service. It touches no file and no
//! network, and holds one rule above all: what it does not understand, it reports.
//!
//! A page goes through these steps:
//!
//! - `header`: the header of the file;
//! - `blocks`: a scan over the lines for headings, fences and code;
//! - `tags`, which knows the `vocabulary`, `fragment` and `pipe`: tables, from HTML and from pipes;
//! - `assemble`: one pass that knows below which heading (`section`) it is; `tables`: which table is what, by that and by
//!   its `columns`; the rows by `basic`, `headers`, `errors`, or `rows` with `types`, `doc` and `values`; `examples`;
//! - `page`: what came of it, from which `facts` prints lines and `lower` makes an operation or events.

mod assemble;
mod basic;
mod blocks;
mod columns;
mod diagnostic;
mod doc;
mod errors;
mod examples;
mod facts;
mod finish;
mod fragment;
mod header;
mod headers;
mod lower;
mod markdown;
mod page;
mod pipe;
mod reading;
#[cfg(test)]
mod readme;
mod rows;
mod section;
mod table;
mod tables;
mod tags;
mod text;
mod types;
mod values;
mod vocabulary;

pub use diagnostic::{Diagnostic, Rule, Severity};
pub use facts::{facts, known};
pub use page::{Doc, ErrorRow, Explorer, FieldRow, FieldTable, HeaderRow, Kind, Page, ScopeRow, Section};
pub use reading::{MAX_SIZE, Reading, Rows, read};
pub use values::{Pattern, ProseList};
