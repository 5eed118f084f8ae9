//! The types of the Feishu (Lark) Helpdesk v1 API: a request, a response and an error-code enum for each operation.
//!
//! They are generated at build time from a schema that was read from the platform's documentation pages, and do not depend on an
//! HTTP library: `helpdesk-client` sends them, and so can any other client of [`Operation`]s.
//!
//! ```
//! use helpdesk_types::Operation;
//! use helpdesk_types::ticket::StartService;
//!
//! let request = StartService::new("ou_7dab8a3d3cdcc9da365777c7ad535d62").human_service(true);
//! assert_eq!(StartService::PATH, "/open-apis/helpdesk/v1/start_service");
//! assert_eq!(
//!     request.body()?.as_json(),
//!     Some(br#"{"human_service":true,"open_id":"ou_7dab8a3d3cdcc9da365777c7ad535d62"}"#.as_slice()),
//! );
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # Common properties
//!
//! - **Requests** have `new` with the required fields in the order of the page, public fields, and a setter for each optional
//!   field. A field that is not set is not sent. [`WithOption`] calls a setter with an `Option`.
//! - **Responses** ignore unknown fields. An absent or null field is `None`, or an empty `Vec`; if the two have different
//!   meanings, absent is `None` and null is `Some(None)`.
//! - **Events** decode as responses do. [`AnyEvent`] is any of them, and keeps undocumented ones.
//! - **Moments** are a [`Timestamp`] and **durations** a [`Duration`](std::time::Duration), whatever the unit and form in which
//!   the platform writes them.
//! - **Value lists** are open: a value that no page lists is kept in `Other`. `name` is the name of the variant, and `label` the
//!   meaning of the value.
//! - **Types of several modules** are defined in [`common`]; each module re-exports those that it uses.
//! - **Error codes** are an enum for each operation, with `Other` for the codes that its page does not list. The documentation
//!   of each code is a constant in [`errors`].
//! - **Docs** are in English first, and then in the Chinese of the page.
//!
//! # Features
//!
//! - `bidirectional-serde` (off by default): `Serialize` for responses and `Deserialize` for requests, to keep answers as JSON, or to
//!   read requests back in a test double. A request is then one flat object, including path and query parameters.
//! - `jiff` (off by default): conversions between [`Timestamp`] and that of the crate `jiff`.

#![cfg_attr(docsrs, feature(doc_cfg))]

mod answer_richtext;
mod customized_fields;
mod event_type;
mod generated;
mod message_content;
mod messages;

pub use answer_richtext::AnswerRichtext;
pub use customized_fields::{CustomizedField, CustomizedFields, CustomizedValue, DropdownChoice, DropdownError};
pub use generated::*;
pub use helpdesk_core::*;
pub use message_content::{MessageContent, Post, PostBody, Run};

/// The schema that the types were generated from, in the canonical JSON of the crate `helpdesk-schema`.
pub const SCHEMA: &str = include_str!("../schema/helpdesk-v1.json");

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
