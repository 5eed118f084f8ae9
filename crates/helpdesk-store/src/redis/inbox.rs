//! The inbox: sorted sets, by which scripts keep the order of each ticket.
//!
//! | key | what it holds |
//! | --- | --- |
//! | `due` | the ids of the first event of each ticket and of all without one, by the time when each can be taken |
//! | `events` | the record of each event |
//! | `line` | ticket, number and id of each event that has a ticket, sorted as text |
//! | `queued` | the ids of all events that are not put aside, by the time when they were queued |
//! | `tries` | how often an event was taken, and the receipt of the last time |
//! | `aside`, `reasons` | the ids of events that were put aside; how often each was taken, and why it was put aside |
//! | `count` | the last number that was given to an event in line, or as a receipt |
//! | `clock` | the latest time of the server's clock |
//! | `seen:<id>` | `done` for eight hours after an event was handled |

use std::sync::LazyLock;
use std::time::Duration;

use helpdesk_events::{AsideEvent, BoxError, BoxFuture, EventInbox, Fate, InboxEvent, InboxState, Kept, TakenEvent};
use redis::{Pipeline, Script};
use tracing::error;

use super::batch::{Batcher, Item};
use super::connection::Call;
use super::store::RedisStore;
use crate::error::{StoreError, Unreadable};
use crate::lifetimes::REMEMBERED;
use crate::record::{read_event, read_head, write_event};

/// The most bytes of events that are taken at a time, beyond the first.
const TAKEN_BYTES: u64 = 8 << 20;
/// The keys that each script has.
const KEYS: [&str; 9] = ["due", "events", "line", "queued", "tries", "aside", "reasons", "count", "clock"];
/// The ticket of an event whose record cannot be read. A ticket has only printable characters.
const UNKNOWN: &str = "\0";

macro_rules! script {
    ($name:literal) => {
        LazyLock::new(|| Script::new(concat!(include_str!("scripts/common.lua"), include_str!($name))))
    };
}

static KEEP: LazyLock<Script> = script!("scripts/keep.lua");
static TAKE: LazyLock<Script> = script!("scripts/take.lua");
static SETTLE: LazyLock<Script> = script!("scripts/settle.lua");
static LIST_ASIDE: LazyLock<Script> = script!("scripts/list_aside.lua");
static RELEASE_ASIDE: LazyLock<Script> = script!("scripts/release_aside.lua");

impl RedisStore {
    fn call(&self) -> Call {
        KEYS.iter().fold(Call::default(), |call, name| call.key(self.keys.of(&format!("inbox:{name}"))))
    }

    async fn submit(
        &self,
        batcher: &Batcher<Item, bool>,
        script: &'static Script,
        item: Item,
    ) -> Result<bool, StoreError> {
        let run = |items: Vec<Item>| {
            let store = self.clone();
            async move {
                let mut call = store.call();
                for Item { id, args } in items {
                    call.keys.push(store.keys.item("seen", &id));
                    call.args.extend(args);
                }
                store.connection.call(script, &call).await
            }
        };
        batcher.submit(item, run).await
    }

    /// Settles an attempt, of an event whose ticket is known or not.
    async fn settle_as(
        &self,
        id: &str,
        receipt: u64,
        ticket: &str,
        [verb, text]: [&str; 2],
        time: Duration,
    ) -> Result<bool, StoreError> {
        let time = u64::try_from(time.as_millis()).unwrap_or(u64::MAX).min(1 << 48).to_string();
        let text = match verb {
            "aside" => self.cipher.seal(["reason", id], text.as_bytes()).map_err(|reason| reason.at(["reason", id]))?,
            _ => Vec::new(),
        };
        let args = [id, &receipt.to_string(), ticket, verb, &time].map(|arg| arg.as_bytes().to_vec());
        let item = Item { id: id.to_owned(), args: args.into_iter().chain([text]).collect() };
        self.submit(&self.batches.settle, &SETTLE, item).await
    }

    /// The attempts and the reason of an event that was put aside.
    fn reason(&self, id: &str, stored: &[u8]) -> (u32, String) {
        let mut parts = stored.splitn(2, |byte| *byte == b':');
        let attempts = parts.next().and_then(|digits| str::from_utf8(digits).ok()?.parse().ok()).unwrap_or_default();
        let reason = match self.cipher.open(["reason", id], parts.next().unwrap_or_default()) {
            Ok(text) => String::from_utf8_lossy(&text).into_owned(),
            Err(reason) => format!("unknown: {reason}"),
        };
        (attempts, reason)
    }

    async fn record(&self, id: &str) -> Result<Option<(Vec<u8>, Vec<u8>)>, StoreError> {
        let mut commands = Pipeline::new();
        commands.cmd("ZSCORE").arg(self.keys.of("inbox:aside")).arg(id);
        commands.cmd("HGET").arg(self.keys.of("inbox:events")).arg(id);
        commands.cmd("HGET").arg(self.keys.of("inbox:reasons")).arg(id);
        type Found = (Option<f64>, Option<Vec<u8>>, Option<Vec<u8>>);
        let (aside, record, reason): Found = self.connection.send(&commands).await?;
        Ok(aside.map(|_| (record.unwrap_or_default(), reason.unwrap_or_default())))
    }

    async fn leave_aside(&self, id: &str, remembered: &str) -> Result<bool, StoreError> {
        let Some((record, _)) = self.record(id).await? else { return Ok(false) };
        let ticket = read_head(id, &record).ok().and_then(|(event, _)| event.ticket_id).unwrap_or_default();
        let call = self.call().key(self.keys.item("seen", id)).arg(id).arg(ticket).arg(remembered);
        self.connection.call(&RELEASE_ASIDE, &call).await
    }
}

impl EventInbox for RedisStore {
    fn keep<'a>(&'a self, event: &'a InboxEvent) -> BoxFuture<'a, Result<Kept, BoxError>> {
        Box::pin(async move {
            let record = write_event(event, &self.cipher)?;
            let ticket = event.ticket_id.as_deref().unwrap_or_default();
            let args = vec![event.id.clone().into_bytes(), ticket.as_bytes().to_vec(), record];
            let is_new = self.submit(&self.batches.keep, &KEEP, Item { id: event.id.clone(), args }).await?;
            Ok(if is_new { Kept::New } else { Kept::Duplicate })
        })
    }

    fn take(&self, most: usize, hidden_for: Duration) -> BoxFuture<'_, Result<Vec<TakenEvent>, BoxError>> {
        Box::pin(async move {
            let hidden = u64::try_from(hidden_for.as_millis()).unwrap_or(u64::MAX).min(1 << 48);
            let call = self.call().number(most as u64).number(hidden).number(TAKEN_BYTES);
            let rows: Vec<(Vec<u8>, Vec<u8>, i64, u64)> = self.connection.call(&TAKE, &call).await?;
            let mut taken = Vec::with_capacity(rows.len());
            for (id, record, attempt, receipt) in rows {
                let Ok(id) = String::from_utf8(id) else {
                    // Another program wrote it: nothing of this crate has such an id.
                    error!("the inbox has an id that is not text, which is passed over");
                    continue;
                };
                match read_event(&id, &record, &self.cipher) {
                    Ok(event) => {
                        // Another program may have written a number that does not fit.
                        let attempt = u32::try_from(attempt).unwrap_or(u32::MAX);
                        taken.push(TakenEvent::new(event, attempt, receipt));
                    }
                    Err(reason) => {
                        let reason = reason.to_string();
                        error!(id = %id.escape_debug(), reason, "an event of the inbox cannot be read, and is put aside");
                        self.settle_as(&id, receipt, UNKNOWN, ["aside", &reason], Duration::ZERO).await?;
                    }
                }
            }
            Ok(taken)
        })
    }

    fn hide<'a>(&'a self, taken: &'a TakenEvent, hidden_for: Duration) -> BoxFuture<'a, Result<bool, BoxError>> {
        Box::pin(async move { Ok(self.settle_as(&taken.event.id, taken.receipt, "", ["hide", ""], hidden_for).await?) })
    }

    fn settle<'a>(&'a self, taken: &'a TakenEvent, fate: &'a Fate) -> BoxFuture<'a, Result<bool, BoxError>> {
        let (verb, time) = match fate {
            Fate::Handled => (["handled", ""], REMEMBERED),
            Fate::Again { after, counts: true } => (["again", ""], *after),
            Fate::Again { after, counts: false } => (["uncounted", ""], *after),
            Fate::Aside { reason } => (["aside", &**reason], Duration::ZERO),
        };
        let ticket = taken.event.ticket_id.as_deref().unwrap_or_default();
        Box::pin(async move { Ok(self.settle_as(&taken.event.id, taken.receipt, ticket, verb, time).await?) })
    }

    fn state(&self) -> BoxFuture<'_, Result<InboxState, BoxError>> {
        Box::pin(async move {
            let mut commands = Pipeline::new();
            commands.cmd("ZCARD").arg(self.keys.of("inbox:queued"));
            commands.cmd("ZRANGE").arg(self.keys.of("inbox:queued")).arg(0).arg(0).arg("WITHSCORES");
            commands.cmd("ZCARD").arg(self.keys.of("inbox:aside"));
            commands.cmd("TIME");
            type State = (u64, Vec<(Vec<u8>, f64)>, u64, (u64, u64));
            let (queued, oldest, put_aside, (seconds, micros)): State = self.connection.send(&commands).await?;
            let now = seconds * 1000 + micros / 1000;
            let age = oldest.first().map(|(_, since)| Duration::from_millis(now.saturating_sub(*since as u64)));
            Ok(InboxState::new(queued, age, put_aside))
        })
    }

    fn list_aside<'a>(
        &'a self,
        after: Option<&'a str>,
        most: usize,
    ) -> BoxFuture<'a, Result<Vec<AsideEvent>, BoxError>> {
        Box::pin(async move {
            let call = self.call().arg(after.unwrap_or_default()).number(most as u64);
            let rows: Vec<(Vec<u8>, Vec<u8>, Vec<u8>)> = self.connection.call(&LIST_ASIDE, &call).await?;
            let listed = rows.into_iter().filter_map(|(id, head, reason)| {
                // As in `take`.
                let id = String::from_utf8(id).ok()?;
                let (attempts, reason) = self.reason(&id, &reason);
                let event = read_head(&id, &head).map_or_else(|_| InboxEvent::new(id, Vec::new()), |(event, _)| event);
                Some(AsideEvent::new(event, attempts, reason))
            });
            Ok(listed.collect())
        })
    }

    fn read_aside<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<Option<AsideEvent>, BoxError>> {
        Box::pin(async move {
            let Some((record, reason)) = self.record(id).await? else { return Ok(None) };
            let event = read_event(id, &record, &self.cipher).map_err(|reason: Unreadable| reason.at(["event", id]))?;
            let (attempts, reason) = self.reason(id, &reason);
            Ok(Some(AsideEvent::new(event, attempts, reason)))
        })
    }

    fn release_aside<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<bool, BoxError>> {
        Box::pin(async move { Ok(self.leave_aside(id, "").await?) })
    }

    fn discard_aside<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<bool, BoxError>> {
        Box::pin(async move { Ok(self.leave_aside(id, &REMEMBERED.as_millis().to_string()).await?) })
    }
}
