//! No secret is shown, even if a server echoes it.

use std::time::{Duration, SystemTime};

use helpdesk_client::types::Timestamp;
use helpdesk_client::{
    AppCredentials, Client, Error, HelpdeskCredentials, MemoryTokenStore, MemoryUserTokenStore, RawRequest,
    RetryPolicy, StoredToken, TenantAccessToken, UserAccessToken, UserTokens,
};
use helpdesk_testing::{Received, Reply, Server};
use serde_json::json;

use crate::operations::{File, Integer, Numbers, Put};
use crate::server::{APP_ID, APP_SECRET, Clients, HELPDESK_HEADER, HELPDESK_ID, HELPDESK_TOKEN, builder};

const TOKEN: &str = "t-0123456789";

fn check(shown: &str) {
    for secret in [APP_SECRET, HELPDESK_TOKEN, HELPDESK_HEADER, TOKEN] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

/// Checks everything that an error can show.
fn check_error(error: &Error) {
    check(&format!("{error}\n{error:?}\n{error:#?}"));
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        check(&format!("{cause}\n{cause:?}"));
        source = cause.source();
    }
}

#[test]
fn settings() {
    let app = AppCredentials::new(APP_ID, APP_SECRET);
    let helpdesk = HelpdeskCredentials::new(HELPDESK_ID, HELPDESK_TOKEN);
    assert_eq!(format!("{app:?}"), r#"AppCredentials { app_id: "cli_a1b2c3d4", .. }"#);
    assert_eq!(format!("{helpdesk:?}"), r#"HelpdeskCredentials { helpdesk_id: "6939771743531696147", .. }"#);
    check(&format!("{:?}", Client::builder(app)));
    let builder = builder("http://127.0.0.1");
    check(&format!("{builder:?}"));
    assert_eq!(
        format!("{:?}", builder.build().expect("the settings are right")),
        r#"Client { base_url: "http://127.0.0.1/", app: AppCredentials { app_id: "cli_a1b2c3d4", .. }, helpdesk: HelpdeskCredentials { helpdesk_id: "6939771743531696147", .. }, timeout: 30s, max_response_bytes: 2097152, max_file_bytes: 16777216, .. }"#
    );
}

#[tokio::test]
async fn everything_that_holds_a_token() {
    let server = Server::answering("HTTP/1.1 200 X\r\nContent-Length: 3\r\n\r\nPNG").await;
    let tokens =
        || UserTokens::new(UserAccessToken::new("u-0123456789"), Duration::ZERO).refresh_token("ur-0123456789");
    let client = server.client().with_token(TenantAccessToken::new(TOKEN));
    let user = client.as_user(UserAccessToken::new("u-0123456789"));
    let refreshed = client.as_refreshed_user(MemoryUserTokenStore::new(tokens()));
    let numbers = Numbers(None);
    let shown = format!(
        "{:?}\n{:?}\n{client:?}\n{user:?}\n{refreshed:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}",
        TenantAccessToken::new(TOKEN),
        UserAccessToken::new("u-0123456789"),
        StoredToken::new(TenantAccessToken::new(TOKEN), SystemTime::UNIX_EPOCH),
        tokens(),
        MemoryUserTokenStore::new(tokens()),
        MemoryTokenStore::new(),
        client.list(numbers.clone()),
        client.list_pages(numbers.clone()),
        client.list_windows(
            Timestamp::from_millis(0),
            Timestamp::from_millis(1),
            move |_, _| numbers.clone(),
            |_| None
        ),
        client.download_stream(&File).await,
        RawRequest::new("GET", "/x").query("key", TOKEN).json(&TOKEN),
        server.builder().token_store(MemoryTokenStore::new()),
    );
    check(&shown);
    assert!(!shown.contains("u-0123456789") && !shown.contains("ur-0123456789"), "{shown}");
}

#[test]
fn a_password_in_a_base_url() {
    for url in ["http://me:hush-hush@host", "hush-hush", "http://host?key=hush-hush"] {
        let builder = builder(url);
        assert!(!format!("{builder:?}").contains("hush-hush"));
        let error = builder.build().expect_err("this base URL is refused");
        assert!(!format!("{error} {error:?}").contains("hush-hush"), "{error:?}");
    }
}

#[tokio::test]
async fn a_server_that_sends_everything_back() {
    // Like a debugging proxy, in forms that end up in different fields of different errors.
    let forms: [fn(&str) -> String; 5] = [
        |echo| format!("<html>{echo}</html>"),
        |echo| json!({"code": 1, "msg": echo}).to_string(),
        |echo| {
            let violation = json!([{"field": echo, "value": echo, "description": echo}]);
            let scopes = json!([{"scope": echo, "url": echo}]);
            let helps = json!([{"url": echo, "description": echo}]);
            json!({"code": 1, "error": {"message": echo, "field_violations": violation, "permission_violations": scopes,
                "helps": helps, "troubleshooter": echo, "log_id": echo}})
            .to_string()
        },
        |echo| json!({"code": 0, "data": echo, "unclosed": {echo: 1}}).to_string(),
        |echo| json!({"code": echo}).to_string(),
    ];
    for form in forms {
        for by_the_token_endpoint in [false, true] {
            let server = Server::start(move |request: &Received| match request.is_token_fetch() {
                true if by_the_token_endpoint => Reply::json(500, "", &form(&String::from_utf8_lossy(&request.body))),
                true => Reply::token(TOKEN, 7200),
                false => Reply::json(500, "", &form(&format!("{:?}", request.headers))),
            })
            .await;
            let client = server.client().with_retries(RetryPolicy::never());
            let error = client.send(&Integer).await.expect_err("no form fits");
            check_error(&error);
            assert!(by_the_token_endpoint || format!("{error:?}").contains("[hidden]"), "{error:?}");
            check(&format!("{client:?}"));
        }
    }
}

#[tokio::test]
async fn a_missing_response_shows_no_secret() {
    let server = Server::answering("").await;
    let error = server.client().send(&Put(json!({}))).await.expect_err("no response comes");
    check_error(&error);
}
