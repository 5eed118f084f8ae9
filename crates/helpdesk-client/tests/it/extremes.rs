//! Extreme durations do not make a client panic.

use std::time::{Duration, SystemTime};

use helpdesk_client::{
    BoxError, BoxFuture, Client, MemoryTokenStore, MemoryUserTokenStore, RetryPolicy, StoredToken, TenantAccessToken,
    TokenKey, TokenStore, UserAccessToken, UserTokens,
};
use helpdesk_testing::{Reply, Server};
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::operations::{AsUser, Limited, Look, Put};
use crate::server::{Clients, OK, builder};

const EXTREMES: [Duration; 4] =
    [Duration::ZERO, Duration::from_nanos(1), Duration::from_secs(u64::MAX / 2), Duration::MAX];
/// Makes calls that may succeed, fail or hang, but must not panic.
async fn call(client: &Client) {
    let calls = async {
        let _ = client.send(&Look { id: "1".into(), query: vec![] }).await;
        let _ = client.send(&Put(json!({}))).await;
        let _ = client.send(&Limited).await;
    };
    let _ = timeout(Duration::from_millis(60), calls).await;
}

fn policies() -> Vec<RetryPolicy> {
    let mut policies = Vec::new();
    for time in EXTREMES {
        let policy = || RetryPolicy::new().max_attempts(u32::MAX).max_wait(Duration::MAX);
        policies.push(policy().backoff(time, Duration::MAX));
        policies.push(policy().backoff(Duration::MAX, time));
        policies.push(policy().backoff(Duration::MAX, Duration::MAX).max_wait(time));
        policies.push(policy().attempt_timeout(time));
    }
    policies
}

#[tokio::test]
async fn extreme_retry_policies() {
    let failing = Server::start(|request| match request.is_token_fetch() {
        true => Reply::token("t-0123456789", 7200),
        false => Reply::json(503, "", r#"{"code":155000,"msg":"internal error"}"#),
    })
    .await;
    let too_fast = Server::start(|request| match request.is_token_fetch() {
        true => Reply::token("t-0123456789", 7200),
        false => Reply::json(429, "", r#"{"code":99991400,"msg":"limit"}"#),
    })
    .await;
    let without_tokens = Server::start(|_| Reply::json(503, "", "")).await;
    for url in [failing.url.as_str(), &too_fast.url, &without_tokens.url, "http://127.0.0.1:1"] {
        for policy in policies() {
            let client = builder(url).timeout(Duration::MAX).retries(policy).build().expect("the settings are right");
            call(&client).await;
            let tokens = UserTokens::new(UserAccessToken::new("u-1"), Duration::ZERO).refresh_token("r-1");
            let user = client.as_refreshed_user(MemoryUserTokenStore::new(tokens));
            let _ = timeout(Duration::from_millis(20), user.send(&AsUser(json!({})))).await;
        }
    }
}

#[tokio::test]
async fn extreme_timeouts() {
    let server = Server::start(|request| match request.is_token_fetch() {
        true => Reply::token("t-0123456789", 7200),
        false => Reply::json(200, "", OK),
    })
    .await;
    for time in EXTREMES {
        call(&server.client().with_timeout(time)).await;
        if !time.is_zero() {
            let client = server.builder().timeout(time).connect_timeout(time).build().expect("the settings are right");
            call(&client).await;
        }
    }
    let client = server.builder().timeout(Duration::MAX).connect_timeout(Duration::MAX).build();
    client.expect("the settings are right").send(&Put(json!({}))).await.expect("there is time enough");
}

#[tokio::test]
async fn extreme_waits_of_the_platform() {
    for reset in
        ["inf", "-inf", "NaN", "-NaN", "1e300", "-1e300", "-0", "1e-300", "18446744073709551616", "-1", "x", ""]
    {
        let server = Server::start(move |request| match request.is_token_fetch() {
            true => Reply::token("t-0123456789", 7200),
            false => {
                Reply::json(429, &format!("x-ogw-ratelimit-reset: {reset}\r\n"), r#"{"code":99991400,"msg":"limit"}"#)
            }
        })
        .await;
        let policy = RetryPolicy::new().max_attempts(u32::MAX).max_wait(Duration::MAX);
        for time in [Duration::from_millis(50), Duration::MAX] {
            let client =
                server.builder().retries(policy.clone()).timeout(time).build().expect("the settings are right");
            call(&client).await;
        }
    }
}

#[tokio::test]
async fn extreme_lifetimes_of_tokens() {
    let lives = [json!(0), json!(1), json!(u64::MAX), json!(i64::MAX), json!(1e300), json!(-1)];
    for life in lives {
        let text = life.to_string();
        let server = Server::start(move |request| {
            let body = match request.is_token_fetch() {
                true => format!(r#"{{"code":0,"msg":"ok","tenant_access_token":"t-0123456789","expire":{text}}}"#),
                false if request.target.contains("oauth") => format!(
                    r#"{{"code":0,"access_token":"u-2","expires_in":{text},"refresh_token":"r-2",
                        "refresh_token_expires_in":{text}}}"#
                ),
                false => OK.to_owned(),
            };
            Reply::json(200, "", &body)
        })
        .await;
        let client = server.builder().token_store(MemoryTokenStore::new()).build().expect("the settings are right");
        call(&client).await;
        let tokens = UserTokens::new(UserAccessToken::new("u-1"), Duration::ZERO).refresh_token("r-1");
        let user = client.as_refreshed_user(MemoryUserTokenStore::new(tokens));
        let outcome: Result<Value, _> = user.send(&AsUser(json!({}))).await;
        // A number beyond the range of seconds is invalid.
        assert_eq!(outcome.is_ok(), life.is_u64(), "{life}: {outcome:?}");
    }
}

/// The limits of the system's time, or times near them.
fn ends_of_time() -> [SystemTime; 3] {
    let far = Duration::from_secs(1 << 36);
    let epoch = SystemTime::UNIX_EPOCH;
    [epoch, epoch.checked_add(far).unwrap_or(epoch), epoch.checked_sub(far).unwrap_or(epoch)]
}

#[tokio::test]
async fn extreme_expiries_in_stores() {
    let server = Server::start(|request| match request.is_token_fetch() {
        true => Reply::token("t-0123456789", 7200),
        false => Reply::json(200, "", OK),
    })
    .await;
    for time in ends_of_time() {
        let client = server.builder().token_store(Keeping(time)).build().expect("the settings are right");
        client.send(&Put(json!({}))).await.expect("one token or the other will do");
        let mut tokens = UserTokens::new(UserAccessToken::new("u-1"), Duration::MAX).refresh_expires_in(Duration::MAX);
        tokens.expires_at = time;
        let user = client.as_refreshed_user(MemoryUserTokenStore::new(tokens));
        let _: Result<Value, _> = user.send(&AsUser(json!({}))).await;
    }
}

/// A store with one token that expires at that time.
struct Keeping(SystemTime);

impl TokenStore for Keeping {
    fn get<'a>(&'a self, _: &'a TokenKey) -> BoxFuture<'a, Result<Option<StoredToken>, BoxError>> {
        let token = StoredToken::new(TenantAccessToken::new("t-kept"), self.0);
        Box::pin(async { Ok(Some(token)) })
    }

    fn put<'a>(&'a self, _: &'a TokenKey, _: &'a StoredToken) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async { Ok(()) })
    }

    fn delete<'a>(&'a self, _: &'a TokenKey, _: &'a TenantAccessToken) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async { Ok(()) })
    }
}
