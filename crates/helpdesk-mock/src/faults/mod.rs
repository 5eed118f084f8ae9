//! What goes wrong with a response because a test says so.

pub(crate) mod connection;
pub(crate) mod deviation;
pub(crate) mod fault;
pub(crate) mod random;
pub(crate) mod script;
