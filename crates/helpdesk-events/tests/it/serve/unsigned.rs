//! Callbacks without a signature cost little, and reveal nothing.

use std::net::SocketAddr;
use std::time::Duration;

use helpdesk_testing::Response;
use serde_json::json;
use tokio::io::{AsyncWriteExt, BufStream};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::http::{Connection, head, send, signed};
use super::server::{Calls, endpoint, serve};
use crate::platform::{self, Callback};
use crate::splicing::{spliced, splices};

/// The answer but for its date, with which it is the same only for a second.
async fn answer(connection: &mut Connection, callback: &Callback) -> Response {
    let mut response = connection.send(callback).await;
    response.headers.retain(|(name, _)| name != "date");
    response
}

#[tokio::test]
async fn all_that_is_refused_is_answered_alike() {
    let address = serve(&endpoint().handle(Calls::default().handler())).await;
    let mut connection = Connection::open(address).await;
    let event = platform::event("a.b_v1", json!({ "text": "secret" })).to_string();
    let expected = answer(&mut connection, &Callback::unsigned(platform::encrypted(event.as_bytes()))).await;
    assert_eq!(expected.status, 401);

    let mut callbacks: Vec<Callback> = splices().iter().step_by(3).map(|blocks| spliced(blocks)).collect();
    for text in [platform::challenge().to_string().replace("ajls", "a ls"), "{}".to_owned(), String::new()] {
        callbacks.push(Callback::unsigned(platform::encrypted(text.as_bytes())));
        callbacks.push(Callback::unsigned(text));
    }
    callbacks.push(Callback::unsigned(platform::encrypted_as_it_is(&[b' '; 64])));
    assert!(callbacks.len() > 300, "{}", callbacks.len());
    for callback in callbacks {
        let body = String::from_utf8_lossy(&callback.body).into_owned();
        assert_eq!(answer(&mut connection, &callback).await, expected, "{body}");
    }
}

/// Sends the head of a request, and none of its body; the status of what comes back at once.
async fn status(address: SocketAddr, head: &str) -> Option<u16> {
    let mut stream = BufStream::new(TcpStream::connect(address).await.expect("the server listens"));
    stream.write_all(head.as_bytes()).await.expect("the server reads");
    stream.flush().await.expect("the server reads");
    // The endpoint waits a second for a body.
    let response = timeout(Duration::from_millis(500), Response::read(&mut stream)).await.ok()?;
    Some(response.status)
}

#[tokio::test]
async fn more_than_4_kib_is_refused_before_it_is_read() {
    let address = serve(&endpoint().handle(Calls::default().handler())).await;
    let good = signed([]);
    let with = |change: fn(&mut Callback)| {
        let mut callback = good.clone();
        change(&mut callback);
        callback
    };
    for (name, callback) in [
        ("no signature", with(|it| it.signature = None)),
        ("nothing at all", Callback::unsigned([])),
        ("an empty one", with(|it| it.signature = Some(String::new()))),
        ("one that is not hexadecimal", with(|it| it.signature = Some("x".repeat(64)))),
        ("half of one", with(|it| it.signature.as_mut().expect("signed").truncate(32))),
        ("no time", with(|it| it.timestamp = None)),
        ("no nonce", with(|it| it.nonce = None)),
    ] {
        let refused = head("POST", &callback, 4097);
        assert_eq!(status(address, &refused).await, Some(413), "{name}");
        // A body without an announced length is cut off.
        let chunked = refused.replace("Content-Length: 4097", "Transfer-Encoding: chunked");
        let body = format!("{chunked}1001\r\n{}", "x".repeat(4097));
        assert_eq!(status(address, &body).await, Some(413), "{name}");
        // Nor is he told to go on.
        let asking = refused.replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n");
        assert_eq!(status(address, &asking).await, Some(413), "{name}");
    }
    for (callback, length) in [(Callback::unsigned([]), 4096), (good, 4097)] {
        assert_eq!(status(address, &head("POST", &callback, length)).await, None, "{length} bytes are waited for");
    }
}

#[tokio::test]
async fn a_challenge_fits() {
    let address = serve(&endpoint().handle(Calls::default().handler())).await;
    let challenge = platform::encrypted(platform::challenge().to_string().as_bytes());
    assert_eq!(send(address, &Callback::unsigned(challenge)).await, 200);
}
