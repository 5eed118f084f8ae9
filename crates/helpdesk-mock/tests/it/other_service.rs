//! A mock of another service, whose operations take an app access token or none, and the client.

use helpdesk_client::{AppCredentials, Client};
use helpdesk_mock::{Fault, ISSUE_APP_TOKEN, ISSUE_TENANT_TOKEN, Mock};
use helpdesk_schema::Schema;
use helpdesk_types::{AnyErrorCode, AppOperation, AppToken, AuthorizationOnly, Method, Operation};
use serde_json::{Value, json};

use crate::auth::issue;
use crate::wire::{JSON, operation, send};

const APP_PATH: &str = "/open-apis/auth/v3/app_access_token/internal";

macro_rules! post {
    ($name:ident, $id:literal, $path:literal, $token:expr) => {
        struct $name;

        impl Operation for $name {
            const ID: &'static str = $id;
            const METHOD: Method = Method::Post;
            const PATH: &'static str = $path;
            type Response = Value;
            type ErrorCode = AnyErrorCode;
        }

        impl AuthorizationOnly for $name {}

        impl AppOperation for $name {
            const TOKEN: AppToken = $token;
        }
    };
}

post!(LogIn, "login.v1.access_token.create", "/open-apis/login/v1/access_token", AppToken::App);
post!(Resend, "login.v1.app_ticket.resend", "/open-apis/login/v1/app_ticket/resend", AppToken::None);
post!(Visit, "login.v1.visit.create", "/open-apis/login/v1/visits", AppToken::Tenant);

async fn mock() -> Mock {
    let with_data = |data: Value| json!({ "code": 0, "msg": "success", "data": data }).to_string();
    let post = |id: &str, path: &str, tokens: Value, data: Value| {
        let response = json!([{ "name": "data", "type": "object" }]);
        let example = json!({
            "tokens": tokens, "answer": "data", "response": response, "response_example": [with_data(data)],
        });
        operation(id, "POST", path, example)
    };
    let operations = [
        post(LogIn::ID, LogIn::PATH, json!(["app"]), json!({ "user": "ou_1" })),
        post(Resend::ID, Resend::PATH, json!([]), json!({ "resent": true })),
        post(Visit::ID, Visit::PATH, json!(["tenant"]), json!({ "visit": 1 })),
    ];
    let schema = json!({ "format": 1, "operations": operations, "events": [] }).to_string();
    Mock::builder().schema(Schema::from_json(&schema).unwrap()).start().await.unwrap()
}

#[tokio::test]
async fn the_client_sends_each_kind_of_token_or_none() {
    let mock = mock().await;
    let client =
        Client::builder(AppCredentials::new(mock.app_id(), mock.app_secret())).base_url(mock.url()).build().unwrap();
    assert_eq!(client.send(&LogIn).await.unwrap(), json!({ "user": "ou_1" }));
    assert_eq!(client.send(&Resend).await.unwrap(), json!({ "resent": true }));
    assert_eq!(client.send(&Visit).await.unwrap(), json!({ "visit": 1 }));
    // A token that has expired is replaced, and so is one that was taken back.
    mock.expire_tokens();
    client.send(&LogIn).await.unwrap();
    mock.revoke_tokens();
    client.send(&LogIn).await.unwrap();
    assert_eq!((mock.received(ISSUE_APP_TOKEN), mock.received(ISSUE_TENANT_TOKEN)), (3, 1));
    assert_eq!((mock.acted(LogIn::ID), mock.received(LogIn::ID)), (3, 5));

    for request in mock.requests() {
        let kind = request.header("authorization").map(|value| value.get(..9).unwrap_or_default().to_owned());
        let expected = match request.operation.as_deref() {
            Some(LogIn::ID) => Some("Bearer a-"),
            Some(Visit::ID) => Some("Bearer t-"),
            _ => None,
        };
        assert_eq!(kind.as_deref(), expected, "{}", request.path);
    }
}

#[tokio::test]
async fn app_access_tokens_are_issued_as_tenant_access_tokens_are() {
    let mock = mock().await;
    let first = issue(&mock, APP_PATH).await;
    assert_eq!((&first["code"], &first["msg"]), (&json!(0), &json!("ok")));
    assert!((7198..=7200).contains(&first["expire"].as_u64().unwrap()), "{first}");
    let token = first["app_access_token"].as_str().unwrap();
    assert!(token.starts_with("a-"), "{first}");
    assert_eq!(issue(&mock, APP_PATH).await["app_access_token"], token);

    for (body, code, message) in [
        (r#"{"app_id":"cli_00000000000000ff","app_secret":"wrong"}"#, 10015, "app secret invalid"),
        (r#"{"app_id":"cli_other","app_secret":"mock-app-secret"}"#, 10003, "invalid param"),
        (r#"{"app_id":"cli_00000000000000ff"}"#, 10003, "body/app_secret: missing"),
    ] {
        let answer = send(&mock, "POST", APP_PATH, &[JSON], body).await;
        assert_eq!(answer.verdict(), (200, code, message.to_owned()), "{body}");
    }
    // Like every operation that issues tokens, it fails by name only.
    mock.script_any([Fault::bad_gateway()]).unwrap();
    assert_eq!(issue(&mock, APP_PATH).await["app_access_token"], token);
}

#[tokio::test]
async fn a_token_of_another_kind_is_refused() {
    let mock = mock().await;
    let app = issue(&mock, APP_PATH).await["app_access_token"].as_str().unwrap().to_owned();
    let tenant = crate::auth::token(&mock).await;
    for (path, token, status, code) in [
        (LogIn::PATH, Some(app.as_str()), 200, 0),
        (LogIn::PATH, Some(&tenant), 400, 99991663),
        (LogIn::PATH, Some(mock.user_token()), 400, 99991668),
        (LogIn::PATH, Some("a-unknown"), 400, 99991664),
        // It was issued, but is of another kind than it says.
        (LogIn::PATH, Some(&format!("a{}", &tenant[1..])), 400, 99991664),
        (LogIn::PATH, None, 400, 99991661),
        (Visit::PATH, Some(&app), 400, 99991664),
        (Visit::PATH, Some(&tenant), 200, 0),
        (Resend::PATH, Some(&app), 200, 0),
        (Resend::PATH, None, 200, 0),
    ] {
        let bearer = token.map(|token| format!("Bearer {token}"));
        let headers: Vec<_> = bearer.iter().map(|value| ("Authorization", value.as_str())).collect();
        let answer = send(&mock, "POST", path, &headers, "").await;
        assert_eq!((answer.status, answer.verdict().1), (status, code), "{path} {token:?}");
    }
}
