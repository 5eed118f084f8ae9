//! What people use, besides what is generated: these items stand at the root of the crate.

mod error_code;
mod event;
mod file;
pub(crate) mod listing;
mod one_or_many;
mod operation;

pub use error_code::{DocumentedError, ErrorCode};
pub use event::{Event, EventEnvelope, EventHeader, UnknownEvent};
pub use file::{Download, Upload};
pub use listing::{Listing, NextPage};
pub use one_or_many::OneOrMany;
pub use operation::{
    AcceptsTenantToken, AcceptsUserToken, Answer, Body, Method, Operation, Parameters, Part, RateLimit, Token,
};
