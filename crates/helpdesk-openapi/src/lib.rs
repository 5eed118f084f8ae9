//! What the intermediate schema says, as OpenAPI 3.1.
//!
//! [`document`] makes the document of one service or several. It is the same for the same schema, with the fields in their
//! order. Nothing is read or written here.
//!
//! What OpenAPI has no word for is an extension `x-feishu-...`.

mod assemble;
mod field;
mod json;
mod model;
mod names;
mod operation;
mod response;
mod schema;
mod security;
mod shape;
mod text;

pub use assemble::document;
pub use model::Document;
