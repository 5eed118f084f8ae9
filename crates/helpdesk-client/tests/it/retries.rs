//! Which requests are sent again, measured by arrivals.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use helpdesk_client::{Client, Error, RetryPolicy, TransportKind};
use helpdesk_testing::{Reply, Server};
use serde_json::json;

use crate::operations::{File, Look, Put};
use crate::server::{Clients, OK};

/// Fails the first calls like this; later ones succeed.
async fn failing(times: usize, reply: impl Fn() -> Reply + Send + Sync + 'static) -> Server {
    let calls = AtomicUsize::new(0);
    Server::start(move |request| match request.is_token_fetch() {
        true => Reply::token("t-0123456789", 7200),
        false if calls.fetch_add(1, Ordering::Relaxed) < times => reply(),
        false => Reply::json(200, "", OK),
    })
    .await
}

fn quick() -> RetryPolicy {
    RetryPolicy::new().backoff(Duration::from_millis(1), Duration::from_millis(4))
}

fn client(server: &Server) -> Client {
    server.builder().retries(quick()).build().expect("the settings are right")
}

fn get() -> Look {
    Look { id: "1".to_owned(), query: Vec::new() }
}

fn post() -> Put {
    Put(json!({"n": 1}))
}

fn json_reply(status: u16, code: i64) -> impl Fn() -> Reply + Send + Sync + 'static {
    move || Reply::json(status, "", &format!(r#"{{"code":{code},"msg":"no"}}"#))
}

#[tokio::test]
async fn a_request_that_may_have_taken_effect_is_retried_only_if_read_only() {
    type Make = fn() -> Reply;
    let cases: [(&str, Make); 8] = [
        ("closed", || Reply::Bytes(Vec::new())),
        ("cut head", || Reply::Bytes(b"HTTP/1.1 20".to_vec())),
        ("cut body", || Reply::Bytes(b"HTTP/1.1 200 X\r\nContent-Length: 99\r\n\r\n{\"code\":0}".to_vec())),
        ("500 page", || Reply::json(500, "", "<html>")),
        ("502 page", || Reply::json(502, "", "<html>Bad Gateway</html>")),
        ("504 empty", || Reply::json(504, "", "")),
        ("155000", || Reply::json(200, "", r#"{"code":155000,"msg":"internal"}"#)),
        ("500", || Reply::json(500, "", r#"{"code":1,"msg":"internal"}"#)),
    ];
    for (name, reply) in cases {
        let server = failing(2, reply).await;
        client(&server).send(&get()).await.expect("the third response is right");
        assert_eq!(server.calls().len(), 3, "{name}");

        let server = failing(2, reply).await;
        client(&server).send(&post()).await.expect_err("it may have acted");
        assert_eq!(server.calls().len(), 1, "{name}: no second ticket");

        let server = failing(9, reply).await;
        client(&server).send(&get()).await.expect_err("each attempt fails");
        assert_eq!(server.calls().len(), 4, "{name}");
        client(&server).with_retries(RetryPolicy::never()).send(&get()).await.expect_err("each attempt fails");
        assert_eq!(server.calls().len(), 5, "{name}");
    }
}

#[tokio::test]
async fn a_download_is_retried() {
    let server = failing(1, json_reply(500, 155000)).await;
    let error = client(&server).send(&File).await.expect_err("the second response is not a file");
    assert_eq!(error.code(), None);
    assert_eq!(server.calls().len(), 2);
}

#[tokio::test]
async fn a_final_error_is_not_retried() {
    for (status, code) in [(500, 154000), (401, 154001), (429, 99991403), (503, 99991401), (500, 99991672), (400, 7)] {
        let server = failing(1, json_reply(status, code)).await;
        let error = client(&server).send(&get()).await.expect_err("the code stays");
        assert_eq!((error.code(), error.status()), (Some(code), Some(status)));
        assert_eq!(server.calls().len(), 1, "{status} {code}");
    }
}

#[tokio::test]
async fn a_rate_limit_is_waited_out_with_any_method() {
    type Make = fn() -> Reply;
    let cases: [Make; 5] = [
        || Reply::json(429, "x-ogw-ratelimit-reset: 0\r\n", r#"{"code":99991400,"msg":"limit"}"#),
        || Reply::json(400, "x-ogw-ratelimit-reset: 0\r\n", r#"{"code":99991400,"msg":"limit"}"#),
        || Reply::json(200, "", r#"{"code":99991400,"msg":"limit"}"#),
        || Reply::json(429, "", "<html>slow down</html>"),
        || Reply::json(429, "", ""),
    ];
    for reply in cases {
        let server = failing(2, reply).await;
        let answered = client(&server).send_detailed(&post()).await.expect("the third response is right");
        assert_eq!(answered.attempts, 3);
        let calls = server.calls();
        assert_eq!(calls.len(), 3);
        assert!(calls.iter().all(|call| call.body == br#"{"n":1}"#), "the same request each time");
    }
}

#[tokio::test]
async fn the_reset_header_sets_the_wait() {
    let limit = |reset: u32| {
        let head = format!("X-Ogw-Ratelimit-Reset: {reset}\r\nX-Tt-Logid: 0a1b\r\n");
        move || Reply::json(429, &head, r#"{"code":99991400,"msg":"limit"}"#)
    };
    let server = failing(1, limit(1)).await;
    let started = Instant::now();
    client(&server).send(&post()).await.expect("the second answer is right");
    assert!(started.elapsed() >= Duration::from_secs(1), "{:?}", started.elapsed());

    // Longer than the timeout or the total wait: the error is returned at once and says how long.
    let short: [fn(Client) -> Client; 2] = [
        |client| client.with_timeout(Duration::from_secs(50)),
        |client| client.with_timeout(Duration::MAX).with_retries(quick().max_wait(Duration::from_secs(50))),
    ];
    for short in short {
        let server = failing(1, limit(60)).await;
        let started = Instant::now();
        let error = short(client(&server)).send(&post()).await.expect_err("the wait is too long");
        assert!(started.elapsed() < Duration::from_secs(20));
        assert!(error.is_rate_limit());
        assert_eq!(error.retry_after(), Some(Duration::from_secs(60)));
        assert_eq!((error.status(), error.code(), error.log_id()), (Some(429), Some(99991400), Some("0a1b")));
        assert_eq!(server.calls().len(), 1);
    }
}

#[tokio::test]
async fn any_wait_header_is_handled() {
    const DAY: Option<Duration> = Some(Duration::from_secs(86_400));
    let seconds = |seconds| Some(Duration::from_secs(seconds));
    let date = "Date: Tue, 29 Feb 2028 23:59:50 GMT\r\n";
    let cases = [
        ("x-ogw-ratelimit-reset: 0.5".to_owned(), Some(Duration::from_millis(500))),
        ("x-ogw-ratelimit-reset: 99999999999999999999".to_owned(), DAY),
        ("x-ogw-ratelimit-reset: -1".to_owned(), None),
        ("x-ogw-ratelimit-reset: NaN".to_owned(), None),
        ("x-ogw-ratelimit-reset: soon".to_owned(), None),
        ("x-ogw-ratelimit-reset:".to_owned(), None),
        // The platform's own header takes precedence.
        ("Retry-After: 7\r\nx-ogw-ratelimit-reset: 3".to_owned(), seconds(3)),
        ("Retry-After: 7\r\nx-ogw-ratelimit-reset: soon".to_owned(), seconds(7)),
        ("Retry-After: 7".to_owned(), seconds(7)),
        ("retry-after:  0 ".to_owned(), seconds(0)),
        ("Retry-After: 99999999999999999999".to_owned(), DAY),
        ("Retry-After: 1e999".to_owned(), DAY),
        ("Retry-After: inf".to_owned(), DAY),
        ("Retry-After: -inf".to_owned(), None),
        ("Retry-After: NaN".to_owned(), None),
        ("Retry-After: -5".to_owned(), None),
        ("Retry-After: soon".to_owned(), None),
        ("Retry-After: \u{e9}".to_owned(), None),
        (format!("{date}Retry-After: Wed, 01 Mar 2028 00:00:20 GMT"), seconds(30)),
        (format!("{date}Retry-After: Wednesday, 01-Mar-28 00:00:20 GMT"), seconds(30)),
        (format!("{date}Retry-After: Wed Mar  1 00:00:20 2028"), seconds(30)),
        (format!("{date}Retry-After: Tue, 29 Feb 2028 23:59:49 GMT"), seconds(0)),
        (format!("{date}Retry-After: Fri, 31 Dec 9999 23:59:59 GMT"), DAY),
        // Relative to this machine's clock.
        ("Retry-After: Sun, 06 Nov 1994 08:49:37 GMT".to_owned(), seconds(0)),
        ("Retry-After: Fri, 31 Dec 9999 23:59:59 GMT".to_owned(), DAY),
        ("Date: now\r\nRetry-After: Fri, 31 Dec 9999 23:59:59 GMT".to_owned(), DAY),
    ];
    for (header, expected) in cases {
        for body in [r#"{"code":99991400,"msg":"limit"}"#, "<html>slow down</html>"] {
            let head = format!("{header}\r\n");
            let server = failing(9, move || Reply::json(429, &head, body)).await;
            let client = client(&server).with_retries(RetryPolicy::never());
            let error = client.send(&post()).await.expect_err("the calls come too fast");
            assert_eq!(error.retry_after(), expected, "{header}");
        }
    }
}

#[tokio::test]
async fn retry_after_sets_the_wait() {
    for (status, method) in [(429, "POST"), (503, "GET")] {
        let server = failing(1, move || Reply::json(status, "Retry-After: 1\r\n", "<html>")).await;
        let started = Instant::now();
        let client = client(&server);
        match method {
            "POST" => client.send(&post()).await.map(drop),
            _ => client.send(&get()).await.map(drop),
        }
        .expect("the second answer is right");
        assert!(started.elapsed() >= Duration::from_secs(1), "{status}: {:?}", started.elapsed());
    }
    // A wait of zero does not shorten the usual delay.
    let server = failing(1, || Reply::json(503, "Retry-After: 0\r\n", "<html>")).await;
    let policy = RetryPolicy::new().backoff(Duration::from_millis(200), Duration::from_millis(200));
    let started = Instant::now();
    client(&server).with_retries(policy).send(&get()).await.expect("the second answer is right");
    assert!(started.elapsed() >= Duration::from_millis(100), "{:?}", started.elapsed());
}

#[tokio::test]
async fn a_failed_connection_is_retried_with_any_method() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().expect("the listener is bound");
    drop(listener);
    let client = crate::server::builder(&format!("http://{address}"))
        .retries(RetryPolicy::new().backoff(Duration::from_millis(100), Duration::from_millis(100)))
        .build()
        .expect("the settings are right");
    // The first failure is of the token fetch, the second of the request.
    for fetches in [1, 0] {
        let call = tokio::spawn({
            let client = client.clone();
            async move { client.send(&post()).await }
        });
        tokio::time::sleep(Duration::from_millis(20)).await;
        let server = Server::start_at(address, |request| match request.is_token_fetch() {
            true => Reply::token("t-0123456789", 7200),
            false => Reply::json(200, "", OK),
        })
        .await;
        call.await.expect("no panic").expect("the server is there by now");
        assert_eq!((server.calls().len(), server.token_fetches()), (1, fetches));
        drop(server);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn a_failed_token_fetch_is_retried() {
    let fetches = AtomicUsize::new(0);
    let server = Server::start(move |request| match request.is_token_fetch() {
        true => match fetches.fetch_add(1, Ordering::Relaxed) {
            0 => Reply::Bytes(Vec::new()),
            1 => Reply::json(502, "", "<html>"),
            2 => Reply::json(400, "", r#"{"code":99991400,"msg":"limit"}"#),
            _ => Reply::token("t-0123456789", 7200),
        },
        false => Reply::json(200, "", OK),
    })
    .await;
    client(&server).send(&post()).await.expect("the fourth fetch brings a token");
    assert_eq!((server.token_fetches(), server.calls().len()), (4, 1));
}

#[tokio::test]
async fn a_slow_attempt_leaves_time_for_another() {
    let policy = || quick().attempt_timeout(Duration::from_millis(50)).max_attempts(3);
    let server = failing(2, || Reply::Silence).await;
    client(&server).with_retries(policy()).send(&get()).await.expect("the third response is right");
    assert_eq!(server.calls().len(), 3);

    // Other requests may use the whole timeout, because they are sent once.
    let server = failing(1, || Reply::Silence).await;
    let client = client(&server).with_retries(policy()).with_timeout(Duration::from_millis(300));
    let started = Instant::now();
    let error = client.send(&post()).await.expect_err("no response comes");
    assert!(started.elapsed() >= Duration::from_millis(300));
    let Error::Transport(error) = error else { panic!("{error:?}") };
    assert_eq!(error.kind, TransportKind::Timeout);
    assert_eq!(server.calls().len(), 1);
}

#[tokio::test]
async fn the_deadline_wins() {
    let server = failing(99, || Reply::Bytes(Vec::new())).await;
    let policy = RetryPolicy::new().max_attempts(99).backoff(Duration::from_millis(20), Duration::from_millis(20));
    let client = client(&server).with_retries(policy).with_timeout(Duration::from_millis(300));
    let error = client.send(&get()).await.expect_err("each attempt fails");
    assert!(matches!(error, Error::Transport(_)), "the last attempt's own error: {error:?}");
    // As many attempts as there are pauses in the deadline, and far fewer than the policy allows.
    let calls = server.calls().len();
    assert!((1..=16).contains(&calls), "{calls}");
}

#[tokio::test]
async fn never_does_not_replace_a_refused_token() {
    let server = Server::start(|request| match (request.is_token_fetch(), request.header("authorization")) {
        (true, _) => Reply::token("t-0123456789", 7200),
        _ => Reply::json(401, "", r#"{"code":99991663,"msg":"no"}"#),
    })
    .await;
    let client = server.client().with_retries(RetryPolicy::never());
    client.send(&post()).await.expect_err("the token is refused");
    assert_eq!((server.calls().len(), server.token_fetches()), (1, 1));
    client.send(&post()).await.expect_err("the token is refused");
    assert_eq!((server.calls().len(), server.token_fetches()), (2, 2), "the next call has another token");
}

#[tokio::test]
async fn a_token_refused_in_a_retry_is_replaced() {
    let asked = AtomicUsize::new(0);
    let server =
        Server::start(move |request| match (request.is_token_fetch(), asked.fetch_add(1, Ordering::Relaxed)) {
            (true, n) => Reply::token(&format!("t-token-{n}"), 7200),
            (false, 1) => Reply::json(500, "", r#"{"code":155000,"msg":"internal"}"#),
            (false, 2) => Reply::json(400, "", r#"{"code":99991663,"msg":"no"}"#),
            (false, 4) => Reply::json(429, "", r#"{"code":99991400,"msg":"limit"}"#),
            _ => Reply::json(200, "", OK),
        })
        .await;
    let answered = client(&server).send_detailed(&get()).await.expect("the fourth response is right");
    assert_eq!((answered.attempts, server.token_fetches()), (4, 2));
}
