//! The tokens of users.

use std::fmt;
use std::time::Duration;

use helpdesk_client::{BoxError, BoxFuture, UserTokenStore, UserTokens};

use super::store::RedisStore;
use crate::error::StoreError;
use crate::record::{is_same_pair, read_user_tokens, write_user_tokens};

/// How often a pair is compared again, because it was written again in the meantime.
const ATTEMPTS: u32 = 3;

/// The tokens of one user in a [`RedisStore`]; created by [`RedisStore::user`].
///
/// A lease may be lost when the server fails over to a replica. Then two processes may send the same refresh token; the
/// platform accepts it from one of them, and the other one waits for the pair of the first.
#[derive(Clone)]
pub struct RedisUserTokens {
    store: RedisStore,
    id: String,
}

impl RedisStore {
    /// The tokens of a user. The id is any text that identifies one user, such as an `open_id`.
    pub fn user(&self, id: impl AsRef<str>) -> RedisUserTokens {
        RedisUserTokens { store: self.clone(), id: id.as_ref().to_owned() }
    }
}

impl RedisUserTokens {
    fn key(&self) -> String {
        self.store.keys.item("user", &self.id)
    }

    fn seal(&self, tokens: &UserTokens) -> Result<Vec<u8>, StoreError> {
        let place = ["user", &*self.id];
        self.store.cipher.seal(place, &write_user_tokens(tokens)).map_err(|reason| reason.at(place))
    }

    /// The pair, and its value as it is stored.
    async fn stored(&self) -> Result<Option<(UserTokens, Vec<u8>)>, StoreError> {
        let Some(stored) = self.store.value(&self.key()).await? else { return Ok(None) };
        let place = ["user", &*self.id];
        let tokens = self.store.cipher.open(place, &stored).and_then(|text| read_user_tokens(&text));
        Ok(Some((tokens.map_err(|reason| reason.at(place))?, stored)))
    }
}

impl UserTokenStore for RedisUserTokens {
    fn load(&self) -> BoxFuture<'_, Result<Option<UserTokens>, BoxError>> {
        Box::pin(async move { Ok(self.stored().await?.map(|(tokens, _)| tokens)) })
    }

    fn save<'a>(&'a self, tokens: &'a UserTokens) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async move { Ok(self.store.set_value(&self.key(), &self.seal(tokens)?).await?) })
    }

    fn lease<'a>(&'a self, owner: &'a str, time: Duration) -> BoxFuture<'a, Result<bool, BoxError>> {
        Box::pin(async move { self.store.lease_of(&self.key(), owner, time).await })
    }

    fn replace<'a>(
        &'a self,
        expected: &'a UserTokens,
        successor: &'a UserTokens,
    ) -> BoxFuture<'a, Result<bool, BoxError>> {
        Box::pin(async move {
            let value = self.seal(successor)?;
            for _ in 0..ATTEMPTS {
                match self.stored().await? {
                    Some((tokens, stored)) if is_same_pair(&tokens, expected) => {
                        if self.store.replace_value(&self.key(), stored, Some(value.clone())).await? {
                            return Ok(true);
                        }
                    }
                    _ => return Ok(false),
                }
            }
            Err(self.store.connection.error("the tokens of the user keep changing".to_owned()).into())
        })
    }

    fn release<'a>(&'a self, owner: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async move { self.store.release_of(&self.key(), owner).await })
    }
}

impl fmt::Debug for RedisUserTokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisUserTokens").field("store", &self.store).field("id", &self.id).finish()
    }
}
