//! Seen events.

use helpdesk_events::Claim::{Done, InProgress, New};
use helpdesk_events::SeenEvents;
use helpdesk_testing::until;
use rusqlite::Connection;
use tempfile::TempDir;

use crate::place::{Place, on_both, sqlite};

on_both! { an_event_is_claimed_once_until_it_is_released }

async fn an_event_is_claimed_once_until_it_is_released(place: Place) {
    let (one, other) = (place.seen_events(), place.seen_events());
    for id in ["1", "{2}", "'; DROP TABLE seen; --", &"3".repeat(128)] {
        assert_eq!(one.claim(id).await.expect("a claim"), New, "{id}");
        assert_eq!(other.claim(id).await.expect("a claim"), InProgress, "{id}");
        one.release(id).await.expect("a release");
        assert_eq!(other.claim(id).await.expect("a claim"), New, "{id}");
        other.complete(id).await.expect("it completes");
        assert_eq!(one.claim(id).await.expect("a claim"), Done, "{id}");
    }
}

/// By SQLite, with the first call of a process. Redis lets its keys expire by itself.
#[tokio::test]
async fn ids_that_have_expired_are_deleted() {
    let folder = TempDir::new().expect("a folder");
    drop(sqlite(&folder));
    let file = Connection::open(folder.path().join("store.db")).expect("the file");
    let ids = || -> Vec<String> {
        let mut select = file.prepare("SELECT id FROM seen ORDER BY id").expect("a query");
        select.query_map([], |row| row.get(0)).and_then(Iterator::collect).expect("ids")
    };
    file.execute("INSERT INTO seen VALUES ('old', 1, 1), ('recent', 1, 9000000000000)", []).expect("it writes");
    assert_eq!(ids(), ["old", "recent"]);
    assert_eq!(sqlite(&folder).claim("recent").await.expect("a claim"), Done);
    until("the old one is gone", || ids() == ["recent"]).await;
}
