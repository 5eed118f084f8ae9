//! What browsers get to see of the mock, and what they must not do.

pub(crate) mod guard;
pub(crate) mod login;
#[cfg(feature = "viewer")]
mod openapi;
#[cfg(feature = "viewer")]
pub(crate) mod viewer;
