//! Faults of responses, ordered by a test.

pub(crate) mod connection;
pub(crate) mod deviation;
pub(crate) mod fault;
pub(crate) mod random;
pub(crate) mod script;
