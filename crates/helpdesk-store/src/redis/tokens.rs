//! The access tokens of apps, and leases.
//!
//! A value is compared as it is stored, because the server cannot decrypt it: it is read, compared with what the caller
//! expects, and then replaced or deleted if it has not changed since.

use std::sync::LazyLock;
use std::time::Duration;

use helpdesk_client::{BoxError, BoxFuture, StoredToken, TenantAccessToken, TokenKey, TokenStore};
use redis::{Pipeline, Script};

use super::connection::Call;
use super::store::RedisStore;
use crate::error::StoreError;
use crate::record::{read_token, write_token};

/// Replaces a value that has not changed, or deletes it without a new one.
static REPLACE: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        "if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
         if ARGV[2] then redis.call('SET', KEYS[1], ARGV[2]) else redis.call('DEL', KEYS[1]) end
         return 1",
    )
});

impl RedisStore {
    pub(super) async fn value(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let mut commands = Pipeline::new();
        commands.cmd("GET").arg(key);
        let (value,): (Option<Vec<u8>>,) = self.connection.send(&commands).await?;
        Ok(value)
    }

    pub(super) async fn set_value(&self, key: &str, value: &[u8]) -> Result<(), StoreError> {
        let mut commands = Pipeline::new();
        commands.cmd("SET").arg(key).arg(value).ignore();
        self.connection.send(&commands).await
    }

    /// Replaces a value by another, or by none, unless it has changed; returns whether it has not.
    pub(super) async fn replace_value(
        &self,
        key: &str,
        expected: Vec<u8>,
        new: Option<Vec<u8>>,
    ) -> Result<bool, StoreError> {
        let call = Call::default().key(key.to_owned()).arg(expected);
        let call = new.into_iter().fold(call, Call::arg);
        self.connection.call(&REPLACE, &call).await
    }

    /// Takes the lease of a value; returns whether it was free.
    pub(super) async fn lease_of(&self, key: &str, owner: &str, time: Duration) -> Result<bool, BoxError> {
        let time = u64::try_from(time.as_millis()).unwrap_or(u64::MAX).clamp(1, 1 << 48);
        let mut commands = Pipeline::new();
        commands.cmd("SET").arg(lease(key)).arg(owner).arg("NX").arg("PX").arg(time);
        let (taken,): (Option<String>,) = self.connection.send(&commands).await?;
        Ok(taken.is_some())
    }

    /// Releases the lease of a value if this owner has it.
    pub(super) async fn release_of(&self, key: &str, owner: &str) -> Result<(), BoxError> {
        let _released = self.replace_value(&lease(key), owner.into(), None).await?;
        Ok(())
    }

    fn token_key(&self, key: &TokenKey) -> String {
        self.keys.item("token", &key.to_string())
    }
}

fn lease(key: &str) -> String {
    format!("{key}:lease")
}

impl TokenStore for RedisStore {
    fn get<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<StoredToken>, BoxError>> {
        Box::pin(async move {
            let Some(stored) = self.value(&self.token_key(key)).await? else { return Ok(None) };
            let place = ["token", &*key.to_string()];
            let token = self.cipher.open(place, &stored).and_then(|text| read_token(&text));
            Ok(Some(token.map_err(|reason| reason.at(place))?))
        })
    }

    fn put<'a>(&'a self, key: &'a TokenKey, token: &'a StoredToken) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async move {
            let place = ["token", &*key.to_string()];
            let value = self.cipher.seal(place, &write_token(token)).map_err(|reason| reason.at(place))?;
            Ok(self.set_value(&self.token_key(key), &value).await?)
        })
    }

    fn delete<'a>(&'a self, key: &'a TokenKey, refused: &'a TenantAccessToken) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async move {
            let redis_key = self.token_key(key);
            let Some(stored) = self.value(&redis_key).await? else { return Ok(()) };
            let token = self.cipher.open(["token", &key.to_string()], &stored).and_then(|text| read_token(&text));
            // A token that cannot be read is of no use either.
            if token.map_or(true, |stored| stored.token == *refused) {
                // If it has changed, another process has saved a new one.
                let _deleted = self.replace_value(&redis_key, stored, None).await?;
            }
            Ok(())
        })
    }

    fn lease<'a>(&'a self, key: &'a TokenKey, owner: &'a str, time: Duration) -> BoxFuture<'a, Result<bool, BoxError>> {
        Box::pin(async move { self.lease_of(&self.token_key(key), owner, time).await })
    }

    fn release<'a>(&'a self, key: &'a TokenKey, owner: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async move { self.release_of(&self.token_key(key), owner).await })
    }
}
