//! What generated code calls. It is public for that code alone, and may change in any release.

pub mod hooks;
mod multipart;
mod record;
#[cfg(feature = "round-trip")]
mod visitor;

pub use crate::listing::{last_row, page_by_number, page_by_token};
pub use multipart::{file, json, text};
#[cfg(feature = "round-trip")]
pub use record::required;
pub use record::{Object, Record, WriteBody, empty, json_body, list, nullable, record, value};
#[cfg(feature = "round-trip")]
pub use visitor::{BothWays, EventVisitor, OperationVisitor};
pub use {serde_core as serde, serde_json};
