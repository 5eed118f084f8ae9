//! Why a connection is interrupted, and why it ends for good.

use std::fmt;
use std::time::Duration;

/// The code for an app that has as many connections as it may have.
pub(crate) const TOO_MANY_CONNECTIONS: i64 = 1_000_040_350;
/// The code for wrong credentials.
pub(crate) const AUTHENTICATION_FAILED: i64 = 514;
/// The code for an app that may not do this.
pub(crate) const FORBIDDEN: i64 = 403;

/// Why a [`LongConnection`](super::LongConnection) ended on its own: another attempt would not help.
///
/// Its text says what to do, and contains no secret.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum LongConnectionError {
    /// The [base URL](super::LongConnectionBuilder::base_url) is not a valid URL.
    BaseUrl,
    /// The URL has no TLS, which is allowed only for this machine.
    Insecure {
        /// The host of the URL.
        host: String,
    },
    /// The platform refuses the app.
    Refused {
        /// The platform's code: 403 for an app without permission, 514 for wrong credentials, 1000040350 for too many
        /// connections.
        code: i64,
        /// The platform's message, which may be empty.
        message: String,
    },
    /// The platform allows no further attempts.
    GaveUp {
        /// How many attempts have failed, one after another.
        attempts: u32,
        /// Why the last attempt failed, or why the connection ended.
        last: Interruption,
    },
}

impl fmt::Display for LongConnectionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BaseUrl => f.write_str(
                "the base URL is not a valid URL; give it as `https://open.feishu.cn`, or as `http://` with a host of this machine",
            ),
            Self::Insecure { host } => write!(
                f,
                "the connection to {host} would not be encrypted, and the app's secret or its events would be readable on the \
                 way; use a URL of `https` (the connection: of `wss`), or a host of this machine"
            ),
            Self::Refused { code, message } => {
                let advice = match *code {
                    TOO_MANY_CONNECTIONS => "the app has 50 open connections, and may have no more; stop other processes of it",
                    AUTHENTICATION_FAILED => "check the App ID and App Secret against the developer console",
                    FORBIDDEN => {
                        "only a self-built app of the organization may connect; check the app's type in the developer \
                         console, that it is enabled, and that Events and callbacks is set to the long connection"
                    }
                    _ => "check the App ID and App Secret, and that the app is a self-built one and enabled",
                };
                write!(f, "the platform refuses the app with code {code}: {message:?}; {advice}")
            }
            Self::GaveUp { attempts, last } => write!(
                f,
                "the platform allows no further attempt after {attempts} failed ones: {last}; start again later"
            ),
        }
    }
}

impl std::error::Error for LongConnectionError {}

/// Why the connection was interrupted, or an attempt failed, before the next attempt.
///
/// Neither it nor its text contains a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Interruption {
    /// No connection could be made: the name does not resolve, nobody listens, TLS fails.
    Unreachable(String),
    /// The endpoint or the server of the connection has not answered within this time.
    TimedOut(Duration),
    /// The endpoint has answered with this HTTP status instead of 200.
    EndpointStatus(u16),
    /// The answer of the endpoint does not match its documentation.
    EndpointAnswer(&'static str),
    /// The platform asks for another attempt.
    Busy {
        /// Its code: 1, or 1000040343.
        code: i64,
        /// Its message, which may be empty.
        message: String,
    },
    /// The server refused to upgrade the connection to a WebSocket.
    UpgradeRefused {
        /// The HTTP status.
        status: u16,
        /// Its message, which may be empty.
        message: String,
    },
    /// The server has closed the connection.
    Closed {
        /// The code of the close frame, if there was one.
        code: Option<u16>,
        /// Its reason, which may be empty.
        reason: String,
    },
    /// The connection broke.
    Broken(String),
    /// The server broke the protocol, or sent more than any event has.
    Protocol(String),
    /// Nothing came for [this long](super::LongConnectionBuilder::pong_deadline) after a ping.
    Silent,
    /// No event came for [too long](super::LongConnectionBuilder::event_deadline).
    NoEvents,
}

impl fmt::Display for Interruption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable(problem) | Self::Broken(problem) => f.write_str(problem),
            Self::TimedOut(time) => write!(f, "no answer within {time:?}"),
            Self::EndpointStatus(status) => write!(f, "the endpoint answered with HTTP status {status}"),
            Self::EndpointAnswer(problem) => write!(f, "the endpoint's answer is not as documented: {problem}"),
            Self::Busy { code, message } => write!(f, "the platform is busy: code {code}: {message:?}"),
            Self::UpgradeRefused { status, message } => {
                write!(f, "the server refused the connection with HTTP status {status}: {message:?}")
            }
            Self::Closed { code: Some(code), reason } => {
                write!(f, "the server closed the connection with code {code}: {reason:?}")
            }
            Self::Closed { code: None, .. } => f.write_str("the server closed the connection"),
            Self::Protocol(problem) => write!(f, "the server broke the protocol: {problem}"),
            Self::Silent => f.write_str("the server has gone silent"),
            Self::NoEvents => f.write_str("no event has come for too long"),
        }
    }
}

impl std::error::Error for Interruption {}

/// Why an attempt to connect failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Failure {
    Temporary(Interruption),
    Final(LongConnectionError),
}

impl From<Interruption> for Failure {
    fn from(interruption: Interruption) -> Self {
        Self::Temporary(interruption)
    }
}
