//! The one error type: what went wrong, where, and what to do next.

mod details;
mod display;
mod from_http;
mod transport;

use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use helpdesk_types::{ErrorCode, Operation};

pub use self::details::{ErrorDetails, FieldViolation, HelpLink, MissingScope};
pub use self::transport::{TransportError, TransportKind};
use crate::codes;

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
    /// The platform did it, but its answer does not have the documented form: as a whole, or in a field where the client is
    /// [`strict`](crate::ClientBuilder::strict).
    Decode(Box<DecodeError>),
    /// What answered did not answer as the platform does: a proxy's error page, for one.
    Unexpected(Box<UnexpectedResponse>),
    /// A source of access tokens that the caller brought along has none; nothing was sent.
    #[non_exhaustive]
    TokenSource {
        /// Why.
        source: Arc<dyn StdError + Send + Sync>,
    },
    /// A listing goes on, and cannot be followed. What came before is right, and not all.
    #[non_exhaustive]
    ListingTruncated {
        /// The operation: `helpdesk.v1.ticket.list`.
        operation: &'static str,
        /// Why it cannot be followed.
        reason: TruncationReason,
    },
    /// The client's own rate limiting would hold the request up for longer than its call may take; nothing was sent.
    #[non_exhaustive]
    RateLimited {
        /// The operation: `helpdesk.v1.ticket.message.create`.
        operation: &'static str,
        /// How long to wait before the next call, at least.
        retry_after: Duration,
    },
    /// The person has to log in again, as their tokens get no more tokens; nothing was sent.
    LoginRequired(Box<LoginRequired>),
}

/// Why a listing cannot be followed to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TruncationReason {
    /// The platform leads back to a page that was there before.
    RepeatedPage,
    /// The platform says that there is more, and not how to get it.
    UnreachablePage,
    /// The page looks like the last one, and a part of it was lost that may say otherwise, as it does not have the documented
    /// form.
    LostField,
    /// The platform lists no more rows than that at once, and there may be more.
    #[non_exhaustive]
    RowLimit {
        /// So many rows.
        rows: i64,
    },
}

/// Why a person has to log in again.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LoginRequired {
    /// What is wrong with the tokens.
    pub reason: String,
    /// What the platform said to the refresh; `None` if it was not asked.
    pub answer: Option<ApiError>,
}

impl LoginRequired {
    pub(crate) fn error(reason: impl Into<String>) -> Error {
        Error::LoginRequired(Box::new(Self { reason: reason.into(), answer: None }))
    }

    /// That of an answer by which the platform refuses the refresh token.
    pub(crate) fn refused(error: Error) -> Error {
        match error {
            Error::Api(answer) => {
                let reason = "the platform refuses the refresh token".to_owned();
                Error::LoginRequired(Box::new(Self { reason, answer: Some(*answer) }))
            }
            other => other,
        }
    }
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
    /// How long the platform asks to wait before the next call (`x-ogw-ratelimit-reset`).
    pub retry_after: Option<Duration>,
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
    /// The form of the value, and what should have been there in its place. The value itself is not in it, as it may be
    /// personal data.
    pub reason: String,
    /// The beginning of the body; `None` for an answer that holds a token. `Display` leaves it out: it may hold personal
    /// data.
    pub body: Option<String>,
}

/// An answer that is not the platform's envelope of `code` and `msg`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnexpectedResponse {
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
    /// How long the platform asks to wait before the next call (`x-ogw-ratelimit-reset`).
    pub retry_after: Option<Duration>,
}

impl Error {
    /// The platform's `code`, where it answered with one other than 0.
    pub fn code(&self) -> Option<i64> {
        match self {
            Self::Api(e) => Some(e.code),
            Self::LoginRequired(e) => e.answer.as_ref().map(|answer| answer.code),
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
        self.answer().0
    }

    /// The platform's log id, which its support asks for.
    pub fn log_id(&self) -> Option<&str> {
        self.answer().1
    }

    /// Status and log id of the answer, if there was one.
    fn answer(&self) -> (Option<u16>, Option<&str>) {
        match self {
            Self::Config { .. }
            | Self::Request { .. }
            | Self::TokenSource { .. }
            | Self::ListingTruncated { .. }
            | Self::RateLimited { .. } => (None, None),
            Self::Transport(e) => (e.status, e.log_id.as_deref()),
            Self::Api(e) => (Some(e.status), e.log_id.as_deref()),
            Self::Decode(e) => (Some(e.status), e.log_id.as_deref()),
            Self::Unexpected(e) => (Some(e.status), e.log_id.as_deref()),
            Self::LoginRequired(e) => {
                let answer = e.answer.as_ref();
                (answer.map(|answer| answer.status), answer.and_then(|answer| answer.log_id.as_deref()))
            }
        }
    }

    /// The operation that failed: `helpdesk.v1.ticket.message.create`, or `auth.v3.tenant_access_token.internal` if no
    /// access token could be had. `None` while the client is built.
    pub fn operation(&self) -> Option<&'static str> {
        match self {
            Self::Config { .. } | Self::TokenSource { .. } => None,
            Self::Request { operation, .. }
            | Self::ListingTruncated { operation, .. }
            | Self::RateLimited { operation, .. } => Some(operation),
            Self::Transport(e) => Some(e.operation),
            Self::Api(e) => Some(e.operation),
            Self::Decode(e) => Some(e.operation),
            Self::Unexpected(e) => Some(e.operation),
            Self::LoginRequired(_) => Some(codes::REFRESH),
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

    /// Whether the calls come too fast: the request has not acted, and may be sent again after a
    /// [wait](Self::retry_after).
    pub fn is_rate_limit(&self) -> bool {
        match self {
            Self::Api(e) => codes::TOO_FAST.contains(&e.code) || (e.status == 429 && !codes::is_terminal(e.code)),
            Self::Unexpected(e) => e.status == 429,
            Self::RateLimited { .. } => true,
            _ => false,
        }
    }

    /// How long to wait before the next call of the operation, if the platform said so.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Api(e) => e.retry_after,
            Self::Unexpected(e) => e.retry_after,
            Self::RateLimited { retry_after, .. } => Some(*retry_after),
            _ => None,
        }
    }

    /// What kind of error it is, in a word, for traces.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Config { .. } => "config",
            Self::Request { .. } => "request",
            Self::Transport(e) => match e.kind {
                TransportKind::Connect => "connect",
                TransportKind::Timeout => "timeout",
                TransportKind::Interrupted => "interrupted",
            },
            Self::Api(_) => "api",
            Self::Decode(_) => "decode",
            Self::Unexpected(_) => "unexpected",
            Self::TokenSource { .. } => "token_source",
            Self::LoginRequired(_) => "login_required",
            Self::ListingTruncated { .. } => "listing_truncated",
            Self::RateLimited { .. } => "rate_limited",
        }
    }

    /// Whether it is an access token that could not be had, so that the request itself was not sent.
    pub(crate) fn is_of_token(&self) -> bool {
        self.operation().is_some_and(codes::is_of_token)
    }

    /// The error of a [`UserTokenSource`](crate::UserTokenSource) of your own that has no token to give.
    ///
    /// An [`Error`] of this crate stays what it is. Anything else is kept as the source of the error, and shown: it should
    /// have no secret in it.
    pub fn token_source(cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        match cause.into().downcast::<Self>() {
            Ok(error) => *error,
            Err(cause) => Self::TokenSource { source: Arc::from(cause) },
        }
    }

    pub(crate) fn config(reason: impl Into<String>) -> Self {
        Self::Config { reason: reason.into() }
    }

    pub(crate) fn request(operation: &'static str, reason: impl Into<String>) -> Self {
        Self::Request { operation, reason: reason.into() }
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Transport(e) => e.source(),
            Self::TokenSource { source } => Some(&**source),
            _ => None,
        }
    }
}

impl StdError for ApiError {}
impl StdError for LoginRequired {}
impl StdError for DecodeError {}
impl StdError for UnexpectedResponse {}
