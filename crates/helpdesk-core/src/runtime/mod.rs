//! What generated code and the crates of this workspace call. It is public for them alone, and may change in any release.

pub mod hooks;
mod loopback;
mod multipart;
mod record;
mod text;
#[cfg(feature = "bidirectional-serde")]
mod visitor;

pub use crate::listing::{last_row, page_by_number, page_by_token};
pub use crate::secret::constant_time_eq;
pub use loopback::is_loopback;
pub use multipart::{file, json, text};
#[cfg(feature = "bidirectional-serde")]
pub use record::required;
pub use record::{Object, Record, WriteBody, empty, json_body, list, nullable, record, value};
pub use text::is_invisible;
#[cfg(feature = "bidirectional-serde")]
pub use visitor::{BothWays, EventVisitor, OperationVisitor};
pub use {serde_core as serde, serde_json};
