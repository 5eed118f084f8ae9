//! The access tokens of apps, and leases.

use std::time::Duration;

use helpdesk_client::{BoxError, BoxFuture, StoredToken, TenantAccessToken, TokenKey, TokenStore};
use rusqlite::OptionalExtension;

use super::store::SqliteStore;
use super::writer::Access;
use crate::record::{read_token, write_token};

/// The stored value of a name; `None` if there is only a lease, or nothing.
pub(super) fn get(access: &Access<'_>, name: &str) -> rusqlite::Result<Option<Vec<u8>>> {
    let mut select = access.connection.prepare_cached("SELECT value FROM tokens WHERE name = ?1")?;
    select.query_row([name], |row| row.get(0)).optional().map(Option::flatten)
}

pub(super) fn put(access: &Access<'_>, name: &str, value: Option<&[u8]>) -> rusqlite::Result<()> {
    let mut insert = access.connection.prepare_cached(
        "INSERT INTO tokens (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
    )?;
    insert.execute((name, value)).map(drop)
}

impl SqliteStore {
    /// Takes the lease of a name; false if another owner has it. The owner is stored with the beginning of the lease: one that
    /// begins only after the new one would end is of a process that has ended since the clock was set back. One that begins
    /// earlier counts, as the clocks of two processes differ by a little.
    pub(super) async fn lease_of(&self, name: String, owner: &str, time: Duration) -> Result<bool, BoxError> {
        let (owner, time) = (owner.to_owned(), i64::try_from(time.as_millis()).unwrap_or(i64::MAX));
        let lease = self.writer.run(move |access| {
            let mut insert = access.connection.prepare_cached(
                "INSERT INTO tokens (name, lease_owner, lease_until) VALUES (?1, ?4 || ' ' || ?2, ?3)
                 ON CONFLICT (name) DO UPDATE SET lease_owner = ?4 || ' ' || ?2, lease_until = ?3
                 WHERE lease_until <= ?4 OR CAST(lease_owner AS INTEGER) > ?3",
            )?;
            Ok(insert.execute((name, owner, access.now.saturating_add(time), access.now))? == 1)
        });
        Ok(lease.await?)
    }

    /// Ends the lease of a name if this owner has it.
    pub(super) async fn release_of(&self, name: String, owner: &str) -> Result<(), BoxError> {
        let owner = owner.to_owned();
        let release = self.writer.run(move |access| {
            let mut update = access.connection.prepare_cached(
                "UPDATE tokens SET lease_owner = NULL, lease_until = 0
                 WHERE name = ?1 AND substr(lease_owner, instr(lease_owner, ' ') + 1) = ?2",
            )?;
            update.execute((name, owner))?;
            Ok(())
        });
        Ok(release.await?)
    }
}

fn name(key: &TokenKey) -> String {
    format!("app {key}")
}

impl TokenStore for SqliteStore {
    fn get<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<StoredToken>, BoxError>> {
        let (name, cipher) = (name(key), self.cipher.clone());
        let get = self.writer.run(move |access| {
            let place = ["tokens", &*name];
            let Some(stored) = get(access, &name)? else { return Ok(None) };
            let token = cipher.open(place, &stored).and_then(|text| read_token(&text));
            Ok(Some(token.map_err(|reason| reason.at(place))?))
        });
        Box::pin(async move { Ok(get.await?) })
    }

    fn put<'a>(&'a self, key: &'a TokenKey, token: &'a StoredToken) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async move {
            let name = name(key);
            let place = ["tokens", &*name];
            let value = self.cipher.seal(place, &write_token(token)).map_err(|reason| reason.at(place))?;
            Ok(self.writer.run(move |access| Ok(put(access, &name, Some(&value))?)).await?)
        })
    }

    fn delete<'a>(&'a self, key: &'a TokenKey, refused: &'a TenantAccessToken) -> BoxFuture<'a, Result<(), BoxError>> {
        let (name, refused, cipher) = (name(key), refused.clone(), self.cipher.clone());
        let delete = self.writer.run(move |access| {
            let Some(stored) = get(access, &name)? else { return Ok(()) };
            let token = cipher.open(["tokens", &name], &stored).and_then(|text| read_token(&text));
            // One that cannot be read helps nobody either.
            if token.map_or(true, |stored| stored.token == refused) {
                put(access, &name, None)?;
            }
            Ok(())
        });
        Box::pin(async move { Ok(delete.await?) })
    }

    fn lease<'a>(&'a self, key: &'a TokenKey, owner: &'a str, time: Duration) -> BoxFuture<'a, Result<bool, BoxError>> {
        Box::pin(self.lease_of(name(key), owner, time))
    }

    fn release<'a>(&'a self, key: &'a TokenKey, owner: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(self.release_of(name(key), owner))
    }
}
