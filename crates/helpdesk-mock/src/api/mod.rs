//! The documented API: operations, their requests and their responses.

pub(crate) mod check;
pub(crate) mod code;
pub(crate) mod encoding;
pub(crate) mod nearest;
pub(crate) mod requests;
pub(crate) mod response;
pub(crate) mod router;
pub(crate) mod rules;
pub(crate) mod socket_operations;
mod time;
pub(crate) mod token_operations;
