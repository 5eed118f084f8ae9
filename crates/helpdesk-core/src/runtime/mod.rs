//! Functions that generated code and the crates of this workspace call. They are public for that purpose only, and may
//! change in any release.

pub mod fields;
mod formats;
pub mod hooks;
mod listed;
mod loopback;
mod macros;
#[cfg(feature = "bidirectional-serde")]
mod members;
mod multipart;
mod record;
pub mod shape;
mod text;
mod time;
mod values;
#[cfg(feature = "bidirectional-serde")]
mod visitor;

pub use crate::listing::{last_row, page_by_number, page_by_token};
pub use crate::secret::constant_time_eq;
pub use formats::{
    FOR_MILLIS, FOR_MILLIS_FLOAT, FOR_MILLIS_TEXT, FOR_MINUTES, FOR_MINUTES_FLOAT, FOR_MINUTES_TEXT, FOR_SECONDS,
    FOR_SECONDS_FLOAT, FOR_SECONDS_TEXT, MILLIS, MILLIS_TEXT, SECONDS, SECONDS_TEXT,
};
pub use listed::{Listed, append};
pub use loopback::is_loopback;
pub use macros::*;
#[cfg(feature = "bidirectional-serde")]
pub use members::Members;
pub use multipart::{file, json, text};
pub use record::{Key, Object, Record, WriteBody, empty, json_body, list, nullable, optional, record};
pub use shape::{Documented, Number, Shape};
pub use text::is_invisible;
pub use time::{nullable_time, time, time_text, unless};
pub use values::label;
#[cfg(feature = "bidirectional-serde")]
pub use visitor::{BothWays, EventVisitor, OperationVisitor};
pub use {serde_core as serde, serde_json};
