//! Why a login failed, and what helps.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use crate::Error;
use crate::error::TransportKind;

/// The error of a login. [`remedy`](Self::remedy) tells what to do next.
///
/// It contains no secrets.
#[derive(Debug)]
#[non_exhaustive]
pub enum LoginError {
    /// The settings of the login are invalid; nothing was sent.
    #[non_exhaustive]
    Config {
        /// Which setting is invalid, and why.
        reason: String,
    },
    /// The address of the redirect URI cannot be listened on.
    #[non_exhaustive]
    Listen {
        /// The address.
        address: SocketAddr,
        /// The error of the system.
        source: io::Error,
    },
    /// The browser did not come back in time.
    #[non_exhaustive]
    Timeout {
        /// How long the login was waited for.
        waited: Duration,
    },
    /// The browser came back without the `state` of this login: its tab belongs to another login, or somebody else
    /// sent it.
    #[non_exhaustive]
    State {
        /// The fault of the `state`.
        reason: &'static str,
    },
    /// The user denied the app the right to act for them.
    Denied,
    /// The login page sent the browser back with another error, or without a code.
    #[non_exhaustive]
    Page {
        /// The error, truncated if it is long.
        reason: String,
    },
    /// The authorization code could not be exchanged for tokens.
    Exchange(Error),
}

/// The remedy for an error of a login; returned by [`LoginError::remedy`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Remedy {
    /// The user has to log in again, from the start.
    LogInAgain,
    /// The same may succeed a little later; if not, the user has to log in again.
    Retry,
    /// The program has to be changed.
    FixProgram,
    /// The credentials of the app, or its state in the developer console, have to be corrected.
    FixApp,
    /// Other scopes have to be requested.
    FixScopes,
    /// An administrator has to let the user use the app.
    AskAdministrator,
}

impl Remedy {
    /// The remedy for a code of the platform.
    fn of_code(code: i64) -> Option<Self> {
        Some(match code {
            20_001 | 20_063 | 20_036 | 20_070 | 20_024 | 20_071 | 20_049 => Self::FixProgram,
            20_002 | 20_048 | 20_069 | 20_009 => Self::FixApp,
            20_003 | 20_004 | 20_065 => Self::LogInAgain,
            20_008 | 20_010 | 20_066 => Self::AskAdministrator,
            20_067 | 20_068 => Self::FixScopes,
            20_050 | 20_072 => Self::Retry,
            _ => return None,
        })
    }

    fn advice(self) -> &'static str {
        match self {
            Self::LogInAgain => "start a new login",
            Self::Retry => "try again in a while",
            Self::FixProgram => {
                "check that the redirect URI and the code verifier are those of the login, and that the base URL is \
                 the host where the app was created (Feishu or Lark)"
            }
            Self::FixApp => {
                "check the app id and app secret, and that the app is enabled and installed in the developer console"
            }
            Self::FixScopes => "request only scopes that the app has applied for in the developer console",
            Self::AskAdministrator => "ask an administrator to let this user use the app",
        }
    }
}

impl LoginError {
    /// Returns the remedy for the error.
    pub fn remedy(&self) -> Remedy {
        match self {
            Self::Config { .. } | Self::Listen { .. } => Remedy::FixProgram,
            Self::Timeout { .. } | Self::State { .. } | Self::Denied | Self::Page { .. } => Remedy::LogInAgain,
            Self::Exchange(error) => match error {
                _ if error.is_rate_limit() => Remedy::Retry,
                Error::Api(e) => Remedy::of_code(e.code).unwrap_or(match e.status {
                    500.. => Remedy::Retry,
                    _ => Remedy::FixProgram,
                }),
                Error::Transport(e) if e.kind == TransportKind::Connect => Remedy::Retry,
                // The code may be used.
                Error::Transport(_) | Error::Decode(_) | Error::Unexpected(_) => Remedy::LogInAgain,
                _ => Remedy::FixProgram,
            },
        }
    }

    pub(super) fn config(reason: impl Into<String>) -> Self {
        Self::Config { reason: reason.into() }
    }
}

impl fmt::Display for LoginError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Config { reason } => write!(f, "cannot start the login: {reason}"),
            Self::Listen { address, source } => write!(
                f,
                "cannot start the login: cannot listen on {address}, where the browser is sent back to: {source}; close \
                 the program that uses the port, or choose another redirect URI"
            ),
            Self::Timeout { waited } => {
                write!(f, "the login failed: the browser did not come back within {waited:?}; start a new login")
            }
            Self::State { reason } => write!(f, "the login failed: {reason}; start a new login in this browser"),
            Self::Denied => f.write_str(
                "the login failed: the user denied the app the right to act for them; start a new login if that was a \
                 mistake",
            ),
            Self::Page { reason } => write!(f, "the login failed: {reason}; start a new login"),
            Self::Exchange(error) => write!(f, "the login failed: {error}; {}", self.remedy().advice()),
        }
    }
}

impl StdError for LoginError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Listen { source, .. } => Some(source),
            Self::Exchange(error) => Some(error),
            _ => None,
        }
    }
}
