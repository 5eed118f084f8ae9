//! The traits and values that describe an operation of the Feishu (Lark) API, without any HTTP library.
//!
//! An [`Operation`] is a request that knows where it goes. Its [`Response`] says how it is made of the answer, its
//! [`ErrorCode`] names the codes by which the platform refuses it. [`AppOperation`] and [`UserOperation`] say who may call
//! it, and a [`Listing`] gives its items page by page. An [`Event`] is what the platform pushes.
//!
//! Generated crates implement these traits; `helpdesk-client` sends what implements them, and `helpdesk-events` receives it.
//! Implement them by hand for an operation that no page documents.
//!
//! # Features
//!
//! - `bidirectional-serde` (off by default): `Serialize` and `Deserialize` for types that otherwise have one of them.
//! - `jiff` (off by default): a [`Timestamp`] becomes one of the crate `jiff`, and the other way round.

#![cfg_attr(docsrs, feature(doc_cfg))]

mod body;
mod error_code;
mod event;
mod file;
mod host;
mod listing;
mod multipart;
mod one_or_many;
mod operation;
mod parameters;
mod response;
#[doc(hidden)]
pub mod runtime;
mod secret;
mod text_or;
mod time;
mod with_option;

pub use body::Body;
pub use error_code::{AnyErrorCode, DocumentedError, ErrorCode};
pub use event::{Event, EventEnvelope, EventHeader, UnknownEvent};
pub use file::{Download, Upload};
pub use host::{FEISHU, LARK};
pub use listing::{Listing, NextPage};
pub use multipart::Part;
pub use one_or_many::OneOrMany;
pub use operation::{AppOperation, AppToken, AuthorizationOnly, Method, Operation, RateLimit, UserOperation};
pub use parameters::Parameters;
pub use response::{Decode, RawResponse, Response, ResponseError, Strict};
pub use secret::Secret;
pub use text_or::TextOr;
pub use time::{Timestamp, TimestampRangeError};
pub use with_option::WithOption;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
