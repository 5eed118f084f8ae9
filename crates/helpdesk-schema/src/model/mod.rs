//! The model: what the pages say of operations, events and their fields.

mod event;
mod example;
mod field;
mod operation;
mod page;
mod paging;
mod payload;
mod rule;
mod schema;
mod text;
mod texts;

pub use event::Event;
pub use example::Example;
pub use field::{COMMON, Constraints, Direction, DocumentedValue, Field, FieldLocation, Form, Forms, ValueList};
pub use operation::{BodyFormat, ErrorCode, Header, Method, Operation, RateLimit, ResponseForm, TokenKind};
pub use page::{Page, Scope};
pub use paging::{Paging, PagingScheme};
pub use payload::Payload;
pub use rule::{Condition, ConditionError, Rule, RulePlace, Test};
pub use schema::Schema;
pub use text::{Language, Text, is_chinese};
pub use texts::{TextPart, TextPlace};
