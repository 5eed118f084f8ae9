//! Leases: of several processes, one refreshes the tokens of a user.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use helpdesk_client::{BoxError, BoxFuture, Error, MemoryUserTokenStore, RetryPolicy, UserTokenStore, UserTokens};

use crate::refresh::{call, client, platform, refreshes, tokens, used};
use crate::server::builder;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_that_share_a_store_refresh_once_in_each_round() {
    let server = platform(|_, _| None).await;
    let store = Arc::new(MemoryUserTokenStore::new(tokens(1, 0)));
    for round in 1..=20 {
        let users: tokio::task::JoinSet<_> = (0..8)
            .map(|_| {
                let user = client(&server).as_refreshed_user(Arc::clone(&store));
                async move { call(&user).await }
            })
            .collect();
        for outcome in users.join_all().await {
            outcome.expect("no refresh is refused");
        }
        assert_eq!((refreshes(&server), used(&server).len()), (round, 8 * round));
        let stored = store.load().await.expect("it is in memory").expect("there is a pair");
        assert_eq!(stored.access_token.expose(), format!("u-{}", round + 1));
        let expired = UserTokens::new(stored.access_token, Duration::ZERO);
        let expired = expired.refresh_token(stored.refresh_token.expect("there is one").expose());
        store.save(&expired).await.expect("it is in memory");
    }
}

#[tokio::test]
async fn the_lease_of_a_process_that_ended_delays_the_next_refresh_until_it_ends() {
    let server = platform(|_, _| None).await;
    let store = Arc::new(MemoryUserTokenStore::new(tokens(1, 0)));
    let time = Duration::from_millis(500);
    assert!(store.lease("a process that ended", time).await.expect("it is in memory"));
    assert!(!store.lease("another", time).await.expect("it is in memory"), "one owner at a time");
    store.release("another").await.expect("it is in memory");
    let started = Instant::now();
    call(&client(&server).as_refreshed_user(Arc::clone(&store))).await.expect("the lease ends");
    assert!(started.elapsed() > Duration::from_millis(400), "{:?}", started.elapsed());
    assert_eq!((refreshes(&server), used(&server)), (1, vec!["u-2".to_owned()]));
    assert!(store.lease("another", time).await.expect("it is in memory"), "the client released its lease");
}

#[tokio::test]
async fn a_refresh_token_that_a_process_used_before_it_ended_requires_a_login() {
    let server = platform(|_, _| None).await;
    // Another process has used `r-1`, and ended before it saved its pair.
    call(&client(&server).as_refreshed_user(MemoryUserTokenStore::new(tokens(1, 0)))).await.expect("it was first");
    let store = Arc::new(MemoryUserTokenStore::new(tokens(1, 0)));
    let user = client(&server).as_refreshed_user(Arc::clone(&store));
    let error = call(&user).await.expect_err("the refresh token is used");
    assert!(matches!(error, Error::LoginRequired(_)), "{error:?}");
    assert_eq!(error.code(), Some(20_073));
    store.save(&tokens(5, 7200)).await.expect("it is in memory");
    call(&user).await.expect("the user has logged in");
}

#[tokio::test]
async fn a_late_pair_does_not_replace_a_login_that_was_saved_during_the_refresh() {
    let store = Arc::new(MemoryUserTokenStore::new(tokens(1, 0)));
    let login = tokens(7, 7200);
    let server = platform({
        let (store, login) = (Arc::clone(&store), login.clone());
        move |_, asked| {
            if asked == 1 {
                // The store is in memory, so the future is ready at once.
                let mut save = store.save(&login);
                let mut context = std::task::Context::from_waker(std::task::Waker::noop());
                assert!(save.as_mut().poll(&mut context).is_ready());
            }
            None
        }
    })
    .await;
    call(&client(&server).as_refreshed_user(Arc::clone(&store))).await.expect("the login is used");
    assert_eq!((refreshes(&server), used(&server)), (1, vec!["u-7".to_owned()]));
    assert_eq!(store.load().await.expect("it is in memory"), Some(login));
}

/// A store whose lease another process has, or that takes its time to grant it.
struct Leased {
    after: Duration,
    is_granted: bool,
    loads: AtomicUsize,
}

impl UserTokenStore for Leased {
    fn load(&self) -> BoxFuture<'_, Result<Option<UserTokens>, BoxError>> {
        self.loads.fetch_add(1, Ordering::Relaxed);
        Box::pin(async { Ok(Some(tokens(1, 0))) })
    }

    fn save<'a>(&'a self, _: &'a UserTokens) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async { Ok(()) })
    }

    fn lease<'a>(&'a self, _: &'a str, _: Duration) -> BoxFuture<'a, Result<bool, BoxError>> {
        Box::pin(async {
            tokio::time::sleep(self.after).await;
            Ok(self.is_granted)
        })
    }
}

/// The error of a call, the time after which it came, and how often the store was read. Nobody listens.
async fn waited(after: u64, is_granted: bool) -> (Error, Duration, usize) {
    let store = Arc::new(Leased { after: Duration::from_millis(after), is_granted, loads: AtomicUsize::new(0) });
    let client = builder("http://127.0.0.1:1").timeout(Duration::from_secs(60)).retries(RetryPolicy::never()).build();
    let user = client.expect("the settings are right").as_refreshed_user(Arc::clone(&store));
    let start = tokio::time::Instant::now();
    let error = call(&user).await.expect_err("there is no token");
    (error, start.elapsed(), store.loads.load(Ordering::Relaxed))
}

#[tokio::test(start_paused = true)]
async fn a_process_that_refreshes_for_ever_is_waited_for_no_longer_than_its_lease_may_last() {
    let (error, time, loads) = waited(0, false).await;
    assert!(error.to_string().contains("another process has been refreshing the tokens"), "{error}");
    let longest = Duration::from_secs(25);
    assert!(time >= longest && time <= longest + Duration::from_millis(250), "{time:?}");
    // The intervals grow from 20 to 250 milliseconds.
    assert!((100..=106).contains(&loads), "{loads}");
}

#[tokio::test(start_paused = true)]
async fn a_refresh_that_might_outlast_its_lease_is_not_sent() {
    for (after, is_sent) in [(11_900, true), (12_100, false), (16_000, false)] {
        let (error, _, _) = waited(after, true).await;
        let is_late = error.to_string().contains("the lease would end before the tokens are refreshed");
        assert_eq!(is_late, !is_sent, "{after} ms: {error}");
    }
}
