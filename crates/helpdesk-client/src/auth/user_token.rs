//! Where the access tokens of people come from.

use std::future::ready;
use std::sync::Arc;
use std::time::Duration;

use super::access_token::UserAccessToken;
use crate::bearer::Bearer;
use crate::call::Authorize;
use crate::future::BoxFuture;
use crate::{Error, codes};

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

/// A source of the caller's, as calls ask it.
pub(crate) struct UserSource<T>(pub(crate) T);

impl<T: UserTokenSource> Authorize for UserSource<T> {
    fn operation(&self) -> &'static str {
        codes::USER_TOKEN
    }

    fn refused(&self) -> &'static [i64] {
        &codes::USER_TOKEN_REFUSED
    }

    fn at_hand(&self) -> Option<Bearer> {
        None
    }

    fn token(&self, _: Duration) -> BoxFuture<'_, Result<Option<Bearer>, Error>> {
        Box::pin(async { Ok(self.0.token().await?.bearer().cloned()) })
    }

    fn instead_of<'a>(
        &'a self,
        refused: &'a Bearer,
        _: bool,
        _: Duration,
    ) -> BoxFuture<'a, Result<Option<Bearer>, Error>> {
        Box::pin(async move {
            let other = self.0.instead_of(&UserAccessToken::from(refused)).await?;
            Ok(other.and_then(|token| token.bearer().cloned()))
        })
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
