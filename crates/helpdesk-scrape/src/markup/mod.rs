//! Tables from markup, of HTML and of pipes, before anyone asks what they mean.

pub(crate) mod fragment;
pub(crate) mod labels;
mod nesting;
pub(crate) mod pipe;
pub(crate) mod table;
mod tags;
mod vocabulary;
