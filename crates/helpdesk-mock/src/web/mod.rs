//! What browsers get to see of the mock, and what they must not do.

pub(crate) mod guard;
mod openapi;
pub(crate) mod viewer;
