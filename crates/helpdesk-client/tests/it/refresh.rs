//! Tokens of a user, renewed by the single-use refresh token.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use helpdesk_client::{
    BoxError, BoxFuture, Client, Error, MemoryUserTokenStore, RetryPolicy, UserAccessToken, UserClient, UserTokenStore,
    UserTokens,
};
use helpdesk_testing::{Received, Reply, Server, until};
use serde_json::{Value, json};
use tokio::sync::Semaphore;

use crate::operations::AsUser;
use crate::server::{APP_ID, APP_SECRET, Clients, OK, builder};

const REFRESH_PATH: &str = "/open-apis/authen/v2/oauth/token";
/// A platform that accepts each refresh token once: `r-1` gets `u-2` and `r-2`, and so on. `before` may respond
/// instead.
pub(crate) async fn platform(before: impl Fn(&Received, usize) -> Option<Reply> + Send + Sync + 'static) -> Server {
    let (asked, spent) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    Server::start(move |request| {
        if request.target != REFRESH_PATH {
            return before(request, 0).unwrap_or_else(|| Reply::json(200, "", OK));
        }
        let asked = asked.fetch_add(1, Ordering::Relaxed) + 1;
        if let Some(reply) = before(request, asked) {
            return reply;
        }
        let body: Value = serde_json::from_slice(&request.body).expect("the body is JSON");
        let token = body["refresh_token"].as_str().expect("a refresh token").to_owned();
        let mut spent = spent.lock().expect("no panic");
        if spent.contains(&token) {
            return Reply::json(400, "", r#"{"code":20073,"error":"invalid_grant","error_description":"used"}"#);
        }
        let n = 1 + token.strip_prefix("r-").and_then(|n| n.parse::<usize>().ok()).expect("a token of this platform");
        spent.push(token);
        Reply::json(200, "", &pair(&format!("u-{n}"), &format!("r-{n}")))
    })
    .await
}

fn pair(access: &str, refresh: &str) -> String {
    json!({"code": 0, "access_token": access, "expires_in": 7200, "refresh_token": refresh,
        "refresh_token_expires_in": 604_800, "token_type": "Bearer", "scope": "offline_access"})
    .to_string()
}

pub(crate) fn tokens(n: usize, expires_in: u64) -> UserTokens {
    UserTokens::new(UserAccessToken::new(format!("u-{n}")), Duration::from_secs(expires_in))
        .refresh_token(format!("r-{n}"))
}

pub(crate) fn refreshes(server: &Server) -> usize {
    server.requests().iter().filter(|request| request.target == REFRESH_PATH).count()
}

/// The access tokens of the calls.
pub(crate) fn used(server: &Server) -> Vec<String> {
    let calls = server.requests().into_iter().filter(|request| request.target != REFRESH_PATH);
    calls.map(|call| call.header("authorization").expect("each call has a token").replace("Bearer ", "")).collect()
}

pub(crate) async fn call(user: &UserClient) -> Result<Value, Error> {
    user.send(&AsUser(json!({"n": 1}))).await
}

pub(crate) fn client(server: &Server) -> Client {
    let policy = RetryPolicy::new().backoff(Duration::from_millis(1), Duration::from_millis(4));
    server.builder().retries(policy).build().expect("the settings are right")
}

#[derive(Default)]
struct Store {
    kept: Mutex<Option<UserTokens>>,
    saved: Mutex<Vec<String>>,
    loads: AtomicUsize,
    broken: AtomicBool,
    saving: AtomicBool,
    releases: AtomicUsize,
    gate: Option<Arc<Semaphore>>,
}

impl Store {
    fn with(tokens: UserTokens) -> Arc<Self> {
        Arc::new(Self { kept: Mutex::new(Some(tokens)), ..Self::default() })
    }

    fn set(&self, tokens: UserTokens) {
        *self.kept.lock().expect("no panic") = Some(tokens);
    }

    fn saved(&self) -> Vec<String> {
        self.saved.lock().expect("no panic").clone()
    }
}

impl UserTokenStore for Store {
    fn load(&self) -> BoxFuture<'_, Result<Option<UserTokens>, BoxError>> {
        self.loads.fetch_add(1, Ordering::Relaxed);
        Box::pin(async { Ok(self.kept.lock().expect("no panic").clone()) })
    }

    fn save<'a>(&'a self, tokens: &'a UserTokens) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async {
            self.saving.store(true, Ordering::Relaxed);
            if let Some(gate) = &self.gate {
                gate.acquire().await?.forget();
            }
            if self.broken.load(Ordering::Relaxed) {
                return Err("the disk is full".into());
            }
            self.saved.lock().expect("no panic").push(tokens.access_token.expose().to_owned());
            self.set(tokens.clone());
            Ok(())
        })
    }

    fn release<'a>(&'a self, _: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        self.releases.fetch_add(1, Ordering::Relaxed);
        Box::pin(async { Ok(()) })
    }
}

#[tokio::test]
async fn a_fresh_token_is_not_refreshed() {
    let server = platform(|_, _| None).await;
    let store = Store::with(tokens(1, 7200));
    let user = client(&server).as_refreshed_user(Arc::clone(&store));
    for _ in 0..3 {
        call(&user).await.expect("the response is right");
    }
    assert_eq!(used(&server), ["u-1", "u-1", "u-1"]);
    assert_eq!(store.loads.load(Ordering::Relaxed), 1, "no call uses the store while the token is valid");
    assert_eq!(store.releases.load(Ordering::Relaxed), 0, "there is no lease");
    assert_eq!(refreshes(&server), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_calls_refresh_once() {
    let server = platform(|_, _| None).await;
    let store = Store::with(tokens(1, 0));
    let user = client(&server).as_refreshed_user(Arc::clone(&store));
    let calls: tokio::task::JoinSet<_> = (0..50)
        .map(|_| {
            let user = user.clone();
            async move { call(&user).await }
        })
        .collect();
    for outcome in calls.join_all().await {
        outcome.expect("the response is right");
    }
    assert_eq!(used(&server), vec!["u-2"; 50]);
    assert_eq!(store.saved(), ["u-2"]);
    let refresh = &server.requests()[0];
    let body: Value = serde_json::from_slice(&refresh.body).expect("the body is JSON");
    let expected = json!({"grant_type": "refresh_token", "client_id": APP_ID, "client_secret": APP_SECRET, "refresh_token": "r-1"});
    assert_eq!((refresh.method.as_str(), body), ("POST", expected));
    assert_eq!(refresh.header("authorization"), None);
    assert_eq!(refreshes(&server), 1);
}

#[tokio::test]
async fn a_refused_token_is_refreshed_once() {
    for code in [99991668, 99991677] {
        let server = platform(move |request, _| {
            (request.header("authorization") == Some("Bearer u-1"))
                .then(|| Reply::json(400, "", &format!(r#"{{"code":{code},"msg":"expired"}}"#)))
        })
        .await;
        let store = Store::with(tokens(1, 7200));
        let user = client(&server).as_refreshed_user(Arc::clone(&store));
        call(&user).await.expect("the second token is right");
        call(&user).await.expect("the second token stays");
        assert_eq!(used(&server), ["u-1", "u-2", "u-2"]);
        assert_eq!((refreshes(&server), store.saved()), (1, vec!["u-2".to_owned()]));
    }
}

#[tokio::test]
async fn a_pair_is_saved_before_it_is_used() {
    let server = platform(|_, _| None).await;
    let gate = Arc::new(Semaphore::new(0));
    let store = Store { kept: Mutex::new(Some(tokens(1, 0))), gate: Some(Arc::clone(&gate)), ..Store::default() };
    let store = Arc::new(store);
    let user = client(&server).as_refreshed_user(Arc::clone(&store));
    // The caller is dropped while the store is saving; the pair is saved anyway.
    let left = tokio::spawn({
        let user = user.clone();
        async move { call(&user).await }
    });
    until("the pair is being saved", || store.saving.load(Ordering::Relaxed)).await;
    left.abort();
    left.await.expect_err("it is dropped");
    assert_eq!((refreshes(&server), used(&server).len()), (1, 0));
    gate.add_permits(1);
    call(&user).await.expect("the response is right");
    assert_eq!((refreshes(&server), used(&server)), (1, vec!["u-2".to_owned()]));
}

#[tokio::test]
async fn a_pair_that_cannot_be_saved_is_not_used_and_not_lost() {
    let server = platform(|_, _| None).await;
    let store = Store::with(tokens(1, 0));
    store.broken.store(true, Ordering::Relaxed);
    let user = client(&server).as_refreshed_user(Arc::clone(&store));
    for _ in 0..2 {
        let error = call(&user).await.expect_err("the pair cannot be saved");
        assert!(matches!(error, Error::TokenSource { .. }), "{error:?}");
    }
    assert_eq!((refreshes(&server), used(&server).len()), (1, 0));
    assert_eq!(store.releases.load(Ordering::Relaxed), 0, "no other process could do more than this one");
    store.broken.store(false, Ordering::Relaxed);
    call(&user).await.expect("now it can");
    assert_eq!((refreshes(&server), used(&server), store.saved()), (1, vec!["u-2".to_owned()], vec!["u-2".to_owned()]));
}

#[tokio::test]
async fn a_pair_of_another_process_is_used() {
    let ended = Arc::new(AtomicBool::new(false));
    let server = platform({
        let ended = Arc::clone(&ended);
        move |request, _| {
            let refused = ended.load(Ordering::Relaxed) && request.header("authorization") == Some("Bearer u-1");
            refused.then(|| Reply::json(400, "", r#"{"code":99991677,"msg":"no"}"#))
        }
    })
    .await;
    let store = Store::with(tokens(1, 7200));
    let [first, second] = [(); 2].map(|()| client(&server).as_refreshed_user(Arc::clone(&store)));
    for user in [&first, &second] {
        call(user).await.expect("the token is fresh");
    }
    ended.store(true, Ordering::Relaxed);
    for user in [&first, &second] {
        call(user).await.expect("the next token is right");
    }
    assert_eq!(used(&server), ["u-1", "u-1", "u-1", "u-2", "u-1", "u-2"]);
    assert_eq!(refreshes(&server), 1, "the second one finds the pair of the first");
}

#[tokio::test]
async fn the_second_of_two_processes_waits_for_the_first_to_save() {
    let server = platform(|_, _| None).await;
    let store = Store::with(tokens(1, 0));
    // Another process has used `r-1`, and saves its pair a little later.
    let elsewhere = client(&server).as_refreshed_user(MemoryUserTokenStore::new(tokens(1, 0)));
    call(&elsewhere).await.expect("the other process was first");
    let late = tokio::spawn({
        let store = Arc::clone(&store);
        async move {
            tokio::time::sleep(Duration::from_millis(300)).await;
            store.set(tokens(2, 7200));
        }
    });
    let user = client(&server).as_refreshed_user(Arc::clone(&store));
    call(&user).await.expect("the pair of the other process is right");
    late.await.expect("no panic");
    assert_eq!((refreshes(&server), used(&server)), (2, vec!["u-2".to_owned(), "u-2".to_owned()]));
}

#[tokio::test]
async fn a_pair_of_another_process_is_looked_for_although_its_caller_has_left() {
    let server = platform(|_, _| None).await;
    let elsewhere = client(&server).as_refreshed_user(MemoryUserTokenStore::new(tokens(1, 0)));
    call(&elsewhere).await.expect("the other process was first");
    let store = Store::with(tokens(1, 0));
    let hasty = server.builder().timeout(Duration::from_secs(1)).build().expect("the settings are right");
    let error = call(&hasty.as_refreshed_user(Arc::clone(&store))).await.expect_err("there is no token in time");
    assert!(error.is_timeout(), "{error}");
    // Before and after the lease is taken, and then eight times within two seconds.
    until("the store was read for the last time", || store.loads.load(Ordering::Relaxed) == 10).await;
}

#[tokio::test]
async fn a_new_login_without_refresh_tokens_is_noticed() {
    let server = platform(|request, _| {
        (request.header("authorization") == Some("Bearer u-1"))
            .then(|| Reply::json(400, "", r#"{"code":99991677,"msg":"expired"}"#))
    })
    .await;
    let login = |token| UserTokens::new(UserAccessToken::new(token), Duration::from_secs(7200));
    let store = Store::with(login("u-1"));
    let user = client(&server).as_refreshed_user(Arc::clone(&store));
    let error = call(&user).await.expect_err("the token has ended, and there is no other");
    assert!(matches!(error, Error::LoginRequired(_)), "{error:?}");
    store.set(login("u-5"));
    call(&user).await.expect("the user has logged in");
    assert_eq!((used(&server), refreshes(&server)), (vec!["u-1".to_owned(), "u-5".to_owned()], 0));
}

#[tokio::test]
async fn a_refresh_token_is_sent_once_even_if_the_response_is_lost() {
    let cut_off = b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"code\":0,";
    let internal = r#"{"code":155000,"msg":"internal error"}"#;
    let cases = [
        ("closed", Reply::Bytes(Vec::new())),
        ("cut off", Reply::Bytes(cut_off.to_vec())),
        ("bad gateway", Reply::json(502, "", "<html>Bad Gateway</html>")),
        ("no JSON", Reply::json(200, "", "hello")),
        ("forbidden page", Reply::json(403, "", "<html>Forbidden</html>")),
        ("without a pair", Reply::json(200, "", r#"{"code":0}"#)),
        ("internal error", Reply::json(500, "", internal)),
        ("internal error under another status", Reply::json(400, "", internal)),
        ("another internal error", Reply::json(500, "", r#"{"code":1,"msg":"error"}"#)),
        ("another internal error of a gateway", Reply::json(503, "", r#"{"code":1,"msg":"error"}"#)),
        ("silence", Reply::Silence),
    ];
    for (case, reply) in cases {
        let server = platform(move |_, asked| (asked == 1).then(|| reply.clone())).await;
        let store = Store::with(tokens(1, 0));
        let policy = RetryPolicy::new().backoff(Duration::from_millis(1), Duration::from_millis(4));
        let client = server.builder().retries(policy).timeout(Duration::from_millis(300)).build();
        let client = client.expect("the settings are right");
        let user = client.as_refreshed_user(Arc::clone(&store));
        // The first call may time out before the refresh fails.
        let first = call(&user).await.expect_err("the response is lost");
        tokio::time::sleep(Duration::from_millis(50)).await;
        for error in [call(&user).await.expect_err("there is no pair"), call(&user).await.expect_err("nor later")] {
            assert!(matches!(error, Error::LoginRequired(_)), "{case}: {error:?}");
            assert_eq!(error.code(), None, "{case}: the refresh was lost, not refused");
            assert!(first.is_timeout() || first.to_string() == error.to_string(), "{case}: {first}");
        }
        assert_eq!((refreshes(&server), used(&server).len()), (1, 0), "{case}");
        store.set(tokens(4, 7200));
        call(&user).await.expect("the user has logged in");
        assert_eq!((refreshes(&server), used(&server)), (1, vec!["u-4".to_owned()]), "{case}");
    }
}

#[tokio::test]
async fn a_lost_response_does_not_hide_the_pair_of_another_process() {
    let store = Store::with(tokens(1, 0));
    let server = platform({
        let store = Arc::clone(&store);
        move |_, asked| {
            // Another process was faster and has saved its pair.
            store.set(tokens(2, 7200));
            (asked == 1).then(|| Reply::json(502, "", "<html>Bad Gateway</html>"))
        }
    })
    .await;
    let user = client(&server).as_refreshed_user(store);
    call(&user).await.expect("the pair of the other process is right");
    assert_eq!((refreshes(&server), used(&server)), (1, vec!["u-2".to_owned()]));
}

#[tokio::test]
async fn a_refresh_that_was_not_sent_is_retried() {
    let server = platform(|_, _| None).await;
    let address = server.url.strip_prefix("http://").expect("it is plain HTTP").parse().expect("an address");
    drop(server);
    let policy = RetryPolicy::never();
    let client = builder(&format!("http://{address}")).retries(policy).build().expect("the settings are right");
    let store = Store::with(tokens(1, 0));
    let user = client.as_refreshed_user(Arc::clone(&store));
    tokio::time::sleep(Duration::from_millis(20)).await;
    let error = call(&user).await.expect_err("nobody is there");
    assert!(!matches!(error, Error::LoginRequired(_)), "{error:?}");
    assert_eq!(store.loads.load(Ordering::Relaxed), 2, "before the lease, and after it");
    let server = Server::start_at(address, |request| match request.target == REFRESH_PATH {
        true => Reply::json(200, "", &pair("u-2", "r-2")),
        false => Reply::json(200, "", OK),
    })
    .await;
    call(&user).await.expect("now somebody is");
    assert_eq!(refreshes(&server), 1);
}

/// A store that always returns the first pair.
struct Forgetful;

impl UserTokenStore for Forgetful {
    fn load(&self) -> BoxFuture<'_, Result<Option<UserTokens>, BoxError>> {
        Box::pin(async { Ok(Some(tokens(1, 0))) })
    }

    fn save<'a>(&'a self, _: &'a UserTokens) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async { Ok(()) })
    }
}

#[tokio::test]
async fn an_outdated_store_does_not_reuse_a_refresh_token() {
    let server = platform(|request, _| {
        let ended = [1, 2, 3].map(|n| format!("Bearer u-{n}"));
        let is_ended = request.header("authorization").is_some_and(|token| ended.iter().any(|ended| ended == token));
        is_ended.then(|| Reply::json(400, "", r#"{"code":99991677,"msg":"expired"}"#))
    })
    .await;
    let user = client(&server).as_refreshed_user(Forgetful);
    for _ in 0..3 {
        // Each call replaces its token once.
        let _ = call(&user).await;
    }
    let bodies = server.requests().into_iter().filter(|request| request.target == REFRESH_PATH);
    let sent: Vec<Value> = bodies.map(|request| serde_json::from_slice(&request.body).expect("JSON")).collect();
    let sent: Vec<&str> = sent.iter().filter_map(|body| body["refresh_token"].as_str()).collect();
    assert_eq!(sent, ["r-1", "r-2", "r-3"]);
}

#[tokio::test]
async fn a_pair_that_could_not_be_saved_does_not_replace_a_new_login() {
    let server = platform(|_, _| None).await;
    let store = Store::with(tokens(1, 0));
    store.broken.store(true, Ordering::Relaxed);
    let user = client(&server).as_refreshed_user(Arc::clone(&store));
    call(&user).await.expect_err("the pair cannot be saved");
    store.broken.store(false, Ordering::Relaxed);
    store.set(tokens(7, 7200));
    call(&user).await.expect("the user has logged in");
    assert_eq!((refreshes(&server), used(&server), store.saved()), (1, vec!["u-7".to_owned()], Vec::new()));
}

#[tokio::test]
async fn a_refresh_lasts_as_long_as_its_longest_caller() {
    let server = platform(|_, asked| {
        (asked == 1).then(|| Reply::json(200, "", &pair("u-2", "r-2")).late(Duration::from_millis(600)))
    })
    .await;
    let client = server.builder().timeout(Duration::from_millis(200)).build().expect("the settings are right");
    let user = client.as_refreshed_user(MemoryUserTokenStore::new(tokens(1, 0)));
    let [hasty, usual, patient] = [50, 200, 20_000].map(|milliseconds| {
        let user = user.with_timeout(Duration::from_millis(milliseconds));
        tokio::spawn(async move { call(&user).await })
    });
    for short in [hasty, usual] {
        let error = short.await.expect("no panic").expect_err("there is no token in time");
        assert_eq!((error.is_timeout(), error.operation()), (true, Some("user_access_token")), "{error}");
    }
    patient.await.expect("no panic").expect("it waits for the pair");
    assert_eq!((refreshes(&server), used(&server)), (1, vec!["u-2".to_owned()]));
}

/// A runtime that is driven only while its thread blocks on it.
fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

#[test]
fn a_runtime_that_is_not_driven_does_not_block_others_or_reuse_a_refresh_token() {
    for is_shut_down in [false, true] {
        let server_side = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        let server_side = server_side.expect("a runtime");
        let (left, other) = (runtime(), runtime());
        let gate = Arc::new(Semaphore::new(0));
        let server = server_side.block_on(platform({
            let gate = Arc::clone(&gate);
            move |_, asked| (asked == 1).then(|| Reply::json(200, "", &pair("u-2", "r-2")).gated(&gate))
        }));
        let store = Store::with(tokens(1, 0));
        let client = server.builder().timeout(Duration::from_millis(400)).build().expect("the settings are right");
        let user = client.as_refreshed_user(Arc::clone(&store));
        left.block_on(async {
            let user = user.clone();
            tokio::spawn(async move { call(&user).await });
            while refreshes(&server) == 0 {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        });
        // Whether the runtime is not driven or has ended, the response is lost.
        let left = match is_shut_down {
            true => {
                left.shutdown_background();
                None
            }
            false => Some(left),
        };
        let started = Instant::now();
        let patient = user.with_timeout(Duration::from_secs(20));
        let error = other.block_on(call(&patient)).expect_err("the response is lost");
        assert!(matches!(error, Error::LoginRequired(_)), "{error:?}");
        assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
        store.set(tokens(4, 7200));
        other.block_on(call(&user)).expect("the user has logged in");
        // If the refresh continues later, it overwrites nothing.
        gate.add_permits(1);
        if let Some(left) = left {
            left.block_on(async { tokio::time::sleep(Duration::from_millis(50)).await });
        }
        other.block_on(call(&user)).expect("the pair of the login stays");
        assert_eq!((refreshes(&server), used(&server), store.saved()), (1, vec!["u-4".to_owned(); 2], Vec::new()));
    }
}

#[tokio::test]
async fn a_refused_refresh_token_requires_a_login() {
    for code in [20026, 20037, 20064, 20073] {
        let server = platform(move |_, asked| {
            let body = format!(r#"{{"code":{code},"error":"invalid_grant","error_description":"no more"}}"#);
            (asked == 1).then(|| Reply::json(400, "X-Tt-Logid: 0a1b\r\n", &body))
        })
        .await;
        let store = Store::with(tokens(1, 0));
        let user = client(&server).as_refreshed_user(Arc::clone(&store));
        for _ in 0..2 {
            let error = call(&user).await.expect_err("the refresh token is spent");
            assert!(matches!(error, Error::LoginRequired(_)));
            assert_eq!((error.code(), error.status(), error.log_id()), (Some(code), Some(400), Some("0a1b")));
        }
        assert_eq!((refreshes(&server), used(&server).len()), (1, 0), "the platform is not asked again");
        store.set(tokens(4, 7200));
        call(&user).await.expect("the user has logged in");
        assert_eq!(used(&server), ["u-4"]);
    }

    let server = platform(|_, _| None).await;
    let user = client(&server).as_refreshed_user(Store::default());
    let error = call(&user).await.expect_err("nobody has logged in");
    assert!(matches!(error, Error::LoginRequired(_)), "{error:?}");
    let access_only = UserTokens::new(UserAccessToken::new("u-1"), Duration::ZERO);
    let user = client(&server).as_refreshed_user(MemoryUserTokenStore::new(access_only));
    let error = call(&user).await.expect_err("there is no refresh token");
    assert!(matches!(error, Error::LoginRequired(_)), "{error:?}");
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test]
async fn a_refusal_for_another_reason_leaves_the_refresh_token() {
    let body = r#"{"code":20002,"error":"invalid_client","error_description":"the secret is wrong"}"#;
    let server = platform(move |_, asked| (asked == 1).then(|| Reply::json(400, "", body))).await;
    let user = client(&server).as_refreshed_user(MemoryUserTokenStore::new(tokens(1, 0)));
    let error = call(&user).await.expect_err("the secret is wrong");
    assert_eq!(error.code(), Some(20_002));
    assert!(!matches!(error, Error::LoginRequired(_)), "{error:?}");
    call(&user).await.expect("it is right now");
    assert_eq!((refreshes(&server), used(&server)), (2, vec!["u-2".to_owned()]));
}

#[tokio::test]
async fn a_temporary_failure_of_a_refresh_is_retried() {
    let server = platform(|_, asked| match asked {
        1 => Some(Reply::json(500, "", r#"{"code":20050,"error":"server_error","error_description":"later"}"#)),
        2 => Some(Reply::json(503, "", r#"{"code":20072,"error":"unavailable","error_description":"later"}"#)),
        _ => None,
    })
    .await;
    let user = client(&server).as_refreshed_user(MemoryUserTokenStore::new(tokens(1, 0)));
    call(&user).await.expect("the third refresh brings a pair");
    assert_eq!((refreshes(&server), used(&server)), (3, vec!["u-2".to_owned()]));
}

#[tokio::test]
async fn a_response_without_a_pair_is_not_shown() {
    let cases = [
        r#"{"code":0,"expires_in":1}"#,
        r#"{"code":0,"access_token":"u-hush\n","expires_in":1}"#,
        r#"{"code":0,"access_token":"u-hush","expires_in":"x"}"#,
        r#"{"access_token":"u-hush"}"#,
    ];
    for body in cases {
        let server = platform(move |_, asked| (asked > 0).then(|| Reply::json(200, "", body))).await;
        let store = Store::with(tokens(1, 0));
        let user = client(&server).with_retries(RetryPolicy::never()).as_refreshed_user(store);
        let error = call(&user).await.expect_err("there is no pair");
        assert!(matches!(error, Error::LoginRequired(_)), "{error:?}");
        assert_eq!(error.operation(), Some("authen.v2.oauth.token"));
        let shown = format!("{error} {error:?} {user:?}");
        assert!(!shown.contains("u-hush") && !shown.contains("r-1"), "{shown}");
    }
    let shown = format!("{:?} {:?}", tokens(1, 0), MemoryUserTokenStore::new(tokens(1, 0)));
    assert!(!shown.contains("-1\"") && shown.matches("has_refresh_token: true").count() == 2, "{shown}");
}
