//! The intermediate schema: what a set of documentation pages says, as data.
//!
//! The reader of the pages writes it, and everything else reads it: the generator of the Rust types, the mock server, the
//! diff. It says what the platform documents and knows neither Markdown nor Rust; the only thing in it that was not
//! documented are the public [names](Operation::name), which are kept by hand so that they never move.
//!
//! - [`Schema`], [`Operation`], [`Event`], [`Field`] and their parts are the model; [`Type`] spells a field's type.
//! - [`Schema::from_json`] and [`Schema::to_json`] are the canonical JSON: one fact a line, in the order of the page. A key
//!   that the model does not know is an error, which names its path.
//! - [`Schema::validate`] lists every rule that a schema breaks.
//! - [`Operation::tables`], [`Operation::payload`] and the like answer what everybody asks of a schema.
//! - [`markdown`] writes the texts of the pages so that they can do nothing but be read.

#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "diff")]
pub mod diff;
#[cfg(feature = "serde_json")]
pub mod examples;
pub mod json;
pub mod markdown;
mod model;
#[cfg(feature = "author")]
mod paging;
mod text;
mod time;
mod types;
#[cfg(feature = "author")]
mod validate;

pub use json::error::LoadError;
pub use model::{
    BodyFormat, COMMON, Condition, ConditionError, Constraints, Direction, DocumentedValue, ErrorCode, Event, Example,
    Field, FieldLocation, Form, Forms, Header, Language, Method, Operation, Page, Paging, PagingScheme, Payload,
    RateLimit, ResponseForm, Rule, RulePlace, Schema, Scope, Test, Text, TextPart, TextPlace, TokenKind, ValueList,
    is_chinese,
};
#[cfg(feature = "author")]
pub use text::nearest;
pub use text::{count, first_free, is_control, pascal_case, snake_case};
pub use time::{NumberForm, TimeFormat, TimeUnit};
pub use types::{Type, TypeError};
#[cfg(feature = "author")]
pub use validate::Problem;
