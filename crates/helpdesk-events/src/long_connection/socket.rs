//! Frames in and out, so that neither direction waits for the other.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio_tungstenite::WebSocketStream;
use tokio_tungstenite::tungstenite::protocol::CloseFrame;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::{Error, Message};

/// So many frames go out at once while others come in.
const BATCH: usize = 64;
/// Where so many frames wait to go out, nothing is read any more: the other side does not read either.
const FULL: usize = 4096;

pub(crate) struct Socket<S> {
    socket: WebSocketStream<S>,
    outgoing: VecDeque<Message>,
    /// Whether there is something to flush.
    written: bool,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Socket<S> {
    pub(crate) fn new(socket: WebSocketStream<S>) -> Self {
        Self { socket, outgoing: VecDeque::new(), written: false }
    }

    /// Sends a frame while the next one is waited for.
    pub(crate) fn send(&mut self, frame: Bytes) {
        self.outgoing.push_back(Message::Binary(frame));
    }

    /// The next message; `None` once the connection is closed. It can be given up and called again.
    pub(crate) async fn next(&mut self) -> Option<Result<Message, Error>> {
        poll_fn(|cx| self.poll_next(cx)).await
    }

    /// Sends what can be sent without waiting.
    pub(crate) async fn offer(&mut self) -> Result<(), Error> {
        poll_fn(|cx| match self.poll_send(cx) {
            Poll::Ready(sent) => Poll::Ready(sent),
            Poll::Pending => Poll::Ready(Ok(())),
        })
        .await
    }

    /// Sends what is still to be sent.
    pub(crate) async fn flush(&mut self) -> Result<(), Error> {
        poll_fn(|cx| self.poll_send(cx)).await
    }

    /// Closes the connection, and waits until the other side has closed it.
    pub(crate) async fn close(&mut self) -> Result<(), Error> {
        self.flush().await?;
        self.socket.close(Some(CloseFrame { code: CloseCode::Normal, reason: "".into() })).await?;
        while self.socket.next().await.transpose()?.is_some() {}
        Ok(())
    }

    fn poll_next(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Message, Error>>> {
        if self.outgoing.len() >= BATCH {
            if let Poll::Ready(Err(error)) = self.poll_send(cx) {
                return Poll::Ready(Some(Err(error)));
            }
            if self.outgoing.len() >= FULL {
                return Poll::Pending;
            }
        }
        if let Poll::Ready(message) = self.socket.poll_next_unpin(cx) {
            return Poll::Ready(message);
        }
        match self.poll_send(cx) {
            Poll::Ready(Err(error)) => Poll::Ready(Some(Err(error))),
            _ => Poll::Pending,
        }
    }

    fn poll_send(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Error>> {
        while !self.outgoing.is_empty() {
            ready!(self.socket.poll_ready_unpin(cx))?;
            if let Some(message) = self.outgoing.pop_front() {
                self.written = true;
                self.socket.start_send_unpin(message)?;
            }
        }
        if self.written {
            ready!(self.socket.poll_flush_unpin(cx))?;
            self.written = false;
        }
        Poll::Ready(Ok(()))
    }
}
