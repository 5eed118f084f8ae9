//! Client-side rate limiting, measured by arrivals.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use helpdesk_client::{
    BoxError, BoxFuture, Error, HelpdeskCredentials, QuotaClaim, QuotaShare, RetryPolicy, SharedQuota, UserAccessToken,
};
use helpdesk_testing::{Reply, Server, until};
use serde_json::json;
use tokio::task::JoinSet;

use crate::operations::{Limited, Put, Rare};
use crate::server::{Clients, OK, at_once};

async fn server() -> Server {
    Server::start(|request| match request.is_token_fetch() {
        true => Reply::token("t-0123456789", 7200),
        false => Reply::json(200, "", OK),
    })
    .await
}

/// The arrival times of the calls, relative to the first one.
fn arrivals(server: &Server) -> Vec<Duration> {
    let calls = server.calls();
    calls.iter().map(|call| call.at.duration_since(calls[0].at)).collect()
}

#[tokio::test]
async fn all_handles_of_a_client_share_a_limit() {
    let server = server().await;
    let client = server.client();
    let other = client.for_helpdesk(HelpdeskCredentials::new("7", "ht-seven")).expect("the credentials are right");
    let user = client.as_user(UserAccessToken::new("u-1"));
    client.send(&Put(json!({}))).await.expect("the token is there");
    let mut calls = JoinSet::new();
    for n in 0..12 {
        let (client, other, user) = (client.clone(), other.clone(), user.clone());
        calls.spawn(async move {
            match n % 3 {
                0 => client.send(&Limited).await,
                1 => other.send(&Limited).await,
                _ => user.send(&Limited).await,
            }
        });
    }
    for outcome in calls.join_all().await {
        outcome.expect("the response is right");
    }
    let arrivals = &arrivals(&server)[1..];
    assert_eq!(arrivals.len(), 12);
    for from in arrivals {
        let within = arrivals.iter().filter(|at| *at >= from && **at - *from < Duration::from_millis(800)).count();
        assert!(within <= 5, "{within} in a second: {arrivals:?}");
    }
}

#[tokio::test]
async fn rate_limiting_can_be_turned_off() {
    let server = server().await;
    let client = server.builder().rate_limiting(false).build().expect("the settings are right");
    for _ in 0..12 {
        client.send(&Limited).await.expect("the response is right");
    }
    let arrivals = arrivals(&server);
    let is_too_fast = arrivals.windows(6).any(|six| six[5] - six[0] < Duration::from_secs(1));
    assert!(is_too_fast, "five are allowed in a second: {arrivals:?}");
}

#[tokio::test]
async fn a_call_that_would_wait_too_long_is_not_sent() {
    let server = server().await;
    let client = server.client();
    client.send(&Rare).await.expect("the response is right");
    let error = at_once(client.send(&Rare)).expect_err("the wait is too long");
    assert!(matches!(error, Error::RateLimited { .. }), "{error:?}");
    assert!(error.is_rate_limit() && error.retry_after().is_some_and(|wait| wait > Duration::from_secs(27)));
    assert_eq!(server.calls().len(), 1);
}

#[tokio::test]
async fn one_refusal_delays_the_other_calls() {
    let answered = AtomicUsize::new(0);
    let server = Server::start(move |request| match request.is_token_fetch() {
        true => Reply::token("t-0123456789", 7200),
        false if answered.fetch_add(1, Ordering::Relaxed) == 0 => {
            Reply::json(429, "x-ogw-ratelimit-reset: 1\r\n", r#"{"code":99991400,"msg":"limit"}"#)
        }
        false => Reply::json(200, "", OK),
    })
    .await;
    // The operation has no documented limit.
    let client = server.client();
    let error = client.with_retries(RetryPolicy::never()).send(&Put(json!({}))).await.expect_err("too fast");
    assert!(error.is_rate_limit());
    client.with_retries(RetryPolicy::never()).send(&Put(json!({}))).await.expect("it waits by itself");
    let arrivals = arrivals(&server);
    assert!(arrivals.len() == 2 && arrivals[1] >= Duration::from_millis(950), "{arrivals:?}");
}

/// A quota that grants everything, and records the pauses.
#[derive(Default)]
struct Generous {
    claims: AtomicUsize,
    pauses: Mutex<Vec<Duration>>,
}

impl SharedQuota for Generous {
    fn claim<'a>(&'a self, claim: &'a QuotaClaim) -> BoxFuture<'a, Result<QuotaShare, BoxError>> {
        self.claims.fetch_add(1, Ordering::Relaxed);
        Box::pin(async { Ok(QuotaShare::new(claim.limits.iter().map(|limit| limit.count).collect(), None)) })
    }

    fn pause<'a>(&'a self, _: &'a str, _: &'a str, time: Duration) -> BoxFuture<'a, Result<(), BoxError>> {
        self.pauses.lock().expect("no panic").push(time);
        Box::pin(async { Ok(()) })
    }
}

#[tokio::test]
async fn only_pauses_of_the_platform_are_reported_to_other_processes() {
    let asked = AtomicUsize::new(0);
    let server = Server::start(move |request| match request.is_token_fetch() {
        true => Reply::token("t-0123456789", 7200),
        false if asked.fetch_add(1, Ordering::Relaxed) == 5 => {
            Reply::json(429, "x-ogw-ratelimit-reset: 2\r\n", r#"{"code":99991400,"msg":"too fast"}"#)
        }
        false => Reply::json(200, "", OK),
    })
    .await;
    let quota = Arc::new(Generous::default());
    let client = server.builder().shared_quota(Arc::clone(&quota), 2).build().expect("the settings are right");
    for _ in 0..5 {
        client.send(&Limited).await.expect("the limit is five per second");
    }
    let hasty = client.with_timeout(Duration::from_millis(500)).with_retries(RetryPolicy::never());
    let error = hasty.send(&Limited).await.expect_err("it would wait for a second");
    assert!(matches!(error, Error::RateLimited { .. }), "{error:?}");
    assert_eq!(quota.pauses.lock().expect("no panic").len(), 0, "the client's own refusal is not a pause");
    client.with_retries(RetryPolicy::never()).send(&Limited).await.expect_err("the platform refuses it");
    until("the pause is reported", || quota.pauses.lock().expect("no panic").len() == 1).await;
    assert_eq!(*quota.pauses.lock().expect("no panic"), [Duration::from_secs(2)]);
    assert!(quota.claims.load(Ordering::Relaxed) <= 4, "{:?}", quota.claims);
}

#[tokio::test]
async fn a_shared_quota_without_rate_limiting_is_refused() {
    let server = server().await;
    let built = server.builder().rate_limiting(false).shared_quota(Generous::default(), 2).build();
    assert!(matches!(built, Err(Error::Config { .. })), "{built:?}");
}
