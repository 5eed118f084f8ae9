//! A gateway with network latency that closes idle connections.

use std::net::Ipv4Addr;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::channel;
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// A running gateway in front of a server; it stops when dropped.
///
/// Everything it forwards is delayed by the same time, including the end of a connection.
#[derive(Debug)]
pub struct Gateway {
    /// Its address: `http://127.0.0.1:PORT`.
    pub url: String,
    task: JoinHandle<()>,
}

impl Gateway {
    /// Starts a gateway in front of the server at a URL. It delays bytes by `distance`, and closes connections that are
    /// idle for `idle`.
    pub async fn start(server: &str, distance: Duration, idle: Duration) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port is free");
        let url = format!("http://{}", listener.local_addr().expect("the listener is bound"));
        let server = server.strip_prefix("http://").expect("the URL is one of plain HTTP").to_owned();
        let task = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let server = TcpStream::connect(&server).await.expect("the server listens");
                tokio::spawn(carry(client, server, distance, idle));
            }
        });
        Self { url, task }
    }
}

impl Drop for Gateway {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn carry(client: TcpStream, mut server: TcpStream, distance: Duration, idle: Duration) {
    let (mut from_client, mut to_client) = client.into_split();
    let (requests, mut arriving) = channel::<Vec<u8>>(64);
    let (answers, mut returning) = channel::<Vec<u8>>(64);
    tokio::spawn(async move {
        while let Some(bytes) = piece(&mut from_client).await {
            sleep(distance).await;
            if requests.send(bytes).await.is_err() {
                return;
            }
        }
    });
    tokio::spawn(async move {
        while let Some(bytes) = returning.recv().await {
            sleep(distance).await;
            // A closed client does not need the response.
            let _ = to_client.write_all(&bytes).await;
        }
        sleep(distance).await;
    });
    loop {
        tokio::select! {
            request = arriving.recv() => match request {
                Some(bytes) => server.write_all(&bytes).await.expect("the server reads"),
                None => return,
            },
            answer = piece(&mut server) => match answer {
                Some(bytes) => answers.send(bytes).await.expect("the other task takes all"),
                None => return,
            },
            () = sleep(idle) => return,
        }
    }
}

/// Reads the next bytes; `None` at the end.
async fn piece(stream: &mut (impl AsyncReadExt + Unpin)) -> Option<Vec<u8>> {
    let mut bytes = vec![0; 16 << 10];
    let length = stream.read(&mut bytes).await.ok().filter(|length| *length > 0)?;
    bytes.truncate(length);
    Some(bytes)
}
