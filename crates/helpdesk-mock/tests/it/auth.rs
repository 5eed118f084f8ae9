//! Tokens, and the headers that carry them.

use std::collections::BTreeSet;

use helpdesk_mock::Mock;
use serde_json::{Value, json};

use crate::wire::{JSON, operation, send, start};

const TOKEN_PATH: &str = "/open-apis/auth/v3/tenant_access_token/internal";
const HELPDESK: &str = "X-Lark-Helpdesk-Authorization";
const INVALID: &str = "Invalid access token for authorization. Please make a request with token attached.";
const MISSING: &str = "Missing access token for authorization. Please make a request with token attached.";

pub(crate) async fn token(mock: &Mock) -> String {
    issue(mock, TOKEN_PATH).await["tenant_access_token"].as_str().unwrap().to_owned()
}

/// The response of a token operation at a path to the mock's app.
pub(crate) async fn issue(mock: &Mock, path: &str) -> Value {
    let body = json!({ "app_id": mock.app_id(), "app_secret": mock.app_secret() });
    send(mock, "POST", path, &[JSON], body.to_string()).await.json()
}

#[tokio::test]
async fn a_token_is_flat_and_handed_out_again() {
    let mock = start(json!([])).await;
    let body = json!({ "app_id": "cli_00000000000000ff", "app_secret": "mock-app-secret" }).to_string();
    let mut tokens = BTreeSet::new();
    for _ in 0..3 {
        let answer = send(&mock, "POST", TOKEN_PATH, &[JSON], &body).await;
        assert_eq!(answer.verdict(), (200, 0, "ok".to_owned()));
        let answer = answer.json();
        assert!((7198..=7200).contains(&answer["expire"].as_u64().unwrap()), "{answer}");
        let token = answer["tenant_access_token"].as_str().unwrap().to_owned();
        assert!(token.starts_with("t-"), "{token}");
        tokens.insert(token);
    }
    assert_eq!(tokens.len(), 1);
    assert_eq!(mock.requests()[0].operation.as_deref(), Some("auth.v3.tenant_access_token.internal"));

    let other = start(json!([])).await;
    assert!(!tokens.contains(&token(&other).await), "one mock's token must not be another's");
}

#[tokio::test]
async fn tokens_that_are_not_issued() {
    let mock = start(json!([])).await;
    for (body, code, message) in [
        (r#"{"app_id":"cli_00000000000000ff","app_secret":"wrong"}"#, 10015, "app secret invalid"),
        (r#"{"app_id":"cli_other","app_secret":"mock-app-secret"}"#, 10003, "invalid param"),
        (r#"{"app_id":"cli_00000000000000ff"}"#, 10003, "body/app_secret: missing"),
        (
            r#"{"app_id":"cli_00000000000000ff","app_secret":1,"x":2}"#,
            10003,
            "body/app_secret: expected a string, found a number; body/x: unknown field",
        ),
        ("", 10003, "body/app_id: missing; body/app_secret: missing"),
    ] {
        let answer = send(&mock, "POST", TOKEN_PATH, &[JSON], body).await;
        assert_eq!(answer.verdict(), (200, code, message.to_owned()), "{body}");
    }
    mock.fail_next("auth.v3.tenant_access_token.internal", 10015).unwrap();
    let body = json!({ "app_id": mock.app_id(), "app_secret": mock.app_secret() }).to_string();
    let answer = send(&mock, "POST", TOKEN_PATH, &[JSON], body).await;
    assert_eq!(answer.verdict(), (200, 10015, "app secret invalid".to_owned()));
}

#[tokio::test]
async fn access_tokens() {
    let mock = start(json!([
        operation("a.tenant", "GET", "/tenant", json!({ "tokens": ["tenant"] })),
        operation("a.user", "GET", "/user", json!({ "tokens": ["user"] })),
        operation("a.both", "GET", "/both", json!({ "tokens": ["user", "tenant"] })),
        operation("a.public", "GET", "/public", json!({})),
    ]))
    .await;
    let bearer = format!("Bearer {}", token(&mock).await);
    let user = format!("Bearer {}", mock.user_token());
    let other = format!("Bearer {}", token(&start(json!([])).await).await);
    for (target, authorization, status, code, message) in [
        ("/tenant", Some(bearer.as_str()), 200, 0, "success"),
        ("/both", Some(&bearer), 200, 0, "success"),
        ("/user", Some(&user), 200, 0, "success"),
        ("/both", Some(&user), 200, 0, "success"),
        ("/public", None, 200, 0, "success"),
        ("/public", Some("Bearer None"), 200, 0, "success"),
        ("/tenant", None, 400, 99991661, MISSING),
        ("/tenant", Some(""), 400, 99991661, MISSING),
        ("/tenant", Some("Bearer "), 400, 99991661, MISSING),
        ("/tenant", Some(bearer.strip_prefix("Bearer ").unwrap()), 400, 99991661, MISSING),
        (
            "/tenant",
            Some("Bearer None"),
            400,
            99991671,
            "Invalid access token format: a token starts with `t-`, `u-`, `a-` or `eyJ`.",
        ),
        ("/tenant", Some("Bearer t-unknown"), 400, 99991663, INVALID),
        ("/tenant", Some(&other), 400, 99991663, INVALID),
        ("/tenant", Some(&user), 400, 99991668, "The operation takes no user access token, but: tenant."),
        ("/tenant", Some("Bearer a-1"), 400, 99991664, "The operation takes no app access token, but: tenant."),
        ("/user", Some(&bearer), 400, 99991663, "The operation takes no tenant access token, but: user."),
        ("/user", Some("Bearer u-1"), 400, 99991668, INVALID),
        ("/both", Some("Bearer eyJhbGciOiJFUzI1NiJ9"), 400, 99991668, INVALID),
    ] {
        let headers: Vec<_> = authorization.map(|value| ("Authorization", value)).into_iter().collect();
        let answer = send(&mock, "GET", target, &headers, "").await;
        assert_eq!(answer.verdict(), (status, code, message.to_owned()), "{target} {authorization:?}");
    }
}

#[tokio::test]
async fn helpdesk_credentials() {
    let mock = start(json!([
        operation("a.needed", "GET", "/needed", json!({ "headers": [{ "name": HELPDESK, "required": true }] })),
        operation("a.optional", "GET", "/optional", json!({ "headers": [{ "name": HELPDESK, "required": false }] })),
        operation("a.unasked", "GET", "/unasked", json!({})),
    ]))
    .await;
    // printf '%s' "$FEISHU_HELPDESK_ID:$FEISHU_HELPDESK_TOKEN" | base64 -w0
    let right = "NzAwMDAwMDAwMDAwMDAwMDAwMDpodC1tb2NrLTAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA==";
    assert_eq!(mock.helpdesk_authorization(), right);
    let bearer = format!("Bearer {right}");
    let wrong = "header/X-Lark-Helpdesk-Authorization: not the Base64 of the helpdesk's `id:token`";
    let missing = "header/X-Lark-Helpdesk-Authorization: missing";
    for (target, value, status, code, message) in [
        ("/needed", Some(right), 200, 0, "success"),
        ("/optional", Some(right), 200, 0, "success"),
        ("/optional", None, 200, 0, "success"),
        ("/unasked", Some("whatever"), 200, 0, "success"),
        ("/needed", None, 401, 154001, missing),
        ("/needed", Some(""), 401, 154001, wrong),
        ("/needed", Some(bearer.as_str()), 401, 154001, wrong),
        ("/needed", Some(right.trim_end_matches('=')), 401, 154001, wrong),
        ("/optional", Some("bm8="), 401, 154001, wrong),
    ] {
        let headers: Vec<_> = value.map(|value| (HELPDESK, value)).into_iter().collect();
        let answer = send(&mock, "GET", target, &headers, "").await;
        assert_eq!(answer.verdict(), (status, code, message.to_owned()), "{target} {value:?}");
    }
}
