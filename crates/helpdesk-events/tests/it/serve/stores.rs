//! A store of seen events that fails, hangs or panics.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use helpdesk_events::{BoxError, BoxFuture, Claim, MemorySeenEvents, SeenEvents};
use helpdesk_testing::until;
use tokio::sync::Semaphore;
use tokio::time::Instant;

use super::http::{event, sealed, send};
use super::server::{Calls, endpoint, serve};

const WELL: u8 = 0;
const CLAIM: u8 = 1;
const COMPLETE: u8 = 2;
const RELEASE: u8 = 3;
const PANIC: u8 = 4;
const ELSEWHERE: u8 = 5;

/// A store that does wrong what it is told to.
struct Store {
    inner: MemorySeenEvents,
    wrong: AtomicU8,
}

impl Store {
    fn new() -> Arc<Self> {
        Arc::new(Self { inner: MemorySeenEvents::new(), wrong: AtomicU8::new(WELL) })
    }

    fn goes_wrong(&self, what: u8) {
        self.wrong.store(what, Ordering::Relaxed);
    }

    fn check(&self, what: u8) -> Result<(), BoxError> {
        let wrong = self.wrong.load(Ordering::Relaxed);
        assert!(wrong != PANIC, "the store panics");
        if wrong == what { Err("the store is away".into()) } else { Ok(()) }
    }
}

impl SeenEvents for Store {
    fn claim<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<Claim, BoxError>> {
        Box::pin(async move {
            self.check(CLAIM)?;
            match self.wrong.load(Ordering::Relaxed) {
                ELSEWHERE => Ok(Claim::InProgress),
                _ => self.inner.claim(id).await,
            }
        })
    }

    fn complete<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async move {
            self.check(COMPLETE)?;
            self.inner.complete(id).await
        })
    }

    fn release<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async move {
            self.check(RELEASE)?;
            self.inner.release(id).await
        })
    }
}

#[tokio::test]
async fn what_cannot_be_claimed_is_to_be_sent_again() {
    for wrong in [CLAIM, PANIC, ELSEWHERE] {
        let (calls, store) = (Calls::default(), Store::new());
        let builder = endpoint().seen_events(Arc::clone(&store)).capacity(1);
        let address = serve(&builder.handle(calls.handler())).await;
        store.goes_wrong(wrong);
        for _ in 0..2 {
            assert_eq!(send(address, &sealed(&event("1"))).await, 503, "{wrong}");
        }
        assert_eq!(calls.ids(), Vec::<String>::new(), "{wrong}");
        store.goes_wrong(WELL);
        for _ in 0..2 {
            assert_eq!(send(address, &sealed(&event("1"))).await, 200, "{wrong}");
        }
        assert_eq!(calls.ids(), ["1"], "{wrong}");
    }
}

#[tokio::test]
async fn what_was_handled_is_acknowledged_also_where_that_is_not_noted() {
    let (calls, store) = (Calls::default(), Store::new());
    let address = serve(&endpoint().seen_events(Arc::clone(&store)).handle(calls.handler())).await;
    store.goes_wrong(COMPLETE);
    assert_eq!(send(address, &sealed(&event("1"))).await, 200);
    // The claim remains until it expires.
    assert_eq!(send(address, &sealed(&event("1"))).await, 503);
    assert_eq!(calls.ids(), ["1"]);
}

#[tokio::test]
async fn what_failed_is_told_also_where_that_is_not_noted() {
    let (calls, store) = (Calls::default(), Store::new());
    let handler = calls.handler_that(|call| async move { if call == 1 { Err("no") } else { Ok(()) } });
    let address = serve(&endpoint().seen_events(Arc::clone(&store)).handle(handler)).await;
    store.goes_wrong(RELEASE);
    assert_eq!(send(address, &sealed(&event("1"))).await, 500);
    store.inner.release("1").await.expect("memory does not fail");
    assert_eq!(send(address, &sealed(&event("1"))).await, 200, "once the claim has ended");
    assert_eq!(calls.ids().len(), 2);
}

#[tokio::test]
async fn a_store_that_panics_late_does_not_end_the_worker() {
    let (calls, store) = (Calls::default(), Store::new());
    let breaks = Arc::clone(&store);
    let handler = calls.handler_that(move |_| {
        breaks.goes_wrong(PANIC);
        async { Ok(()) }
    });
    let builder = endpoint().seen_events(Arc::clone(&store)).concurrency(1).capacity(1);
    let address = serve(&builder.handle(handler)).await;
    for id in ["1", "2"] {
        store.goes_wrong(WELL);
        assert_eq!(send(address, &sealed(&event(id))).await, 503);
    }
    assert_eq!(calls.ids(), ["1", "2"]);
}

/// Claims nothing before it is let.
struct Hanging(MemorySeenEvents, Arc<Semaphore>);

impl SeenEvents for Hanging {
    fn claim<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<Claim, BoxError>> {
        Box::pin(async move {
            self.1.acquire().await?.forget();
            self.0.claim(id).await
        })
    }

    fn complete<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        self.0.complete(id)
    }

    fn release<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        self.0.release(id)
    }
}

#[tokio::test]
async fn a_store_that_hangs_makes_nobody_wait() {
    let (calls, gate) = (Calls::default(), Arc::new(Semaphore::new(0)));
    let store = Hanging(MemorySeenEvents::new(), Arc::clone(&gate));
    let address = serve(&endpoint().seen_events(store).handle(calls.handler())).await;
    let callback = sealed(&event("1"));
    let started = Instant::now();
    assert_eq!(send(address, &callback).await, 503);
    assert!(started.elapsed() < Duration::from_millis(1500), "{:?}", started.elapsed());
    gate.add_permits(2);
    until("it is handled after all", || calls.ids() == ["1"]).await;
    assert_eq!(send(address, &callback).await, 200);
    assert_eq!(calls.ids(), ["1"]);
}
