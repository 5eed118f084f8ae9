//! The pages of the mock for browsers, and the guard against foreign pages.

pub(crate) mod guard;
#[cfg(feature = "viewer")]
mod openapi;
#[cfg(feature = "viewer")]
pub(crate) mod viewer;
