//! What goes wrong with a response because a test says so.

pub(crate) mod connection;
pub(crate) mod fault;
pub(crate) mod script;
