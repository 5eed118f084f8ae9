//! Faults that a test orders.

use std::time::{Duration, Instant};

use helpdesk_mock::{Error, Fault, ISSUE_TENANT_TOKEN, Mock};
use helpdesk_testing::exchange;
use serde_json::json;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::auth::token;
use crate::wire::{operation, send, start};

async fn two_operations() -> Mock {
    let errors = json!([{ "code": 7, "name": "Seven", "status": 403, "message": "seventh", "advice": "" }]);
    start(json!([
        operation(
            "a.send",
            "POST",
            "/a",
            json!({ "errors": errors, "response_example": ["{\"code\":0,\"msg\":\"right\"}"] })
        ),
        operation("b.send", "POST", "/b", json!({})),
    ]))
    .await
}

/// The head of an answer without what every answer has, and the first line of its body; or the bytes if they are not
/// an answer.
fn seen(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return text.into_owned() };
    let shown = |line: &&str| {
        !["date", "x-tt-logid", "content-type: application/json"].iter().any(|name| line.starts_with(name))
    };
    let head: Vec<&str> = head.lines().filter(shown).collect();
    format!("{} | {}", head.join(", "), body.lines().next().unwrap_or_default())
}

#[tokio::test]
async fn what_each_fault_sends_and_whether_the_operation_acts() {
    let mock = two_operations().await;
    let (short, long) = (Duration::from_millis(1), Duration::from_millis(30));
    let right = r#"HTTP/1.1 200 OK, content-length: 24 | {"code":0,"msg":"right"}"#;
    let right_and_closing = r#"HTTP/1.1 200 OK, content-length: 24, connection: close | {"code":0,"msg":"right"}"#;
    for (fault, acted, status, least, expected) in [
        (Fault::none(), 1, 200, 0, right_and_closing),
        (Fault::delay(long), 1, 200, 30, right_and_closing),
        (Fault::drip(short), 1, 200, 24, right),
        (Fault::drip(short).delayed(long), 1, 200, 54, right),
        (Fault::cut_body(), 1, 200, 0, r#"HTTP/1.1 200 OK, content-length: 24 | {"code":0,"m"#),
        (Fault::close_before_acting(), 0, 0, 0, ""),
        (Fault::close_after_acting(), 1, 0, 0, ""),
        (Fault::close_after_acting().delayed(long), 1, 0, 30, ""),
        (Fault::garbage(), 0, 0, 0, "\x15\x03\x01\0\x02\x02\n"),
        (Fault::garbage().after_acting(), 1, 0, 0, "\x15\x03\x01\0\x02\x02\n"),
        (
            Fault::bad_gateway(),
            0,
            502,
            0,
            "HTTP/1.1 502 Bad Gateway, content-type: text/html, content-length: 149, connection: close | <html>",
        ),
        (
            Fault::text(200, "text/plain", "maintenance").header("retry-after", "1").header("retry-after", "2"),
            0,
            200,
            0,
            "HTTP/1.1 200 OK, content-type: text/plain, retry-after: 1, retry-after: 2, content-length: 11, connection: close | maintenance",
        ),
    ] {
        mock.script("a.send", [fault.clone()]).unwrap();
        let sent = Instant::now();
        let answer = exchange(mock.url(), &["POST /a HTTP/1.1", "Host: localhost"], "").await;
        assert!(sent.elapsed() >= Duration::from_millis(least), "{fault:?} took {:?}", sent.elapsed());
        assert_eq!(seen(&answer), expected, "{fault:?}");
        assert_eq!((mock.received("a.send"), mock.acted("a.send")), (1, acted), "{fault:?}");
        let request = mock.requests().pop().unwrap();
        assert_eq!((request.acted, request.status, request.code), (acted == 1, status, 0), "{fault:?}");
        assert_eq!(request.fault, Some(fault));
        mock.reset();
    }
}

#[tokio::test]
async fn errors_of_the_platform() {
    let mock = two_operations().await;
    for (fault, acted, verdict, reset) in [
        (Fault::error(200, 99991663, "not yet"), 0, (200, 99991663, "not yet"), None),
        (Fault::error(504, 1, "too late").after_acting(), 1, (504, 1, "too late"), None),
        (Fault::rate_limit(429, 3), 0, (429, 99991400, "request trigger frequency limit"), Some("3")),
        (Fault::rate_limit(400, 60), 0, (400, 99991400, "request trigger frequency limit"), Some("60")),
    ] {
        mock.script("a.send", [fault.clone()]).unwrap();
        let answer = send(&mock, "POST", "/a", &[], "").await;
        let (status, code, message) = verdict;
        assert_eq!(answer.verdict(), (status, code, message.to_owned()));
        assert_eq!(answer.header("x-ogw-ratelimit-reset"), reset);
        assert_eq!(answer.header("x-ogw-ratelimit-limit").is_some(), reset.is_some());
        assert_eq!(answer.json()["error"]["log_id"], answer.header("x-tt-logid").unwrap());
        assert_eq!(mock.acted("a.send"), acted);
        let request = mock.requests().pop().unwrap();
        assert_eq!((request.status, request.code, request.refusal.as_str()), verdict);
        mock.reset();
    }
}

#[tokio::test]
async fn scripts_are_followed_in_their_order() {
    let mock = two_operations().await;
    let error = |code| Fault::error(400, code, "");
    mock.script("a.send", [error(1), Fault::none()]).unwrap();
    mock.script("a.send", vec![error(2); 2]).unwrap();
    mock.script_any([error(3), error(4)]).unwrap();
    mock.fail_next("a.send", 7).unwrap();
    token(&mock).await;
    for (target, code) in [
        ("/a?refused", 154000),
        ("/a", 1),
        ("/b", 3),
        ("/a", 0),
        ("/a", 2),
        ("/nowhere", 99991201),
        ("/a", 2),
        ("/a", 7),
        ("/a", 4),
        ("/b", 0),
        ("/a", 0),
    ] {
        assert_eq!(send(&mock, "POST", target, &[], "").await.verdict().1, code, "{target}");
    }
    assert_eq!((mock.received("a.send"), mock.acted("a.send")), (8, 2));
    assert_eq!((mock.received("b.send"), mock.acted("b.send")), (2, 1));
    assert_eq!((mock.received("c.send"), mock.acted("c.send")), (0, 0));

    mock.script(ISSUE_TENANT_TOKEN, [Fault::bad_gateway()]).unwrap();
    mock.script_any([error(5)]).unwrap();
    mock.reset();
    token(&mock).await;
    assert_eq!(send(&mock, "POST", "/a", &[], "").await.status, 200);
    assert_eq!(mock.requests().len(), 2);
}

/// The codes that some calls were answered with.
async fn codes(mock: &Mock, calls: usize) -> Vec<i64> {
    let mut codes = Vec::new();
    for _ in 0..calls {
        codes.push(send(mock, "POST", "/a", &[], "").await.verdict().1);
    }
    codes
}

#[tokio::test]
async fn random_faults_are_the_same_for_the_same_seed() {
    let [one, same, other] = [two_operations().await, two_operations().await, two_operations().await];
    for (mock, seed) in [(&one, 7), (&same, 7), (&other, 8)] {
        mock.script_random(seed, [(0.3, Fault::error(400, 1, "")), (0.1, Fault::error(400, 2, ""))]).unwrap();
    }
    let drawn = codes(&one, 500).await;
    assert_eq!(codes(&same, 500).await, drawn);
    assert_ne!(codes(&other, 500).await, drawn);
    for (code, expected) in [(0, 300), (1, 150), (2, 50)] {
        let count = drawn.iter().filter(|drawn| **drawn == code).count();
        assert!(count.abs_diff(expected) < 40, "{count} of code {code}");
    }
    assert_eq!(one.acted("a.send"), drawn.iter().filter(|drawn| **drawn == 0).count());
    token(&one).await;

    one.script_random(1, [(1.0, Fault::error(400, 3, ""))]).unwrap();
    one.fail_next("a.send", 7).unwrap();
    assert_eq!(codes(&one, 3).await, [7, 3, 3]);
    one.script_random(1, []).unwrap();
    assert_eq!(codes(&one, 20).await, [0; 20]);
}

#[tokio::test]
async fn scripts_that_make_no_sense() {
    let mock = two_operations().await;
    let fault = Fault::none;
    for (error, message) in [
        (
            mock.script("a.sned", [fault()]),
            "no operation has the id `a.sned`; the nearest ids are:\n  a.send\n  b.send\n  callback.ws",
        ),
        (mock.script("a.send", [Fault::error(99, 1, "")]), "the HTTP status 99 is not between 200 and 599"),
        (mock.script_any([fault(), Fault::text(1000, "", "")]), "the HTTP status 1000 is not between 200 and 599"),
        (mock.script_any([fault().header("a b", "c")]), "a response cannot have the header `a b: c`"),
        (mock.script_random(0, [(0.5, fault().header("a", "\n"))]), "a response cannot have the header `a: \n`"),
        (
            mock.script_random(0, [(0.6, fault()), (0.5, fault())]),
            "the probability 0.5 is not between 0 and 1, or the sum of all is more than 1",
        ),
        (
            mock.script_random(0, [(f64::NAN, fault())]),
            "the probability NaN is not between 0 and 1, or the sum of all is more than 1",
        ),
    ] {
        assert_eq!(error.as_ref().map_err(Error::to_string), Err(message.to_owned()));
    }
    mock.script_random(0, vec![(0.1, fault()); 10]).unwrap();
    assert_eq!(codes(&mock, 3).await, [0; 3], "a script with an error must not be followed in part");
}

#[tokio::test]
async fn a_fault_ends_a_connection_that_was_kept_alive() {
    let mock = two_operations().await;
    mock.script("a.send", [Fault::none(), Fault::none(), Fault::drip(Duration::from_millis(1))]).unwrap();
    let mut stream = TcpStream::connect(mock.url().strip_prefix("http://").unwrap()).await.unwrap();
    for _ in 0..3 {
        stream.write_all(b"POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n").await.unwrap();
        let mut answer = Vec::new();
        while !answer.ends_with(b"\"right\"}") {
            assert_ne!(stream.read_buf(&mut answer).await.unwrap(), 0, "{:?}", seen(&answer));
        }
        assert_eq!(seen(&answer), r#"HTTP/1.1 200 OK, content-length: 24 | {"code":0,"msg":"right"}"#);
    }
    assert_eq!(stream.read(&mut [0]).await.unwrap(), 0);
    assert_eq!(send(&mock, "POST", "/a", &[], "").await.status, 200);
}

#[tokio::test]
async fn who_hangs_up_while_an_answer_is_late_has_been_heard() {
    let mock = two_operations().await;
    mock.script("a.send", [Fault::delay(Duration::from_secs(600))]).unwrap();
    let mut stream = TcpStream::connect(mock.url().strip_prefix("http://").unwrap()).await.unwrap();
    stream.write_all(b"POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n").await.unwrap();
    let heard = async {
        while mock.acted("a.send") == 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), heard).await.unwrap();
    drop(stream);
    assert_eq!(mock.requests()[0].status, 200);
}
