//! Errors of missing or incomplete responses.

use std::error::Error as StdError;
use std::sync::Arc;

/// The error for a missing or incomplete response.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct TransportError {
    /// The operation, such as `helpdesk.v1.ticket.message.create`.
    pub operation: &'static str,
    /// The stage at which the call failed.
    pub kind: TransportKind,
    /// The HTTP status, if a response had started.
    pub status: Option<u16>,
    /// The platform's log id, if a response had started and contained one.
    pub log_id: Option<String>,
    /// A description of the failure, including its cause.
    pub reason: String,
    /// Whether the request is read-only.
    pub(super) reads: bool,
    /// Whether the call timed out.
    pub(super) is_timeout: bool,
    pub(super) source: Option<Arc<reqwest::Error>>,
}

/// The stage at which a call failed without a complete response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportKind {
    /// No connection could be made in time, so nothing was sent.
    Connect,
    /// The call timed out after the request was sent.
    Timeout,
    /// The connection was lost after the request was sent.
    Interrupted,
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}
