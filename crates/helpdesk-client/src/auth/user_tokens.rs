//! The pair of access token and refresh token of a person, and where it is kept.

use std::fmt;
use std::future::ready;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use helpdesk_types::Secret;

use super::access_token::UserAccessToken;
use crate::future::{BoxError, BoxFuture};

/// What the platform hands out when a person logs in, or when a pair is refreshed.
///
/// `Debug` hides both tokens.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct UserTokens {
    /// The access token.
    pub access_token: UserAccessToken,
    /// When the access token ends.
    pub expires_at: SystemTime,
    /// The refresh token, which gets the next pair, once: its use ends it. The platform gives none to an app without the
    /// scope `offline_access`.
    pub refresh_token: Option<Secret>,
    /// When the refresh token ends, where that is known.
    pub refresh_expires_at: Option<SystemTime>,
}

impl UserTokens {
    /// An access token that lives so much longer (`access_token` and `expires_in` of the login).
    pub fn new(access_token: UserAccessToken, expires_in: Duration) -> Self {
        Self { access_token, expires_at: after(expires_in), refresh_token: None, refresh_expires_at: None }
    }

    /// The refresh token that came with it (`refresh_token`).
    pub fn refresh_token(mut self, refresh_token: impl Into<Secret>) -> Self {
        self.refresh_token = Some(refresh_token.into());
        self
    }

    /// How much longer the refresh token lives (`refresh_token_expires_in`).
    pub fn refresh_expires_in(mut self, expires_in: Duration) -> Self {
        self.refresh_expires_at = Some(after(expires_in));
        self
    }
}

/// A year is the longest that the platform gives; ten are as good as for ever, and no time overflows.
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

/// Where the tokens of one person are kept; [`Client::as_refreshed_user`](crate::Client::as_refreshed_user) takes one.
///
/// A refresh token can be used once, and its use ends it. So the client hands a new pair to the store, and waits for it to
/// be kept, before it uses the pair; and it looks into the store before it refreshes, as another process may have done so.
///
/// ```
/// use helpdesk_client::{BoxError, BoxFuture, UserTokenStore, UserTokens};
///
/// struct Row {
///     database: Database,
///     person: String,
/// }
///
/// impl UserTokenStore for Row {
///     fn load(&self) -> BoxFuture<'_, Result<Option<UserTokens>, BoxError>> {
///         Box::pin(async { Ok(self.database.tokens_of(&self.person).await?) })
///     }
///
///     fn save<'a>(&'a self, tokens: &'a UserTokens) -> BoxFuture<'a, Result<(), BoxError>> {
///         Box::pin(async { Ok(self.database.set_tokens_of(&self.person, tokens).await?) })
///     }
/// }
/// # struct Database;
/// # impl Database {
/// #     async fn tokens_of(&self, _: &str) -> std::io::Result<Option<UserTokens>> { Ok(None) }
/// #     async fn set_tokens_of(&self, _: &str, _: &UserTokens) -> std::io::Result<()> { Ok(()) }
/// # }
/// ```
pub trait UserTokenStore: Send + Sync {
    /// The pair that was saved last; `None` if the person has not logged in.
    ///
    /// # Errors
    ///
    /// The call ends with [`Error::TokenSource`](crate::Error::TokenSource).
    fn load(&self) -> BoxFuture<'_, Result<Option<UserTokens>, BoxError>>;

    /// Keeps a new pair, in place of any other.
    ///
    /// # Errors
    ///
    /// The call ends with [`Error::TokenSource`](crate::Error::TokenSource). The client keeps the pair, and hands it over
    /// again at the next call.
    fn save<'a>(&'a self, tokens: &'a UserTokens) -> BoxFuture<'a, Result<(), BoxError>>;
}

/// A store in memory: the person has to log in again when the program has ended.
#[derive(Debug, Default)]
pub struct MemoryUserTokenStore(Mutex<Option<UserTokens>>);

impl MemoryUserTokenStore {
    /// A store with the pair of a login.
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
