//! Rows in which another program, or a wrong clock, has written what is not to be.

use std::time::Duration;

use helpdesk_client::UserTokenStore;
use helpdesk_events::{EventInbox, Fate, InboxEvent};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::place::{redis, sqlite};
use crate::server::RedisServer;

const LONG: Duration = Duration::from_secs(60);

/// Keeps an event of a ticket of its own for each id.
async fn keep(inbox: &impl EventInbox, ids: &[&str]) {
    for id in ids {
        let mut event = InboxEvent::new(*id, &b"{}"[..]);
        event.ticket_id = Some(format!("ticket-{id}"));
        inbox.keep(&event).await.expect("it is kept");
    }
}

/// Takes all events, and puts these aside.
async fn put_aside(inbox: &impl EventInbox, ids: &[&str]) {
    let fate = Fate::Aside { reason: "a reason".to_owned() };
    for taken in inbox.take(10, LONG).await.expect("it takes") {
        if ids.contains(&&*taken.event.id) {
            assert!(inbox.settle(&taken, &fate).await.expect("it settles"));
        }
    }
}

/// The ids of the events that were put aside, with their attempts.
async fn aside(inbox: &impl EventInbox) -> Vec<(String, u32)> {
    let aside = inbox.list_aside(None, 10).await.expect("a list");
    aside.into_iter().map(|aside| (aside.event.id, aside.attempts)).collect()
}

#[tokio::test]
async fn in_sqlite() {
    let folder = TempDir::new().expect("a folder");
    let store = sqlite(&folder);
    let file = Connection::open(folder.path().join("store.db")).expect("the file");
    let write = |sql: &str| assert_ne!(file.execute(sql, []).expect("it writes"), 0, "{sql}");

    keep(&store, &["1", "2", "3"]).await;
    write("UPDATE inbox SET attempts = 99999999999 WHERE id = '1'");
    write("UPDATE inbox SET attempts = -9 WHERE id = '2'");
    let taken = store.take(2, LONG).await.expect("it takes");
    let attempts: Vec<_> = taken.iter().map(|taken| (&*taken.event.id, taken.attempt)).collect();
    assert_eq!(attempts, [("1", u32::MAX), ("2", 1)]);

    put_aside(&store, &["3"]).await;
    write("UPDATE inbox SET attempts = -9, record = x'' WHERE id = '3'");
    assert_eq!(aside(&store).await, [("3".to_owned(), 0)]);
    write("UPDATE inbox SET attempts = 99999999999, ticket = CAST(x'fe' AS TEXT) WHERE id = '3'");
    assert_eq!(aside(&store).await, [("3".to_owned(), u32::MAX)]);
    assert!(store.release_aside("3").await.expect("it is released"));
    put_aside(&store, &["3"]).await;
    write("UPDATE inbox SET ticket = CAST(x'fe' AS TEXT) WHERE id = '3'");
    assert!(store.discard_aside("3").await.expect("it is discarded"));
    assert_eq!(aside(&store).await, []);
}

#[tokio::test]
async fn in_redis() {
    let Some(server) = RedisServer::start() else { return };
    let store = redis(&server);
    let write =
        |script: &str, key: &str| server.command(&["EVAL", script, "1", &format!("{{helpdesk:cli_a1}}:inbox:{key}")]);

    keep(&store, &["1", "2"]).await;
    write("redis.call('HSET', KEYS[1], '1', '99999999999:1')", "tries");
    let taken = store.take(1, LONG).await.expect("it takes");
    assert_eq!((&*taken[0].event.id, taken[0].attempt), ("1", u32::MAX));

    put_aside(&store, &["2"]).await;
    // An id that is not text.
    write("redis.call('ZADD', KEYS[1], 0, '\\255')", "aside");
    write("redis.call('ZADD', KEYS[1], 0, '\\255')", "queued");
    assert_eq!(aside(&store).await, [("2".to_owned(), 1)]);
    let state = store.state().await.expect("a state");
    assert_eq!((state.queued, state.put_aside), (2, 2));
}

/// A process took the lease while the clock was ahead by a day, and ended.
#[tokio::test]
async fn a_lease_that_is_yet_to_begin_is_free() {
    let folder = TempDir::new().expect("a folder");
    let user = sqlite(&folder).user("ou_1");
    let file = Connection::open(folder.path().join("store.db")).expect("the file");
    let later = |until: u32, begin: u32| {
        format!("lease_until = lease_until + {until}, lease_owner = (CAST(lease_owner AS INTEGER) + {begin}) || ' a'")
    };
    let day = 86_400_000;
    // Clocks that differ by a second are no reason to take a lease away.
    for (change, is_free) in [(later(day, 0), false), (later(1000, 1000), false), (later(day, day), true)] {
        assert!(user.lease("a", LONG).await.expect("a lease"), "{change}");
        file.execute(&format!("UPDATE tokens SET {change}"), []).expect("it writes");
        assert_eq!(user.lease("b", LONG).await.expect("a lease"), is_free, "{change}");
        for owner in ["a", "b"] {
            user.release(owner).await.expect("it releases");
        }
    }
}
