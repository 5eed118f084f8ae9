//! Handles of a client: other helpdesks, other settings, other ways to send.

use std::time::{Duration, Instant};

use helpdesk_client::{Error, HelpdeskCredentials, RawRequest, RetryPolicy, TenantAccessToken, UserAccessToken};
use helpdesk_testing::{Reply, Server};
use serde_json::json;

use crate::operations::{AsUser, Put};
use crate::server::{Clients, HELPDESK_HEADER};

const OK: &str = r#"{"code":0,"msg":"ok","data":{"a":1}}"#;

async fn server() -> Server {
    Server::start(|request| match request.is_token_fetch() {
        true => Reply::token("t-0123456789", 7200),
        false => Reply::json(200, "X-Tt-Logid: 0a1b\r\n", OK),
    })
    .await
}

#[tokio::test]
async fn helpdesks_share_only_the_token() {
    let server = server().await;
    let first = server.client();
    let second = first.for_helpdesk(HelpdeskCredentials::new("7", "ht-seven")).expect("the credentials are right");
    for client in [&first, &second, &first] {
        client.send(&Put(json!({}))).await.expect("the response is right");
    }
    second.as_user(UserAccessToken::new("u-1")).send(&AsUser(json!({}))).await.expect("the response is right");
    let calls = server.calls();
    let helpdesks: Vec<_> = calls.iter().map(|call| call.header("x-lark-helpdesk-authorization")).collect();
    // `printf %s 7:ht-seven | base64`
    let seven = Some("NzpodC1zZXZlbg==");
    assert_eq!(helpdesks, [Some(HELPDESK_HEADER), seven, Some(HELPDESK_HEADER), seven]);
    assert_eq!(server.token_fetches(), 1);

    let error = first.for_helpdesk(HelpdeskCredentials::new("7", "")).expect_err("the token is empty");
    assert!(matches!(error, Error::Config { .. }), "{error:?}");
}

#[tokio::test]
async fn handles_have_separate_settings() {
    let silent = Server::start(|request| match request.is_token_fetch() {
        true => Reply::token("t-0123456789", 7200),
        false => Reply::Silence,
    })
    .await;
    let client = silent.client();
    let short = client.with_timeout(Duration::from_millis(50));
    let started = Instant::now();
    let error = short.send(&Put(json!({}))).await.expect_err("no response comes");
    assert!(error.is_timeout() && started.elapsed() < Duration::from_secs(5), "{error}");
    let error =
        short.as_user(UserAccessToken::new("u-1")).send(&AsUser(json!({}))).await.expect_err("no response comes");
    assert!(error.is_timeout(), "{error}");
    assert!(format!("{client:?}").contains("timeout: 30s"));
    assert!(format!("{short:?}").contains("timeout: 50ms"));

    let server = server().await;
    let tight = server.client().with_max_response_bytes(10);
    // The response with the token is longer than the limit.
    let tight = tight.with_token(TenantAccessToken::new("t-mine"));
    let error = tight.send(&Put(json!({}))).await.expect_err("the response is too long");
    assert!(matches!(error, Error::Unexpected(_)), "{error:?}");
    tight.with_max_response_bytes(1000).send(&Put(json!({}))).await.expect("the response is short enough");
}

#[tokio::test]
async fn a_supplied_token_is_used() {
    let server = server().await;
    let client = server.client().with_token(TenantAccessToken::new("t-mine"));
    client.send(&Put(json!({}))).await.expect("the response is right");
    assert_eq!(server.requests()[0].header("authorization"), Some("Bearer t-mine"));
    assert_eq!(server.requests().len(), 1, "none is fetched");
    let invalid = server.client().with_token(TenantAccessToken::new("t\nmine"));
    let error = invalid.send(&Put(json!({}))).await.expect_err("it is no token").to_string();
    assert!(error.contains("the access token is not a valid header value"), "{error}");
    assert_eq!(server.requests().len(), 1, "nothing is sent");

    let server = Server::start(|_| Reply::json(200, "", r#"{"code":99991663,"msg":"no"}"#)).await;
    let client = server.client().with_token(TenantAccessToken::new("t-mine"));
    let error = client.send(&Put(json!({}))).await.expect_err("the token is refused");
    assert_eq!((error.code(), server.requests().len()), (Some(99991663), 1));
}

#[tokio::test]
async fn a_success_has_metadata() {
    let server = server().await;
    let answered = server.client().send_detailed(&Put(json!({}))).await.expect("the response is right");
    assert_eq!(answered.response, json!({"a": 1}));
    assert_eq!((answered.status, answered.log_id.as_deref(), answered.attempts), (200, Some("0a1b"), 1));
    let user = server.client().as_user(UserAccessToken::new("u-1"));
    let answered = user.send_detailed(&AsUser(json!({}))).await.expect("the response is right");
    assert_eq!(answered.log_id.as_deref(), Some("0a1b"));
}

#[tokio::test]
async fn a_raw_request_has_any_method_and_path() {
    let server = server().await;
    let client = server.client();
    let request = RawRequest::new("PUT", "/open-apis/helpdesk/v9/things/:id")
        .path("id", "1/..?")
        .query("tag", "a&b")
        .query("tag", "c")
        .json(&json!({"n": 1}));
    let answered = client.send_raw(&request).await.expect("the response is right");
    assert_eq!(answered.response, json!({"code": 0, "msg": "ok", "data": {"a": 1}}));
    assert_eq!((answered.status, answered.log_id.as_deref()), (200, Some("0a1b")));
    let user = client.as_user(UserAccessToken::new("u-1"));
    user.send_raw(&RawRequest::new("GET", "/open-apis/contact/v3/scopes")).await.expect("the response is right");

    let [put, get] = server.calls().try_into().expect("two calls");
    assert_eq!(
        (put.method.as_str(), put.target.as_str()),
        ("PUT", "/open-apis/helpdesk/v9/things/1%2F..%3F?tag=a%26b&tag=c")
    );
    assert_eq!(put.header("x-lark-helpdesk-authorization"), Some(HELPDESK_HEADER));
    assert_eq!(put.body, br#"{"n":1}"#);
    assert_eq!(get.header("x-lark-helpdesk-authorization"), None, "only the Helpdesk gets its credentials");
    assert_eq!(get.header("authorization"), Some("Bearer u-1"));
}

#[tokio::test]
async fn a_raw_request_that_cannot_be_sent_or_fails() {
    let server = Server::start(|request| match request.is_token_fetch() {
        true => Reply::token("t-0123456789", 7200),
        false => Reply::json(404, "X-Tt-Logid: 0a1b\r\n", r#"{"code":154004,"msg":"not found"}"#),
    })
    .await;
    let client = server.client();
    for (method, path) in [("GET /", "/x"), ("GET", "/a/../b\n"), ("GET", "/a/:id")] {
        let error = client.send_raw(&RawRequest::new(method, path)).await.expect_err("this cannot be sent");
        assert!(matches!(error, Error::Request { operation: "raw request", .. }), "{error:?}");
    }
    assert_eq!(server.requests().len(), 0);

    let error = client.send_raw(&RawRequest::new("GET", "/x")).await.expect_err("the code is not 0");
    assert_eq!((error.code(), error.status(), error.log_id()), (Some(154004), Some(404), Some("0a1b")));
    let error = client.with_retries(RetryPolicy::never()).send_raw(&RawRequest::new("GET", "/x")).await;
    assert_eq!(error.expect_err("the code is not 0").code(), Some(154004));
}
