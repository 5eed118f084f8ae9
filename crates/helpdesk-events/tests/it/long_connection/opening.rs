//! Answers of the endpoint and of the connection's server, and how they are understood.

use std::time::Duration;

use helpdesk_events::long_connection::{ConnectionState, Interruption, LongConnection, LongConnectionError};
use helpdesk_mock::{Fault, Mock, OPEN_LONG_CONNECTION, UPGRADE_LONG_CONNECTION};
use serde_json::{Value, json};
use tokio::time::timeout;

use super::bot::{Bot, CREATED, builder, mock};

const JSON: &str = "application/json";

fn answer(body: &impl ToString) -> Fault {
    Fault::text(200, JSON, body.to_string())
}

fn url(url: &str) -> Fault {
    answer(&json!({ "code": 0, "msg": "", "data": { "URL": url } }))
}

/// The interruption of the first attempt; the second must succeed.
async fn interruption(mock: &Mock) -> Interruption {
    let mut bot = Bot::start(builder(mock));
    let state = bot.is("an interruption", |state| matches!(state, ConnectionState::Reconnecting { .. })).await;
    bot.is("connected", |state| matches!(state, ConnectionState::Connected { .. })).await;
    bot.stop().await.unwrap();
    let ConnectionState::Reconnecting { reason, .. } = state else { panic!("{state:?}") };
    reason
}

#[tokio::test]
async fn what_passes_is_tried_again() {
    let mock = mock().await;
    let busy = |code, message: &str| Interruption::Busy { code, message: message.to_owned() };
    let unlike = Interruption::EndpointAnswer;
    for (fault, expected) in [
        (Fault::bad_gateway(), Interruption::EndpointStatus(502)),
        (Fault::error(403, 403, "of a gateway"), Interruption::EndpointStatus(403)),
        (
            Fault::text(302, "text/html", "").header("location", "http://127.0.0.1:1/"),
            Interruption::EndpointStatus(302),
        ),
        (Fault::error(200, 1, "system busy"), busy(1, "system busy")),
        (Fault::error(200, 1_000_040_343, ""), busy(1_000_040_343, "")),
        (Fault::text(200, "text/html", "<html>Log in to the Wi-Fi</html>"), unlike("it is not JSON")),
        (answer(&"[".repeat(50_000)), unlike("it is not JSON")),
        (answer(&json!({ "code": "0" })), unlike("it has no code")),
        (answer(&json!([0])), unlike("it has no code")),
        (answer(&json!({ "code": 0, "data": null })), unlike("it has no URL")),
        (answer(&json!({ "code": 0, "data": { "URL": 7 } })), unlike("it has no URL")),
        (answer(&json!({ "code": 0, "data": { "URL": "x".repeat(70_000) } })), unlike("it is too large")),
        (url("wss://a b/"), unlike("its URL is not one")),
        (url(""), unlike("its URL is not one")),
        (url("/callback/ws"), unlike("its URL is not one of a WebSocket")),
        (url("https://127.0.0.1/"), unlike("its URL is not one of a WebSocket")),
    ] {
        mock.script(OPEN_LONG_CONNECTION, [fault.clone()]).unwrap();
        assert_eq!(interruption(&mock).await, expected);
    }
    for fault in [Fault::close_before_acting(), Fault::garbage(), Fault::cut_body()] {
        for operation in [OPEN_LONG_CONNECTION, UPGRADE_LONG_CONNECTION] {
            if operation == UPGRADE_LONG_CONNECTION && fault == Fault::cut_body() {
                continue;
            }
            mock.script(operation, [fault.clone()]).unwrap();
            let reason = interruption(&mock).await;
            assert!(matches!(reason, Interruption::Broken(_)), "{operation} {fault:?} {reason:?}");
        }
    }
}

#[tokio::test]
async fn a_name_that_does_not_resolve_for_a_moment() {
    let mock = mock().await;
    mock.script(OPEN_LONG_CONNECTION, [url("wss://nowhere.invalid/callback/ws?ticket=0123456789")]).unwrap();
    let Interruption::Unreachable(problem) = interruption(&mock).await else { panic!("it was reached") };
    assert!(problem.starts_with("nowhere.invalid cannot be resolved: "), "{problem}");
    // Nobody listens, or nobody who speaks TLS.
    let port = mock.url().rsplit(':').next().unwrap();
    for (address, expected) in [
        ("ws://127.0.0.1:1/".to_owned(), "cannot connect to 127.0.0.1: "),
        ("ws://[::1]:1/".to_owned(), "cannot connect to ::1: "),
        (format!("wss://127.0.0.1:{port}/"), "TLS with 127.0.0.1 failed: "),
    ] {
        mock.script(OPEN_LONG_CONNECTION, [url(&address)]).unwrap();
        let Interruption::Unreachable(problem) = interruption(&mock).await else { panic!("it was reached") };
        assert!(problem.starts_with(expected), "{problem}");
    }
}

#[tokio::test]
async fn a_url_of_another_host_is_followed() {
    let mock = mock().await;
    let body = json!({ "AppID": mock.app_id(), "AppSecret": mock.app_secret() }).to_string();
    let opened =
        helpdesk_testing::send(mock.url(), "POST", "/callback/ws/endpoint", &[("Content-Type", JSON)], body).await;
    let answered: Value = opened.json();
    let port = mock.url().rsplit(':').next().unwrap();
    // The mock gives the host that it was called by, here without a port.
    let elsewhere =
        answered["data"]["URL"].as_str().unwrap().replace("ws://localhost/", &format!("ws://localhost:{port}/"));
    mock.script(OPEN_LONG_CONNECTION, [url(&elsewhere)]).unwrap();
    let _bot = Bot::connected(&mock, builder(&mock)).await;
    assert_eq!(mock.push_event(CREATED).await.unwrap().status(), Some(200));
    let requests = mock.requests();
    let upgrade =
        requests.iter().find(|request| request.operation.as_deref() == Some(UPGRADE_LONG_CONNECTION)).unwrap();
    assert!(upgrade.header("host").unwrap().starts_with("localhost:"));
}

/// The error that a connection ends with.
async fn refusal(connection: helpdesk_events::long_connection::LongConnectionBuilder) -> LongConnectionError {
    let mut bot = Bot::start(connection);
    let state = bot.is("closed", |state| matches!(state, ConnectionState::Closed { .. })).await;
    let error = timeout(Duration::from_secs(5), bot.running).await.expect("an end").unwrap().unwrap_err();
    assert_eq!(state, ConnectionState::Closed { error: Some(error.clone()) });
    error
}

#[tokio::test]
async fn what_does_not_pass_ends_it_and_says_what_to_do() {
    let mock = mock().await;
    let refused = |code, message: &str| LongConnectionError::Refused { code, message: message.to_owned() };
    for (operation, code, advice) in [
        (OPEN_LONG_CONNECTION, 403, "only a self-built app"),
        (OPEN_LONG_CONNECTION, 514, "check the App ID and App Secret"),
        (OPEN_LONG_CONNECTION, 1_000_040_350, "the app has 50 open connections"),
        (OPEN_LONG_CONNECTION, 99, "check the App ID and App Secret"),
        (UPGRADE_LONG_CONNECTION, 403, "only a self-built app"),
        (UPGRADE_LONG_CONNECTION, 1_000_040_350, "the app has 50 open connections"),
    ] {
        let status = if operation == OPEN_LONG_CONNECTION { 200 } else { 403 };
        mock.script(operation, [Fault::error(status, code, "no\u{1b}")]).unwrap();
        let error = refusal(builder(&mock)).await;
        let message = if operation == OPEN_LONG_CONNECTION { r"no\u{1b}" } else { "" };
        assert_eq!(error, refused(code, message), "{operation}");
        assert!(error.to_string().contains(advice), "{error}");
    }
    // Wrong credentials.
    let wrong = LongConnection::builder(mock.app_id(), "wrong").base_url(mock.url());
    assert_eq!(refusal(wrong).await, refused(514, "authentication failed"));
    // Of the handshake, all else passes.
    mock.script(UPGRADE_LONG_CONNECTION, [Fault::error(401, 514, "authentication failed")]).unwrap();
    let reason = interruption(&mock).await;
    let message = "authentication failed".to_owned();
    assert_eq!(reason, Interruption::UpgradeRefused { status: 401, message });
    mock.script(UPGRADE_LONG_CONNECTION, [Fault::bad_gateway()]).unwrap();
    assert_eq!(interruption(&mock).await, Interruption::UpgradeRefused { status: 502, message: String::new() });
}

#[tokio::test]
async fn plain_text_is_for_this_machine_alone() {
    let mock = mock().await;
    let insecure = |host: &str| LongConnectionError::Insecure { host: host.to_owned() };
    mock.script(OPEN_LONG_CONNECTION, [url("ws://example.com/?ticket=0123456789")]).unwrap();
    assert_eq!(refusal(builder(&mock)).await, insecure("example.com"));
    for (base_url, expected) in [
        ("http://open.feishu.cn", insecure("open.feishu.cn")),
        ("http://user:password@127.0.0.1.example/", insecure("127.0.0.1.example")),
        ("open.feishu.cn", LongConnectionError::BaseUrl),
        ("ftp://open.feishu.cn", LongConnectionError::BaseUrl),
        ("wss://open.feishu.cn", LongConnectionError::BaseUrl),
        ("https://", LongConnectionError::BaseUrl),
        ("", LongConnectionError::BaseUrl),
    ] {
        assert_eq!(refusal(builder(&mock).base_url(base_url)).await, expected, "{base_url}");
    }
    assert_eq!(mock.connections_opened(), 0);
}

#[tokio::test]
async fn the_fifty_first_connection_is_refused() {
    let mock = mock().await;
    let mut bots = Vec::new();
    for _ in 0..50 {
        bots.push(Bot::connected(&mock, builder(&mock)).await);
    }
    let error = refusal(builder(&mock)).await;
    assert!(matches!(error, LongConnectionError::Refused { code: 1_000_040_350, .. }), "{error:?}");
}

#[tokio::test]
async fn the_server_may_want_no_more_attempts() {
    let mock = mock().await;
    mock.set_client_config(helpdesk_mock::ClientConfig { reconnect_count: 2, ..Default::default() });
    let bot = Bot::connected(&mock, builder(&mock)).await;
    mock.script(OPEN_LONG_CONNECTION, vec![Fault::error(200, 1, "busy"); 2]).unwrap();
    mock.cut_connections();
    let error = bot.running.await.unwrap().unwrap_err();
    let last = Interruption::Busy { code: 1, message: "busy".to_owned() };
    assert_eq!(error, LongConnectionError::GaveUp { attempts: 2, last });
}
