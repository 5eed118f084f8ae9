//! The one error type: what went wrong, where, and what to do next.

mod display;

use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use helpdesk_types::{ErrorCode, Operation};

use crate::platform_error::ErrorDetails;

/// Why a client could not be built, or a call did not succeed.
///
/// It is one type for all operations, so that `?` works across them; [`code_of`](Error::code_of) gives the view typed by
/// the operation. It shows no secret, and can be cloned: callers that wait for one access token get the same error.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Error {
    /// The client cannot be built like this.
    #[non_exhaustive]
    Config {
        /// What is wrong.
        reason: String,
    },
    /// The request cannot be sent like this; nothing was sent.
    #[non_exhaustive]
    Request {
        /// The operation: `helpdesk.v1.ticket.message.create`.
        operation: &'static str,
        /// What is wrong.
        reason: String,
    },
    /// No whole answer came.
    Transport(Box<TransportError>),
    /// The platform answered with a `code` other than 0.
    Api(Box<ApiError>),
    /// The platform did it, but its answer does not have the documented form.
    Decode(Box<DecodeError>),
    /// What answered did not answer as the platform does: a proxy's error page, for one.
    Unexpected(Box<UnexpectedAnswer>),
}

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
    source: Option<Arc<reqwest::Error>>,
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

/// An answer with a `code` other than 0.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ApiError {
    /// The operation: `helpdesk.v1.ticket.message.create`; `auth.v3.tenant_access_token.internal` if no access token could
    /// be had.
    pub operation: &'static str,
    /// The HTTP status. It follows from nothing else: the platform reports the same code under several.
    pub status: u16,
    /// The platform's `code`.
    pub code: i64,
    /// The platform's `msg`, its beginning if it is long. It changes without notice; decide by `code`.
    pub message: String,
    /// The platform's log id, which its support asks for.
    pub log_id: Option<String>,
    /// What the platform adds.
    pub details: ErrorDetails,
}

/// An answer with code 0 that does not have the documented form.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DecodeError {
    /// The operation: `helpdesk.v1.ticket.message.create`.
    pub operation: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// The platform's log id.
    pub log_id: Option<String>,
    /// The path of the field that does not fit: `data.agents[1].name`; empty for the answer itself.
    pub path: String,
    /// How it does not fit.
    pub reason: String,
    /// The beginning of the body; `None` for an answer that holds a token. `Display` leaves it out: it may hold personal
    /// data.
    pub body: Option<String>,
}

/// An answer that is not the platform's envelope of `code` and `msg`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnexpectedAnswer {
    /// The operation: `helpdesk.v1.ticket.message.create`.
    pub operation: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// The platform's log id.
    pub log_id: Option<String>,
    /// The `Content-Type`.
    pub content_type: Option<String>,
    /// What is wrong with it.
    pub reason: String,
    /// The beginning of the body; `None` if it was not read, or might hold a token.
    pub body: Option<String>,
}

impl Error {
    /// The platform's `code`, where it answered with one other than 0.
    pub fn code(&self) -> Option<i64> {
        match self {
            Self::Api(e) => Some(e.code),
            _ => None,
        }
    }

    /// The platform's `code`, as the error-code enum of the operation `O`.
    ///
    /// `None` if the platform gave no code, or if it answered another operation, such as the fetch of the access token.
    pub fn code_of<O: Operation>(&self) -> Option<O::ErrorCode> {
        match self {
            Self::Api(e) if e.operation == O::ID => Some(O::ErrorCode::from_code(e.code)),
            _ => None,
        }
    }

    /// The HTTP status, if an answer had begun.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Config { .. } | Self::Request { .. } => None,
            Self::Transport(e) => e.status,
            Self::Api(e) => Some(e.status),
            Self::Decode(e) => Some(e.status),
            Self::Unexpected(e) => Some(e.status),
        }
    }

    /// The platform's log id, which its support asks for.
    pub fn log_id(&self) -> Option<&str> {
        match self {
            Self::Config { .. } | Self::Request { .. } => None,
            Self::Transport(e) => e.log_id.as_deref(),
            Self::Api(e) => e.log_id.as_deref(),
            Self::Decode(e) => e.log_id.as_deref(),
            Self::Unexpected(e) => e.log_id.as_deref(),
        }
    }

    /// The operation that failed: `helpdesk.v1.ticket.message.create`, or `auth.v3.tenant_access_token.internal` if no
    /// access token could be had. `None` while the client is built.
    pub fn operation(&self) -> Option<&'static str> {
        match self {
            Self::Config { .. } => None,
            Self::Request { operation, .. } => Some(operation),
            Self::Transport(e) => Some(e.operation),
            Self::Api(e) => Some(e.operation),
            Self::Decode(e) => Some(e.operation),
            Self::Unexpected(e) => Some(e.operation),
        }
    }

    /// Whether the time was up.
    pub fn is_timeout(&self) -> bool {
        match self {
            Self::Transport(e) => {
                e.kind == TransportKind::Timeout || e.source.as_ref().is_some_and(|source| source.is_timeout())
            }
            _ => false,
        }
    }

    pub(crate) fn config(reason: impl Into<String>) -> Self {
        Self::Config { reason: reason.into() }
    }

    pub(crate) fn request(operation: &'static str, reason: impl Into<String>) -> Self {
        Self::Request { operation, reason: reason.into() }
    }

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
    pub(crate) fn unanswered(operation: &'static str, source: reqwest::Error) -> Self {
        let (kind, what) = if source.is_connect() {
            (TransportKind::Connect, "cannot connect")
        } else if source.is_timeout() {
            (TransportKind::Timeout, "no answer in time")
        } else {
            (TransportKind::Interrupted, "the connection broke before an answer")
        };
        let server = source.url().map(|url| format!(" ({})", url.origin().ascii_serialization())).unwrap_or_default();
        let reason = format!("{what}{server}: {}", root_cause(&source));
        Self::Transport(Box::new(TransportError {
            operation,
            kind,
            status: None,
            log_id: None,
            reason,
            source: Some(Arc::new(source)),
        }))
    }

    /// A request whose answer broke off.
    pub(crate) fn cut_off(
        operation: &'static str,
        status: u16,
        log_id: Option<String>,
        source: reqwest::Error,
    ) -> Self {
        let kind = if source.is_timeout() { TransportKind::Timeout } else { TransportKind::Interrupted };
        let reason = format!("the answer broke off: {}", root_cause(&source));
        let source = Some(Arc::new(source));
        Self::Transport(Box::new(TransportError { operation, kind, status: Some(status), log_id, reason, source }))
    }
}

/// `reqwest` says where it failed; why stands at the end of the chain.
fn root_cause(error: &reqwest::Error) -> String {
    let mut cause: &dyn StdError = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause.to_string()
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Transport(e) => e.source(),
            _ => None,
        }
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}

impl StdError for ApiError {}
impl StdError for DecodeError {}
impl StdError for UnexpectedAnswer {}
