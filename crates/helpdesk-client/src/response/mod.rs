//! What there is to see in an answer, whatever the operation.

mod file_name;
pub(crate) mod head;
mod http_date;
pub(crate) mod json_path;
pub(crate) mod misfit;
pub(crate) mod outline;
mod safe_name;
pub(crate) mod weight;
