//! What the generated code builds on. The items of [`api`] stand at the root of the crate too; the others are no part of the
//! API.

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

/// What people use.
pub mod api {
    pub use super::error_code::{DocumentedError, ErrorCode};
    pub use super::event::{Event, EventEnvelope, EventHeader};
    pub use super::file::{Download, Upload};
    pub use super::listing::{Listing, NextPage};
    pub use super::one_or_many::OneOrMany;
    pub use super::operation::{
        AcceptsTenantToken, AcceptsUserToken, Answer, Body, Method, Operation, Parameters, Part, RateLimit, Token,
    };
}

pub use api::*;
pub use listing::{page_by_number, page_by_token};
pub use multipart::{file, json, text};
#[cfg(feature = "round-trip")]
pub use record::required;
pub use record::{JsonBody, Object, Record, empty, list, record, value};
#[cfg(feature = "round-trip")]
pub use visitor::{BothWays, EventVisitor, OperationVisitor};
pub use {serde_core as serde, serde_json};
