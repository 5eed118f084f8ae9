//! Doc comments, and the examples in them.

mod comment;
mod example;
mod expression;
mod facts;
mod shown;
mod value;

pub(crate) use comment::{Docs, example, plain};
pub(crate) use facts::{event, request};
pub(crate) use shown::show_examples;
