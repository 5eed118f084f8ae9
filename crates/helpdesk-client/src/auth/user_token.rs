//! Sources of the access tokens of users.

use std::future::ready;
use std::sync::Arc;
use std::time::Duration;

use super::access_token::UserAccessToken;
use crate::bearer::Bearer;
use crate::call::Authorize;
use crate::future::BoxFuture;
use crate::{Error, codes};

/// A source of the access token of a user, passed to [`Client::as_user`](crate::Client::as_user).
///
/// A [`UserAccessToken`] is a source of itself, until it expires. Implement the trait to read from your own session
/// store:
///
/// ```
/// use helpdesk_client::{BoxFuture, Error, UserAccessToken, UserTokenSource};
///
/// struct Session {
///     user: String,
/// }
///
/// impl UserTokenSource for Session {
///     fn token(&self) -> BoxFuture<'_, Result<UserAccessToken, Error>> {
///         Box::pin(async {
///             let found = look_up(&self.user).await.map_err(Error::token_source)?;
///             Ok(UserAccessToken::new(found))
///         })
///     }
/// }
/// # async fn look_up(user: &str) -> Result<String, std::io::Error> { Ok(user.to_owned()) }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a source of the access tokens of a user",
    label = "expected a `UserAccessToken`, or a `UserTokenSource` of your own",
    note = "for a token as text: `client.as_user(UserAccessToken::new(token))`"
)]
pub trait UserTokenSource: Send + Sync {
    /// Returns a valid token. It is called before each request, so it should cache its token.
    ///
    /// # Errors
    ///
    /// Any error ends the call; create it with [`Error::token_source`].
    fn token(&self) -> BoxFuture<'_, Result<UserAccessToken, Error>>;

    /// Returns a replacement for the token that the platform refused. It is called at most once per call; `None` ends
    /// the call with the refusal.
    ///
    /// # Errors
    ///
    /// Any error ends the call.
    fn replacement_for<'a>(
        &'a self,
        refused: &'a UserAccessToken,
    ) -> BoxFuture<'a, Result<Option<UserAccessToken>, Error>> {
        let _ = refused;
        Box::pin(ready(Ok(None)))
    }
}

/// Adapts a source of the caller.
pub(crate) struct UserSource<T>(pub(crate) T);

impl<T: UserTokenSource> Authorize for UserSource<T> {
    fn operation(&self) -> &'static str {
        codes::USER_TOKEN
    }

    fn refused(&self) -> &'static [i64] {
        &codes::USER_TOKEN_REFUSED
    }

    fn cached(&self) -> Option<Bearer> {
        None
    }

    fn token(&self, _: Duration) -> BoxFuture<'_, Result<Option<Bearer>, Error>> {
        Box::pin(async { Ok(self.0.token().await?.bearer().cloned()) })
    }

    fn replacement_for<'a>(
        &'a self,
        refused: &'a Bearer,
        _: bool,
        _: Duration,
    ) -> BoxFuture<'a, Result<Option<Bearer>, Error>> {
        Box::pin(async move {
            let other = self.0.replacement_for(&UserAccessToken::from(refused)).await?;
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

    fn replacement_for<'a>(
        &'a self,
        refused: &'a UserAccessToken,
    ) -> BoxFuture<'a, Result<Option<UserAccessToken>, Error>> {
        (**self).replacement_for(refused)
    }
}
