//! What the generated code builds on beside `api`. It is public for that code alone.

mod multipart;
mod record;
#[cfg(feature = "round-trip")]
mod visitor;

pub use crate::api::listing::{page_by_number, page_by_token};
pub use multipart::{file, json, text};
#[cfg(feature = "round-trip")]
pub use record::required;
pub use record::{JsonBody, Object, Record, empty, list, nullable, record, value};
#[cfg(feature = "round-trip")]
pub use visitor::{BothWays, EventVisitor, OperationVisitor};
pub use {serde_core as serde, serde_json};
