//! The mock as a test holds it: its log, its scripted failures, its start and end.

use std::sync::mpsc;
use std::time::Duration;

use helpdesk_mock::{Error, Mock};
use helpdesk_schema::Schema;
use serde_json::json;
use tokio::net::TcpStream;

use crate::wire::{JSON, operation, send, start};

#[tokio::test]
async fn the_log_keeps_every_request() {
    let mock = start(json!([operation(
        "a.get",
        "POST",
        "/a/:id",
        json!({
            "query": [{ "name": "q", "type": "array<string>" }],
        })
    )]))
    .await;
    send(&mock, "POST", "/a/x%2F..%3Fy=1?q=%E6%96%B0+%2B&q=b%2526", &[("X-One", "1")], "").await;
    send(&mock, "POST", "/a/1?q=%zz&x", &[JSON], b"\xff{").await;
    send(&mock, "GET", "/nowhere?q", &[], "").await;

    let requests = mock.requests();
    assert_eq!(requests.len(), 3);
    let [first, second, third] = &requests[..] else { unreachable!() };
    assert_eq!((first.method.as_str(), first.path.as_str()), ("POST", "/a/x%2F..%3Fy=1"));
    assert_eq!(first.query, [("q".into(), "新 +".into()), ("q".into(), "b%26".into())]);
    assert_eq!(first.header("x-ONE"), Some("1"));
    assert_eq!((first.operation.as_deref(), first.status, first.code), (Some("a.get"), 200, 0));
    assert_eq!(first.refusal, "");

    assert_eq!(second.query, [("q".into(), "%zz".into()), ("x".into(), String::new())]);
    assert_eq!(second.body, b"\xff{");
    assert!(second.json().is_err());
    assert_eq!((second.operation.as_deref(), second.status, second.code), (Some("a.get"), 400, 154000));
    assert_eq!(
        second.refusal,
        "query/q: its percent-encoding is broken, or it is not UTF-8; query/x: unknown parameter; \
         body: the operation has no body"
    );

    assert_eq!((third.operation.as_deref(), third.status, third.code), (None, 404, 99991201));
}

#[tokio::test]
async fn a_log_may_keep_the_last_requests_only() {
    let mock = Mock::builder().keep_requests(2).start().await.unwrap();
    for target in ["/1", "/2", "/3"] {
        send(&mock, "GET", target, &[], "").await;
    }
    let requests = mock.requests();
    assert_eq!(requests.iter().map(|request| request.path.as_str()).collect::<Vec<_>>(), ["/2", "/3"]);
    assert!(requests[0].arrived <= requests[1].arrived);
    mock.reset();
    assert_eq!(mock.requests(), []);
}

#[tokio::test]
async fn a_log_has_a_bounded_number_of_bytes() {
    let mock = Mock::start().await.unwrap();
    let body = vec![b'x'; 4_000_000];
    for number in 0..20 {
        send(&mock, "POST", &format!("/{number}"), &[], &body).await;
    }
    let requests = mock.requests();
    assert_eq!(requests.last().map(|request| request.path.as_str()), Some("/19"));
    let bytes: usize = requests.iter().map(|request| request.body.len()).sum();
    assert!(requests.len() >= 15 && bytes <= 64 << 20, "{} requests of {bytes} bytes", requests.len());
    mock.reset();
    for number in 0..16 {
        send(&mock, "POST", &format!("/{number}"), &[], &body).await;
    }
    assert_eq!(mock.requests().len(), 16, "what was forgotten takes no room");
}

#[tokio::test]
async fn the_next_call_fails_as_told() {
    let mock = start(json!([
        operation(
            "a.get",
            "GET",
            "/a",
            json!({
                "query": [{ "name": "q", "type": "string" }],
                "errors": [
                    { "code": 1, "name": "One", "status": 403, "message": "not for you", "advice": "" },
                    { "code": 2, "name": "Two", "message": "no status", "advice": "" },
                ],
            })
        ),
        operation("b.get", "GET", "/b", json!({})),
    ]))
    .await;
    mock.fail_next("a.get", 1).unwrap();
    mock.fail_next("a.get", 2).unwrap();
    for (target, status, code, message) in [
        ("/b", 200, 0, "success"),
        ("/a?x", 400, 154000, "query/x: unknown parameter"),
        ("/a", 403, 1, "not for you"),
        ("/a", 400, 2, "no status"),
        ("/a", 200, 0, "success"),
    ] {
        assert_eq!(send(&mock, "GET", target, &[], "").await.verdict(), (status, code, message.to_owned()), "{target}");
    }

    let error = mock.fail_next("a.gte", 1).unwrap_err();
    assert_eq!(
        error.to_string(),
        "no operation has the id `a.gte`; the nearest ids are:\n  a.get\n  b.get\n  callback.ws"
    );
    let error = mock.fail_next("a.get", 3).unwrap_err();
    assert_eq!(error.to_string(), "the page of a.get does not list the code 3; it lists [1, 2]");
}

#[tokio::test]
async fn each_request_is_reported() {
    let (sender, receiver) = mpsc::channel();
    let mock = Mock::builder()
        .schema(Schema::default())
        .on_request(move |request| sender.send(request.clone()).unwrap())
        .start()
        .await
        .unwrap();
    send(&mock, "GET", "/a", &[], "").await;
    assert_eq!([receiver.recv().unwrap()], mock.requests()[..]);
}

#[tokio::test]
async fn a_port_in_use_and_a_broken_schema_are_errors() {
    let mock = start(json!([])).await;
    let port: u16 = mock.url().rsplit(':').next().unwrap().parse().unwrap();
    let error = Mock::builder().port(port).start().await.unwrap_err();
    assert!(matches!(error, Error::Bind { port: refused, .. } if refused == port));
    assert!(error.to_string().starts_with(&format!("cannot listen on port {port}: ")), "{error}");

    let twice = [operation("a.get", "GET", "/a", json!({})), operation("a.get", "GET", "/b", json!({}))];
    let schema = json!({ "format": 1, "operations": twice, "events": [] }).to_string();
    let error = Mock::builder().schema(Schema::from_json(&schema).unwrap()).start().await.unwrap_err();
    assert_eq!(error.to_string(), "the schema breaks its rules:\n  a.get: two pages document an operation of this id");
}

#[tokio::test]
async fn a_dropped_mock_stops() {
    let mock = start(json!([])).await;
    let address = mock.url().strip_prefix("http://").unwrap().to_owned();
    let mut idle = TcpStream::connect(&address).await.unwrap();
    drop(mock);
    let closed = async {
        while TcpStream::connect(&address).await.is_ok() {
            tokio::task::yield_now().await;
        }
        // A connection that was kept alive is closed, too.
        tokio::io::AsyncReadExt::read(&mut idle, &mut [0]).await
    };
    assert!(matches!(tokio::time::timeout(Duration::from_secs(10), closed).await, Ok(Ok(0) | Err(_))));
}
