//! Stores that are away, full, broken, or those of others.

use std::fs;
use std::path::Path;
use std::sync::Barrier;
use std::thread;
use std::time::Duration;

use helpdesk_events::{EventInbox, InboxEvent, Kept, SeenEvents};
use helpdesk_store::{RedisStore, SqliteStore, StoreError, StoreKey};
use rusqlite::Connection;
use tempfile::TempDir;
use tokio::time::{Instant, sleep};

use crate::place::{APP, Place, redis, sqlite};
use crate::server::{RedisServer, free_port};

const LONG: Duration = Duration::from_secs(60);
const TAG: &str = "{helpdesk:cli_a1}";

fn event(id: &str, ticket: &str) -> InboxEvent {
    let mut event = InboxEvent::new(id, &b"{}"[..]);
    event.ticket_id = Some(ticket.to_owned());
    event
}

fn database(folder: &TempDir) -> Connection {
    database_at(&folder.path().join("store.db"))
}

fn database_at(path: &Path) -> Connection {
    Connection::open(path).expect("a database")
}

#[test]
fn a_file_that_is_not_a_store_is_refused_and_not_changed() {
    let folder = TempDir::new().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    fs::write(path("text"), "not a database, and longer than the head of one: ".repeat(10)).expect("it writes");
    let foreign = Connection::open(path("foreign")).expect("a database");
    foreign.execute_batch("CREATE TABLE theirs (id INTEGER)").expect("a table");
    drop(foreign);
    drop(SqliteStore::open(path("newer"), None).expect("a store"));
    let newer = Connection::open(path("newer")).expect("a database");
    newer.pragma_update(None, "user_version", 2).expect("it writes");
    drop(newer);
    drop(SqliteStore::open(path("older"), None).expect("a store"));
    database_at(&path("older")).pragma_update(None, "user_version", -1).expect("it writes");
    drop(SqliteStore::open(path("plain"), None).expect("a store"));
    drop(SqliteStore::open(path("keyed"), Some(&StoreKey::new([1; 32]))).expect("a store"));

    let [one, other] = [[1; 32], [2; 32]].map(|bytes| Some(StoreKey::new(bytes)));
    for (file, key, says) in [
        ("text", &None, "is a database of another program"),
        ("foreign", &None, "is a database of another program"),
        ("newer", &None, "has version 2, and this program reads up to version 1; update helpdesk-store"),
        ("older", &None, "is a database of another program"),
        ("plain", &one, "was created without a key, and a key is given"),
        ("keyed", &None, "was created with a key, and none is given"),
        ("keyed", &other, "was created with another key"),
        ("missing/store", &None, "No such file"),
        (".", &None, "directory"),
    ] {
        // A store that was just dropped still closes its file.
        let read = || fs::read(path(file)).ok().filter(|_| ["text", "foreign"].contains(&file));
        let before = read();
        let error = SqliteStore::open(path(file), key.as_ref()).expect_err(file).to_string();
        assert!(error.contains(says) && error.contains(file), "{error}");
        assert!(read() == before, "{file} was changed");
    }
    // Read-only even for root.
    let error = SqliteStore::open("/proc/version", None).expect_err("read-only").to_string();
    assert!(error.contains("/proc/version"), "{error}");
    assert!(SqliteStore::open(path("keyed"), one.as_ref()).is_ok());
}

#[tokio::test]
async fn a_row_of_garbage_is_put_aside_and_holds_up_nobody() {
    let folder = TempDir::new().expect("a folder");
    let mut places = vec![(Place::Sqlite(folder), None)];
    if let Some(server) = RedisServer::start() {
        places.push((Place::Redis(server), Some(())));
    }
    for (place, _) in places {
        let inbox = place.inbox();
        for id in ["1", "2", "3"] {
            inbox.keep(&event(id, "a")).await.expect("it is kept");
        }
        inbox.keep(&event("0", "b")).await.expect("it is kept");
        match &place {
            Place::Sqlite(folder) => {
                database(folder).execute("UPDATE inbox SET record = x'00ff' WHERE id = '1'", []).expect("it writes");
                // Bytes that are not text.
                let id = "UPDATE inbox SET id = CAST(x'ff' AS TEXT), ticket = CAST(x'fe' AS TEXT) WHERE id = '0'";
                database(folder).execute(id, []).expect("it writes");
                // The value of another row.
                let moved = "UPDATE inbox SET record = (SELECT record FROM inbox WHERE id = '3') WHERE id = '2'";
                database(folder).execute(moved, []).expect("it writes");
            }
            Place::Redis(server) => {
                let events = format!("{TAG}:inbox:events");
                server.command(&["HSET", &events, "1", "garbage"]);
                server.command(&["EVAL", "redis.call('ZADD', KEYS[1], 0, '\\255')", "1", &format!("{TAG}:inbox:due")]);
                let script = "redis.call('HSET', KEYS[1], '2', redis.call('HGET', KEYS[1], '3'))";
                server.command(&["EVAL", script, "1", &events]);
            }
        }
        let mut taken = Vec::new();
        for _ in 0..3 {
            taken.extend(inbox.take(10, LONG).await.expect("it takes"));
        }
        // In SQLite, the first lost its id.
        let ids: Vec<_> = taken.iter().map(|taken| &*taken.event.id).filter(|id| *id != "0").collect();
        assert_eq!(ids, ["3"]);
        let aside = inbox.list_aside(None, 10).await.expect("a list");
        let reasons = aside.iter().map(|aside| (&*aside.event.id, &*aside.reason)).filter(|(id, _)| *id != "\u{fffd}");
        let reasons: Vec<_> = reasons.collect();
        let [("1", garbage), ("2", moved)] = &*reasons else { panic!("{reasons:?}") };
        assert!(garbage.contains("does not have the form"), "{garbage}");
        assert!(moved.contains("moved from another place"), "{moved}");
        let error = inbox.read_aside("2").await.expect_err("it cannot be read").to_string();
        assert!(error.contains("event 2 cannot be read"), "{error}");
        assert!(inbox.discard_aside("1").await.expect("it is there"));
    }
}

#[tokio::test]
async fn events_are_due_although_the_clock_was_set_back() {
    let folder = TempDir::new().expect("a folder");
    let store = sqlite(&folder);
    store.keep(&event("1", "a")).await.expect("it is kept");
    drop(store);
    sleep(Duration::from_millis(50)).await;
    database(&folder)
        .execute("UPDATE inbox SET due = due + 600000, queued_at = queued_at + 600000", [])
        .expect("it writes");
    let store = sqlite(&folder);
    assert_eq!(store.take(1, LONG).await.expect("it takes").len(), 1);

    let Some(server) = RedisServer::start() else { return };
    let store = redis(&server);
    store.keep(&event("1", "a")).await.expect("it is kept");
    // As if the server's clock had been ten minutes ahead so far.
    let ahead = "local ahead = redis.call('GET', KEYS[2]) + 600000
        redis.call('ZADD', KEYS[1], ahead, '1') redis.call('SET', KEYS[2], ahead)";
    server.command(&["EVAL", ahead, "2", &format!("{TAG}:inbox:due"), &format!("{TAG}:inbox:clock")]);
    store.keep(&event("2", "b")).await.expect("it is kept");
    assert_eq!(store.take(2, LONG).await.expect("it takes").len(), 2);
}

#[tokio::test]
async fn a_redis_that_is_away_is_a_clear_error_and_then_used_again() {
    let port = free_port();
    let store = RedisStore::builder(format!("redis://user:hidden@127.0.0.1:{port}"), APP).build().expect("a store");
    let error = store.keep(&event("1", "a")).await.expect_err("it is away").to_string();
    assert!(error.contains(&format!("the Redis store 127.0.0.1:{port} {TAG} cannot be used")), "{error}");
    assert!(!format!("{error} {store:?}").contains("hidden"), "{error}");
    for debug in [format!("{store:?}"), format!("{:?}", store.user("ou_1"))] {
        assert!(debug.contains(&format!("the Redis store 127.0.0.1:{port} {TAG}")), "{debug}");
    }
    let builder = RedisStore::builder("redis://user:hidden@127.0.0.1", APP).key(StoreKey::new([7; 32]));
    assert_eq!(format!("{builder:?}"), r#"RedisStoreBuilder { app_id: "cli_a1", prefix: "helpdesk", .. }"#);

    let tls = RedisStore::builder("rediss://user:hidden@redis.internal", APP).build().expect("a store");
    let shown = format!("the Redis store redis.internal:6379 (TLS) {TAG}");
    let debug = format!("{tls:?}");
    assert!(debug.contains(&shown) && !debug.contains("hidden"), "{debug}");

    let Some(server) = RedisServer::start() else { return };
    let limits = [Duration::from_millis(300), Duration::from_millis(500)];
    let store = RedisStore::builder(server.url(), APP).timeouts(limits[0], limits[1]).build().expect("a store");
    assert_eq!(store.keep(&event("1", "a")).await.expect("it is kept"), Kept::New);
    server.pause(true);
    let started = Instant::now();
    for _ in 0..2 {
        assert!(store.keep(&event("2", "a")).await.is_err());
        assert!(store.claim("3").await.is_err());
    }
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
    server.pause(false);
    let started = Instant::now();
    let kept = loop {
        match store.keep(&event("2", "a")).await {
            Ok(kept) => break kept,
            Err(error) => assert!(started.elapsed() < Duration::from_secs(10), "{error}"),
        }
    };
    // The server may have got what it did not answer: that is a duplicate then, and nothing is lost.
    assert!(matches!(kept, Kept::New | Kept::Duplicate));
    assert_eq!(store.state().await.expect("a state").queued, 2);
}

#[tokio::test]
async fn a_slow_redis_fails_in_time() {
    let Some(server) = RedisServer::start() else { return };
    let store = redis(&server);
    store.check().await.expect("it connects");
    assert_eq!(server.command(&["CLIENT", "PAUSE", "5000", "ALL"]), "OK");
    let started = Instant::now();
    assert!(store.keep(&event("1", "a")).await.is_err());
    let took = started.elapsed();
    assert!(took < Duration::from_millis(4500), "{took:?}");
    sleep(Duration::from_secs(6)).await;
    store.keep(&event("1", "a")).await.expect("an answer");
    assert_eq!(store.take(10, LONG).await.expect("it takes").len(), 1, "once, whether the first call was heard or not");
}

#[tokio::test]
async fn a_redis_store_of_others_is_refused() {
    let Some(server) = RedisServer::start() else { return };
    let key = |byte| StoreKey::new([byte; 32]);
    let builder = || RedisStore::builder(server.url(), APP);
    builder().key(key(1)).build().expect("a store").check().await.expect("it is new");
    for (builder, says) in [
        (builder(), "was created with a key, and none is given"),
        (builder().key(key(2)), "was created with another key"),
    ] {
        let error = builder.build().expect("a store").keep(&event("1", "a")).await.expect_err("refused").to_string();
        assert!(error.contains(says), "{error}");
    }
    builder().prefix("other").build().expect("a store").check().await.expect("another store");
    server.command(&["HSET", &format!("{TAG}:meta"), "version", "2"]);
    let error = builder().key(key(1)).build().expect("a store").check().await.expect_err("newer");
    assert!(matches!(error, StoreError::Newer { version: 2, supported: 1, .. }), "{error}");
    for version in ["0", "x"] {
        server.command(&["HSET", &format!("{TAG}:meta"), "version", version]);
        let error = builder().build().expect("a store").check().await.expect_err(version);
        assert!(matches!(error, StoreError::Foreign { .. }), "{error}");
    }
    for url in ["", "http://127.0.0.1", "redis://", "rediss://127.0.0.1/#insecure"] {
        let error = RedisStore::builder(url, APP).build().expect_err(url);
        assert!(matches!(error, StoreError::InvalidSetting { .. }), "{error}");
    }
}

#[tokio::test]
async fn keys_of_another_type_or_a_full_server_lose_nothing() {
    let Some(server) = RedisServer::start() else { return };
    let store = redis(&server);
    for key in ["due", "line", "queued", "events"].map(|name| format!("{TAG}:inbox:{name}")) {
        server.command(&["SET", &key, "garbage"]);
        let error = store.keep(&event("1", "a")).await.expect_err("it is of another type").to_string();
        assert!(error.contains("WRONGTYPE"), "{error}");
        server.command(&["DEL", &key]);
    }
    server.command(&["CONFIG", "SET", "maxmemory", "1"]);
    let error = store.keep(&event("1", "a")).await.expect_err("it is full").to_string();
    assert!(error.contains("OOM"), "{error}");
    server.command(&["CONFIG", "SET", "maxmemory", "0"]);
    assert_eq!(store.keep(&event("1", "a")).await.expect("it is kept"), Kept::New);
    assert_eq!(store.take(10, LONG).await.expect("it takes").len(), 1);
}

/// Processes that start at the same time, before the file exists.
#[test]
fn a_new_file_can_be_opened_by_many_at_once() {
    for _ in 0..20 {
        let folder = TempDir::new().expect("a folder");
        let start = Barrier::new(8);
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    start.wait();
                    sqlite(&folder)
                });
            }
        });
    }
}
