//! What the generated code builds on. Public items of it are re-exported at the root; the others are no part of the API.

mod error_code;
mod event;
mod file;
mod listing;
mod multipart;
mod one_or_many;
mod operation;
mod record;
#[cfg(feature = "round-trip")]
mod visitor;

pub use error_code::{DocumentedError, ErrorCode};
pub use event::{Event, EventEnvelope, EventHeader};
pub use file::{Download, Upload};
pub use listing::{Listing, NextPage};
pub use multipart::{file, json, text};
pub use one_or_many::OneOrMany;
pub use operation::{
    AcceptsTenantToken, AcceptsUserToken, Answer, Body, Method, Operation, Parameters, Part, RateLimit, Token,
};
#[cfg(feature = "round-trip")]
pub use record::required;
pub use record::{JsonBody, Record, list, optional, record};
#[cfg(feature = "round-trip")]
pub use visitor::{BothWays, EventVisitor, OperationVisitor};
pub use {serde_core as serde, serde_json};
