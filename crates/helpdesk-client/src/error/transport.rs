//! Answers that do not come, or do not come whole.

use std::error::Error as StdError;
use std::sync::Arc;

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
    /// Whether the request only reads.
    pub(super) reads: bool,
    /// Whether the time was up.
    pub(super) is_timeout: bool,
    pub(super) source: Option<Arc<reqwest::Error>>,
}

/// How far a call got that brought no whole answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportKind {
    /// No connection came about, or none until the time was up, so nothing was sent.
    Connect,
    /// The time was up after the request was sent.
    Timeout,
    /// The connection broke after the request was sent.
    Interrupted,
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}
