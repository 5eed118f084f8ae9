//! Idle connections, and gateways that close them.

use std::time::Duration;

use helpdesk_client::{Client, ClientBuilder, Outcome, TenantAccessToken};
use helpdesk_testing::{Gateway, Reply, Server};
use serde_json::json;
use tokio::task::JoinSet;
use tokio::time::{advance, pause, resume, sleep};

use crate::operations::Put;
use crate::server::{Clients, OK, builder};

fn put() -> Put {
    Put(json!({}))
}

fn client(builder: ClientBuilder) -> Client {
    builder.build().expect("the settings are right").with_token(TenantAccessToken::new("t-mine"))
}

/// The number of 20 POSTs that are lost, each over a connection that was idle for nearly a second. The gateway closes
/// idle connections after a second, and each direction takes 50 milliseconds.
async fn lost(idle: Duration) -> usize {
    let server = Server::start(|_| Reply::kept(OK)).await;
    let gateway = Gateway::start(&server.url, Duration::from_millis(50), Duration::from_secs(1)).await;
    let client = client(builder(&gateway.url).pool_idle_timeout(idle));
    let mut posts = JoinSet::new();
    for n in 0..20 {
        let client = client.clone();
        posts.spawn(async move {
            client.send(&put()).await.expect("the connection is new");
            // A request sent now is in transit when the gateway closes, 900 to 1,000 milliseconds after the response.
            sleep(Duration::from_millis(940 + n)).await;
            client.send(&put()).await.err()
        });
    }
    let errors: Vec<_> = posts.join_all().await.into_iter().flatten().collect();
    assert!(errors.iter().all(|error| error.outcome() == Outcome::Unknown), "{errors:?}");
    assert_eq!(server.calls().len(), 40 - errors.len(), "lost requests have not arrived");
    errors.len()
}

#[tokio::test]
async fn an_idle_connection_is_closed_before_the_gateway_closes_it() {
    // In the same ratio as 15 seconds to the minute of many gateways.
    let scaled = Duration::from_millis(250);
    for _ in 0..20 {
        let (kept, dropped) = tokio::join!(lost(Duration::from_secs(90)), lost(scaled));
        assert_eq!(dropped, 0, "and {kept} if connections are kept");
        if kept > 0 {
            return;
        }
        // On a busy machine, all requests may come after the gateway has closed.
    }
    panic!("no request was lost over a connection that was kept, so this shows nothing");
}

#[tokio::test]
async fn a_connection_is_kept_for_15_seconds() {
    let server = Server::start(|_| Reply::kept(OK)).await;
    let client = client(server.builder());
    for (pause_of, connections) in [(0, 1), (14, 1), (14, 1), (16, 2)] {
        pause();
        advance(Duration::from_secs(pause_of)).await;
        resume();
        client.send(&put()).await.expect("the response is right");
        assert_eq!(server.connections(), connections, "after {pause_of} s");
    }
}
