//! The end of an endpoint.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use helpdesk_events::HandlerError;
use helpdesk_testing::until;
use tokio::time::{Instant, sleep};

use super::http::{Connection, event, sealed, send};
use super::server::{Calls, endpoint, serve};

const LONG: Duration = Duration::from_millis(200);

#[tokio::test]
async fn what_was_taken_in_is_handled_and_nothing_else() {
    let (calls, finished) = (Calls::default(), Arc::new(Mutex::new(0)));
    let count = Arc::clone(&finished);
    let handler = calls.handler_that(move |call| {
        let count = Arc::clone(&count);
        async move {
            sleep(LONG).await;
            if call == 1 {
                return Err("not yet");
            }
            *count.lock().expect("no panic") += 1;
            Ok(())
        }
    });
    let endpoint = endpoint().wait(Duration::ZERO).concurrency(2).retries(1, LONG).handle(handler);
    let address = serve(&endpoint).await;
    for id in ["1", "2", "3", "4"] {
        assert_eq!(send(address, &sealed(&event(id))).await, 200);
    }
    let ending = tokio::spawn({
        let endpoint = endpoint.clone();
        async move { endpoint.shutdown(Duration::from_secs(60)).await }
    });
    tokio::task::yield_now().await;
    assert_eq!(send(address, &sealed(&event("5"))).await, 503);
    ending.await.expect("no panic");
    assert_eq!(*finished.lock().expect("no panic"), 4);
    assert_eq!(send(address, &sealed(&event("5"))).await, 503);
    assert_eq!(calls.ids().len(), 8);
    endpoint.shutdown(Duration::ZERO).await;
}

#[tokio::test]
async fn what_takes_too_long_is_given_up_and_reported() {
    let (calls, abandoned) = (Calls::default(), Arc::new(Mutex::new(Vec::new())));
    let handler = calls.handler_that(|_| std::future::pending());
    let reported = Arc::clone(&abandoned);
    let builder = endpoint().wait(Duration::from_millis(20)).concurrency(1);
    let builder = builder.on_abandoned(move |event| reported.lock().expect("no panic").push(event));
    let endpoint = builder.handle(handler);
    let address = serve(&endpoint).await;
    for id in ["handled", "queued"] {
        assert_eq!(send(address, &sealed(&event(id))).await, 200);
    }
    let started = Instant::now();
    endpoint.shutdown(LONG).await;
    assert!(started.elapsed() >= LONG && started.elapsed() < 5 * LONG, "{:?}", started.elapsed());
    let abandoned = abandoned.lock().expect("no panic");
    let ids: Vec<_> = abandoned.iter().map(|event| (event.event.event_id().to_owned(), event.attempts)).collect();
    assert_eq!(ids, [("handled".to_owned(), 1), ("queued".to_owned(), 0)]);
    assert!(abandoned.iter().all(|event| matches!(event.error, HandlerError::ShutDown)));
}

#[tokio::test]
async fn who_still_waits_is_told_to_send_again() {
    let (calls, abandoned) = (Calls::default(), Arc::new(Mutex::new(0)));
    let reported = Arc::clone(&abandoned);
    let builder = endpoint().wait(Duration::from_secs(60));
    let builder = builder.on_abandoned(move |_| *reported.lock().expect("no panic") += 1);
    let endpoint = builder.handle(calls.handler_that(|_| std::future::pending()));
    let address = serve(&endpoint).await;
    let mut connection = Connection::open(address).await;
    connection.start(&sealed(&event("1"))).await;
    until("the handler is at it", || calls.ids().len() == 1).await;
    endpoint.shutdown(Duration::ZERO).await;
    assert_eq!(connection.response().await.status, 500);
    assert_eq!(*abandoned.lock().expect("no panic"), 0, "the platform has it still");
}
