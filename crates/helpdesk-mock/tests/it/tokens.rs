//! Tokens that expire, are taken back and are refreshed.

use std::time::Duration;

use helpdesk_mock::{Fault, ISSUE_TENANT_TOKEN, Mock, MockBuilder, REFRESH_USER_TOKEN};
use helpdesk_schema::Schema;
use helpdesk_testing::{Response, exchange};
use serde_json::{Value, json};

use crate::auth::token;
use crate::wire::{JSON, operation, send};

const REFRESH_PATH: &str = "/open-apis/authen/v2/oauth/token";

/// A mock with an operation for each kind of token.
async fn start(configure: impl FnOnce(MockBuilder) -> MockBuilder) -> Mock {
    let operations = [
        operation("a.tenant", "GET", "/tenant", json!({ "tokens": ["tenant"] })),
        operation("a.user", "GET", "/user", json!({ "tokens": ["user"] })),
    ];
    let schema = json!({ "format": 1, "operations": operations, "events": [] }).to_string();
    configure(Mock::builder().schema(Schema::from_json(&schema).unwrap())).start().await.unwrap()
}

/// The status and code of a call with a token.
async fn call(mock: &Mock, target: &str, token: &str) -> (u16, i64) {
    let bearer = format!("Bearer {token}");
    let (status, code, _) = send(mock, "GET", target, &[("Authorization", &bearer)], "").await.verdict();
    (status, code)
}

fn refresh_body(mock: &Mock, refresh_token: &str) -> Value {
    json!({
        "grant_type": "refresh_token",
        "client_id": mock.app_id(),
        "client_secret": mock.app_secret(),
        "refresh_token": refresh_token,
    })
}

async fn refresh(mock: &Mock, refresh_token: &str) -> Response {
    send(mock, "POST", REFRESH_PATH, &[JSON], refresh_body(mock, refresh_token).to_string()).await
}

/// The access and refresh token of an answer.
fn pair(answer: &Response) -> (String, String) {
    let answer = answer.json();
    let text = |name: &str| answer[name].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned();
    (text("access_token"), text("refresh_token"))
}

#[tokio::test]
async fn expired_tokens_are_refused_and_renewed() {
    let mock = start(|builder| builder).await;
    let tenant = token(&mock).await;
    assert_eq!(call(&mock, "/tenant", &tenant).await, (200, 0));
    assert_eq!(call(&mock, "/user", mock.user_token()).await, (200, 0));

    mock.expire_tokens();
    assert_eq!(call(&mock, "/tenant", &tenant).await, (400, 99991663));
    assert_eq!(call(&mock, "/user", mock.user_token()).await, (400, 99991677));
    let renewed = token(&mock).await;
    assert_ne!(renewed, tenant);
    assert_eq!(call(&mock, "/tenant", &renewed).await, (200, 0));
    assert_eq!((mock.received(ISSUE_TENANT_TOKEN), mock.acted(ISSUE_TENANT_TOKEN)), (2, 2));

    let answer = refresh(&mock, mock.refresh_token()).await;
    assert_eq!(answer.status, 200);
    let mut fixed = answer.json();
    assert!((7198..=7200).contains(&fixed["expires_in"].as_u64().unwrap()), "{fixed}");
    assert!((604_798..=604_800).contains(&fixed["refresh_token_expires_in"].as_u64().unwrap()), "{fixed}");
    for varying in ["access_token", "expires_in", "refresh_token", "refresh_token_expires_in"] {
        fixed.as_object_mut().unwrap().remove(varying).unwrap();
    }
    assert_eq!(fixed, json!({ "code": 0, "token_type": "Bearer", "scope": "offline_access" }));

    let (access, refresh_token) = pair(&answer);
    assert!(access.starts_with("u-"), "{access}");
    assert_eq!(call(&mock, "/user", &access).await, (200, 0));
    assert_eq!(call(&mock, "/tenant", &access).await, (400, 99991668));
    assert_eq!(refresh(&mock, mock.refresh_token()).await.json()["code"], 20073);
    let (third, _) = pair(&refresh(&mock, &refresh_token).await);
    assert_eq!(call(&mock, "/user", &third).await, (200, 0));
    assert_eq!(call(&mock, "/user", &access).await, (200, 0), "the token before it has a minute left");
    assert_eq!((mock.received(REFRESH_USER_TOKEN), mock.acted(REFRESH_USER_TOKEN)), (3, 2));
}

#[tokio::test]
async fn revoked_tokens_are_refused_for_good() {
    let mock = start(|builder| builder).await;
    let tenant = token(&mock).await;
    mock.revoke_tokens();
    assert_eq!(call(&mock, "/tenant", &tenant).await, (400, 99991663));
    assert_eq!(call(&mock, "/user", mock.user_token()).await, (400, 99991668));
    let renewed = token(&mock).await;
    assert_ne!(renewed, tenant);
    assert_eq!(call(&mock, "/tenant", &renewed).await, (200, 0));
    assert_eq!(refresh(&mock, mock.refresh_token()).await.json()["code"], 20064);
}

#[tokio::test]
async fn a_token_may_live_for_ever() {
    let mock = start(|builder| builder.token_lifetime(Duration::MAX).refresh_token_lifetime(Duration::MAX)).await;
    let tenant = token(&mock).await;
    assert_eq!(call(&mock, "/tenant", &tenant).await, (200, 0));
    let (access, _) = pair(&refresh(&mock, mock.refresh_token()).await);
    assert_eq!(call(&mock, "/user", &access).await, (200, 0));
}

#[tokio::test]
async fn lifetimes_and_the_status_of_a_refusal_are_settings() {
    let mock = start(|builder| {
        builder.token_lifetime(Duration::ZERO).refresh_token_lifetime(Duration::ZERO).token_refusal_status(401)
    })
    .await;
    let (first, second) = (token(&mock).await, token(&mock).await);
    assert_ne!(first, second, "a token that lives shorter than half an hour is not handed out again");
    assert_eq!(call(&mock, "/tenant", &second).await, (401, 99991663));
    assert_eq!(call(&mock, "/user", mock.user_token()).await, (401, 99991677));
    assert_eq!(refresh(&mock, mock.refresh_token()).await.json()["code"], 20037);

    let mock = start(|builder| builder.token_lifetime(Duration::from_secs(100)).token_refusal_status(200)).await;
    let (access, _) = pair(&refresh(&mock, mock.refresh_token()).await);
    assert_eq!(call(&mock, "/user", &access).await, (200, 0));
    assert_eq!(call(&mock, "/user", "u-1").await, (200, 99991668));

    let error = Mock::builder().token_refusal_status(99).start().await.unwrap_err();
    assert_eq!(error.to_string(), "the HTTP status 99 is not between 200 and 599");
}

#[tokio::test]
async fn user_tokens_that_are_not_issued() {
    let mock = start(|builder| builder).await;
    let with = |name: &str, value: Value| {
        let mut body = refresh_body(&mock, mock.refresh_token());
        body[name] = value;
        body
    };
    for (body, code, word, description) in [
        (
            with("grant_type", json!("password")),
            20036,
            "unsupported_grant_type",
            "The specified grant_type is not supported.",
        ),
        (with("client_id", json!("cli_other")), 20048, "invalid_client", "The specified app does not exist."),
        (with("client_secret", json!("wrong")), 20002, "invalid_client", "The client secret is invalid."),
        (
            with("refresh_token", json!("ur-unknown")),
            20026,
            "invalid_grant",
            "The refresh token passed is invalid. Please check the value.",
        ),
        (
            with("refresh_token", json!(1)),
            20063,
            "invalid_request",
            "body/refresh_token: expected a string, found a number",
        ),
        (with("secret", json!("")), 20063, "invalid_request", "body/secret: unknown field"),
    ] {
        let answer = send(&mock, "POST", REFRESH_PATH, &[JSON], body.to_string()).await;
        assert_eq!(answer.status, 400);
        assert_eq!(answer.json(), json!({ "code": code, "error": word, "error_description": description }));
    }
    for (code, status) in [(20050, 500), (20072, 503)] {
        mock.fail_next(REFRESH_USER_TOKEN, code).unwrap();
        let answer = refresh(&mock, mock.refresh_token()).await;
        assert_eq!((answer.status, &answer.json()["code"]), (status, &json!(code)));
    }
    assert_eq!(refresh(&mock, mock.refresh_token()).await.status, 200, "none of them used the token up");
}

#[tokio::test]
async fn a_refresh_token_is_used_up_by_an_answer_that_is_lost() {
    let mock = start(|builder| builder).await;
    let body = refresh_body(&mock, mock.refresh_token()).to_string();
    mock.script(REFRESH_USER_TOKEN, [Fault::close_before_acting(), Fault::close_after_acting()]).unwrap();
    let request = [&format!("POST {REFRESH_PATH} HTTP/1.1"), "Host: localhost", "Content-Type: application/json"];
    for acted in [0, 1] {
        assert!(exchange(mock.url(), &request, &body).await.is_empty());
        assert_eq!(mock.acted(REFRESH_USER_TOKEN), acted);
    }
    assert_eq!(refresh(&mock, mock.refresh_token()).await.json()["code"], 20073);
}
