//! A body of 100 MB is neither read to its end nor held.

use std::net::SocketAddr;

use helpdesk_testing::Response;
use tokio::io::{AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use super::http::{head, signed};
use super::server::{Calls, endpoint, serve};

const SIZE: usize = 100_000_000;
const PIECE: usize = 0x10000;

/// Sends as many pieces as the server takes: how many bytes that is, and the status of the answer.
async fn stream(address: SocketAddr, head: String, piece: Vec<u8>) -> (usize, u16) {
    let (reading, mut writing) = TcpStream::connect(address).await.expect("the server listens").into_split();
    let writer = tokio::spawn(async move {
        writing.write_all(head.as_bytes()).await.expect("the server reads the head");
        let mut sent = 0;
        while sent < SIZE && writing.write_all(&piece).await.is_ok() {
            sent += PIECE;
        }
        sent
    });
    let response = Response::read(&mut BufReader::new(reading)).await;
    (writer.await.expect("no panic"), response.status)
}

#[tokio::test]
async fn a_body_of_100_mb_is_cut_off() {
    let calls = Calls::default();
    let address = serve(&endpoint().handle(calls.handler())).await;
    let announced = head("POST", &signed([]), SIZE);
    let chunked = announced.replace(&format!("Content-Length: {SIZE}"), "Transfer-Encoding: chunked");
    let piece = vec![b'a'; PIECE];
    let chunk = [b"10000\r\n", &piece[..], b"\r\n"].concat();
    for (name, head, piece) in [("announced", announced, piece), ("in chunks", chunked, chunk)] {
        let (sent, status) = stream(address, head, piece).await;
        assert_eq!(status, 413, "{name}");
        // The sockets hold some of what is never read.
        assert!(sent < 20_000_000, "{name}: {sent} bytes were taken");
    }
    assert_eq!(calls.ids(), Vec::<String>::new());
}
