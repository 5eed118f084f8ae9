//! Tracks whether a request was sent.
//!
//! `reqwest` does not report how far a cancelled request got. But it reads a body only once there is a connection to
//! write it to, and a request whose body was never read has had no effect.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body as _, Frame, SizeHint};
use reqwest::{Body, Request};

const PENDING: u8 = 0;
const SENT: u8 = 1;
const CANCELLED: u8 = 2;

/// Tracks whether a request was sent. Clones track the same request.
#[derive(Clone)]
pub(crate) struct SendTracker(Arc<AtomicU8>);

impl SendTracker {
    /// Wraps the body of the request so that reading it is noticed.
    pub(crate) fn track(request: &mut Request) -> Self {
        let body = request.body_mut().take().unwrap_or_default();
        let state = Arc::new(AtomicU8::new(PENDING));
        *request.body_mut() = Some(Body::wrap(TrackedBody { body, state: Arc::clone(&state) }));
        Self(state)
    }

    /// Cancels the request unless it may have been sent; returns whether it may.
    pub(crate) fn cancel_unless_sent(&self) -> bool {
        !change(&self.0, CANCELLED)
    }
}

/// Moves a pending request to the state; returns whether it is in that state now.
fn change(state: &AtomicU8, to: u8) -> bool {
    match state.compare_exchange(PENDING, to, Ordering::AcqRel, Ordering::Acquire) {
        Ok(_) => true,
        Err(state) => state == to,
    }
}

struct TrackedBody {
    body: Body,
    state: Arc<AtomicU8>,
}

impl http_body::Body for TrackedBody {
    type Data = Bytes;
    type Error = Box<dyn std::error::Error + Send + Sync>;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if !change(&self.state, SENT) {
            return Poll::Ready(Some(Err("the request was cancelled".into())));
        }
        Pin::new(&mut self.body).poll_frame(context).map_err(Into::into)
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }
}

impl Drop for TrackedBody {
    /// An empty body is dropped unread when the request is sent.
    fn drop(&mut self) {
        if self.body.is_end_stream() {
            change(&self.state, SENT);
        }
    }
}
