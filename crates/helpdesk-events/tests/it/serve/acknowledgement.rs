//! When the platform is told what, and that no event is lost over it.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use helpdesk_events::HandlerError;
use helpdesk_testing::until;
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep};

use super::http::{Connection, event, sealed, send};
use super::server::{Calls, endpoint, serve};

const SHORT: Duration = Duration::from_millis(20);
const LONG: Duration = Duration::from_millis(150);

#[tokio::test]
async fn a_slow_handler_does_not_make_the_platform_wait() {
    for wait in [Duration::ZERO, SHORT, Duration::from_secs(1)] {
        let (calls, gate) = (Calls::default(), Arc::new(Semaphore::new(0)));
        let gated = Arc::clone(&gate);
        let handler = calls.handler_that(move |_| {
            let gate = Arc::clone(&gated);
            async move { gate.acquire().await.map(drop).map_err(|_| "closed") }
        });
        let address = serve(&endpoint().wait(wait).handle(handler)).await;
        let started = Instant::now();
        // The handler is never done.
        assert_eq!(send(address, &sealed(&event("1"))).await, 200);
        let took = started.elapsed();
        assert!(took >= wait, "{took:?} with {wait:?}");
    }
}

#[tokio::test]
async fn a_failure_in_time_is_told_and_what_is_sent_again_is_handled() {
    let calls = Calls::default();
    let handler = calls.handler_that(|call| async move { if call < 3 { Err("not yet") } else { Ok(()) } });
    let address = serve(&endpoint().handle(handler)).await;
    let callback = sealed(&event("1"));
    let mut answers = Vec::new();
    for _ in 0..5 {
        answers.push(send(address, &callback).await);
    }
    assert_eq!(answers, [500, 500, 200, 200, 200]);
    assert_eq!(calls.ids().len(), 3);
}

#[tokio::test]
async fn a_failure_after_the_answer_is_made_good_here() {
    let calls = Calls::default();
    let handler = calls.handler_that(|call| async move {
        sleep(LONG / call as u32).await;
        if call < 3 { Err("not yet") } else { Ok(()) }
    });
    let address = serve(&endpoint().wait(SHORT).retries(2, SHORT).handle(handler)).await;
    let callback = sealed(&event("1"));
    assert_eq!(send(address, &callback).await, 200);
    until("three attempts", || calls.ids().len() == 3).await;
    sleep(2 * LONG).await;
    assert_eq!(send(address, &callback).await, 200);
    assert_eq!(calls.ids().len(), 3, "it was handled");
}

#[tokio::test]
async fn once_acknowledged_a_failure_is_told_to_nobody() {
    let (calls, gate) = (Calls::default(), Arc::new(Semaphore::new(0)));
    let gated = Arc::clone(&gate);
    let handler = calls.handler_that(move |call| {
        let gate = Arc::clone(&gated);
        async move {
            gate.acquire().await.expect("the gate is never closed").forget();
            if call == 1 { Err("not yet") } else { Ok(()) }
        }
    });
    let address = serve(&endpoint().wait(10 * LONG).retries(1, SHORT).handle(handler)).await;
    let callback = sealed(&event("1"));
    assert_eq!(send(address, &callback).await, 200);
    let mut again = Connection::open(address).await;
    again.start(&callback).await;
    sleep(LONG).await;
    gate.add_permits(2);
    assert_eq!(again.response().await.status, 200);
    assert_eq!(calls.ids().len(), 2, "it was tried again here");
}

#[tokio::test]
async fn what_no_retry_helps_is_reported_with_the_event() {
    let (calls, abandoned) = (Calls::default(), Arc::new(Mutex::new(Vec::new())));
    let handler = calls.handler_that(|_| async {
        sleep(2 * SHORT).await;
        Err("never")
    });
    let reported = Arc::clone(&abandoned);
    let builder = endpoint().wait(SHORT).retries(2, SHORT);
    let builder = builder.on_abandoned(move |event| reported.lock().expect("no panic").push(event));
    let address = serve(&builder.handle(handler)).await;
    assert_eq!(send(address, &sealed(&event("1"))).await, 200);
    until("the report", || !abandoned.lock().expect("no panic").is_empty()).await;
    {
        let abandoned = abandoned.lock().expect("no panic");
        assert_eq!((abandoned.len(), abandoned[0].attempts, calls.ids().len()), (1, 3, 3));
        assert_eq!(abandoned[0].event, calls.events()[0]);
        assert!(matches!(&abandoned[0].error, HandlerError::Failed(error) if error.to_string() == "never"));
    }
    // Should the platform send it again after all, it is handled again.
    assert_eq!(send(address, &sealed(&event("1"))).await, 200);
    until("another attempt", || calls.ids().len() == 4).await;
}

#[tokio::test]
async fn a_panic_is_a_failure_like_any_other() {
    let calls = Calls::default();
    let noted = calls.clone();
    let endpoint = endpoint().concurrency(1).handle(move |event| {
        let call = noted.note(event);
        assert!(call != 1, "before the future");
        async move {
            tokio::task::yield_now().await;
            assert!(call != 2, "in the future");
            Ok::<_, String>(())
        }
    });
    let address = serve(&endpoint).await;
    let callback = sealed(&event("1"));
    let answers = [send(address, &callback).await, send(address, &callback).await, send(address, &callback).await];
    assert_eq!(answers, [500, 500, 200]);
    assert_eq!(send(address, &sealed(&event("2"))).await, 500, "the one worker lives");
}

#[tokio::test]
async fn more_events_than_there_is_room_for_are_to_be_sent_again() {
    let (calls, gate) = (Calls::default(), Arc::new(Semaphore::new(0)));
    let gated = Arc::clone(&gate);
    let handler = calls.handler_that(move |_| {
        let gate = Arc::clone(&gated);
        async move { gate.acquire().await.map(drop).map_err(|_| "closed") }
    });
    let address = serve(&endpoint().wait(SHORT).concurrency(1).capacity(2).handle(handler)).await;
    let mut answers = Vec::new();
    for id in ["1", "2", "3", "4", "1"] {
        answers.push(send(address, &sealed(&event(id))).await);
    }
    assert_eq!(answers, [200, 200, 503, 503, 200], "the last joins the first");
    gate.add_permits(1);
    until("the second is handled", || calls.ids() == ["1", "2"]).await;
    sleep(LONG).await;
    assert_eq!(send(address, &sealed(&event("3"))).await, 200);
    assert_eq!(calls.ids(), ["1", "2", "3"]);
}

#[tokio::test]
async fn events_are_handled_in_order_and_no_more_at_a_time_than_allowed() {
    for concurrency in [1, 4] {
        let (calls, gate) = (Calls::default(), Arc::new(Semaphore::new(0)));
        let gated = Arc::clone(&gate);
        let handler = calls.handler_that(move |_| {
            let gate = Arc::clone(&gated);
            async move {
                gate.acquire().await.expect("the gate is never closed").forget();
                Ok(())
            }
        });
        let address = serve(&endpoint().wait(Duration::ZERO).concurrency(concurrency).handle(handler)).await;
        let mut connection = Connection::open(address).await;
        let ids: Vec<String> = (0..12).map(|id| id.to_string()).collect();
        for id in &ids {
            assert_eq!(connection.send(&sealed(&event(id))).await.status, 200);
        }
        for begun in concurrency..=ids.len() {
            until("the next ones are begun", || calls.ids().len() == begun).await;
            sleep(SHORT / 10).await;
            assert_eq!(calls.ids(), ids[..begun]);
            gate.add_permits(1);
        }
    }
}

#[tokio::test]
async fn a_connection_that_breaks_takes_no_event_along() {
    for fails_first in [false, true] {
        let (calls, gate) = (Calls::default(), Arc::new(Semaphore::new(0)));
        let gated = Arc::clone(&gate);
        let handler = calls.handler_that(move |call| {
            let gate = Arc::clone(&gated);
            async move {
                gate.acquire().await.expect("the gate is never closed").forget();
                if fails_first && call == 1 { Err("not yet") } else { Ok(()) }
            }
        });
        let address = serve(&endpoint().wait(Duration::from_secs(60)).retries(1, SHORT).handle(handler)).await;
        let callback = sealed(&event("1"));
        let mut connection = Connection::open(address).await;
        connection.start(&callback).await;
        until("the handler is at it", || calls.ids().len() == 1).await;
        drop(connection);
        sleep(LONG).await;
        gate.add_permits(2);
        let attempts = if fails_first { 2 } else { 1 };
        until("it is handled", || calls.ids().len() == attempts).await;
        assert_eq!(send(address, &callback).await, 200);
        assert_eq!(calls.ids().len(), attempts, "it was handled already");
    }
}
