//! The token pair of a user, and stores for it.

use std::fmt;
use std::future::ready;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use helpdesk_types::Secret;

use super::access_token::UserAccessToken;
use crate::future::{BoxError, BoxFuture};

/// The access token and refresh token of a user, as issued by a login or a refresh.
///
/// `Debug` hides both tokens.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UserTokens {
    /// The access token.
    pub access_token: UserAccessToken,
    /// When the access token expires.
    pub expires_at: SystemTime,
    /// The refresh token, which gets the next pair and can be used only once. `None` for an app without the scope
    /// `offline_access`.
    pub refresh_token: Option<Secret>,
    /// When the refresh token expires, if known.
    pub refresh_expires_at: Option<SystemTime>,
}

impl UserTokens {
    /// Creates a pair from an access token and its remaining lifetime (`access_token` and `expires_in` of the login).
    pub fn new(access_token: UserAccessToken, expires_in: Duration) -> Self {
        Self { access_token, expires_at: after(expires_in), refresh_token: None, refresh_expires_at: None }
    }

    /// Sets the refresh token (`refresh_token` of the login).
    pub fn refresh_token(mut self, refresh_token: impl Into<Secret>) -> Self {
        self.refresh_token = Some(refresh_token.into());
        self
    }

    /// Sets the remaining lifetime of the refresh token (`refresh_token_expires_in` of the login).
    pub fn refresh_expires_in(mut self, expires_in: Duration) -> Self {
        self.refresh_expires_at = Some(after(expires_in));
        self
    }
}

/// The platform issues tokens for at most a year; the cap keeps the time from overflowing.
fn after(duration: Duration) -> SystemTime {
    SystemTime::now() + duration.min(Duration::from_secs(10 * 365 * 86_400))
}

impl fmt::Debug for UserTokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UserTokens")
            .field("expires_at", &self.expires_at)
            .field("has_refresh_token", &self.refresh_token.is_some())
            .field("refresh_expires_at", &self.refresh_expires_at)
            .finish_non_exhaustive()
    }
}

/// A store for the tokens of one user, passed to [`Client::as_refreshed_user`](crate::Client::as_refreshed_user).
///
/// A refresh token can be used only once. So the client saves a new pair before it uses it, and reads the store before
/// it refreshes, because another process may have refreshed the pair.
///
/// ```
/// use helpdesk_client::{BoxError, BoxFuture, UserTokenStore, UserTokens};
///
/// struct Row {
///     database: Database,
///     user: String,
/// }
///
/// impl UserTokenStore for Row {
///     fn load(&self) -> BoxFuture<'_, Result<Option<UserTokens>, BoxError>> {
///         Box::pin(async { Ok(self.database.tokens_of(&self.user).await?) })
///     }
///
///     fn save<'a>(&'a self, tokens: &'a UserTokens) -> BoxFuture<'a, Result<(), BoxError>> {
///         Box::pin(async { Ok(self.database.set_tokens_of(&self.user, tokens).await?) })
///     }
/// }
/// # struct Database;
/// # impl Database {
/// #     async fn tokens_of(&self, _: &str) -> std::io::Result<Option<UserTokens>> { Ok(None) }
/// #     async fn set_tokens_of(&self, _: &str, _: &UserTokens) -> std::io::Result<()> { Ok(()) }
/// # }
/// ```
pub trait UserTokenStore: Send + Sync {
    /// Returns the pair that was saved last; `None` if the user has not logged in.
    ///
    /// # Errors
    ///
    /// Any error ends the call with [`Error::TokenSource`](crate::Error::TokenSource).
    fn load(&self) -> BoxFuture<'_, Result<Option<UserTokens>, BoxError>>;

    /// Saves a new pair, replacing any other.
    ///
    /// # Errors
    ///
    /// Any error ends the call with [`Error::TokenSource`](crate::Error::TokenSource). The client keeps the pair and
    /// tries to save it again in the next call.
    fn save<'a>(&'a self, tokens: &'a UserTokens) -> BoxFuture<'a, Result<(), BoxError>>;
}

/// An in-memory token store: the user has to log in again after the program ends.
#[derive(Debug, Default)]
pub struct MemoryUserTokenStore(Mutex<Option<UserTokens>>);

impl MemoryUserTokenStore {
    /// Creates a store with the pair of a login.
    pub fn new(tokens: UserTokens) -> Self {
        Self(Mutex::new(Some(tokens)))
    }
}

impl UserTokenStore for MemoryUserTokenStore {
    fn load(&self) -> BoxFuture<'_, Result<Option<UserTokens>, BoxError>> {
        Box::pin(ready(Ok(self.0.lock().unwrap_or_else(PoisonError::into_inner).clone())))
    }

    fn save<'a>(&'a self, tokens: &'a UserTokens) -> BoxFuture<'a, Result<(), BoxError>> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(tokens.clone());
        Box::pin(ready(Ok(())))
    }
}

impl<T: UserTokenStore + ?Sized> UserTokenStore for Arc<T> {
    fn load(&self) -> BoxFuture<'_, Result<Option<UserTokens>, BoxError>> {
        (**self).load()
    }

    fn save<'a>(&'a self, tokens: &'a UserTokens) -> BoxFuture<'a, Result<(), BoxError>> {
        (**self).save(tokens)
    }
}
