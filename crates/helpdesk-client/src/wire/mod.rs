//! HTTP: requests as they go out, and answers as they come back.

mod decoder;
pub(crate) mod departure;
mod expected;
pub(crate) mod http;
pub(crate) mod received;
pub(crate) mod request;
pub(crate) mod trace;
pub(crate) mod transport;

pub(crate) use expected::Expected;
