//! Requests, and what makes them operations.

pub(crate) mod error_code;
pub(crate) mod listing;
mod parameters;
mod request;

pub(crate) use request::{Request, app_token};
