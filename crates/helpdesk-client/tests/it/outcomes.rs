//! Outcomes of calls, by their errors.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use helpdesk_client::types::ticket::StartService;
use helpdesk_client::{
    AppCredentials, Client, Error, MemoryUserTokenStore, Outcome, RetryPolicy, TenantAccessToken, UserAccessToken,
    UserTokens,
};
use helpdesk_testing::{Reply, Server};
use reqwest::dns::{Name, Resolve, Resolving};
use serde_json::json;

use crate::messages::MAY_HAVE_ACTED;
use crate::operations::{AsUser, Hide, Look, Put, Rare};
use crate::server::{Clients, OK, at_once, builder, own_http_client_builder};

fn put() -> Put {
    Put(json!({"n": 1}))
}

fn get() -> Look {
    Look { id: "1".to_owned(), query: Vec::new() }
}

fn once(server: &Server) -> Client {
    server.builder().retries(RetryPolicy::never()).build().expect("the settings are right")
}

async fn server(reply: impl Fn() -> Reply + Send + Sync + 'static) -> Server {
    Server::start(move |request| match request.is_token_fetch() {
        true => Reply::token("t-0123456789", 7200),
        false => reply(),
    })
    .await
}

#[track_caller]
fn assert_outcome(error: &Error, expected: Outcome, reads: bool) {
    let text = error.to_string();
    assert_eq!(error.outcome(), expected, "{text}");
    assert_eq!(text.matches(MAY_HAVE_ACTED).count(), usize::from(expected == Outcome::Unknown && !reads), "{text}");
}

#[tokio::test]
async fn outcomes_by_response() {
    let page = "<html>504 Gateway Time-out</html>";
    let cases = [
        // From a gateway.
        (504, page, Outcome::Unknown),
        (502, "", Outcome::Unknown),
        (408, page, Outcome::Unknown),
        (200, page, Outcome::Unknown),
        (200, "", Outcome::Unknown),
        (200, r#"{"code":0,"data":{"#, Outcome::Unknown),
        (429, page, Outcome::Refused),
        (403, page, Outcome::Refused),
        (413, page, Outcome::Refused),
        (302, page, Outcome::Refused),
        // From the platform.
        (400, r#"{"code":1,"msg":"no"}"#, Outcome::Refused),
        (200, r#"{"code":230001,"msg":"no"}"#, Outcome::Refused),
        (500, r#"{"code":154001,"msg":"no"}"#, Outcome::Refused),
        (503, r#"{"code":99991400,"msg":"limit"}"#, Outcome::Refused),
        (429, r#"{"code":155000,"msg":"limit"}"#, Outcome::Refused),
        (500, r#"{"code":99991663,"msg":"token"}"#, Outcome::Refused),
        (500, r#"{"code":1,"msg":"internal"}"#, Outcome::Unknown),
        (200, r#"{"code":155000,"msg":"internal"}"#, Outcome::Unknown),
        (200, r#"{"code":0,"data":"no map"}"#, Outcome::Done),
    ];
    for (status, body, expected) in cases {
        let server = server(move || Reply::json(status, "", body)).await;
        let client = once(&server);
        let error = client.send(&get()).await.expect_err("this is an error");
        assert_outcome(&error, expected, true);
        if expected != Outcome::Done {
            let error = client.send(&put()).await.expect_err("this is an error");
            assert_outcome(&error, expected, false);
            let error = client.send(&StartService::new("ou_1")).await.expect_err("this is an error");
            assert_outcome(&error, expected, false);
        }
    }
}

#[tokio::test]
async fn outcomes_by_transport_failure() {
    let cut = || Reply::Bytes(b"HTTP/1.1 200 X\r\nContent-Length: 99\r\n\r\n{\"code\":0}".to_vec());
    for reply in [|| Reply::Silence, || Reply::Bytes(Vec::new()), cut] {
        let server = server(reply).await;
        let client = once(&server).with_timeout(Duration::from_millis(100));
        assert_outcome(&client.send(&put()).await.expect_err("no response comes"), Outcome::Unknown, false);
        assert_outcome(&client.send(&Hide).await.expect_err("no response comes"), Outcome::Unknown, false);
        assert_outcome(&client.send(&get()).await.expect_err("no response comes"), Outcome::Unknown, true);
    }

    let server = server(|| Reply::json(200, "", OK)).await;
    let client = once(&server);
    client.send(&put()).await.expect("the response is right");
    drop(server);
    let error = client.send(&put()).await.expect_err("nobody is there");
    assert_eq!(error.operation(), Some("test.put"));
    assert_outcome(&error, Outcome::NotSent, false);
    assert_outcome(&Client::builder(AppCredentials::new("", "")).build().expect_err("no id"), Outcome::NotSent, false);
}

/// A resolver that never resolves a host name.
pub(crate) struct Nowhere;

impl Resolve for Nowhere {
    fn resolve(&self, _: Name) -> Resolving {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn without_a_connection_nothing_was_sent() {
    let total = |http: reqwest::ClientBuilder| http.timeout(Duration::from_millis(100));
    for (own, timeout) in [(false, 100), (true, 5_000)] {
        let http = own_http_client_builder().dns_resolver(Arc::new(Nowhere));
        let http = if own { total(http) } else { http }.build().expect("plain HTTP needs nothing");
        let client = builder("http://nowhere.test").http_client(http).retries(RetryPolicy::never()).build();
        let client = client.expect("the settings are right").with_token(TenantAccessToken::new("t-mine"));
        let client = client.with_timeout(Duration::from_millis(timeout));
        let mut errors = vec![client.send(&put()).await.expect_err("no connection comes about")];
        // A request without a body counts as sent if the HTTP client itself times out.
        if !own {
            errors.push(client.send(&get()).await.expect_err("no connection comes about"));
            errors.push(client.send(&Hide).await.expect_err("no connection comes about"));
        }
        for error in errors {
            assert!(error.is_timeout(), "{error}");
            assert_outcome(&error, Outcome::NotSent, false);
        }
    }
}

#[tokio::test]
async fn without_a_token_nothing_was_sent() {
    let cases: [fn() -> Reply; 4] = [
        || Reply::Silence,
        || Reply::Bytes(Vec::new()),
        || Reply::json(504, "", "<html>"),
        || Reply::json(200, "", r#"{"code":0}"#),
    ];
    for reply in cases {
        let server = Server::start(move |_| reply()).await;
        let client = once(&server).with_timeout(Duration::from_millis(100));
        let error = client.send(&put()).await.expect_err("there is no token");
        assert_outcome(&error, Outcome::NotSent, false);
        let tokens = UserTokens::new(UserAccessToken::new("u-1"), Duration::ZERO).refresh_token("r-1");
        let user = client.as_refreshed_user(MemoryUserTokenStore::new(tokens));
        let error = user.send(&AsUser(json!({}))).await.expect_err("there is no token");
        assert_outcome(&error, Outcome::NotSent, false);
    }
}

/// For a reset that is nearly as long as the timeout, or longer.
#[tokio::test]
async fn a_wait_that_leaves_no_time_for_the_request_fails_at_once() {
    for reset in ["0.95", "1", "30"] {
        let answered = AtomicUsize::new(0);
        let server = server(move || match answered.fetch_add(1, Ordering::Relaxed) {
            0 => Reply::json(429, &format!("x-ogw-ratelimit-reset: {reset}\r\n"), r#"{"code":99991400,"msg":"limit"}"#),
            _ => Reply::json(200, "", OK).late(Duration::from_millis(300)),
        })
        .await;
        let client = server.client().with_timeout(Duration::from_secs(1));
        let error = client.send(&put()).await.expect_err("the wait is too long");
        assert!(error.is_rate_limit() && error.retry_after().is_some_and(|wait| wait > Duration::from_millis(900)));
        assert_outcome(&error, Outcome::Refused, false);
        let hasty = client.with_timeout(Duration::from_millis(500));
        for _ in 0..2 {
            let error = at_once(hasty.send(&put())).expect_err("the wait is too long");
            assert!(matches!(error, Error::RateLimited { .. }), "{error}");
            assert_outcome(&error, Outcome::NotSent, false);
        }
        assert_eq!(server.calls().len(), 1);
    }
}

/// A caller with a longer timeout is ahead in the queue.
#[tokio::test]
async fn a_long_wait_in_the_queue_fails_at_once() {
    let server = server(|| Reply::json(200, "", OK)).await;
    let client = server.client();
    client.send(&Rare).await.expect("the response is right");
    let patient = tokio::spawn({
        let client = client.with_timeout(Duration::from_secs(600));
        async move { client.send(&Rare).await }
    });
    tokio::task::yield_now().await;
    let error = at_once(client.send(&Rare)).expect_err("the wait is too long");
    assert!(error.retry_after().is_some_and(|wait| wait > Duration::from_secs(27)), "{error}");
    assert_outcome(&error, Outcome::NotSent, false);
    assert!(!patient.is_finished(), "there is time");
    assert_eq!(server.calls().len(), 1);
}
