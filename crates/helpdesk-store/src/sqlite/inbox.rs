//! The inbox: one table, in which the first event of each ticket is due and the others are not.

use std::time::Duration;

use helpdesk_events::{AsideEvent, BoxError, BoxFuture, EventInbox, Fate, InboxEvent, InboxState, Kept, TakenEvent};
use rusqlite::types::ValueRef;
use rusqlite::{OptionalExtension, params};
use tracing::error;

use super::seen::{is_done, remember};
use super::store::SqliteStore;
use super::writer::{Access, Failure};
use crate::cipher::Cipher;
use crate::error::StoreError;
use crate::record::{read_event, read_head, write_event};

/// The most bytes of events that are taken at a time, beyond the first.
const TAKEN_BYTES: usize = 8 << 20;

/// A time as SQLite stores it; one that is too long is as long as anybody waits.
fn time(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX).min(1 << 48)
}

/// Whether a queued event of the ticket comes before others.
fn has_line(access: &Access<'_>, ticket: &str) -> rusqlite::Result<bool> {
    let mut select =
        access.connection.prepare_cached("SELECT 1 FROM inbox WHERE ticket = ?1 AND queued_at IS NOT NULL LIMIT 1")?;
    select.exists([ticket])
}

fn keep(access: &Access<'_>, id: &str, ticket: Option<&str>, record: &[u8]) -> rusqlite::Result<Kept> {
    if is_done(access, id)? == Some(true) {
        return Ok(Kept::Duplicate);
    }
    let waits = ticket.map_or(Ok(false), |ticket| has_line(access, ticket))?;
    let due = (!waits).then_some(access.now);
    let mut insert = access.connection.prepare_cached(
        "INSERT INTO inbox (id, ticket, due, queued_at, record) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO NOTHING",
    )?;
    let rows = insert.execute(params![id, ticket, due, access.now, record])?;
    Ok(if rows == 1 { Kept::New } else { Kept::Duplicate })
}

/// A row that was taken.
struct Row {
    number: i64,
    id: String,
    attempt: u32,
    record: Vec<u8>,
}

/// A text, as it can be shown if another program has written bytes that are not text.
fn text(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<String> {
    Ok(String::from_utf8_lossy(row.get_ref(column)?.as_bytes()?).into_owned())
}

/// How often an event was taken. Another program may have written a number that does not fit.
fn attempts(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<u32> {
    let attempts: i64 = row.get(column)?;
    Ok(u32::try_from(attempts.max(0)).unwrap_or(u32::MAX))
}

fn take(access: &Access<'_>, most: usize, hidden: i64, cipher: &Cipher) -> Result<Vec<TakenEvent>, Failure> {
    let mut select = access.connection.prepare_cached(
        "SELECT number, id, attempts, record FROM inbox WHERE due <= ?1 ORDER BY due, number LIMIT ?2",
    )?;
    let mut rows = select.query((access.now, i64::try_from(most).unwrap_or(i64::MAX)))?;
    let (mut found, mut bytes) = (Vec::new(), 0);
    while let Some(row) = rows.next()? {
        let attempt = attempts(row, 2)?.saturating_add(1);
        let row = Row { number: row.get(0)?, id: text(row, 1)?, attempt, record: row.get(3)? };
        bytes += row.record.len();
        if bytes > TAKEN_BYTES && !found.is_empty() {
            break;
        }
        found.push(row);
    }
    let mut taken = Vec::with_capacity(found.len());
    for Row { number, id, attempt, record } in found {
        let receipt: i64 = access
            .connection
            .prepare_cached("UPDATE receipts SET last = last + 1 RETURNING last")?
            .query_row([], |row| row.get(0))?;
        let mut update = access
            .connection
            .prepare_cached("UPDATE inbox SET due = ?2, attempts = ?3, receipt = ?4 WHERE number = ?1")?;
        update.execute((number, access.now.saturating_add(hidden), attempt, receipt))?;
        match read_event(&id, &record, cipher) {
            Ok(event) => taken.push(TakenEvent::new(event, attempt, receipt.unsigned_abs())),
            Err(reason) => {
                let reason = reason.to_string();
                error!(id = %id.escape_debug(), reason, "an event of the inbox cannot be read, and is put aside");
                put_aside(access, number, &seal_reason(cipher, &id, &reason)?)?;
            }
        }
    }
    Ok(taken)
}

fn seal_reason(cipher: &Cipher, id: &str, reason: &str) -> Result<Vec<u8>, StoreError> {
    cipher.seal(["reason", id], reason.as_bytes()).map_err(|reason| reason.at(["reason", id]))
}

/// Takes an event out of the queue.
fn put_aside(access: &Access<'_>, number: i64, reason: &[u8]) -> rusqlite::Result<()> {
    let mut update = access.connection.prepare_cached(
        "UPDATE inbox SET due = NULL, queued_at = NULL, receipt = NULL, reason = ?2 WHERE number = ?1",
    )?;
    update.execute((number, reason))?;
    advance(access, number)
}

/// Makes the first queued event of the ticket due that this event is of, unless it is.
fn advance(access: &Access<'_>, number: i64) -> rusqlite::Result<()> {
    let mut update = access.connection.prepare_cached(
        "UPDATE inbox SET due = ?2 WHERE due IS NULL AND number = (
            SELECT number FROM inbox WHERE ticket = (SELECT ticket FROM inbox WHERE number = ?1) AND queued_at IS NOT NULL
            ORDER BY number LIMIT 1
        )",
    )?;
    update.execute((number, access.now)).map(drop)
}

fn settle(access: &Access<'_>, taken: &TakenEvent, fate: &Fate, cipher: &Cipher) -> Result<bool, Failure> {
    let mut select = access.connection.prepare_cached("SELECT number FROM inbox WHERE id = ?1 AND receipt = ?2")?;
    let receipt = i64::try_from(taken.receipt).unwrap_or(-1);
    let Some(number): Option<i64> = select.query_row((&taken.event.id, receipt), |row| row.get(0)).optional()? else {
        return Ok(false);
    };
    match fate {
        Fate::Handled => {
            remember(access, &taken.event.id)?;
            // No longer queued, so that the next one is first.
            access
                .connection
                .prepare_cached("UPDATE inbox SET queued_at = NULL WHERE number = ?1")?
                .execute([number])?;
            advance(access, number)?;
            access.connection.prepare_cached("DELETE FROM inbox WHERE number = ?1")?.execute([number])?;
        }
        Fate::Again { after, counts } => {
            let mut update = access.connection.prepare_cached(
                "UPDATE inbox SET due = ?2, attempts = attempts - ?3, receipt = NULL WHERE number = ?1",
            )?;
            update.execute((number, access.now.saturating_add(time(*after)), i64::from(!counts)))?;
        }
        Fate::Aside { reason } => put_aside(access, number, &seal_reason(cipher, &taken.event.id, reason)?)?,
    }
    Ok(true)
}

fn state(access: &Access<'_>) -> rusqlite::Result<InboxState> {
    let count = |sql| access.connection.prepare_cached(sql)?.query_row([], |row| row.get::<_, Option<i64>>(0));
    let queued = count("SELECT count(*) FROM inbox WHERE queued_at IS NOT NULL")?;
    let oldest = count("SELECT min(queued_at) FROM inbox WHERE queued_at IS NOT NULL")?;
    let put_aside = count("SELECT count(*) FROM inbox WHERE queued_at IS NULL")?;
    let number = |count: Option<i64>| count.unwrap_or_default().unsigned_abs();
    let age = |since| Duration::from_millis(u64::try_from(access.now.saturating_sub(since)).unwrap_or_default());
    Ok(InboxState::new(number(queued), oldest.map(age), number(put_aside)))
}

/// An event that was put aside, as stored: id, attempts, reason, record.
type Aside = (String, u32, Option<Vec<u8>>, Vec<u8>);

fn aside(row: &rusqlite::Row<'_>) -> rusqlite::Result<Aside> {
    Ok((text(row, 0)?, attempts(row, 1)?, row.get(2)?, row.get(3)?))
}

fn reason(cipher: &Cipher, id: &str, stored: Option<&[u8]>) -> String {
    match cipher.open(["reason", id], stored.unwrap_or_default()) {
        Ok(text) => String::from_utf8_lossy(&text).into_owned(),
        Err(reason) => format!("unknown: {reason}"),
    }
}

fn list(access: &Access<'_>, after: &str, most: usize, cipher: &Cipher) -> rusqlite::Result<Vec<AsideEvent>> {
    // The head of a record is far shorter. An empty one has no part, which is null.
    let mut select = access.connection.prepare_cached(
        "SELECT id, attempts, reason, coalesce(substr(record, 1, 65536), x'') FROM inbox WHERE queued_at IS NULL AND id > ?1 ORDER BY id LIMIT ?2",
    )?;
    let rows = select.query_map((after, i64::try_from(most).unwrap_or(i64::MAX)), aside)?;
    rows.map(|row| {
        let (id, attempts, stored, record) = row?;
        let reason = reason(cipher, &id, stored.as_deref());
        let event = read_head(&id, &record).map_or_else(|_| InboxEvent::new(id, Vec::new()), |(event, _)| event);
        Ok(AsideEvent::new(event, attempts, reason))
    })
    .collect()
}

fn read(access: &Access<'_>, id: &str, cipher: &Cipher) -> Result<Option<AsideEvent>, Failure> {
    let mut select = access
        .connection
        .prepare_cached("SELECT id, attempts, reason, record FROM inbox WHERE queued_at IS NULL AND id = ?1")?;
    let Some((id, attempts, stored, record)) = select.query_row([id], aside).optional()? else { return Ok(None) };
    let event = read_event(&id, &record, cipher).map_err(|reason| reason.at(["event", &id]))?;
    Ok(Some(AsideEvent::new(event, attempts, reason(cipher, &id, stored.as_deref()))))
}

/// Deletes an event that was put aside, and returns its ticket and record; `None` if it is not there.
fn delete(access: &Access<'_>, id: &str) -> rusqlite::Result<Option<(Option<String>, Vec<u8>)>> {
    let mut delete = access
        .connection
        .prepare_cached("DELETE FROM inbox WHERE queued_at IS NULL AND id = ?1 RETURNING ticket, record")?;
    let ticket =
        |row: &rusqlite::Row<'_>| if row.get_ref(0)? == ValueRef::Null { Ok(None) } else { text(row, 0).map(Some) };
    delete.query_row([id], |row| Ok((ticket(row)?, row.get(1)?))).optional()
}

fn release(access: &Access<'_>, id: &str) -> rusqlite::Result<bool> {
    let Some((ticket, record)) = delete(access, id)? else { return Ok(false) };
    Ok(keep(access, id, ticket.as_deref(), &record)? == Kept::New)
}

impl EventInbox for SqliteStore {
    fn keep<'a>(&'a self, event: &'a InboxEvent) -> BoxFuture<'a, Result<Kept, BoxError>> {
        Box::pin(async move {
            let record = write_event(event, &self.cipher)?;
            let (id, ticket) = (event.id.clone(), event.ticket_id.clone());
            Ok(self.writer.run(move |access| Ok(keep(access, &id, ticket.as_deref(), &record)?)).await?)
        })
    }

    fn take(&self, most: usize, hidden_for: Duration) -> BoxFuture<'_, Result<Vec<TakenEvent>, BoxError>> {
        let cipher = self.cipher.clone();
        let take = self.writer.run(move |access| take(access, most, time(hidden_for), &cipher));
        Box::pin(async move { Ok(take.await?) })
    }

    fn hide<'a>(&'a self, taken: &'a TakenEvent, hidden_for: Duration) -> BoxFuture<'a, Result<bool, BoxError>> {
        let (id, receipt) = (taken.event.id.clone(), i64::try_from(taken.receipt).unwrap_or(-1));
        let hide = self.writer.run(move |access| {
            let mut update =
                access.connection.prepare_cached("UPDATE inbox SET due = ?3 WHERE id = ?1 AND receipt = ?2")?;
            Ok(update.execute((id, receipt, access.now.saturating_add(time(hidden_for))))? == 1)
        });
        Box::pin(async move { Ok(hide.await?) })
    }

    fn settle<'a>(&'a self, taken: &'a TakenEvent, fate: &'a Fate) -> BoxFuture<'a, Result<bool, BoxError>> {
        let (taken, fate, cipher) = (taken.clone(), fate.clone(), self.cipher.clone());
        let settle = self.writer.run(move |access| settle(access, &taken, &fate, &cipher));
        Box::pin(async move { Ok(settle.await?) })
    }

    fn state(&self) -> BoxFuture<'_, Result<InboxState, BoxError>> {
        Box::pin(async move { Ok(self.writer.run(|access| Ok(state(access)?)).await?) })
    }

    fn list_aside<'a>(
        &'a self,
        after: Option<&'a str>,
        most: usize,
    ) -> BoxFuture<'a, Result<Vec<AsideEvent>, BoxError>> {
        let (after, cipher) = (after.unwrap_or_default().to_owned(), self.cipher.clone());
        let list = self.writer.run(move |access| Ok(list(access, &after, most, &cipher)?));
        Box::pin(async move { Ok(list.await?) })
    }

    fn read_aside<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<Option<AsideEvent>, BoxError>> {
        let (id, cipher) = (id.to_owned(), self.cipher.clone());
        let read = self.writer.run(move |access| read(access, &id, &cipher));
        Box::pin(async move { Ok(read.await?) })
    }

    fn release_aside<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<bool, BoxError>> {
        let id = id.to_owned();
        let release = self.writer.run(move |access| Ok(release(access, &id)?));
        Box::pin(async move { Ok(release.await?) })
    }

    fn discard_aside<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<bool, BoxError>> {
        let id = id.to_owned();
        let discard = self.writer.run(move |access| {
            let is_there = delete(access, &id)?.is_some();
            if is_there {
                remember(access, &id)?;
            }
            Ok(is_there)
        });
        Box::pin(async move { Ok(discard.await?) })
    }
}
