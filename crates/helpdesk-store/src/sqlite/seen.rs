//! Seen events: a row for each, until it expires.

use helpdesk_events::{BoxError, BoxFuture, Claim, SeenEvents};
use rusqlite::OptionalExtension;

use super::store::SqliteStore;
use super::writer::Access;
use crate::lifetimes::{CLAIM, REMEMBERED};

/// Notes an event as handled.
pub(super) fn remember(access: &Access<'_>, id: &str) -> rusqlite::Result<()> {
    set(access, id, true, REMEMBERED.as_millis() as i64)
}

fn set(access: &Access<'_>, id: &str, done: bool, time: i64) -> rusqlite::Result<()> {
    let mut insert = access.connection.prepare_cached("INSERT OR REPLACE INTO seen VALUES (?1, ?2, ?3)")?;
    insert.execute((id, done, access.now.saturating_add(time))).map(drop)
}

/// Whether the event was handled; `None` if nobody has claimed it.
pub(super) fn is_done(access: &Access<'_>, id: &str) -> rusqlite::Result<Option<bool>> {
    let mut select = access.connection.prepare_cached("SELECT done FROM seen WHERE id = ?1 AND until > ?2")?;
    select.query_row((id, access.now), |row| row.get(0)).optional()
}

impl SeenEvents for SqliteStore {
    fn claim<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<Claim, BoxError>> {
        let id = id.to_owned();
        let claim = self.writer.run(move |access| {
            Ok(match is_done(access, &id)? {
                Some(true) => Claim::Done,
                Some(false) => Claim::InProgress,
                None => {
                    set(access, &id, false, CLAIM.as_millis() as i64)?;
                    Claim::New
                }
            })
        });
        Box::pin(async move { Ok(claim.await?) })
    }

    fn complete<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        let id = id.to_owned();
        let complete = self.writer.run(move |access| Ok(remember(access, &id)?));
        Box::pin(async move { Ok(complete.await?) })
    }

    fn release<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        let id = id.to_owned();
        let release = self.writer.run(move |access| {
            access.connection.prepare_cached("DELETE FROM seen WHERE id = ?1 AND done = 0")?.execute([id])?;
            Ok(())
        });
        Box::pin(async move { Ok(release.await?) })
    }
}
