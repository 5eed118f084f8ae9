//! The mock as programs in other languages, and its own page, steer it: over HTTP, below a path that no operation has.

mod input;
mod output;
mod routes;
mod wrong;

pub(crate) use routes::routes;
