//! The errors of answers that do not come, or do not come whole.

use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use super::{Error, TransportError, TransportKind};
use crate::redact::Scrubber;
use crate::response::head::Head;

impl Error {
    /// A request that has no whole answer when its time is up.
    pub(crate) fn timeout(operation: &'static str, reads: bool, timeout: Duration) -> Self {
        let reason = format!("no answer within {timeout:?}");
        Self::Transport(Box::new(TransportError {
            operation,
            kind: TransportKind::Timeout,
            status: None,
            log_id: None,
            reason,
            reads,
            is_timeout: true,
            source: None,
        }))
    }

    /// A request for which no answer began.
    pub(crate) fn unanswered(
        operation: &'static str,
        reads: bool,
        source: reqwest::Error,
        scrubber: &Scrubber,
    ) -> Self {
        let (kind, what) = if source.is_connect() {
            (TransportKind::Connect, "cannot connect")
        } else if source.is_timeout() {
            (TransportKind::Timeout, "no answer in time")
        } else {
            (TransportKind::Interrupted, "the connection broke before an answer")
        };
        let server = source.url().map(|url| format!(" ({})", url.origin().ascii_serialization())).unwrap_or_default();
        let reason = scrubber.piece(&format!("{what}{server}: {}", root_cause(&source)));
        Self::Transport(Box::new(TransportError {
            operation,
            kind,
            status: None,
            log_id: None,
            reason,
            reads,
            is_timeout: source.is_timeout(),
            source: Some(without_url(source)),
        }))
    }

    /// A request whose answer broke off.
    pub(crate) fn cut_off(head: &Head, source: reqwest::Error) -> Self {
        let scrubber = head.scrubber();
        Self::Transport(Box::new(TransportError {
            operation: head.operation,
            kind: if source.is_timeout() { TransportKind::Timeout } else { TransportKind::Interrupted },
            status: Some(head.status),
            log_id: head.log_id(&scrubber),
            reason: scrubber.piece(&format!("the answer broke off: {}", root_cause(&source))),
            reads: head.reads,
            is_timeout: source.is_timeout(),
            source: Some(without_url(source)),
        }))
    }
}

/// Path and query have ids and personal data in them, and `reqwest` shows both.
fn without_url(error: reqwest::Error) -> Arc<reqwest::Error> {
    Arc::new(error.without_url())
}

/// `reqwest` says where it failed; why stands at the end of the chain.
fn root_cause(error: &reqwest::Error) -> String {
    let mut cause: &dyn StdError = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}
