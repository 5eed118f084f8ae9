//! A call: sends a request, retries it where that is safe, and decodes the response.

mod authorize;
mod quota;
mod rate_limit;
mod retry;
mod run;
mod settings;

pub(crate) use authorize::Authorize;
pub(crate) use quota::Quota;
pub use quota::{QuotaClaim, QuotaLimit, QuotaShare, SharedQuota};
pub(crate) use rate_limit::Limiter;
pub use retry::RetryPolicy;
pub(crate) use run::{Call, Caller, run};
pub(crate) use settings::Settings;
