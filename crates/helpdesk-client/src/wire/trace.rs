//! The `tracing` output: a span for each call, and events for its attempts.
//!
//! It contains no token, body or path. Messages of errors are left out, because they may quote a body.

use std::time::Duration;

use helpdesk_decode::{Deviation, Deviations};
use reqwest::Method;
use tracing::field::Empty;
use tracing::{Span, debug, debug_span, info, warn};

use crate::Error;
use crate::response::head::Head;

/// The target of all events and spans.
const TARGET: &str = "helpdesk_client";

/// The span of a call. Fields of the response are recorded when it arrives.
pub(crate) fn call(operation: &'static str, method: &Method) -> Span {
    debug_span!(
        target: TARGET,
        "helpdesk_call",
        operation,
        method = method.as_str(),
        status = Empty,
        code = Empty,
        log_id = Empty,
        attempt = Empty
    )
}

pub(crate) fn succeeded(span: &Span, head: &Head, attempt: u32) {
    if span.is_disabled() {
        return;
    }
    record(span, Some(head.status), Some(0), head.log_id(&head.scrubber()).as_deref(), attempt);
    debug!(target: TARGET, parent: span, "answered");
}

pub(crate) fn failed(span: &Span, error: &Error, attempt: u32) {
    if span.is_disabled() {
        return;
    }
    record(span, error.status(), error.code(), error.log_id(), attempt);
    debug!(target: TARGET, parent: span, failed_operation = error.operation(), kind = error.kind(), "failed");
}

/// Reports that the call will send its request again.
pub(crate) fn again(span: &Span, error: &Error, attempt: u32, wait: Duration) {
    info!(
        target: TARGET,
        parent: span,
        failed_operation = error.operation(),
        kind = error.kind(),
        status = error.status(),
        code = error.code(),
        log_id = error.log_id(),
        attempt,
        wait_seconds = wait.as_secs_f64(),
        "sending again"
    );
}

/// Reports deviations: the first of its kind in this process as a warning.
pub(crate) fn deviations(operation: &'static str, deviations: &Deviations) {
    for deviation in deviations {
        let Deviation { path, documented, came, lost, count, .. } = deviation;
        macro_rules! report {
            ($level:ident) => {
                $level!(
                    target: TARGET,
                    operation,
                    path,
                    documented = documented.name(),
                    came = came.name(),
                    lost,
                    count,
                    "the answer deviates from the documentation"
                )
            };
        }
        if deviation.is_first_of(operation) {
            report!(warn);
        } else {
            report!(debug);
        }
    }
}

/// Reports the outcome of fetching or refreshing an access token.
pub(crate) fn token(operation: &'static str, outcome: Result<(), &Error>) {
    match outcome {
        Ok(()) => debug!(target: TARGET, operation, "got an access token"),
        Err(error) => info!(
        target: TARGET,
            operation,
            kind = error.kind(),
            status = error.status(),
            code = error.code(),
            log_id = error.log_id(),
            "got no access token"
        ),
    }
}

fn record(span: &Span, status: Option<u16>, code: Option<i64>, log_id: Option<&str>, attempt: u32) {
    span.record("status", status);
    span.record("code", code);
    span.record("log_id", log_id);
    span.record("attempt", attempt);
}
