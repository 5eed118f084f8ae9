//! One client and several runtimes.

use std::sync::LazyLock;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use helpdesk_client::{Client, Outcome, RetryPolicy, TenantAccessToken};
use helpdesk_testing::{Reply, Server};
use serde_json::json;
use tokio::runtime::{Builder, Runtime};

use crate::operations::{Look, Put};
use crate::server::{Clients, OK, own_http_client};

/// A server on its own runtime, a client of it, and one with a single HTTP client for all runtimes.
struct Setup {
    server: Server,
    client: Client,
    given: Client,
    runtime: Runtime,
}

impl Setup {
    fn new(reply: impl Fn(&[u8]) -> Reply + Send + Sync + 'static) -> Self {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("threads are there");
        let server = runtime.block_on(Server::start(move |request| reply(&request.body)));
        let token = TenantAccessToken::new("t-mine");
        let client = server.client().with_token(token.clone());
        let given = server.builder().http_client(own_http_client()).build().expect("the settings are right");
        Self { server, client, given: given.with_token(token), runtime }
    }

    fn calls(&self) -> usize {
        self.server.calls().len()
    }
}

/// A runtime like that of a `#[tokio::test]`.
fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().expect("nothing is in the way")
}

fn put(n: u32) -> Put {
    Put(json!(n))
}

#[test]
fn a_static_client_works_with_consecutive_runtimes() {
    static SETUP: LazyLock<Setup> = LazyLock::new(|| Setup::new(|_| Reply::kept(OK)));
    let Setup { client, .. } = &*SETUP;
    for n in 0..20 {
        runtime()
            .block_on(async { client.send(&put(n)).await })
            .expect("the connections of ended runtimes are not used");
    }
    assert_eq!((SETUP.calls(), SETUP.server.connections()), (20, 20));
}

#[test]
fn a_static_client_loses_nothing_on_parallel_runtimes() {
    static SETUP: LazyLock<Setup> = LazyLock::new(|| Setup::new(|_| Reply::kept(OK)));
    let client = &SETUP.client;
    // Each runtime ends while others have calls under way.
    let threads: Vec<_> = (0..8)
        .map(|thread| {
            thread::spawn(move || {
                for n in 0..25 {
                    runtime()
                        .block_on(async { client.send(&put(thread * 25 + n)).await })
                        .expect("no call uses a connection of another runtime");
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().expect("no panic");
    }
    assert_eq!(SETUP.calls(), 200);
}

#[test]
fn a_runtime_that_is_not_driven_does_not_hold_up_others() {
    let setup = Setup::new(|_| Reply::kept(OK));
    let still = runtime();
    still.block_on(setup.client.send(&put(1))).expect("the response is right");
    runtime().block_on(setup.client.send(&put(2))).expect("it has a connection of its own");
    still.block_on(setup.client.send(&put(3))).expect("the first connection is still there");
    assert_eq!((setup.calls(), setup.server.connections()), (3, 2));
}

#[test]
fn a_connection_of_a_runtime_that_is_not_driven_sends_nothing() {
    let setup = Setup::new(|_| Reply::kept(OK));
    let client = &setup.given;
    let still = runtime();
    still.block_on(client.send(&put(1))).expect("the response is right");
    let short = client.with_timeout(Duration::from_millis(200));
    let error = runtime().block_on(async { short.send(&put(2)).await }).expect_err("nobody drives the connection");
    assert_eq!((error.outcome(), error.is_timeout()), (Outcome::NotSent, true), "{error}");
    still.block_on(async { tokio::time::sleep(Duration::from_millis(50)).await });
    assert_eq!(setup.calls(), 1, "it does not go out later either");
}

#[test]
fn a_runtime_that_ends_before_the_request_is_written_loses_nothing() {
    let setup = Setup::new(|_| Reply::kept(OK));
    let still = runtime();
    still.block_on(setup.given.send(&put(1))).expect("the response is right");
    let client = setup.given.clone();
    let (begun, begins) = channel();
    let call = thread::spawn(move || {
        runtime().block_on(async {
            begun.send(()).expect("somebody waits");
            client.send(&put(2)).await
        })
    });
    begins.recv().expect("the call begins");
    thread::sleep(Duration::from_millis(100));
    drop(still);
    call.join().expect("no panic").expect("it was not sent, and is sent over another connection");
    assert_eq!(setup.calls(), 2);
}

#[test]
fn a_runtime_that_ends_after_the_request_was_written_leaves_it_unknown() {
    let setup = Setup::new(|body| match body {
        b"2" => Reply::Silence,
        _ => Reply::kept(OK),
    });
    let other = Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("threads are there");
    let client = setup.given.with_retries(RetryPolicy::new());
    // A connection is idle some time after its response. A call that comes before opens its own, which ends
    // with the runtime of that call: then the next one is tried.
    let (caller, call, calls) = loop {
        other.block_on(client.send(&put(1))).expect("the response is right");
        let caller = Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("threads are there");
        let (calls, connections) = (setup.calls() + 1, setup.server.connections());
        let call = caller.spawn({
            let client = client.clone();
            async move { client.send(&put(2)).await }
        });
        setup.runtime.block_on(helpdesk_testing::until("the request arrives", || setup.calls() == calls));
        if setup.server.connections() == connections {
            break (caller, call, calls);
        }
    };
    drop(other);
    let error = caller.block_on(call).expect("no panic").expect_err("its connection is gone");
    assert!(error.to_string().contains(": runtime dropped the dispatch task; "), "{error}");
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert_eq!(setup.calls(), calls);
    let get = Look { id: "1".to_owned(), query: Vec::new() };
    runtime().block_on(client.send(&get)).expect("the next call has a connection of its own");
}
