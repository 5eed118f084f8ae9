//! The connections, which can be told to send something else than HTTP's answer to a request.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::body::Bytes;
use axum::extract::connect_info::Connected;
use axum::serve::IncomingStream;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Sleep, sleep};

use crate::lock::lock;

/// Bytes to send instead of an answer. The connection is closed after them.
#[derive(Default)]
pub(crate) struct RawOutput {
    pub(crate) at_once: Bytes,
    /// Sent after that, a byte at a time.
    pub(crate) slowly: Bytes,
    pub(crate) every: Duration,
}

/// The connection of a request, for what responds to it.
#[derive(Clone, Default)]
pub(crate) struct ConnectionHandle(Arc<Mutex<Option<RawOutput>>>);

impl ConnectionHandle {
    /// Sends this instead of the answer that is about to be given.
    pub(crate) fn send_raw(&self, output: RawOutput) {
        *lock(&self.0) = Some(output);
    }
}

impl Connected<IncomingStream<'_, Listener>> for ConnectionHandle {
    fn connect_info(stream: IncomingStream<'_, Listener>) -> Self {
        stream.io().handle.clone()
    }
}

/// Accepts connections that can be controlled.
pub(crate) struct Listener(pub(crate) TcpListener);

impl axum::serve::Listener for Listener {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        let (stream, address) = <TcpListener as axum::serve::Listener>::accept(&mut self.0).await;
        // Without it a byte alone may wait for those behind it, and a test for both.
        let _ = stream.set_nodelay(true);
        (Connection { stream, handle: ConnectionHandle::default(), sending: None }, address)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

/// A connection of a client.
pub(crate) struct Connection {
    stream: TcpStream,
    handle: ConnectionHandle,
    sending: Option<Sending>,
}

/// The bytes that are sent instead of a response.
struct Sending {
    output: RawOutput,
    next_byte: Pin<Box<Sleep>>,
}

impl Sending {
    /// Sends it all, and then ends the connection by an error.
    fn poll(&mut self, stream: &mut TcpStream, cx: &mut Context<'_>) -> Poll<io::Error> {
        let RawOutput { at_once, slowly, every } = &mut self.output;
        loop {
            if !at_once.is_empty() {
                match ready!(Pin::new(&mut *stream).poll_write(cx, at_once)) {
                    Ok(0) => return Poll::Ready(io::ErrorKind::WriteZero.into()),
                    Ok(written) => _ = at_once.split_to(written),
                    Err(error) => return Poll::Ready(error),
                }
            } else if !slowly.is_empty() {
                ready!(self.next_byte.as_mut().poll(cx));
                *at_once = slowly.split_to(1);
                self.next_byte.set(sleep(*every));
            } else {
                // It is closed anyway when the connection is dropped.
                let _ = ready!(Pin::new(&mut *stream).poll_shutdown(cx));
                return Poll::Ready(io::ErrorKind::ConnectionAborted.into());
            }
        }
    }
}

impl AsyncRead for Connection {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Connection {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let connection = self.get_mut();
        if let Some(output) = lock(&connection.handle.0).take() {
            let next_byte = Box::pin(sleep(output.every));
            connection.sending = Some(Sending { output, next_byte });
        }
        match &mut connection.sending {
            None => Pin::new(&mut connection.stream).poll_write(cx, buf),
            Some(sending) => sending.poll(&mut connection.stream, cx).map(Err),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
