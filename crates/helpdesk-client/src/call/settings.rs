//! Settings that bound a call.

use std::time::Duration;

use super::retry::RetryPolicy;

/// The settings of a call.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(crate) timeout: Duration,
    pub(crate) max_response_bytes: usize,
    pub(crate) max_file_bytes: usize,
    pub(crate) retries: RetryPolicy,
    /// Whether a response that deviates from its documentation is an error.
    pub(crate) strict: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(30),
            max_response_bytes: 2 << 20,
            max_file_bytes: 16 << 20,
            retries: RetryPolicy::new(),
            strict: false,
        }
    }
}

impl Settings {
    /// Checks the settings; the error is the reason why every call would fail.
    pub(crate) fn check(&self) -> Result<(), &'static str> {
        if self.timeout.is_zero() {
            return Err("the timeout is zero, so every call would fail; set a longer one");
        }
        Ok(())
    }
}
