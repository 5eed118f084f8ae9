//! Where the access tokens of people come from.

use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use crate::{Error, UserAccessToken};

/// A future in a box, as the traits give back that are used as `dyn`.
///
/// It is the one of the `futures` crate, so `Box::pin(async { ... })` makes one.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What errors call getting a token.
pub(crate) const OPERATION: &str = "user_access_token";

/// What errors call its refresh.
pub(crate) const REFRESH: &str = "authen.v2.oauth.token";

/// The codes by which the platform refuses a user's token itself, so that the request has not acted and another token may
/// help: invalid, expired, and what they were called before.
pub(crate) const REFUSED: [i64; 4] = [99_991_668, 99_991_677, 20_005, 20_006];

/// Where the access token of a person comes from; [`Client::as_user`](crate::Client::as_user) takes one.
///
/// A [`UserAccessToken`] is its own source, for as long as it lives. Implement the trait to ask your own session store:
///
/// ```
/// use helpdesk_client::{BoxFuture, Error, UserAccessToken, UserTokenSource};
///
/// struct Session {
///     person: String,
/// }
///
/// impl UserTokenSource for Session {
///     fn token(&self) -> BoxFuture<'_, Result<UserAccessToken, Error>> {
///         Box::pin(async {
///             let found = look_up(&self.person).await.map_err(Error::token_source)?;
///             Ok(UserAccessToken::new(found))
///         })
///     }
/// }
/// # async fn look_up(person: &str) -> Result<String, std::io::Error> { Ok(person.to_owned()) }
/// ```
pub trait UserTokenSource: Send + Sync {
    /// A token that will do. It is asked before each call, so it should keep what it has.
    ///
    /// # Errors
    ///
    /// The call ends with the error; see [`Error::token_source`].
    fn token(&self) -> BoxFuture<'_, Result<UserAccessToken, Error>>;

    /// Another token than the one that the platform refused. It is asked at most once in a call; `None` ends the call with
    /// the refusal.
    ///
    /// # Errors
    ///
    /// The call ends with the error.
    fn instead_of<'a>(&'a self, refused: &'a UserAccessToken) -> BoxFuture<'a, Result<Option<UserAccessToken>, Error>> {
        let _ = refused;
        Box::pin(ready(Ok(None)))
    }
}

/// What a call asks for the token of a person, and how long it waits.
pub(crate) trait UserAccess: Send + Sync {
    fn token(&self, patience: Duration) -> BoxFuture<'_, Result<UserAccessToken, Error>>;

    fn instead_of<'a>(
        &'a self,
        refused: &'a UserAccessToken,
        patience: Duration,
    ) -> BoxFuture<'a, Result<Option<UserAccessToken>, Error>>;
}

impl<T: UserTokenSource> UserAccess for T {
    fn token(&self, _: Duration) -> BoxFuture<'_, Result<UserAccessToken, Error>> {
        UserTokenSource::token(self)
    }

    fn instead_of<'a>(
        &'a self,
        refused: &'a UserAccessToken,
        _: Duration,
    ) -> BoxFuture<'a, Result<Option<UserAccessToken>, Error>> {
        UserTokenSource::instead_of(self, refused)
    }
}

impl UserTokenSource for UserAccessToken {
    fn token(&self) -> BoxFuture<'_, Result<UserAccessToken, Error>> {
        Box::pin(ready(Ok(self.clone())))
    }
}

impl<T: UserTokenSource + ?Sized> UserTokenSource for Arc<T> {
    fn token(&self) -> BoxFuture<'_, Result<UserAccessToken, Error>> {
        (**self).token()
    }

    fn instead_of<'a>(&'a self, refused: &'a UserAccessToken) -> BoxFuture<'a, Result<Option<UserAccessToken>, Error>> {
        (**self).instead_of(refused)
    }
}
