//! Reads tables from HTML and from pipes, without interpreting them.

pub(crate) mod fragment;
pub(crate) mod labels;
mod nesting;
mod open_cell;
pub(crate) mod pipe;
pub(crate) mod table;
mod tags;
mod vocabulary;
