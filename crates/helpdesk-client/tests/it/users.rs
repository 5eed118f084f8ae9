//! Calls on behalf of a user, and refused user tokens.

use std::sync::Mutex;

use helpdesk_client::{BoxFuture, Error, RetryPolicy, UserAccessToken, UserTokenSource};
use helpdesk_testing::{Received, Reply, Server};
use serde_json::json;

use crate::operations::{AsUser, File};
use crate::server::{Clients, HELPDESK_HEADER, OK};

fn op() -> AsUser {
    AsUser(json!({"n": 1}))
}

fn token(token: &str) -> UserAccessToken {
    UserAccessToken::new(token)
}

fn authorizations(server: &Server) -> Vec<String> {
    server.requests().iter().map(|call| call.header("authorization").unwrap_or("none").to_owned()).collect()
}

/// Refuses the tokens that end in `old`.
async fn refusing(code: i64, status: u16) -> Server {
    Server::start(move |request: &Received| match request.header("authorization") {
        Some(value) if !value.ends_with("old") => Reply::json(200, "", OK),
        _ => Reply::json(status, "", &format!(r#"{{"code":{code},"msg":"Invalid access token"}}"#)),
    })
    .await
}

/// Returns the scripted tokens, and records refused ones.
#[derive(Default)]
struct Script {
    token: &'static str,
    next: Option<&'static str>,
    refused: Mutex<Vec<String>>,
}

impl UserTokenSource for Script {
    fn token(&self) -> BoxFuture<'_, Result<UserAccessToken, Error>> {
        Box::pin(async { Ok(token(self.token)) })
    }

    fn replacement_for<'a>(
        &'a self,
        refused: &'a UserAccessToken,
    ) -> BoxFuture<'a, Result<Option<UserAccessToken>, Error>> {
        self.refused.lock().expect("no panic").push(refused.expose().to_owned());
        Box::pin(async { Ok(self.next.map(token)) })
    }
}

#[tokio::test]
async fn only_the_users_token_is_sent() {
    let server = refusing(1, 400).await;
    let client = server.client();
    let user = client.as_user(token("u-0123456789"));
    user.send(&op()).await.expect("the response is right");
    user.clone().send(&op()).await.expect("the response is right");
    let calls = server.requests();
    assert_eq!(calls.len(), 2, "no tenant token is fetched");
    assert_eq!(calls[0].header("authorization"), Some("Bearer u-0123456789"));
    assert_eq!(calls[0].header("x-lark-helpdesk-authorization"), Some(HELPDESK_HEADER));
    assert_eq!(calls[0].body, br#"{"n":1}"#);
}

#[tokio::test]
async fn a_refused_token_of_a_user_is_an_error() {
    for code in [99991668, 99991677, 20005] {
        let server = refusing(code, 401).await;
        let user = server.client().as_user(token("u-old"));
        let error = user.send(&op()).await.expect_err("the token is refused");
        assert_eq!((error.operation(), error.code(), error.status()), (Some("test.as_user"), Some(code), Some(401)));
        assert_eq!(server.requests().len(), 1, "without another token it is not sent again");
    }
}

#[tokio::test]
async fn a_source_is_asked_for_one_replacement() {
    for status in [200, 400, 401] {
        let server = refusing(99991677, status).await;
        let source = std::sync::Arc::new(Script { token: "u-old", next: Some("u-new"), ..Script::default() });
        let user = server.client().as_user(std::sync::Arc::clone(&source));
        user.send(&op()).await.expect("the second token is right");
        assert_eq!(authorizations(&server), ["Bearer u-old", "Bearer u-new"]);
        assert_eq!(*source.refused.lock().expect("no panic"), ["u-old"]);
    }
    for next in [None, Some("u-old"), Some("u-very-old")] {
        let server = refusing(99991677, 400).await;
        let user = server.client().as_user(Script { token: "u-old", next, ..Script::default() });
        let error = user.send(&op()).await.expect_err("each token is refused");
        assert_eq!(error.code(), Some(99991677));
        let calls = if next == Some("u-very-old") { 2 } else { 1 };
        assert_eq!(server.requests().len(), calls, "{next:?}");
    }
}

#[tokio::test]
async fn a_source_is_told_of_a_refusal_even_without_retries() {
    let server = refusing(99991677, 400).await;
    let source = std::sync::Arc::new(Script { token: "u-old", next: Some("u-new"), ..Script::default() });
    let user = server.client().with_retries(RetryPolicy::never()).as_user(std::sync::Arc::clone(&source));
    let error = user.send(&op()).await.expect_err("the token is refused");
    assert_eq!((error.code(), server.requests().len()), (Some(99991677), 1));
    assert_eq!(*source.refused.lock().expect("no panic"), ["u-old"]);
}

#[tokio::test]
async fn the_codes_of_tenant_tokens_leave_a_users_token() {
    for code in [99991663, 99991671, 154001] {
        let server = refusing(code, 400).await;
        let user = server.client().as_user(Script { token: "u-old", next: Some("u-new"), ..Script::default() });
        user.send(&op()).await.expect_err("the call is refused");
        assert_eq!(server.requests().len(), 1);
    }
}

struct Broken;

impl UserTokenSource for Broken {
    fn token(&self) -> BoxFuture<'_, Result<UserAccessToken, Error>> {
        Box::pin(async { Err(Error::token_source("the session has ended")) })
    }
}

struct Stuck;

impl UserTokenSource for Stuck {
    fn token(&self) -> BoxFuture<'_, Result<UserAccessToken, Error>> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn without_a_token_nothing_is_sent() {
    let server = refusing(1, 400).await;
    let client =
        server.builder().timeout(std::time::Duration::from_millis(50)).build().expect("the settings are right");
    let error = client.as_user(Broken).send(&op()).await.expect_err("there is no token");
    assert!(matches!(error, Error::TokenSource { .. }), "{error:?}");
    assert_eq!((error.operation(), error.code(), error.status()), (None, None, None));

    let error = client.as_user(Stuck).send(&op()).await.expect_err("there is no token");
    assert_eq!((error.operation(), error.is_timeout()), (Some("user_access_token"), true));

    for bad in ["", "u-1\n", "u-工", "u 1"] {
        let error = client.as_user(token(bad)).send(&op()).await.expect_err("no header can hold it");
        assert!(matches!(error, Error::Request { operation: "test.as_user", .. }), "{error:?}");
    }
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test]
async fn a_file_for_a_user() {
    let server = Server::answering("HTTP/1.1 200 X\r\nContent-Type: image/png\r\nContent-Length: 2\r\n\r\nPN").await;
    let file = server.client().as_user(token("u-0123456789")).send(&File).await.expect("the file is there");
    assert_eq!(file.content, b"PN");
    assert_eq!(authorizations(&server), ["Bearer u-0123456789"]);
}
