//! What is documented: operations, their requests and their responses.

pub(crate) mod check;
pub(crate) mod code;
pub(crate) mod encoding;
pub(crate) mod response;
pub(crate) mod router;
pub(crate) mod socket_operations;
pub(crate) mod token_operations;
