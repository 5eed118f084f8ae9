//! Rows of another program in the file of an SQLite store. Each call has to end with a result, garbage holds up no event, and
//! what was put aside can be listed and thrown away.

#![no_main]

use std::time::Duration;

use arbitrary::Arbitrary;
use helpdesk_client::UserTokenStore;
use helpdesk_events::{EventInbox, Fate, InboxEvent, SeenEvents};
use helpdesk_store::SqliteStore;
use libfuzzer_sys::fuzz_target;
use rusqlite::{Connection, params};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// A row of the inbox as another program may write it. The types of the columns are enforced by SQLite.
#[derive(Debug, Arbitrary)]
struct Row<'a> {
    id: &'a [u8],
    ticket: Option<&'a [u8]>,
    due: Option<i64>,
    is_queued: bool,
    attempts: i64,
    receipt: Option<i64>,
    reason: Option<&'a [u8]>,
    record: &'a [u8],
}

#[derive(Debug, Arbitrary)]
struct Input<'a> {
    rows: Vec<Row<'a>>,
    token: &'a [u8],
    lease_until: i64,
    seen: (i64, i64),
}

struct Setting {
    store: SqliteStore,
    /// The same file, as another program has it open.
    file: Connection,
    runtime: Runtime,
    _folder: TempDir,
}

thread_local!(static SETTING: Setting = setting());

fn setting() -> Setting {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("store.db");
    let store = SqliteStore::open(&path, None).expect("a store");
    let file = Connection::open(&path).expect("the file");
    file.execute_batch("PRAGMA synchronous = OFF").expect("a setting");
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    Setting { store, file, runtime, _folder: folder }
}

fuzz_target!(|input: Input<'_>| {
    SETTING.with(|setting| try_rows(setting, &input));
});

fn try_rows(Setting { store, file, runtime, .. }: &Setting, input: &Input<'_>) {
    file.execute_batch("BEGIN; DELETE FROM inbox; DELETE FROM tokens; DELETE FROM seen").expect("it writes");
    for row in &input.rows {
        // Fails for two rows of one id.
        let _ = file.execute(
            "INSERT INTO inbox (id, ticket, due, queued_at, attempts, receipt, reason, record)
             VALUES (CAST(?1 AS TEXT), CAST(?2 AS TEXT), ?3, ?4, ?5, ?6, ?7, ?8)",
            params![
                row.id,
                row.ticket,
                row.due,
                row.is_queued.then_some(1),
                row.attempts,
                row.receipt,
                row.reason,
                row.record
            ],
        );
    }
    file.execute("INSERT INTO tokens VALUES ('user ou_1', ?1, 'another', ?2)", params![input.token, input.lease_until])
        .expect("it writes");
    file.execute("INSERT INTO seen VALUES ('1', ?1, ?2)", params![input.seen.0, input.seen.1]).expect("it writes");
    file.execute_batch("COMMIT").expect("it writes");
    runtime.block_on(use_all(store, input.rows.len()));
}

const HIDDEN: Duration = Duration::from_secs(1000);

async fn use_all(store: &SqliteStore, rows: usize) {
    let mut good = InboxEvent::new("a good event", *b"{}");
    good.ticket_id = Some("a ticket of its own".to_owned());
    store.keep(&good).await.expect("it is kept or was before");
    let mut found = false;
    for _ in 0..=rows {
        for taken in store.take(100, HIDDEN).await.expect("garbage holds up nobody") {
            found |= taken.event.id == good.id;
            store.settle(&taken, &Fate::Aside { reason: "a reason".to_owned() }).await.expect("it settles");
        }
    }
    assert!(found, "the good event was not taken");
    store.state().await.expect("a state");
    for aside in store.list_aside(None, 100).await.expect("a list") {
        let id = &aside.event.id;
        // Its value may be garbage.
        let _ = store.read_aside(id).await;
        store.release_aside(id).await.expect("it is released or is not there");
        store.discard_aside(id).await.expect("it is discarded or is not there");
    }
    store.claim("1").await.expect("a claim");
    let user = store.user("ou_1");
    let _ = user.load().await;
    user.lease("me", HIDDEN).await.expect("it is free or not");
}
