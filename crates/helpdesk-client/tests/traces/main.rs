//! The output to `tracing` and `log` at the finest level: each call with its attempts, and no secrets, bodies or paths.
//!
//! Subscriber and logger are process-wide, so this test is its own process.

#[path = "../it/operations.rs"]
#[allow(dead_code, reason = "it is shared with the other tests")]
mod operations;
#[path = "../it/server.rs"]
#[allow(dead_code, reason = "it is shared with the other tests")]
mod server;

use std::fmt::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};
use std::time::Duration;

use helpdesk_client::types::ticket::ListTickets;
use helpdesk_client::{MemoryUserTokenStore, RawRequest, RetryPolicy, UserAccessToken, UserTokens};
use helpdesk_testing::{Capture, Reply, Server};
use serde_json::json;

use crate::operations::{AsUser, File, Look, Put};
use crate::server::{APP_SECRET, Clients, HELPDESK_HEADER, HELPDESK_TOKEN};

/// The crates that do not use `tracing` use `log`.
struct Logged(Mutex<String>);

impl log::Log for Logged {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        writeln!(self.0.lock().expect("no panic"), "{} {}", record.target(), record.args())
            .expect("a string takes all");
    }

    fn flush(&self) {}
}

#[tokio::test]
async fn every_attempt_and_no_secret() {
    static LOGGED: OnceLock<Logged> = OnceLock::new();
    log::set_logger(LOGGED.get_or_init(|| Logged(Mutex::default()))).expect("there is no other logger");
    log::set_max_level(log::LevelFilter::Trace);
    let capture = Capture::new("");
    tracing::subscriber::set_global_default(capture.clone()).expect("there is no other subscriber");

    let asked = AtomicUsize::new(0);
    let server = Server::start(move |request| {
        let asked = asked.fetch_add(1, Ordering::Relaxed);
        match request.target.as_str() {
            _ if request.is_token_fetch() => Reply::token(&format!("t-secret-{asked}"), 7200),
            "/open-apis/authen/v2/oauth/token" => Reply::json(
                200,
                "",
                r#"{"code":0,"access_token":"u-secret","expires_in":7200,"refresh_token":"r-secret-2"}"#,
            ),
            "/open-apis/test/put" => match asked {
                1 => Reply::json(400, "X-Tt-Logid: 01\r\n", r#"{"code":99991663,"msg":"no t-secret-0"}"#),
                3 => Reply::json(
                    429,
                    "X-Tt-Logid: 02\r\n",
                    r#"{"code":99991400,"msg":"limit","data":{"name":"a person"}}"#,
                ),
                _ => Reply::json(200, "X-Tt-Logid: 03\r\n", r#"{"code":0,"data":{"name":"a person"}}"#),
            },
            target if target.contains("/tickets") => {
                Reply::json(200, "", r#"{"code":0,"data":{"tickets":[{"guest":["a person"]},{"guest":["a person"]}]}}"#)
            }
            "/open-apis/test/as_user" => Reply::json(500, "", "<html>u-secret a person</html>"),
            "/open-apis/test/file" => {
                Reply::json(404, "X-Tt-Logid: 04\r\n", r#"{"code":154404,"msg":"deleted, a person"}"#)
            }
            // Echoes the access token, in valid and in mismatched responses.
            _ => {
                let token = request.header("authorization").unwrap_or_default().replace("Bearer ", "X-Tt-Logid: ");
                Reply::json(200, &format!("{token}\r\n"), r#"{"code":0,"data":"a person"}"#)
            }
        }
    })
    .await;
    let quick = RetryPolicy::new().backoff(Duration::from_millis(1), Duration::from_millis(2));
    let client = server.builder().retries(quick).build().expect("the settings are right");
    client.send(&Put(json!({"text": "a person"}))).await.expect("the third response is right");
    client.send(&File).await.expect_err("there is no file");
    client.send_raw(&RawRequest::new("GET", "/open-apis/a-path")).await.expect("the response is right");
    client
        .send(&Look { id: "an-id".to_owned(), query: vec![("q", "a person".to_owned())] })
        .await
        .expect_err("a misfit");
    for _ in 0..3 {
        client.send(&ListTickets::new()).await.expect("the tickets are there");
    }
    let tokens = UserTokens::new(UserAccessToken::new("u-old-secret"), Duration::ZERO).refresh_token("r-secret-1");
    let user = client.as_refreshed_user(MemoryUserTokenStore::new(tokens));
    user.send(&AsUser(json!({}))).await.expect_err("the platform fails");

    let traced = capture.text();
    for expected in [
        "helpdesk_call 1 operation=\"test.put\" method=\"POST\"\n",
        "helpdesk_client 1 message=sending again failed_operation=\"test.put\" kind=\"api\" status=400 code=99991663 log_id=\"01\" attempt=1 wait_seconds=0.0\n",
        "failed_operation=\"test.put\" kind=\"api\" status=429 code=99991400 log_id=\"02\" attempt=2 wait_seconds=0.00",
        "record 1 status=200\nrecord 1 code=0\nrecord 1 log_id=\"03\"\nrecord 1 attempt=3\nDEBUG helpdesk_client 1 message=answered\n",
        "operation=\"test.file\" method=\"GET\"\n",
        "code=154404\n",
        "message=failed failed_operation=\"test.look\" kind=\"decode\"\n",
        "message=got an access token operation=\"authen.v2.oauth.token\"\n",
        "message=failed failed_operation=\"test.as_user\" kind=\"unexpected\"\n",
    ] {
        assert!(traced.contains(expected), "{expected}\nis not in:\n{traced}");
    }
    // Only the first of its kind is a warning.
    let deviations: Vec<&str> = traced.lines().filter(|line| line.contains("deviates")).collect();
    let fields = "operation=\"helpdesk.v1.ticket.list\" path=\"data.tickets[].guest\" documented=\"object\" came=\"array\" \
        lost=true count=2";
    let line = |level| format!("{level} helpdesk_client 0 message=the answer deviates from the documentation {fields}");
    assert_eq!(deviations, ["WARN", "DEBUG", "DEBUG"].map(line), "{traced}");
    let logged = LOGGED.get().map(|logged| logged.0.lock().expect("no panic").clone()).unwrap_or_default();
    let secrets = [
        APP_SECRET,
        HELPDESK_TOKEN,
        HELPDESK_HEADER,
        "t-secret",
        "u-secret",
        "u-old-secret",
        "r-secret",
        "a person",
        "an-id",
        "a%20person",
    ];
    for secret in secrets {
        assert!(!traced.contains(secret) && !logged.contains(secret), "{secret} is in:\n{traced}\n{logged}");
    }
}
