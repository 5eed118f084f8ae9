//! The server in front of the endpoint, with limits that `axum::serve` does not have.

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

/// The largest head of a request; the platform's have some 500 bytes. This is also what a connection reads ahead.
const MAX_HEAD: usize = 16 << 10;
/// How long a connection lasts. So none can be held for ever, as by who never reads an answer.
const MAX_AGE: Duration = Duration::from_secs(10 * 60);
/// How long a connection has to end once it should. The platform waits 3 seconds for an answer.
const LAST_ANSWER: Duration = Duration::from_secs(10);

/// Serves HTTP/1.1 to whoever connects, and lets nobody take more than a bounded part of the process.
///
/// | limited is | to |
/// | --- | --- |
/// | how many connections there are | 512; [more](Self::connections) wait until one ends |
/// | the time for the head of a request, and between two requests | [10 seconds](Self::head_timeout) |
/// | the head of a request | 16 KiB, else 431 |
/// | the age of a connection | 10 minutes: it is closed after the answer it is at |
///
/// The body of a callback is limited by the [endpoint](super::EventEndpoint), to one second among others.
///
/// A proxy in front of it should keep its connections for less than the 10 seconds.
#[derive(Debug, Clone)]
pub struct Server {
    connections: usize,
    head_timeout: Duration,
}

impl Server {
    /// A server with these limits.
    pub fn new() -> Self {
        Self { connections: 512, head_timeout: Duration::from_secs(10) }
    }

    /// How many connections there may be at a time: 512 by default, and at least 1.
    #[must_use]
    pub fn connections(mut self, connections: usize) -> Self {
        self.connections = connections.clamp(1, Semaphore::MAX_PERMITS);
        self
    }

    /// How long a connection may take to send the whole head of its next request: 10 seconds by default. It is closed then.
    #[must_use]
    pub fn head_timeout(mut self, timeout: Duration) -> Self {
        self.head_timeout = timeout;
        self
    }

    /// Serves until `stop` is done. Then no connection is accepted any more, and each that there is ends after the answer it
    /// is at; this returns when all have ended, after 10 seconds at the latest.
    ///
    /// Where it is dropped instead, the connections are closed.
    pub async fn run<L: Listener>(self, mut listener: L, app: Router, stop: impl Future<Output = ()>) {
        let mut stop = pin!(stop);
        let stopping = watch::Sender::new(false);
        let room = Arc::new(Semaphore::new(self.connections));
        let mut connections = JoinSet::new();
        loop {
            while connections.try_join_next().is_some() {}
            let accepted = async {
                // It fails only where the semaphore is closed, which nobody does.
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

/// Serves a connection until it ends, is old, or has to stop.
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
                return debug!("closed a connection in the middle of an answer");
            };
            ended
        }
    };
    if let Err(error) = ended {
        debug!(%error, "a connection broke");
    }
}
