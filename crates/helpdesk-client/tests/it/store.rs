//! Clients that share the app's token through a store.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use helpdesk_client::{
    AppCredentials, BoxError, BoxFuture, Client, HelpdeskCredentials, MemoryTokenStore, RetryPolicy, StoredToken,
    TenantAccessToken, TokenKey, TokenStore,
};
use helpdesk_testing::{Reply, Server, until};
use serde_json::json;
use tokio::sync::Semaphore;

use crate::operations::Put;
use crate::server::{APP_ID, Clients, HELPDESK_ID, HELPDESK_TOKEN, OK, builder};

/// Issues `t-token-1`, `t-token-2`, ..., and refuses those that end in a digit below `least`.
async fn server(least: usize) -> Server {
    let issued = AtomicUsize::new(0);
    Server::start(move |request| match request.header("authorization") {
        None => Reply::token(&format!("t-token-{}", issued.fetch_add(1, Ordering::Relaxed) + 1), 7200),
        Some(value) if (1..least).any(|n| value.ends_with(&format!("-{n}"))) => {
            Reply::json(400, "", r#"{"code":99991663,"msg":"no"}"#)
        }
        Some(_) => Reply::json(200, "", OK),
    })
    .await
}

async fn call(client: &Client) {
    client.send(&Put(json!({}))).await.expect("the response is right");
}

/// A store of one token that logs its operations.
#[derive(Default)]
struct Logged {
    kept: Mutex<Option<StoredToken>>,
    log: Mutex<Vec<String>>,
}

impl Logged {
    fn log(&self, entry: &str, key: &TokenKey) {
        assert_eq!(key.app_id(), APP_ID);
        assert!(!key.to_string().contains("secret"), "{key}");
        self.log.lock().expect("no panic").push(entry.to_owned());
    }

    fn entries(&self) -> Vec<String> {
        self.log.lock().expect("no panic").clone()
    }
}

impl TokenStore for Logged {
    fn get<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<StoredToken>, BoxError>> {
        self.log("get", key);
        Box::pin(async { Ok(self.kept.lock().expect("no panic").clone()) })
    }

    fn put<'a>(&'a self, key: &'a TokenKey, token: &'a StoredToken) -> BoxFuture<'a, Result<(), BoxError>> {
        self.log(&format!("put {}", token.token.expose()), key);
        *self.kept.lock().expect("no panic") = Some(token.clone());
        Box::pin(async { Ok(()) })
    }

    fn delete<'a>(&'a self, key: &'a TokenKey, refused: &'a TenantAccessToken) -> BoxFuture<'a, Result<(), BoxError>> {
        self.log(&format!("delete {}", refused.expose()), key);
        Box::pin(async {
            let mut kept = self.kept.lock().expect("no panic");
            *kept = kept.take().filter(|kept| kept.token != *refused);
            Ok(())
        })
    }
}

#[tokio::test]
async fn many_clients_use_one_token() {
    let server = server(0).await;
    let store = Arc::new(MemoryTokenStore::new());
    for _ in 0..3 {
        let client = server.builder().token_store(Arc::clone(&store)).build().expect("the settings are right");
        call(&client).await;
        // The token is saved after the call, which does not wait for it.
        tokio::time::sleep(Duration::from_millis(10)).await;
        call(&client).await;
    }
    assert_eq!(server.token_fetches(), 1);

    // Another app or another secret has another key.
    for (id, secret) in [("cli_other", "app-secret-app-secret"), (APP_ID, "another-secret")] {
        let client = Client::builder(AppCredentials::new(id, secret))
            .helpdesk(HelpdeskCredentials::new(HELPDESK_ID, HELPDESK_TOKEN))
            .base_url(&server.url)
            .token_store(Arc::clone(&store))
            .build()
            .expect("the settings are right");
        call(&client).await;
    }
    assert_eq!(server.token_fetches(), 3);
    assert!(!format!("{store:?}").contains("t-token"), "{store:?}");
}

/// A store that takes three seconds to find its token.
struct SlowToFind;

impl TokenStore for SlowToFind {
    fn get<'a>(&'a self, _: &'a TokenKey) -> BoxFuture<'a, Result<Option<StoredToken>, BoxError>> {
        Box::pin(async {
            tokio::time::sleep(Duration::from_secs(3)).await;
            let expires_at = SystemTime::now() + Duration::from_secs(7200);
            Ok(Some(StoredToken::new(TenantAccessToken::new("t-stored"), expires_at)))
        })
    }

    fn put<'a>(&'a self, _: &'a TokenKey, _: &'a StoredToken) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async { Ok(()) })
    }

    fn delete<'a>(&'a self, _: &'a TokenKey, _: &'a TenantAccessToken) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async { Ok(()) })
    }
}

#[tokio::test(start_paused = true)]
async fn a_slow_store_is_read_although_its_caller_has_left() {
    // Nobody listens, so a call with a token fails by itself.
    let hasty = builder("http://127.0.0.1:1").timeout(Duration::from_secs(1)).retries(RetryPolicy::never());
    let client = hasty.token_store(SlowToFind).build().expect("the settings are right");
    for failed in ["tenant_access_token", "test.put"] {
        let error = client.send(&Put(json!({}))).await.expect_err("nobody listens");
        assert!(error.operation().is_some_and(|operation| operation.contains(failed)), "{failed}: {error:?}");
        tokio::time::sleep(Duration::from_secs(3)).await;
    }
}

#[tokio::test]
async fn a_refused_token_leaves_the_store() {
    let server = server(2).await;
    let store = Arc::new(Logged::default());
    let client = || server.builder().token_store(Arc::clone(&store)).build().expect("the settings are right");
    let first = client();
    call(&first).await;
    until("the store has them", || store.entries().len() == 7).await;
    // The store is read again once the lease to fetch is taken.
    assert_eq!(store.entries(), ["get", "get", "put t-token-1", "delete t-token-1", "get", "get", "put t-token-2"]);
    // If another process was faster, its token is used and none is fetched.
    let other = StoredToken::new(TenantAccessToken::new("t-of-another"), SystemTime::now() + Duration::from_secs(7000));
    *store.kept.lock().expect("no panic") = Some(other);
    call(&client()).await;
    assert_eq!(server.token_fetches(), 2);
    let last = server.calls().pop().expect("a call came");
    assert_eq!(last.header("authorization"), Some("Bearer t-of-another"));
}

#[tokio::test]
async fn a_stored_token_is_used_only_if_it_is_valid() {
    let in_a_while = |seconds| SystemTime::now() + Duration::from_secs(seconds);
    let cases = [
        ("t-good-9", in_a_while(5000), 0),
        // About to expire, so the platform issues another one.
        ("t-late-9", in_a_while(500), 1),
        ("t-ended-9", SystemTime::UNIX_EPOCH, 1),
        ("t-bad\n9", in_a_while(5000), 1),
        ("", in_a_while(5000), 1),
        ("t-for-ever-9", in_a_while(1 << 32), 0),
    ];
    for (token, expires_at, fetches) in cases {
        let server = server(0).await;
        let store = Arc::new(Logged::default());
        *store.kept.lock().expect("no panic") = Some(StoredToken::new(TenantAccessToken::new(token), expires_at));
        let client = server.builder().token_store(store).build().expect("the settings are right");
        call(&client).await;
        assert_eq!(server.token_fetches(), fetches, "{token:?}");
    }
}

/// A store that saves the first token only after the gate has a permit.
struct Slow {
    kept: Logged,
    gate: Semaphore,
}

impl TokenStore for Slow {
    fn get<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<StoredToken>, BoxError>> {
        self.kept.get(key)
    }

    fn put<'a>(&'a self, key: &'a TokenKey, token: &'a StoredToken) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async move {
            if token.token.expose() == "t-token-1" {
                self.gate.acquire().await?.forget();
            }
            self.kept.put(key, token).await
        })
    }

    fn delete<'a>(&'a self, key: &'a TokenKey, refused: &'a TenantAccessToken) -> BoxFuture<'a, Result<(), BoxError>> {
        self.kept.delete(key, refused)
    }
}

#[tokio::test]
async fn a_slow_store_does_not_bring_a_refused_token_back() {
    let server = server(2).await;
    let store = Arc::new(Slow { kept: Logged::default(), gate: Semaphore::new(0) });
    let client = server.builder().token_store(Arc::clone(&store)).build().expect("the settings are right");
    // The first token is refused while the store is still saving it, and no call waits for that.
    call(&client).await;
    assert_eq!(server.token_fetches(), 2);
    store.gate.add_permits(1);
    until("the store has them", || store.kept.entries().iter().any(|entry| entry == "put t-token-2")).await;
    until("the refused one is removed", || store.kept.entries().iter().any(|entry| entry == "delete t-token-1")).await;
    let kept = store.kept.kept.lock().expect("no panic").clone().map(|kept| kept.token);
    assert_eq!(kept, Some(TenantAccessToken::new("t-token-2")), "{:?}", store.kept.entries());
    let puts: Vec<_> = store.kept.entries().into_iter().filter(|entry| entry.starts_with("put")).collect();
    assert_eq!(puts, ["put t-token-1", "put t-token-2"], "tokens are saved in order");
}

struct Broken;

impl TokenStore for Broken {
    fn get<'a>(&'a self, _: &'a TokenKey) -> BoxFuture<'a, Result<Option<StoredToken>, BoxError>> {
        Box::pin(async { Err("no cache".into()) })
    }

    fn put<'a>(&'a self, _: &'a TokenKey, _: &'a StoredToken) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(std::future::pending())
    }

    fn delete<'a>(&'a self, _: &'a TokenKey, _: &'a TenantAccessToken) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async { Err("no cache".into()) })
    }
}

#[tokio::test]
async fn a_broken_store_does_not_fail_calls() {
    let server = server(2).await;
    let client = server.builder().token_store(Broken).build().expect("the settings are right");
    call(&client).await;
    call(&client).await;
    assert_eq!(server.token_fetches(), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_that_start_together_fetch_one_token() {
    let server = server(0).await;
    let store = Arc::new(MemoryTokenStore::new());
    let clients: tokio::task::JoinSet<_> = (0..8)
        .map(|_| {
            let client = server.builder().token_store(Arc::clone(&store)).build().expect("the settings are right");
            async move { call(&client).await }
        })
        .collect();
    clients.join_all().await;
    assert_eq!(server.token_fetches(), 1);
}

/// A store whose lease a process took that has ended since, and the number of times that it was read.
#[derive(Default)]
struct Left(MemoryTokenStore, AtomicUsize);

impl TokenStore for Left {
    fn get<'a>(&'a self, key: &'a TokenKey) -> BoxFuture<'a, Result<Option<StoredToken>, BoxError>> {
        self.1.fetch_add(1, Ordering::Relaxed);
        self.0.get(key)
    }

    fn put<'a>(&'a self, key: &'a TokenKey, token: &'a StoredToken) -> BoxFuture<'a, Result<(), BoxError>> {
        self.0.put(key, token)
    }

    fn delete<'a>(&'a self, key: &'a TokenKey, refused: &'a TenantAccessToken) -> BoxFuture<'a, Result<(), BoxError>> {
        self.0.delete(key, refused)
    }

    fn lease<'a>(&'a self, _: &'a TokenKey, _: &'a str, _: Duration) -> BoxFuture<'a, Result<bool, BoxError>> {
        Box::pin(async { Ok(false) })
    }
}

#[tokio::test]
async fn a_lease_that_is_never_released_delays_a_fetch_but_does_not_prevent_it() {
    let server = server(0).await;
    let store = Arc::new(Left::default());
    let client = server.builder().token_store(Arc::clone(&store)).build().expect("the settings are right");
    let started = std::time::Instant::now();
    call(&client).await;
    assert!(started.elapsed() >= Duration::from_secs(5), "{:?}", started.elapsed());
    assert!(started.elapsed() < Duration::from_secs(9), "{:?}", started.elapsed());
    assert_eq!(server.token_fetches(), 1);
    // The intervals grow from 20 to 250 milliseconds.
    let reads = store.1.load(Ordering::Relaxed);
    assert!((5..=26).contains(&reads), "{reads}");
}

#[tokio::test]
async fn no_call_uses_the_store_while_the_token_is_valid() {
    let server = server(0).await;
    let store = Arc::new(Logged::default());
    let client = server.builder().token_store(Arc::clone(&store)).build().expect("the settings are right");
    call(&client).await;
    until("the token is saved", || store.entries().len() == 3).await;
    for _ in 0..100 {
        call(&client).await;
    }
    assert_eq!(store.entries(), ["get", "get", "put t-token-1"]);
}
