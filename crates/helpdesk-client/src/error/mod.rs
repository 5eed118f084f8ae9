//! The error type of the client.

mod details;
mod display;
mod from_http;
mod outcome;
mod transport;

use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use helpdesk_types::{ErrorCode, Operation};

pub use self::details::{ErrorDetails, FieldViolation, HelpLink, MissingScope};
pub use self::transport::{TransportError, TransportKind};
use crate::codes;

/// The error returned when a client cannot be built or a call fails.
///
/// One type covers all operations, so `?` works across them; [`code_of`](Error::code_of) gives the code typed by the
/// operation. It contains no secrets and can be cloned: callers that wait for the same access token receive the same
/// error.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Error {
    /// The settings of the client are invalid.
    #[non_exhaustive]
    Config {
        /// Which setting is invalid, and why.
        reason: String,
    },
    /// The request is invalid; nothing was sent.
    #[non_exhaustive]
    Request {
        /// The operation, such as `helpdesk.v1.ticket.message.create`.
        operation: &'static str,
        /// Why the request cannot be sent.
        reason: String,
    },
    /// The response is missing or incomplete.
    Transport(Box<TransportError>),
    /// The platform responded with a `code` other than 0.
    Api(Box<ApiError>),
    /// The request succeeded, but the response does not match the documentation: as a whole, or in one field if the
    /// client is [`strict`](crate::ClientBuilder::strict).
    Decode(Box<DecodeError>),
    /// The response is not in the platform's format, for example a proxy's error page.
    Unexpected(Box<UnexpectedResponse>),
    /// A token source or token store supplied by the caller failed; nothing was sent.
    #[non_exhaustive]
    TokenSource {
        /// The error of the source or store.
        source: Arc<dyn StdError + Send + Sync>,
    },
    /// A listing has more items that cannot be fetched. The items before the error are valid but not complete.
    #[non_exhaustive]
    ListingTruncated {
        /// The operation, such as `helpdesk.v1.ticket.list`.
        operation: &'static str,
        /// Why the rest cannot be fetched.
        reason: TruncationReason,
    },
    /// The client's own rate limiting would delay the request past its timeout; nothing was sent.
    #[non_exhaustive]
    RateLimited {
        /// The operation, such as `helpdesk.v1.ticket.message.create`.
        operation: &'static str,
        /// The minimum time to wait before the next call.
        retry_after: Duration,
    },
    /// The user has to log in again, because the stored tokens cannot be refreshed; nothing was sent.
    LoginRequired(Box<LoginRequired>),
}

/// Whether a failed request took effect; returned by [`Error::outcome`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// The request was not sent, so it had no effect.
    NotSent,
    /// The request was refused, so it had no effect.
    Refused,
    /// The request was sent, and may or may not have taken effect.
    Unknown,
    /// The request took effect; only its response could not be used.
    Done,
}

/// The reason why a listing cannot be fetched completely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TruncationReason {
    /// The server returned the same page twice.
    RepeatedPage,
    /// The platform reports more pages, but not how to request the next one.
    UnreachablePage,
    /// The page looks like the last one, but a field that may say otherwise could not be decoded.
    LostField,
    /// The listing reached the most rows that the platform lists for one request, so there may be more.
    #[non_exhaustive]
    RowLimit {
        /// The row limit.
        rows: i64,
    },
}

/// The reason why a user has to log in again.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LoginRequired {
    /// Why the tokens cannot be used.
    pub reason: String,
    /// The platform's response to the refresh; `None` if no refresh was sent, or if its response was lost.
    pub api_error: Option<ApiError>,
}

impl LoginRequired {
    pub(crate) fn error(reason: impl Into<String>) -> Error {
        Error::LoginRequired(Box::new(Self { reason: reason.into(), api_error: None }))
    }

    /// Converts the platform's refusal of a refresh token.
    pub(crate) fn refused(error: Error) -> Error {
        match error {
            Error::Api(error) => {
                let reason = "the platform refused the refresh token".to_owned();
                Error::LoginRequired(Box::new(Self { reason, api_error: Some(*error) }))
            }
            other => other,
        }
    }
}

/// A response with a `code` other than 0.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ApiError {
    /// The operation, such as `helpdesk.v1.ticket.message.create`; `auth.v3.tenant_access_token.internal` if fetching
    /// the access token failed.
    pub operation: &'static str,
    /// The HTTP status. The platform sends the same code under several statuses.
    pub status: u16,
    /// The platform's `code`.
    pub code: i64,
    /// The platform's `msg`, truncated if it is long. It changes without notice; match on `code` instead.
    pub message: String,
    /// The platform's log id, which its support asks for.
    pub log_id: Option<String>,
    /// Details that the platform added.
    pub details: ErrorDetails,
    /// The time to wait before the next call, from `x-ogw-ratelimit-reset` or else `Retry-After`; at most one day.
    /// `None` if the response has neither.
    pub retry_after: Option<Duration>,
    /// Whether the request is read-only.
    pub(crate) reads: bool,
}

/// A response with code 0 that does not match the documentation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DecodeError {
    /// The operation, such as `helpdesk.v1.ticket.message.create`.
    pub operation: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// The platform's log id.
    pub log_id: Option<String>,
    /// The path of the mismatched field, such as `data.agents[1].name`; empty for the response as a whole.
    pub path: String,
    /// The type of the value and the expected type. The value itself is left out, since it may be personal data.
    pub reason: String,
    /// The beginning of the body; `None` for a response that contains a token. `Display` leaves it out, since it may
    /// contain personal data.
    pub body: Option<String>,
}

/// A response without the platform's envelope of `code` and `msg`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnexpectedResponse {
    /// The operation, such as `helpdesk.v1.ticket.message.create`.
    pub operation: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// The platform's log id.
    pub log_id: Option<String>,
    /// The value of the `Content-Type` header.
    pub content_type: Option<String>,
    /// Why the response was not accepted.
    pub reason: String,
    /// The beginning of the body; `None` if it was not read or might contain a token.
    pub body: Option<String>,
    /// The time to wait before the next call, from `x-ogw-ratelimit-reset` or else `Retry-After`; at most one day.
    /// `None` if the response has neither.
    pub retry_after: Option<Duration>,
    /// Whether the request is read-only.
    pub(crate) reads: bool,
}

impl Error {
    /// The platform's `code`, if it responded with one other than 0.
    pub fn code(&self) -> Option<i64> {
        match self {
            Self::Api(e) => Some(e.code),
            Self::LoginRequired(e) => e.api_error.as_ref().map(|error| error.code),
            _ => None,
        }
    }

    /// The platform's `code`, as the error-code enum of the operation `O`.
    ///
    /// `None` if the platform sent no code, or if the code belongs to another operation, such as fetching the access
    /// token.
    pub fn code_of<O: Operation>(&self) -> Option<O::ErrorCode> {
        match self {
            Self::Api(e) if e.operation == O::ID => Some(O::ErrorCode::from_code(e.code)),
            _ => None,
        }
    }

    /// Whether the platform refused the call with this code.
    ///
    /// ```
    /// # use helpdesk_client::Error;
    /// use helpdesk_client::types::ticket::StartServiceErrorCode;
    ///
    /// # fn example(error: &Error) {
    /// if error.is(StartServiceErrorCode::HelpdeskNotVisible) {
    ///     println!("this person cannot see the helpdesk");
    /// }
    /// # }
    /// ```
    ///
    /// A code means the same whatever the operation, so the error may be that of another one;
    /// [`code_of`](Self::code_of) compares the operation too. For a code that no page lists, pass an
    /// [`AnyErrorCode`](crate::types::AnyErrorCode).
    pub fn is(&self, code: impl ErrorCode) -> bool {
        self.code() == Some(code.code())
    }

    /// The HTTP status, if a response had started.
    pub fn status(&self) -> Option<u16> {
        self.status_and_log_id().0
    }

    /// The platform's log id, which its support asks for.
    pub fn log_id(&self) -> Option<&str> {
        self.status_and_log_id().1
    }

    /// The status and log id of the response, if there was one.
    fn status_and_log_id(&self) -> (Option<u16>, Option<&str>) {
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
                let error = e.api_error.as_ref();
                (error.map(|error| error.status), error.and_then(|error| error.log_id.as_deref()))
            }
        }
    }

    /// The operation that failed, such as `helpdesk.v1.ticket.message.create`, or
    /// `auth.v3.tenant_access_token.internal` if fetching the access token failed. `None` for an error of building the
    /// client or of a token source.
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

    /// Whether the call timed out.
    pub fn is_timeout(&self) -> bool {
        match self {
            Self::Transport(e) => e.is_timeout,
            _ => false,
        }
    }

    /// Whether the request was refused because of a rate limit: it had no effect, and may be sent again after a
    /// [wait](Self::retry_after).
    pub fn is_rate_limit(&self) -> bool {
        match self {
            Self::Api(e) => e.is_rate_limit(),
            Self::Unexpected(e) => e.status == 429,
            Self::RateLimited { .. } => true,
            _ => false,
        }
    }

    /// The time to wait before the next call of the operation, if the platform, a gateway or the client's own rate
    /// limiting gave one.
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Api(e) => e.retry_after,
            Self::Unexpected(e) => e.retry_after,
            Self::RateLimited { retry_after, .. } => Some(*retry_after),
            _ => None,
        }
    }

    /// A one-word name of the kind of error, for traces.
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

    /// Whether getting an access token failed, so that the request itself was not sent.
    pub(crate) fn is_of_token(&self) -> bool {
        self.operation().is_some_and(codes::is_of_token)
    }

    /// Creates the error for a failed [`UserTokenSource`](crate::UserTokenSource).
    ///
    /// An [`Error`] of this crate is returned unchanged. Any other error becomes the source of the new error and is
    /// displayed, so it should contain no secrets.
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
