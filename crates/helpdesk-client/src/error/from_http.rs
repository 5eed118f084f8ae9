//! Errors for responses that are missing or incomplete.

use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use super::{Error, TransportError, TransportKind};
use crate::redact::Scrubber;
use crate::response::head::Head;

impl Error {
    /// The error for a request without a complete response within its timeout.
    pub(crate) fn timeout(operation: &'static str, reads: bool, timeout: Duration) -> Self {
        let reason = format!("no response within {timeout:?}");
        let error = TransportError::new(operation, reads, TransportKind::Timeout, reason);
        Self::Transport(Box::new(TransportError { is_timeout: true, ..error }))
    }

    /// The error for a request that was not sent within its timeout and has been cancelled.
    pub(crate) fn unsent(operation: &'static str, reads: bool, timeout: Duration) -> Self {
        let reason = format!("no connection within {timeout:?}");
        let error = TransportError::new(operation, reads, TransportKind::Connect, reason);
        Self::Transport(Box::new(TransportError { is_timeout: true, ..error }))
    }

    /// The error for a request whose response never started.
    pub(crate) fn unanswered(
        operation: &'static str,
        reads: bool,
        was_sent: bool,
        source: reqwest::Error,
        scrubber: &Scrubber,
    ) -> Self {
        let (kind, what) = if source.is_connect() {
            (TransportKind::Connect, "cannot connect")
        } else {
            match (was_sent, source.is_timeout()) {
                (false, true) => (TransportKind::Connect, "no connection in time"),
                (false, false) => (TransportKind::Connect, "the connection was lost before the request was sent"),
                (true, true) => (TransportKind::Timeout, "no response in time"),
                (true, false) => (TransportKind::Interrupted, "the connection was lost before a response"),
            }
        };
        let server = source.url().map(|url| format!(" ({})", url.origin().ascii_serialization())).unwrap_or_default();
        let reason = scrubber.piece(&format!("{what}{server}: {}", root_cause(&source)));
        Self::Transport(Box::new(TransportError::new(operation, reads, kind, reason).caused_by(source)))
    }

    /// The error for a response that was cut off.
    pub(crate) fn cut_off(head: &Head, source: reqwest::Error) -> Self {
        let scrubber = head.scrubber();
        let kind = if source.is_timeout() { TransportKind::Timeout } else { TransportKind::Interrupted };
        let reason = scrubber.piece(&format!("the response was cut off: {}", root_cause(&source)));
        let error = TransportError::new(head.operation, head.reads, kind, reason).caused_by(source);
        let (status, log_id) = (Some(head.status), head.log_id(&scrubber));
        Self::Transport(Box::new(TransportError { status, log_id, ..error }))
    }
}

impl TransportError {
    fn new(operation: &'static str, reads: bool, kind: TransportKind, reason: String) -> Self {
        Self { operation, kind, status: None, log_id: None, reason, reads, is_timeout: false, source: None }
    }

    /// Keeps the source without its URL: path and query contain ids and personal data.
    fn caused_by(self, source: reqwest::Error) -> Self {
        Self { is_timeout: source.is_timeout(), source: Some(Arc::new(source.without_url())), ..self }
    }
}

/// The innermost cause: `reqwest` itself reports only the step that failed.
fn root_cause(error: &reqwest::Error) -> String {
    let mut cause: &dyn StdError = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}
