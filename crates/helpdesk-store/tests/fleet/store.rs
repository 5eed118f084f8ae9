//! Tokens, leases and the quota in Redis.

use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use helpdesk_client::types::agent::ListAgentEmails;
use helpdesk_client::{
    AppCredentials, BoxError, BoxFuture, Client, HelpdeskCredentials, QuotaClaim, QuotaShare, SharedQuota,
    UserAccessToken, UserTokenStore, UserTokens,
};
use helpdesk_store::{RedisStore, StoreKey};
use helpdesk_testing::until;

use crate::member::{APP, Limited, USER};
use crate::process::mock;
use crate::quota::platform;
use crate::server::RedisServer;

fn store(redis: &RedisServer) -> RedisStore {
    RedisStore::builder(redis.url(), APP).key(StoreKey::new([7; 32])).build().expect("a store")
}

fn pair(name: &str) -> UserTokens {
    UserTokens::new(UserAccessToken::new(format!("u-{name}")), Duration::from_secs(7200))
        .refresh_token(format!("ur-{name}"))
        .refresh_expires_in(Duration::from_secs(86_400))
}

#[tokio::test]
async fn a_pair_is_replaced_only_if_it_is_the_expected_one() {
    let Some(redis) = RedisServer::start() else { return };
    let [one, other] = [(); 2].map(|()| store(&redis).user(USER));
    assert_eq!(one.load().await.expect("it runs"), None);
    assert!(!one.replace(&pair("0"), &pair("1")).await.expect("it runs"), "there is no pair");
    one.save(&pair("1")).await.expect("it runs");
    assert!(other.replace(&pair("1"), &pair("2")).await.expect("it runs"));
    assert!(!one.replace(&pair("1"), &pair("3")).await.expect("it runs"), "it is late");
    let stored = one.load().await.expect("it runs").expect("a pair");
    assert_eq!((stored.access_token, stored.refresh_token), (pair("2").access_token, pair("2").refresh_token));
    assert_eq!(store(&redis).user("ou_other").load().await.expect("it runs"), None);
    // Of many that replace the same pair, one succeeds.
    let mut replacing = tokio::task::JoinSet::new();
    for n in 0..20 {
        let user = store(&redis).user(USER);
        replacing.spawn(async move { user.replace(&pair("2"), &pair(&format!("new-{n}"))).await.expect("it runs") });
    }
    assert_eq!(replacing.join_all().await.into_iter().filter(|replaced| *replaced).count(), 1);
}

#[tokio::test]
async fn one_owner_has_a_lease_until_it_ends_or_is_released() {
    let Some(redis) = RedisServer::start() else { return };
    let [one, other] = [(); 2].map(|()| store(&redis).user(USER));
    let (long, short) = (Duration::from_secs(60), Duration::from_millis(50));
    for (user, owner, time, is_taken) in [(&one, "a", long, true), (&other, "b", long, false), (&one, "a", long, false)]
    {
        assert_eq!(user.lease(owner, time).await.expect("it runs"), is_taken, "{owner}");
    }
    other.release("b").await.expect("it runs");
    assert!(!other.lease("b", long).await.expect("it runs"), "b cannot release the lease of a");
    one.release("a").await.expect("it runs");
    assert!(other.lease("b", short).await.expect("it runs"));
    tokio::time::sleep(short * 2).await;
    assert!(one.lease("a", long).await.expect("it runs"), "the lease of b has ended");
}

#[tokio::test]
async fn nothing_secret_is_readable_in_the_server() {
    let Some(redis) = RedisServer::start() else { return };
    store(&redis).user(USER).save(&pair("secret")).await.expect("it runs");
    let keys = redis.command(&["KEYS", "*"]);
    assert!(keys.lines().all(|key| key.contains("{helpdesk:cli_fleet}:")), "one hash tag: {keys}");
    let value = redis.command(&["GET", &format!("{{helpdesk:cli_fleet}}:user:{USER}")]);
    assert!(!value.is_empty() && !value.contains("secret"), "{value}");
    let shown = format!("{:?}", store(&redis).user(USER));
    assert!(shown.contains(USER) && !shown.contains("secret"), "{shown}");
}

#[tokio::test]
async fn garbage_is_an_error_for_a_user_and_replaced_for_an_app() {
    let Some(redis) = RedisServer::start() else { return };
    let user = store(&redis).user(USER);
    user.save(&pair("1")).await.expect("it runs");
    redis.command(&["SET", &format!("{{helpdesk:cli_fleet}}:user:{USER}"), "garbage"]);
    let error = user.load().await.expect_err("it cannot be read").to_string();
    assert!(error.contains(USER) && !error.contains("garbage"), "{error}");
    user.replace(&pair("1"), &pair("2")).await.expect_err("it cannot be compared");
    user.save(&pair("3")).await.expect("a login replaces it");
    assert!(user.load().await.expect("it runs").is_some());

    let mock = mock().await;
    let client = || {
        Client::builder(AppCredentials::new(mock.app_id(), mock.app_secret()))
            .helpdesk(HelpdeskCredentials::new(mock.helpdesk_id(), mock.helpdesk_token()))
            .base_url(mock.url())
            .token_store(store(&redis))
            .build()
            .expect("the settings are right")
    };
    let call = || async { client().send(&ListAgentEmails::new()).await };
    call().await.expect("the mock answers");
    let mut token = String::new();
    // The token is saved after the call, which does not wait for it.
    while token.is_empty() {
        token = redis.command(&["KEYS", "*:token:*[0-9a-f]"]);
    }
    for garbage in ["garbage", ""] {
        redis.command(&["SET", &token, garbage]);
        call().await.expect("the client fetches a token itself");
    }
}

/// Notes a claim of a client, which only a client can make.
#[derive(Clone)]
struct NotedClaim(Arc<OnceLock<QuotaClaim>>, RedisStore);

impl SharedQuota for NotedClaim {
    fn claim<'a>(&'a self, claim: &'a QuotaClaim) -> BoxFuture<'a, Result<QuotaShare, BoxError>> {
        let _ = self.0.set(claim.clone());
        self.1.claim(claim)
    }

    fn pause<'a>(&'a self, app: &'a str, operation: &'a str, time: Duration) -> BoxFuture<'a, Result<(), BoxError>> {
        self.1.pause(app, operation, time)
    }
}

#[tokio::test]
async fn a_pause_of_one_process_is_one_of_all() {
    let Some(redis) = RedisServer::start() else { return };
    let (server, noted) = (platform().await, NotedClaim(Arc::default(), store(&redis)));
    let client = Client::builder(AppCredentials::new(APP, "secret-of-the-app"))
        .helpdesk(HelpdeskCredentials::new("1", "ht-secret"))
        .base_url(&server.url)
        .shared_quota(noted.clone(), 2)
        .build()
        .expect("the settings are right");
    client.send(&Limited).await.expect("the response is right");
    until("the client has claimed a share", || noted.0.get().is_some()).await;
    let claim = noted.0.get().expect("it is there");

    let other = store(&redis);
    let minutes = |count: u64| Duration::from_secs(60 * count);
    for (app, operation, time, longest) in [
        (&*claim.app, "test.other", 8, 0),
        ("cli_other", claim.operation, 8, 0),
        (&claim.app, claim.operation, 2, 2),
        (&claim.app, claim.operation, 1, 2),
        (&claim.app, claim.operation, 4, 4),
    ] {
        noted.pause(app, operation, minutes(time)).await.expect("it runs");
        let left = other.claim(claim).await.expect("it runs").pause.unwrap_or_default();
        // A part of the last minute may have passed.
        assert_eq!(left.as_secs().div_ceil(60), longest, "{app} {operation} {time}: {left:?}");
    }
}

#[tokio::test]
async fn garbage_in_a_quota_does_not_hold_up_calls() {
    let Some(redis) = RedisServer::start() else { return };
    let server = platform().await;
    let call = || async {
        let client = Client::builder(AppCredentials::new(APP, "secret-of-the-app"))
            .helpdesk(HelpdeskCredentials::new("1", "ht-secret"))
            .base_url(&server.url)
            .shared_quota(store(&redis), 2)
            .build()
            .expect("the settings are right");
        let started = Instant::now();
        for _ in 0..10 {
            client.send(&Limited).await.expect("the response is right");
        }
        started.elapsed()
    };
    call().await;
    let key = redis.command(&["KEYS", "*:quota:*"]);
    assert!(key.starts_with("{helpdesk:cli_fleet}:quota:cli_fleet:"), "{key}");
    let other = ["HSET", &key, "process other"];
    for commands in [
        [&["DEL", &*key][..], &["SET", &key, "garbage"]],
        [&["DEL", &key], &[other[0], other[1], other[2], "garbage", "since", "garbage"]],
        // All calls for ever.
        [
            &["DEL", &key],
            &[other[0], other[1], other[2], "99999999999999 50 50 99999999999999", "since", "99999999999999"],
        ],
        [&["DEL", &key], &[other[0], other[1], other[2], "1 2 3 4 5 6 7 8 9", "since", "-1"]],
    ] {
        for command in commands {
            redis.command(command);
        }
        let took = call().await;
        assert!(took < Duration::from_secs(1), "{took:?} after {commands:?}");
    }
}
