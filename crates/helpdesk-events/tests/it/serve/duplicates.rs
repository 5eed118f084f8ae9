//! An event that comes again.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use helpdesk_events::{Claim, MemorySeenEvents, SeenEvents};
use helpdesk_testing::until;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::advance;

use super::http::{event, sealed, send};
use super::server::{Calls, endpoint, serve};

#[tokio::test]
async fn after_a_success_it_is_not_handled_again() {
    let calls = Calls::default();
    let address = serve(&endpoint().handle(calls.handler())).await;
    for id in ["1", "1", "2", "1", "2"] {
        assert_eq!(send(address, &sealed(&event(id))).await, 200);
    }
    assert_eq!(calls.ids(), ["1", "2"]);
}

#[tokio::test]
async fn while_it_is_handled_it_waits_for_the_same_outcome() {
    for (succeeds, answer) in [(true, 200), (false, 500)] {
        let (calls, gate, arrived) = (Calls::default(), Arc::new(Semaphore::new(0)), Arc::new(AtomicUsize::new(0)));
        let gated = Arc::clone(&gate);
        let handler = calls.handler_that(move |_| {
            let gate = Arc::clone(&gated);
            async move {
                gate.acquire().await.expect("the gate is never closed").forget();
                if succeeds { Ok(()) } else { Err("no") }
            }
        });
        let address = serve(&endpoint().wait(Duration::from_secs(60)).handle(handler)).await;
        let mut tasks = JoinSet::new();
        for _ in 0..20 {
            let arrived = Arc::clone(&arrived);
            tasks.spawn(async move {
                arrived.fetch_add(1, Ordering::Relaxed);
                send(address, &sealed(&event("1"))).await
            });
        }
        until("all are on their way", || arrived.load(Ordering::Relaxed) == 20).await;
        tokio::time::sleep(Duration::from_millis(300)).await;
        gate.add_permits(1);
        assert_eq!(tasks.join_all().await, [answer; 20]);
        assert_eq!(calls.ids(), ["1"]);
    }
}

async fn claim(store: &MemorySeenEvents, id: &str) -> Claim {
    store.claim(id).await.expect("memory does not fail")
}

async fn done(store: &MemorySeenEvents, ids: &[&str]) {
    for id in ids {
        assert_eq!(claim(store, id).await, Claim::New, "{id}");
        store.complete(id).await.expect("memory does not fail");
    }
}

#[tokio::test]
async fn memory_tells_new_claimed_and_handled_apart() {
    let store = MemorySeenEvents::new();
    assert_eq!(claim(&store, "1").await, Claim::New);
    assert_eq!(claim(&store, "1").await, Claim::InProgress);
    store.release("1").await.expect("memory does not fail");
    assert_eq!(claim(&store, "1").await, Claim::New);
    store.complete("1").await.expect("memory does not fail");
    assert_eq!(claim(&store, "1").await, Claim::Done);
    store.release("1").await.expect("memory does not fail");
    assert_eq!(claim(&store, "1").await, Claim::Done, "what was handled stays so");
}

#[tokio::test]
async fn memory_forgets_the_oldest_first_and_nothing_in_progress() {
    let store = MemorySeenEvents::bounded(2, Duration::from_secs(3600));
    for id in ["a", "b", "c"] {
        assert_eq!(claim(&store, id).await, Claim::New);
    }
    done(&store, &["1", "2", "3"]).await;
    assert_eq!(claim(&store, "3").await, Claim::Done);
    assert_eq!(claim(&store, "2").await, Claim::Done);
    assert_eq!(claim(&store, "1").await, Claim::New);
    for id in ["a", "b", "c"] {
        assert_eq!(claim(&store, id).await, Claim::InProgress, "{id}");
    }
}

#[tokio::test(start_paused = true)]
async fn memory_keeps_what_was_handled_for_eight_hours() {
    let store = MemorySeenEvents::new();
    done(&store, &["1"]).await;
    assert_eq!(claim(&store, "slow").await, Claim::New);
    advance(Duration::from_secs(3600)).await;
    done(&store, &["2"]).await;
    advance(Duration::from_secs(7 * 3600 - 1)).await;
    assert_eq!(claim(&store, "1").await, Claim::Done, "the platform sends for the last time after seven hours");
    advance(Duration::from_secs(1)).await;
    assert_eq!(claim(&store, "1").await, Claim::New);
    assert_eq!(claim(&store, "2").await, Claim::Done);
    advance(Duration::from_secs(24 * 3600)).await;
    assert_eq!(claim(&store, "slow").await, Claim::InProgress);
}
