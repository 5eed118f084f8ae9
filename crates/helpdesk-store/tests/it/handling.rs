//! Events on their way from the platform through an inbox to a handler.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use helpdesk_events::long_connection::{LongConnection, LongConnectionBuilder};
use helpdesk_events::serve::{EventEndpoint, Server};
use helpdesk_events::{
    AsideEvent, BoxError, BoxFuture, EncryptKey, EventInbox, EventReceiver, Fate, InboxEvent, InboxState, Kept,
    ReceivedEvent, TakenEvent,
};
use helpdesk_mock::{DeliveryState, Mock, PushedEvent};
use helpdesk_testing::{Capture, until};
use serde_json::json;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};
use tracing::Dispatch;
use tracing::subscriber::set_default;

use crate::place::sqlite;

const CREATED: &str = "helpdesk.ticket.created_v1";

/// A store that is slow or fails when it is told to.
struct Faulty<S> {
    inner: S,
    fault: Mutex<Fault>,
}

#[derive(Clone, Copy, PartialEq)]
enum Fault {
    None,
    Away,
    Slow(Duration),
    Panics,
}

impl<S> Faulty<S> {
    fn new(inner: S) -> Arc<Self> {
        Arc::new(Self { inner, fault: Mutex::new(Fault::None) })
    }

    fn set(&self, fault: Fault) {
        *self.fault.lock().expect("no panic") = fault;
    }

    async fn suffer(&self) -> Result<(), BoxError> {
        let fault = *self.fault.lock().expect("no panic");
        match fault {
            Fault::None => {}
            Fault::Away => return Err("the store is away".into()),
            Fault::Slow(time) => sleep(time).await,
            Fault::Panics => panic!("the store panics"),
        }
        Ok(())
    }
}

macro_rules! faulty {
    ($($method:ident($($name:ident: $type:ty),*) -> $output:ty;)*) => {
        impl<S: EventInbox> EventInbox for Faulty<S> {
            $(fn $method<'a>(&'a self, $($name: $type),*) -> BoxFuture<'a, Result<$output, BoxError>> {
                Box::pin(async move {
                    self.suffer().await?;
                    self.inner.$method($($name),*).await
                })
            })*
        }
    };
}

faulty! {
    keep(event: &'a InboxEvent) -> Kept;
    take(most: usize, hidden_for: Duration) -> Vec<TakenEvent>;
    hide(taken: &'a TakenEvent, hidden_for: Duration) -> bool;
    settle(taken: &'a TakenEvent, fate: &'a Fate) -> bool;
    state() -> InboxState;
    list_aside(after: Option<&'a str>, most: usize) -> Vec<AsideEvent>;
    read_aside(id: &'a str) -> Option<AsideEvent>;
    release_aside(id: &'a str) -> bool;
    discard_aside(id: &'a str) -> bool;
}

/// The ids that a handler was called with.
#[derive(Clone, Default)]
struct Calls(Arc<Mutex<Vec<String>>>);

impl Calls {
    fn note(&self, event: &ReceivedEvent) {
        self.0.lock().expect("no panic").push(event.event_id().to_owned());
    }

    fn ids(&self) -> Vec<String> {
        self.0.lock().expect("no panic").clone()
    }
}

/// A mock that sends again soon, many times.
async fn platform() -> Mock {
    Mock::builder().redelivery([Duration::from_millis(200); 100]).start().await.expect("a mock")
}

fn connection(mock: &Mock) -> LongConnectionBuilder {
    LongConnection::builder(mock.app_id(), mock.app_secret())
        .base_url(mock.url())
        .visibility_timeout(Duration::from_secs(1))
        .retries(2, Duration::from_millis(1))
}

/// A connection that runs until this is stopped.
struct Running {
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

impl Running {
    async fn start(mock: &Mock, connection: LongConnection) -> Self {
        let (stop, stopped) = oneshot::channel::<()>();
        let before = mock.connections();
        let task =
            tokio::spawn(async { connection.run(async { _ = stopped.await }).await.expect("it is not refused") });
        mock.connected(before + 1).await;
        Self { stop, task }
    }

    async fn stop(self) {
        drop(self.stop);
        self.task.await.expect("no panic");
    }
}

/// Pushes an event of a ticket of its own; the status of the first answer.
async fn push(mock: &Mock, id: &str) -> Option<u16> {
    let event = PushedEvent::new(CREATED).event_id(id).payload(json!({ "ticket_id": id }));
    mock.push(event).await.expect("a documented event").status()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_store_that_fails_has_the_platform_send_again() {
    for fault in [Fault::Away, Fault::Slow(Duration::from_secs(5)), Fault::Panics] {
        let (folder, mock, calls) = (TempDir::new().expect("a folder"), platform().await, Calls::default());
        let store = Faulty::new(sqlite(&folder));
        let handler = calls.clone();
        let connection = connection(&mock).keep_in(Arc::clone(&store)).handle(move |event| {
            handler.note(&event);
            async { Ok::<(), BoxError>(()) }
        });
        let running = Running::start(&mock, connection).await;
        assert_eq!(push(&mock, "1").await, Some(200));
        until("it is handled", || calls.ids() == ["1"]).await;
        store.set(fault);
        assert_eq!(push(&mock, "2").await, Some(500));
        store.set(Fault::None);
        let delivered = mock.settled().await;
        assert!(delivered.iter().all(|delivery| delivery.state == DeliveryState::Delivered), "{delivered:?}");
        until("it is handled once it comes again", || calls.ids() == ["1", "2"]).await;
        // A slow store has kept it meanwhile, and what comes then is a duplicate.
        sleep(Duration::from_millis(300)).await;
        running.stop().await;
        assert_eq!(calls.ids(), ["1", "2"]);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn callbacks_are_kept_too() {
    let (folder, calls) = (TempDir::new().expect("a folder"), Calls::default());
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/events", listener.local_addr().expect("it is bound"));
    let mock = Mock::builder().callback_url(url).redelivery([Duration::from_millis(200); 100]).start().await;
    let mock = mock.expect("a mock");
    let key = EncryptKey::new(mock.encrypt_key().expect("a key")).expect("a key");
    let store = Faulty::new(sqlite(&folder));
    let handler = calls.clone();
    let endpoint = EventEndpoint::builder(EventReceiver::encrypted(key)).keep_in(Arc::clone(&store)).handle(
        move |event: ReceivedEvent| {
            handler.note(&event);
            async { Ok::<(), BoxError>(()) }
        },
    );
    let (stop, stopped) = oneshot::channel::<()>();
    let app = Router::new().route_service("/events", endpoint.clone());
    let serving = tokio::spawn(async { Server::new().run(listener, app, async { _ = stopped.await }).await });
    assert_eq!(push(&mock, "1").await, Some(200));
    store.set(Fault::Away);
    assert_eq!(push(&mock, "2").await, Some(503));
    store.set(Fault::None);
    mock.settled().await;
    until("both are handled", || calls.ids() == ["1", "2"]).await;
    drop(stop);
    serving.await.expect("no panic");
    endpoint.shutdown(Duration::from_secs(5)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_fails_again_and_again_is_put_aside_and_can_be_released() {
    let (folder, mock, calls) = (TempDir::new().expect("a folder"), platform().await, Calls::default());
    let (store, abandoned) = (sqlite(&folder), Arc::new(AtomicUsize::new(0)));
    let (handler, hook, is_well) = (calls.clone(), Arc::clone(&abandoned), Arc::new(AtomicUsize::new(0)));
    let well = Arc::clone(&is_well);
    let connection = connection(&mock)
        .keep_in(store.clone())
        .on_abandoned(move |event| {
            assert_eq!(event.attempts, 3);
            hook.fetch_add(1, Ordering::Relaxed);
        })
        .handle(move |event| {
            handler.note(&event);
            let is_well = well.load(Ordering::Relaxed) == 1;
            async move {
                match event.event_id() {
                    "panics" if !is_well => panic!("at each attempt"),
                    "fails" if !is_well => Err("\u{1b}[31mred\n"),
                    _ => Ok(()),
                }
            }
        });
    let running = Running::start(&mock, connection).await;
    for id in ["fails", "panics"] {
        assert_eq!(push(&mock, id).await, Some(200));
    }
    until("both are abandoned", || abandoned.load(Ordering::Relaxed) == 2).await;
    let listed = store.list_aside(None, 10).await.expect("a list");
    let listed: Vec<_> = listed.iter().map(|aside| (&*aside.event.id, aside.attempts, &*aside.reason)).collect();
    let failed = r"the handler failed: \u{1b}[31mred\n";
    assert_eq!(listed, [("fails", 3, failed), ("panics", 3, "the handler panicked: see the panic's message")]);
    assert_eq!(calls.ids().len(), 6);

    is_well.store(1, Ordering::Relaxed);
    assert!(store.release_aside("fails").await.expect("it is there"));
    until("it is handled", || calls.ids().len() == 7).await;
    running.stop().await;
    assert_eq!(store.state().await.expect("a state").queued, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_event_that_ended_each_process_is_put_aside() {
    let (folder, mock, calls) = (TempDir::new().expect("a folder"), platform().await, Calls::default());
    let store = sqlite(&folder);
    store.keep(&InboxEvent::new("poison", &b"{}"[..])).await.expect("it is kept");
    for _ in 0..3 {
        assert_eq!(store.take(1, Duration::ZERO).await.expect("an event").len(), 1);
    }
    let handler = calls.clone();
    let connection = connection(&mock).keep_in(store.clone()).handle(move |event| {
        handler.note(&event);
        async { Ok::<(), BoxError>(()) }
    });
    let running = Running::start(&mock, connection).await;
    let mut aside = Vec::new();
    while aside.is_empty() {
        sleep(Duration::from_millis(20)).await;
        aside = store.list_aside(None, 1).await.expect("a list");
    }
    assert!(aside[0].reason.contains("each process that handled it ended"), "{aside:?}");
    running.stop().await;
    assert_eq!(calls.ids(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shutdown_leaves_the_rest_in_the_inbox() {
    let (folder, mock, calls) = (TempDir::new().expect("a folder"), platform().await, Calls::default());
    let store = sqlite(&folder);
    let handler = calls.clone();
    let connection_1 =
        connection(&mock).keep_in(store.clone()).concurrency(1).shutdown_limit(Duration::from_millis(800)).handle(
            move |event| {
                handler.note(&event);
                std::future::pending::<Result<(), BoxError>>()
            },
        );
    let running = Running::start(&mock, connection_1).await;
    for id in ["1", "2"] {
        assert_eq!(push(&mock, id).await, Some(200));
    }
    until("the first has begun", || calls.ids().len() == 1).await;
    running.stop().await;
    assert_eq!(store.state().await.expect("a state").queued, 2);
    let first = calls.ids();

    let again = store.take(10, Duration::ZERO).await.expect("events");
    let attempts: Vec<_> = again.iter().map(|taken| (&*taken.event.id, taken.attempt)).collect();
    assert_eq!(attempts.len(), 2, "due at once");
    assert!(attempts.iter().all(|(_, attempt)| *attempt == 1), "an interrupted attempt does not count: {attempts:?}");
    let handler = calls.clone();
    let connection = connection(&mock).keep_in(store.clone()).handle(move |event| {
        handler.note(&event);
        async { Ok::<(), BoxError>(()) }
    });
    let running = Running::start(&mock, connection).await;
    until("both are handled", || calls.ids().len() == 3).await;
    running.stop().await;
    assert_eq!(calls.ids()[..1], first);
    assert_eq!(store.state().await.expect("a state").queued, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_handler_may_take_longer_than_an_event_is_hidden() {
    let (folder, mock, calls) = (TempDir::new().expect("a folder"), platform().await, Calls::default());
    let mut running = Vec::new();
    for _ in 0..2 {
        let handler = calls.clone();
        let connection = connection(&mock).keep_in(sqlite(&folder)).handle(move |event| {
            handler.note(&event);
            async {
                sleep(Duration::from_millis(2500)).await;
                Ok::<(), BoxError>(())
            }
        });
        running.push(Running::start(&mock, connection).await);
    }
    assert_eq!(push(&mock, "1").await, Some(200));
    until("it has begun", || calls.ids().len() == 1).await;
    sleep(Duration::from_secs(3)).await;
    for running in running {
        running.stop().await;
    }
    assert_eq!(calls.ids(), ["1"]);
    assert_eq!(sqlite(&folder).state().await.expect("a state").queued, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_result_is_noted_once_the_store_is_back() {
    let (folder, mock, calls) = (TempDir::new().expect("a folder"), platform().await, Calls::default());
    let store = Faulty::new(sqlite(&folder));
    let (handler, breaks) = (calls.clone(), Arc::clone(&store));
    let connection = connection(&mock).keep_in(Arc::clone(&store)).handle(move |event| {
        handler.note(&event);
        breaks.set(Fault::Away);
        async { Ok::<(), BoxError>(()) }
    });
    let running = Running::start(&mock, connection).await;
    assert_eq!(push(&mock, "1").await, Some(200));
    until("it is handled", || calls.ids().len() == 1).await;
    sleep(Duration::from_millis(250)).await;
    store.set(Fault::None);
    let started = Instant::now();
    while store.state().await.expect("a state").queued > 0 {
        assert!(started.elapsed() < Duration::from_secs(10), "not noted");
        sleep(Duration::from_millis(10)).await;
    }
    running.stop().await;
    assert_eq!(calls.ids(), ["1"]);
}

#[tokio::test]
async fn events_of_a_ticket_are_handled_one_at_a_time() {
    let (folder, mock) = (TempDir::new().expect("a folder"), platform().await);
    let (underway, calls) = (Arc::new(AtomicUsize::new(0)), Calls::default());
    let (count, handler) = (Arc::clone(&underway), calls.clone());
    let connection = connection(&mock).keep_in(sqlite(&folder)).handle(move |event| {
        let (count, handler) = (Arc::clone(&count), handler.clone());
        async move {
            assert_eq!(count.fetch_add(1, Ordering::SeqCst), 0, "another event of the ticket is underway");
            sleep(Duration::from_millis(5)).await;
            count.fetch_sub(1, Ordering::SeqCst);
            handler.note(&event);
            Ok::<(), BoxError>(())
        }
    });
    let running = Running::start(&mock, connection).await;
    let ids: Vec<_> = (0..20).map(|number| number.to_string()).collect();
    for id in &ids {
        let event = PushedEvent::new(CREATED).event_id(id).payload(json!({ "ticket_id": "a" }));
        assert_eq!(mock.push(event).await.expect("an event").status(), Some(200));
    }
    until("all are handled", || calls.ids() == ids).await;
    running.stop().await;
}

#[tokio::test]
async fn the_handling_names_the_arrival() {
    let capture = Capture::new("helpdesk_events");
    // With a second one, a callsite that another test comes to first asks all subscribers, and not that test's.
    let _other = Dispatch::new(capture.clone());
    let _default = set_default(capture.clone());
    let (folder, mock, calls) = (TempDir::new().expect("a folder"), platform().await, Calls::default());
    let handler = calls.clone();
    let connection = connection(&mock).keep_in(sqlite(&folder)).handle(move |event| {
        handler.note(&event);
        async { Ok::<(), BoxError>(()) }
    });
    let running = Running::start(&mock, connection).await;
    assert_eq!(push(&mock, "1").await, Some(200));
    until("it is handled", || calls.ids() == ["1"]).await;
    running.stop().await;
    let text = capture.text();
    let arrivals: Vec<_> = text.lines().filter_map(|line| line.split_once(" arrival=")).collect();
    let [(_, arrived), (_, handled)] = &*arrivals else { panic!("{text}") };
    assert_eq!(arrived, handled);
    assert_eq!(text.matches("helpdesk_event ").count(), 2, "{text}");
}
