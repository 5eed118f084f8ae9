//! Missing and incomplete responses.

use std::error::Error as _;
use std::time::Duration;

use helpdesk_client::{Error, TransportKind};
use helpdesk_testing::{Reply, Server};
use serde_json::json;
use tokio::net::TcpListener;

use crate::operations::Put;
use crate::server::{Clients, builder};

#[tokio::test]
async fn a_closed_port() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let url = format!("http://{}", listener.local_addr().expect("the listener is bound"));
    drop(listener);
    let client = builder(&url).build().expect("the settings are right");
    let error = client.send(&Put(json!({}))).await.expect_err("nobody is there");
    assert_eq!(error.operation(), Some("auth.v3.tenant_access_token.internal"));
    assert!(error.source().is_some());
    let Error::Transport(error) = error else { panic!("{error:?}") };
    assert_eq!(error.kind, TransportKind::Connect);
}

#[tokio::test]
async fn a_connection_closed_without_a_response() {
    let server = Server::answering("").await;
    let error = server.client().send(&Put(json!({}))).await.expect_err("no response comes");
    assert!(matches!(&error, Error::Transport(e) if e.kind == TransportKind::Interrupted), "{error:?}");
    assert_eq!((error.status(), error.is_timeout()), (None, false));
    assert_eq!(server.calls().len(), 1, "it may have acted, so it is not sent again");
}

#[tokio::test]
async fn a_kept_connection_closed_without_a_response() {
    let server = Server::start(|request| match request.body.as_slice() {
        b"1" => Reply::Kept(b"HTTP/1.1 200 X\r\nContent-Length: 20\r\n\r\n{\"code\":0,\"data\":{}}".to_vec()),
        b"2" => Reply::Bytes(Vec::new()),
        _ => Reply::token("t-0123456789", 7200),
    })
    .await;
    let client = server.client();
    client.send(&Put(json!(1))).await.expect("the response is right");
    let error = client.send(&Put(json!(2))).await.expect_err("no response comes");
    assert!(matches!(error, Error::Transport(_)));
    let bodies: Vec<_> = server.calls().into_iter().map(|call| call.body).collect();
    assert_eq!(bodies, [b"1".to_vec(), b"2".to_vec()], "what was sent is not sent again");
    assert_eq!(server.connections(), 2, "one for the token, one for both calls");
}

#[tokio::test]
async fn a_response_that_is_not_http() {
    let server = Server::answering("SSH-2.0-OpenSSH_9.6\r\n").await;
    let error = server.client().send(&Put(json!({}))).await.expect_err("this is an error");
    let Error::Transport(error) = error else { panic!("{error:?}") };
    assert_eq!(error.kind, TransportKind::Interrupted);
    assert_eq!(server.calls().len(), 1);
}

#[tokio::test]
async fn a_response_that_is_cut_off() {
    let head = "HTTP/1.1 200 X\r\nX-Tt-Logid: 0a1b\r\n";
    let cases = [
        format!("{head}Content-Length: 99\r\n\r\n{{\"code\":0}}"),
        format!("{head}Transfer-Encoding: chunked\r\n\r\nA\r\n{{\"code\""),
    ];
    for reply in cases {
        let server = Server::answering(reply).await;
        let error = server.client().send(&Put(json!({}))).await.expect_err("the response is cut");
        assert!(matches!(&error, Error::Transport(e) if e.kind == TransportKind::Interrupted), "{error:?}");
        assert_eq!((error.status(), error.log_id()), (Some(200), Some("0a1b")));
        assert_eq!(server.calls().len(), 1);
    }
}

#[tokio::test]
async fn a_server_that_never_responses() {
    let server = Server::start(|request| match request.is_token_fetch() {
        true => Reply::token("t-0123456789", 7200),
        false => Reply::Silence,
    })
    .await;
    let client = server.builder().timeout(Duration::from_millis(100)).build().expect("the settings are right");
    let error = client.send(&Put(json!({}))).await.expect_err("the time is up");
    assert_eq!((error.operation(), error.is_timeout()), (Some("test.put"), true));
    assert_eq!(server.calls().len(), 1);
}

#[tokio::test]
async fn fetching_a_token_counts_towards_the_timeout() {
    let server = Server::start(|_| Reply::Silence).await;
    let client = server.builder().timeout(Duration::from_millis(100)).build().expect("the settings are right");
    let error = client.send(&Put(json!({}))).await.expect_err("the time is up");
    assert_eq!((error.operation(), error.is_timeout()), (Some("auth.v3.tenant_access_token.internal"), true));
    assert_eq!(server.requests().len(), 1);
}
