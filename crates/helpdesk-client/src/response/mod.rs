//! Parts of a response that do not depend on the operation.

mod file_name;
pub(crate) mod head;
mod http_date;
pub(crate) mod json_path;
pub(crate) mod mismatch;
pub(crate) mod outline;
mod safe_name;
pub(crate) mod weight;
