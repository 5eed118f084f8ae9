//! Limits for clients that only consume: connections, time and memory.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use helpdesk_events::serve::Server;
use helpdesk_testing::{memory, until};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep, timeout};

use super::http::{Connection, event, head, sealed, send, signed};
use super::server::{Calls, MEASURING, bind, endpoint, serve, serve_with};
use crate::platform::Callback;

const SOON: Duration = Duration::from_millis(200);
const LATE: Duration = Duration::from_secs(5);

async fn open(address: SocketAddr, bytes: impl AsRef<[u8]>) -> TcpStream {
    let mut stream = TcpStream::connect(address).await.expect("the server listens");
    // It may be closed already.
    let _ = stream.write_all(bytes.as_ref()).await;
    stream
}

/// The bytes that the server sends until it closes the connection.
async fn rest(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let ended = timeout(LATE, stream.read_to_end(&mut answer)).await;
    assert!(ended.is_ok(), "the connection is still open: {:?}", String::from_utf8_lossy(&answer));
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn half_a_head_is_not_waited_for() {
    let address = serve_with(Server::new().head_timeout(SOON), &endpoint().handle(Calls::default().handler())).await;
    let mut silent = open(address, "").await;
    let mut half = open(address, "POST /events HTTP/1.1\r\nHost: x\r\nX-Half: ").await;
    let mut idle = open(address, head("GET", &Callback::unsigned([]), 0)).await;
    let mut dripping = open(address, "POST /events HTTP/1.1\r\nX: ").await;
    let started = Instant::now();
    while started.elapsed() < 2 * SOON && dripping.write_all(b"x").await.is_ok() {
        sleep(SOON / 20).await;
    }
    for stream in [&mut silent, &mut half, &mut dripping] {
        assert!(!rest(stream).await.starts_with("HTTP/1.1 2"));
    }
    assert!(rest(&mut idle).await.starts_with("HTTP/1.1 405 "), "it is answered, and closed after that");
}

#[tokio::test]
async fn a_head_has_a_size() {
    let address = serve(&endpoint().handle(Calls::default().handler())).await;
    for head in [format!("X: {}", "x".repeat(32 << 10)), "X: x\r\n".repeat(200)] {
        let mut stream = open(address, format!("POST /events HTTP/1.1\r\n{head}\r\n\r\n")).await;
        assert!(rest(&mut stream).await.starts_with("HTTP/1.1 431 "));
    }
}

#[tokio::test]
async fn there_are_no_more_connections_than_may_be() {
    let server = Server::new().connections(3).head_timeout(4 * SOON);
    let address = serve_with(server, &endpoint().handle(Calls::default().handler())).await;
    let mut held = Vec::new();
    for _ in 0..3 {
        held.push(open(address, "POST /events HTTP/1.1\r\n").await);
    }
    sleep(SOON / 4).await;
    let callback = sealed(&event("1"));
    let started = Instant::now();
    let waiting = tokio::spawn(async move { send(address, &callback).await });
    sleep(SOON).await;
    assert!(!waiting.is_finished(), "all connections are taken");
    assert_eq!(waiting.await.expect("no panic"), 200, "there is room once the others have had their time");
    assert!(started.elapsed() < LATE);
}

/// 600 half-sent heads took 217 MB. With the form of a signature anyone may send large bodies, too; but all those together
/// get a part of the memory only.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn what_is_half_sent_holds_a_bounded_amount_of_memory() {
    let _alone = MEASURING.lock().await;
    let calls = Calls::default();
    let address = serve(&endpoint().handle(calls.handler())).await;
    let before = memory();
    let half: Arc<str> = format!("POST /events HTTP/1.1\r\nX: {}", "x".repeat(300 << 10)).into();
    let mut held = Vec::new();
    for _ in 0..200 {
        let mut stream = TcpStream::connect(address).await.expect("the server listens");
        let _ = timeout(SOON / 20, stream.write_all(half.as_bytes())).await;
        held.push(stream);
    }
    let grown = memory().saturating_sub(before);
    assert!(grown < 16 << 20, "{} half-sent heads hold {grown} bytes", held.len());
    drop(held);

    let length = 1_000_000;
    let half: Arc<[u8]> = [head("POST", &signed([]), length).into_bytes(), vec![b'x'; length - 1]].concat().into();
    let senders: Vec<_> = (0..200)
        .map(|_| {
            let half = Arc::clone(&half);
            tokio::spawn(async move {
                let mut stream = open(address, half).await;
                rest(&mut stream).await
            })
        })
        .collect();
    let mut most = 0;
    while senders.iter().any(|sender| !sender.is_finished()) {
        most = most.max(memory());
        // A callback as large as most is taken in all the while.
        assert_eq!(send(address, &sealed(&event("small"))).await, 200);
        sleep(SOON / 10).await;
    }
    let grown = most.saturating_sub(before);
    assert!(grown < 120 << 20, "{} half-sent bodies hold {grown} bytes", senders.len());
    for sender in senders {
        assert!(sender.await.expect("no panic").starts_with("HTTP/1.1 408 "));
    }
    assert_eq!(calls.ids(), ["small"]);
}

#[tokio::test]
async fn a_stop_waits_for_an_answer_and_for_nobody_else() {
    let calls = Calls::default();
    let handler = calls.handler_that(|_| async {
        sleep(SOON).await;
        Ok(())
    });
    let endpoint = endpoint().wait(LATE).handle(handler);
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let (address, run) = bind(Server::new(), endpoint.clone(), async { _ = stopped.await }).await;
    let running = tokio::spawn(run);
    let mut fresh = open(address, "").await;
    let mut idle = open(address, head("GET", &Callback::unsigned([]), 0)).await;
    let mut served = Connection::open(address).await;
    served.start(&sealed(&event("1"))).await;
    until("the handler is at it", || calls.ids().len() == 1).await;
    drop(stop);
    assert_eq!(served.response().await.status, 200);
    assert_eq!(rest(&mut fresh).await, "");
    assert!(rest(&mut idle).await.starts_with("HTTP/1.1 405 "));
    timeout(LATE, running).await.expect("it ends in time").expect("no panic");
    assert!(TcpStream::connect(address).await.is_err(), "nobody listens");
}
