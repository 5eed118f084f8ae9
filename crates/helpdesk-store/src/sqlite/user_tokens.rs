//! The tokens of users.

use std::fmt;
use std::time::Duration;

use helpdesk_client::{BoxError, BoxFuture, UserTokenStore, UserTokens};

use super::store::SqliteStore;
use super::tokens::{get, put};
use super::writer::{Access, Failure};
use crate::cipher::Cipher;
use crate::record::{is_same_pair, read_user_tokens, write_user_tokens};

/// The tokens of one user in an [`SqliteStore`]; created by [`SqliteStore::user`].
#[derive(Clone)]
pub struct SqliteUserTokens {
    store: SqliteStore,
    name: String,
}

impl SqliteStore {
    /// The tokens of a user. The id is any text that identifies one user, such as an `open_id`.
    pub fn user(&self, id: impl AsRef<str>) -> SqliteUserTokens {
        SqliteUserTokens { store: self.clone(), name: format!("user {}", id.as_ref()) }
    }
}

impl SqliteUserTokens {
    fn seal(&self, tokens: &UserTokens) -> Result<Vec<u8>, BoxError> {
        let place = ["tokens", &*self.name];
        Ok(self.store.cipher.seal(place, &write_user_tokens(tokens)).map_err(|reason| reason.at(place))?)
    }
}

fn load(access: &Access<'_>, name: &str, cipher: &Cipher) -> Result<Option<UserTokens>, Failure> {
    let place = ["tokens", name];
    let Some(stored) = get(access, name)? else { return Ok(None) };
    let tokens = cipher.open(place, &stored).and_then(|text| read_user_tokens(&text));
    Ok(Some(tokens.map_err(|reason| reason.at(place))?))
}

impl UserTokenStore for SqliteUserTokens {
    fn load(&self) -> BoxFuture<'_, Result<Option<UserTokens>, BoxError>> {
        let (name, cipher) = (self.name.clone(), self.store.cipher.clone());
        Box::pin(async move { Ok(self.store.writer.run(move |access| load(access, &name, &cipher)).await?) })
    }

    fn save<'a>(&'a self, tokens: &'a UserTokens) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async move {
            let (name, value) = (self.name.clone(), self.seal(tokens)?);
            Ok(self.store.writer.run(move |access| Ok(put(access, &name, Some(&value))?)).await?)
        })
    }

    fn lease<'a>(&'a self, owner: &'a str, time: Duration) -> BoxFuture<'a, Result<bool, BoxError>> {
        Box::pin(self.store.lease_of(self.name.clone(), owner, time))
    }

    fn replace<'a>(
        &'a self,
        expected: &'a UserTokens,
        successor: &'a UserTokens,
    ) -> BoxFuture<'a, Result<bool, BoxError>> {
        Box::pin(async move {
            let (name, value, expected) = (self.name.clone(), self.seal(successor)?, expected.clone());
            let cipher = self.store.cipher.clone();
            let replace = self.store.writer.run(move |access| {
                let is_expected = load(access, &name, &cipher)?.is_some_and(|stored| is_same_pair(&stored, &expected));
                if is_expected {
                    put(access, &name, Some(&value))?;
                }
                Ok(is_expected)
            });
            Ok(replace.await?)
        })
    }

    fn release<'a>(&'a self, owner: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(self.store.release_of(self.name.clone(), owner))
    }
}

impl fmt::Debug for SqliteUserTokens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SqliteUserTokens").field("store", &self.store).field("name", &self.name).finish()
    }
}
