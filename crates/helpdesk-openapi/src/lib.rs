//! Turns the intermediate schema into OpenAPI 3.1.
//!
//! [`document`] makes the document of one service or several. It is the same for the same schema, with the fields in their
//! order. Nothing is read or written here.
//!
//! Facts that OpenAPI has no keyword for are extensions `x-feishu-...`.

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
