//! Counters and histograms, behind the feature `metrics`. Their names are listed in the docs of the crate.

#[cfg(feature = "metrics")]
mod enabled {
    use std::time::Duration;

    pub(crate) fn count(name: &'static str, operation: &'static str, outcome: &'static str) {
        metrics::counter!(name, "operation" => operation, "outcome" => outcome).increment(1);
    }

    pub(crate) fn time(name: &'static str, operation: &'static str, outcome: &'static str, time: Duration) {
        metrics::histogram!(name, "operation" => operation, "outcome" => outcome).record(time);
    }
}

#[cfg(not(feature = "metrics"))]
mod disabled {
    use std::time::Duration;

    pub(crate) fn count(_: &'static str, _: &'static str, _: &'static str) {}

    pub(crate) fn time(_: &'static str, _: &'static str, _: &'static str, _: Duration) {}
}

use std::time::Duration;

#[cfg(not(feature = "metrics"))]
use self::disabled::{count, time};
#[cfg(feature = "metrics")]
use self::enabled::{count, time};
use crate::Error;

fn ok_or(is_ok: bool, otherwise: &'static str) -> &'static str {
    if is_ok { "ok" } else { otherwise }
}

/// A call ended.
pub(crate) fn ended(operation: &'static str, outcome: Result<(), &Error>) {
    count("helpdesk_client_calls_total", operation, outcome.map_or_else(Error::kind, |()| "ok"));
}

/// A request will be sent again.
pub(crate) fn retried(operation: &'static str, error: &Error) {
    count("helpdesk_client_retries_total", operation, error.kind());
}

/// A client found that another one has the lease for a token.
pub(crate) fn waited_for_lease(operation: &'static str) {
    count("helpdesk_client_lease_waits_total", operation, "taken");
}

/// A call waited for the rate limit.
pub(crate) fn waited_for_permit(operation: &'static str, wait: Duration, is_ok: bool) {
    time("helpdesk_client_permit_wait_seconds", operation, ok_or(is_ok, "refused"), wait);
}

/// The platform asked for a pause.
pub(crate) fn paused(operation: &'static str) {
    count("helpdesk_client_pauses_total", operation, "paused");
}

/// A share of the shared quota was claimed.
pub(crate) fn claimed(operation: &'static str, is_ok: bool) {
    count("helpdesk_client_quota_claims_total", operation, ok_or(is_ok, "failed"));
}
