//! The token pair of a user, and stores for it.

use std::fmt;
use std::future::ready;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use helpdesk_types::Secret;

use super::access_token::UserAccessToken;
use super::lease::Lease;
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
/// A store of one client implements [`load`](Self::load) and [`save`](Self::save):
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
///
/// # Stores of several processes
///
/// A store that several clients or processes share has to implement the other methods too, so that one of them
/// refreshes at a time. The client takes the [lease](Self::lease), [loads](Self::load) the pair again, refreshes it in
/// less time than the lease lasts, [replaces](Self::replace) the pair before it uses the new one, and
/// [releases](Self::release) the lease. The other clients meanwhile read the store until it has the new pair. A process
/// that ends in between delays the others by at most the time of the lease.
///
/// The store must ensure that
///
/// - at any time, at most one owner has the lease;
/// - only the owner that has the lease can release it;
/// - a lease ends when its time is over, by the store's clock, even if nobody releases it;
/// - `replace` compares and writes in one step, so that a process that is late never overwrites a newer pair;
/// - `load` returns the result of each `replace` and `save` that has completed, in any process.
pub trait UserTokenStore: Send + Sync {
    /// Returns the pair that was saved last; `None` if the user has not logged in.
    ///
    /// # Errors
    ///
    /// Any error ends the call with [`Error::TokenSource`](crate::Error::TokenSource).
    fn load(&self) -> BoxFuture<'_, Result<Option<UserTokens>, BoxError>>;

    /// Saves the pair of a login, replacing any other.
    ///
    /// # Errors
    ///
    /// Any error is returned to the code that saves a login. If [`replace`](Self::replace) calls it, its errors apply.
    fn save<'a>(&'a self, tokens: &'a UserTokens) -> BoxFuture<'a, Result<(), BoxError>>;

    /// Takes the lease to refresh the pair, for this time; returns `false` if another owner has it.
    ///
    /// `owner` is a random value that is different for each refresh. A store that is not shared always grants the
    /// lease, which is the default.
    ///
    /// # Errors
    ///
    /// Any error ends the call with [`Error::TokenSource`](crate::Error::TokenSource); nothing is refreshed.
    fn lease<'a>(&'a self, owner: &'a str, time: Duration) -> BoxFuture<'a, Result<bool, BoxError>> {
        let _ = (owner, time);
        Box::pin(ready(Ok(true)))
    }

    /// Replaces the pair by its successor if it still is the stored pair; otherwise returns `false` and changes nothing.
    ///
    /// It succeeds even if the lease has ended: then the pair is the only successor that the platform issued, and must
    /// not be lost. The default saves the successor without comparing, for a store that is not shared.
    ///
    /// # Errors
    ///
    /// Any error ends the call with [`Error::TokenSource`](crate::Error::TokenSource). The client keeps the successor
    /// and tries to save it again in the next call.
    fn replace<'a>(
        &'a self,
        expected: &'a UserTokens,
        successor: &'a UserTokens,
    ) -> BoxFuture<'a, Result<bool, BoxError>> {
        let _ = expected;
        Box::pin(async { self.save(successor).await.map(|()| true) })
    }

    /// Releases the lease if this owner has it.
    ///
    /// # Errors
    ///
    /// On any error, the client logs it; the lease ends by itself.
    fn release<'a>(&'a self, owner: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        let _ = owner;
        Box::pin(ready(Ok(())))
    }
}

/// An in-memory token store: the user has to log in again after the program ends.
///
/// Several clients of one process may share it in an `Arc`.
#[derive(Debug, Default)]
pub struct MemoryUserTokenStore(Mutex<Stored>);

#[derive(Debug, Default)]
struct Stored {
    tokens: Option<UserTokens>,
    lease: Lease,
}

impl MemoryUserTokenStore {
    /// Creates a store with the pair of a login.
    pub fn new(tokens: UserTokens) -> Self {
        Self(Mutex::new(Stored { tokens: Some(tokens), ..Stored::default() }))
    }

    fn with<T: Send + 'static>(&self, act: impl FnOnce(&mut Stored) -> T) -> BoxFuture<'_, Result<T, BoxError>> {
        let outcome = act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
        Box::pin(ready(Ok(outcome)))
    }
}

// Inline, so that it is compiled only in programs that use it.
impl UserTokenStore for MemoryUserTokenStore {
    #[inline]
    fn load(&self) -> BoxFuture<'_, Result<Option<UserTokens>, BoxError>> {
        self.with(|stored| stored.tokens.clone())
    }

    #[inline]
    fn save<'a>(&'a self, tokens: &'a UserTokens) -> BoxFuture<'a, Result<(), BoxError>> {
        self.with(|stored| stored.tokens = Some(tokens.clone()))
    }

    #[inline]
    fn lease<'a>(&'a self, owner: &'a str, time: Duration) -> BoxFuture<'a, Result<bool, BoxError>> {
        self.with(|stored| stored.lease.take(owner, time))
    }

    #[inline]
    fn replace<'a>(
        &'a self,
        expected: &'a UserTokens,
        successor: &'a UserTokens,
    ) -> BoxFuture<'a, Result<bool, BoxError>> {
        self.with(|stored| {
            let is_expected = stored.tokens.as_ref() == Some(expected);
            if is_expected {
                stored.tokens = Some(successor.clone());
            }
            is_expected
        })
    }

    #[inline]
    fn release<'a>(&'a self, owner: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        self.with(|stored| stored.lease.release(owner))
    }
}

impl<T: UserTokenStore + ?Sized> UserTokenStore for Arc<T> {
    fn load(&self) -> BoxFuture<'_, Result<Option<UserTokens>, BoxError>> {
        (**self).load()
    }

    fn save<'a>(&'a self, tokens: &'a UserTokens) -> BoxFuture<'a, Result<(), BoxError>> {
        (**self).save(tokens)
    }

    fn lease<'a>(&'a self, owner: &'a str, time: Duration) -> BoxFuture<'a, Result<bool, BoxError>> {
        (**self).lease(owner, time)
    }

    fn replace<'a>(
        &'a self,
        expected: &'a UserTokens,
        successor: &'a UserTokens,
    ) -> BoxFuture<'a, Result<bool, BoxError>> {
        (**self).replace(expected, successor)
    }

    fn release<'a>(&'a self, owner: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        (**self).release(owner)
    }
}
