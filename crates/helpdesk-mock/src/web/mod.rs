//! The pages of the mock for browsers, and the guard against foreign pages.

pub(crate) mod guard;
pub(crate) mod login;
#[cfg(feature = "viewer")]
mod openapi;
#[cfg(feature = "viewer")]
pub(crate) mod viewer;
