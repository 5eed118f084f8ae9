//! Answers that do not come, or do not come whole.

use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use super::Error;
use crate::redact::Scrubber;
use crate::response::head::Head;

/// No whole answer came.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct TransportError {
    /// The operation: `helpdesk.v1.ticket.message.create`.
    pub operation: &'static str,
    /// How far the call got.
    pub kind: TransportKind,
    /// The HTTP status, if the answer had begun.
    pub status: Option<u16>,
    /// The platform's log id, if the answer had begun and named one.
    pub log_id: Option<String>,
    /// What happened, in the words of the cause.
    pub reason: String,
    pub(super) source: Option<Arc<reqwest::Error>>,
}

/// How far a call got that brought no whole answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportKind {
    /// No connection came about, so nothing was sent.
    Connect,
    /// The time was up; the platform may have acted.
    Timeout,
    /// The connection broke; the platform may have acted.
    Interrupted,
}

impl Error {
    pub(crate) fn timeout(operation: &'static str, timeout: Duration) -> Self {
        Self::Transport(Box::new(TransportError {
            operation,
            kind: TransportKind::Timeout,
            status: None,
            log_id: None,
            reason: format!("no answer within {timeout:?}"),
            source: None,
        }))
    }

    /// A request for which no answer began.
    pub(crate) fn unanswered(operation: &'static str, source: reqwest::Error, scrubber: &Scrubber) -> Self {
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

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}
