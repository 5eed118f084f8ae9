//! One call: a request that goes out, and goes out again where that is safe, until its answer is decoded.

mod authorize;
mod rate_limit;
mod retry;
mod run;
mod settings;

pub(crate) use authorize::Authorize;
pub(crate) use rate_limit::Limiter;
pub use retry::RetryPolicy;
pub(crate) use run::{Call, Caller};
pub(crate) use settings::Settings;
