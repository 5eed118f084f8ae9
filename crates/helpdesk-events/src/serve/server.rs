//! An HTTP server with the limits that `axum::serve` lacks.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::serve::Listener;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tracing::debug;

/// The largest head of a request, and the largest read buffer of a connection. The platform's heads have about 500 bytes.
const MAX_HEAD: usize = 16 << 10;
/// The maximum age of a connection, so that a client that never reads its answers cannot hold one for ever.
const MAX_AGE: Duration = Duration::from_secs(10 * 60);
/// How long a connection may take to finish its last answer. The platform waits 3 seconds for an answer.
const LAST_ANSWER: Duration = Duration::from_secs(10);

/// An HTTP/1.1 server that limits what clients can use of the process.
///
/// | limit | value |
/// | --- | --- |
/// | open connections | [512](Self::connections); further ones wait until one closes |
/// | time until the next request's head is complete, idle time included | [10 seconds](Self::head_timeout), then the connection is closed |
/// | size of a head | 16 KiB and 100 headers, else 431 |
/// | age of a connection | 10 minutes, then it is closed after its current answer |
///
/// The [endpoint](super::EventEndpoint) limits the body of a request.
///
/// It does not speak TLS. A proxy in front of it should keep idle connections for less than 10 seconds, or send a request
/// again that meets a closed one.
#[derive(Debug, Clone)]
pub struct Server {
    connections: usize,
    head_timeout: Duration,
}

impl Server {
    /// A server with the default limits.
    pub fn new() -> Self {
        Self { connections: 512, head_timeout: Duration::from_secs(10) }
    }

    /// Sets how many connections may be open at a time: 512 by default, and at least 1.
    #[must_use]
    pub fn connections(mut self, connections: usize) -> Self {
        self.connections = connections.clamp(1, Semaphore::MAX_PERMITS);
        self
    }

    /// Sets how long a connection may be idle and take to send the head of its next request, in all: 10 seconds by default.
    #[must_use]
    pub fn head_timeout(mut self, timeout: Duration) -> Self {
        self.head_timeout = timeout;
        self
    }

    /// Serves until `stop` completes. It then accepts no more connections, and returns when each has finished the request that
    /// it is at, after 10 seconds at the latest. Call [`EventEndpoint::shutdown`](super::EventEndpoint::shutdown) next.
    ///
    /// Dropping the future closes all connections.
    pub async fn run<L: Listener>(self, mut listener: L, app: Router, stop: impl Future<Output = ()>) {
        let mut stop = pin!(stop);
        let stopping = watch::Sender::new(false);
        let room = Arc::new(Semaphore::new(self.connections));
        let mut connections = JoinSet::new();
        loop {
            while connections.try_join_next().is_some() {}
            let accepted = async {
                // This fails only if the semaphore is closed, which never happens.
                let room = Arc::clone(&room).acquire_owned().await;
                (room, listener.accept().await.0)
            };
            let (room, stream) = tokio::select! {
                biased;
                () = &mut stop => break,
                accepted = accepted => accepted,
            };
            let connection = serve(stream, app.clone(), self.head_timeout, stopping.subscribe());
            connections.spawn(async move {
                connection.await;
                drop(room);
            });
        }
        drop(listener);
        stopping.send_replace(true);
        while connections.join_next().await.is_some() {}
    }
}

impl Default for Server {
    fn default() -> Self {
        Self::new()
    }
}

/// Serves a connection until it ends, reaches its maximum age, or the server stops.
async fn serve<I>(stream: I, app: Router, head_timeout: Duration, mut stopping: watch::Receiver<bool>)
where
    I: tokio::io::AsyncRead + tokio::io::AsyncWrite + Send + Unpin + 'static,
{
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(head_timeout).max_buf_size(MAX_HEAD);
    let mut connection = pin!(builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(app)));
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = async { tokio::select! { _ = stopping.wait_for(|stop| *stop) => {}, () = sleep(MAX_AGE) => {} } } => {
            connection.as_mut().graceful_shutdown();
            let Ok(ended) = timeout(LAST_ANSWER, connection).await else {
                return debug!("closed a connection that did not finish its last answer in time");
            };
            ended
        }
    };
    if let Err(error) = ended {
        debug!(%error, "a connection broke");
    }
}
