//! Processes that share the app's access token.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use helpdesk_mock::{ISSUE_TENANT_TOKEN, Mock};
use serde_json::json;

use crate::process::{Fleet, credentials};
use crate::server::RedisServer;

async fn one_token_fetch_per_expiry(calls: usize, expiries: usize) {
    let Some(redis) = RedisServer::start() else { return };
    let fetches = Arc::new(AtomicUsize::new(0));
    let counting = Arc::clone(&fetches);
    let mock = Mock::builder().keep_requests(0).on_request(move |request| {
        counting.fetch_add(usize::from(request.operation.as_deref() == Some(ISSUE_TENANT_TOKEN)), Ordering::Relaxed);
    });
    let mock = mock.start().await.expect("a port is free");
    let mut fleet = Fleet::start(4, "calls", &redis, mock.url(), credentials(&mock)).await;
    let each = calls / 4 / (expiries + 1);
    for round in 0..=expiries {
        if round > 0 {
            mock.expire_tokens();
        }
        assert_eq!(fleet.all(&format!("calls {each}")).await, vec![json!({ "errors": [] }); 4]);
        assert_eq!(fetches.load(Ordering::Relaxed), round + 1, "one fetch by four processes");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn four_processes_fetch_one_token_per_expiry() {
    one_token_fetch_per_expiry(800, 4).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "it sends 20,000 calls"]
async fn four_processes_fetch_one_token_per_expiry_in_twenty_thousand_calls() {
    one_token_fetch_per_expiry(20_000, 9).await;
}
