//! A person's tokens, kept fresh by the single-use refresh token.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use helpdesk_client::{
    BoxError, BoxFuture, Client, Error, MemoryUserTokenStore, RetryPolicy, UserAccessToken, UserClient, UserTokenStore,
    UserTokens,
};
use serde_json::{Value, json};
use tokio::sync::Semaphore;

use crate::operations::AsUser;
use crate::server::{APP_ID, APP_SECRET, Received, Reply, Server};

const REFRESH_PATH: &str = "/open-apis/authen/v2/oauth/token";
const OK: &str = r#"{"code":0,"msg":"ok","data":{}}"#;

/// A platform that ends each refresh token by its use: `r-1` gets `u-2` and `r-2`, and so on. `before` may answer instead.
async fn platform(before: impl Fn(&Received, usize) -> Option<Reply> + Send + Sync + 'static) -> Server {
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

fn tokens(n: usize, expires_in: u64) -> UserTokens {
    UserTokens::new(UserAccessToken::new(format!("u-{n}")), Duration::from_secs(expires_in))
        .refresh_token(format!("r-{n}"))
}

fn refreshes(server: &Server) -> usize {
    server.requests().iter().filter(|request| request.target == REFRESH_PATH).count()
}

/// The tokens that the calls came with.
fn used(server: &Server) -> Vec<String> {
    let calls = server.requests().into_iter().filter(|request| request.target != REFRESH_PATH);
    calls.map(|call| call.header("authorization").expect("each call has a token").replace("Bearer ", "")).collect()
}

async fn call(user: &UserClient) -> Result<Value, Error> {
    user.send(&AsUser(json!({"n": 1}))).await
}

fn client(server: &Server) -> Client {
    let policy = RetryPolicy::new().backoff(Duration::from_millis(1), Duration::from_millis(4));
    server.builder().retries(policy).build().expect("the settings are right")
}

#[derive(Default)]
struct Store {
    kept: Mutex<Option<UserTokens>>,
    saved: Mutex<Vec<String>>,
    broken: AtomicBool,
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
        Box::pin(async { Ok(self.kept.lock().expect("no panic").clone()) })
    }

    fn save<'a>(&'a self, tokens: &'a UserTokens) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async {
            if let Some(gate) = &self.gate {
                gate.acquire().await?.forget();
            }
            if self.broken.load(Ordering::Relaxed) {
                return Err("the disk is full".into());
            }
            self.saved.lock().expect("no panic").push(tokens.access_token.secret().to_owned());
            self.set(tokens.clone());
            Ok(())
        })
    }
}

#[tokio::test]
async fn a_fresh_token_is_used_as_it_is() {
    let server = platform(|_, _| None).await;
    let user = client(&server).as_refreshed_user(MemoryUserTokenStore::new(tokens(1, 7200)));
    for _ in 0..3 {
        call(&user).await.expect("the answer is right");
    }
    assert_eq!(used(&server), ["u-1", "u-1", "u-1"]);
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
        outcome.expect("the answer is right");
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
    let user = client(&server).as_refreshed_user(store);
    // The caller leaves while the store is at it, and takes nothing along.
    let left = tokio::time::timeout(Duration::from_millis(50), call(&user)).await;
    assert!(left.is_err());
    assert_eq!((refreshes(&server), used(&server).len()), (1, 0));
    gate.add_permits(1);
    call(&user).await.expect("the answer is right");
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
        assert_eq!(error.to_string(), "no access token, so nothing was sent: the disk is full");
    }
    assert_eq!((refreshes(&server), used(&server).len()), (1, 0));
    store.broken.store(false, Ordering::Relaxed);
    call(&user).await.expect("now it can");
    assert_eq!((refreshes(&server), used(&server), store.saved()), (1, vec!["u-2".to_owned()], vec!["u-2".to_owned()]));
}

#[tokio::test]
async fn a_pair_that_another_process_got_is_taken() {
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
async fn the_loser_of_a_race_waits_for_the_winner_to_save() {
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
async fn log_in_again() {
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
            assert_eq!(
                error.to_string(),
                format!(
                    "the person has to log in again: the platform refuses the refresh token: authen.v2.oauth.token: no more \
                     (code {code}, HTTP 400, log id 0a1b)"
                )
            );
            assert!(matches!(error, Error::LoginRequired(_)));
            assert_eq!((error.code(), error.status(), error.log_id()), (Some(code), Some(400), Some("0a1b")));
        }
        assert_eq!((refreshes(&server), used(&server).len()), (1, 0), "the platform is not asked again");
        store.set(tokens(4, 7200));
        call(&user).await.expect("the person has logged in");
        assert_eq!(used(&server), ["u-4"]);
    }

    let server = platform(|_, _| None).await;
    let user = client(&server).as_refreshed_user(Store::default());
    let error = call(&user).await.expect_err("nobody has logged in");
    assert_eq!(error.to_string(), "the person has to log in again: the store has no tokens of the person");
    let access_only = UserTokens::new(UserAccessToken::new("u-1"), Duration::ZERO);
    let user = client(&server).as_refreshed_user(MemoryUserTokenStore::new(access_only));
    let error = call(&user).await.expect_err("there is no refresh token");
    assert!(matches!(error, Error::LoginRequired(_)), "{error:?}");
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test]
async fn a_refresh_that_failed_for_now_is_tried_again() {
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
async fn an_answer_without_a_pair_shows_nothing_of_it() {
    let cases = [
        (r#"{"code":0,"expires_in":1}"#, "at `access_token`: it is no text, or no header can hold it"),
        (
            r#"{"code":0,"access_token":"u-hush\n","expires_in":1}"#,
            "at `access_token`: it is no text, or no header can hold it",
        ),
        (r#"{"code":0,"access_token":"u-hush","expires_in":"x"}"#, "at `expires_in`: it is no number of seconds"),
        (r#"{"access_token":"u-hush"}"#, "it has no integer `code`"),
    ];
    for (body, text) in cases {
        let server = platform(move |_, asked| (asked > 0).then(|| Reply::json(200, "", body))).await;
        let store = Store::with(tokens(1, 0));
        let user = client(&server).with_retries(RetryPolicy::never()).as_refreshed_user(store);
        let error = call(&user).await.expect_err("there is no pair");
        assert!(error.to_string().contains(text), "{error}");
        assert_eq!(error.operation(), Some("authen.v2.oauth.token"));
        let shown = format!("{error} {error:?} {user:?}");
        assert!(!shown.contains("u-hush") && !shown.contains("r-1"), "{shown}");
    }
    assert!(!format!("{:?} {:?}", tokens(1, 0), MemoryUserTokenStore::new(tokens(1, 0))).contains("-1\""));
}
