//! Redis is away, slow, or loses its data while processes make calls.

use std::time::{Duration, Instant};

use helpdesk_client::types::agent::ListAgentEmails;
use helpdesk_client::{
    AppCredentials, Client, Error, HelpdeskCredentials, UserAccessToken, UserTokenStore, UserTokens,
};
use helpdesk_mock::Mock;
use helpdesk_store::RedisStore;

use crate::member::{APP, USER};
use crate::process::mock;
use crate::server::{RedisServer, free_port};

fn client(mock: &Mock, store: &RedisStore) -> Client {
    Client::builder(AppCredentials::new(mock.app_id(), mock.app_secret()))
        .helpdesk(HelpdeskCredentials::new(mock.helpdesk_id(), mock.helpdesk_token()))
        .base_url(mock.url())
        .token_store(store.clone())
        .shared_quota(store.clone(), 2)
        .build()
        .expect("the settings are right")
}

fn store(url: String) -> RedisStore {
    RedisStore::builder(url, APP).build().expect("a store")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn calls_of_the_app_go_on_without_redis() {
    let mock = mock().await;
    let store = store(format!("redis://127.0.0.1:{}", free_port()));
    let client = client(&mock, &store);
    for _ in 0..10 {
        let start = Instant::now();
        client.send(&ListAgentEmails::new()).await.expect("the client fetches a token itself");
        assert!(start.elapsed() < Duration::from_secs(8), "{:?}", start.elapsed());
    }
    assert_eq!(mock.received(helpdesk_mock::ISSUE_TENANT_TOKEN), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refresh_fails_without_redis_and_uses_nothing_up() {
    let Some(redis) = RedisServer::start() else { return };
    let mock = mock().await;
    let store = RedisStore::builder(redis.url(), APP).timeouts(Duration::from_millis(200), Duration::from_millis(300));
    let store = store.build().expect("a store");
    let login = UserTokens::new(UserAccessToken::new(mock.user_token()), Duration::from_secs(7200));
    store.user(USER).save(&login.refresh_token(mock.refresh_token())).await.expect("it runs");
    let user = client(&mock, &store).as_refreshed_user(store.user(USER));
    let call = || async {
        let request = helpdesk_client::types::notification::GetNotification::new("6985032626234982420");
        user.send(&request).await.map(drop)
    };
    call().await.expect("the token is valid");
    redis.pause(true);
    let start = Instant::now();
    call().await.expect("no call needs the store while the token is valid");
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    mock.expire_tokens();
    let error = call().await.expect_err("the store does not answer");
    assert!(matches!(error, Error::TokenSource { .. }), "{error:?}");
    assert_eq!(mock.received(helpdesk_mock::REFRESH_USER_TOKEN), 0);
    redis.pause(false);
    call().await.expect("the refresh token is still valid");
    assert_eq!(mock.received(helpdesk_mock::REFRESH_USER_TOKEN), 1);
}
