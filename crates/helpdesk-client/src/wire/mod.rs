//! HTTP requests and responses.

mod decoder;
mod expected;
pub(crate) mod http;
pub(crate) mod pools;
pub(crate) mod received;
pub(crate) mod request;
pub(crate) mod send_tracker;
pub(crate) mod trace;
pub(crate) mod transport;

pub(crate) use expected::Expected;
