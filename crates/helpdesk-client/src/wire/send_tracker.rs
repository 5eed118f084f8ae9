//! Whether a request has gone out.
//!
//! `reqwest` does not tell how far a request got that is given up. But a body is read only once there is a connection to
//! write it to, and a request whose body never went out has not acted.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body as _, Frame, SizeHint};
use reqwest::{Body, Request};

const HERE: u8 = 0;
const GONE: u8 = 1;
const HELD_BACK: u8 = 2;

/// Whether a request has gone out.
pub(crate) struct Departure(Arc<AtomicU8>);

impl Departure {
    /// Watches the request.
    pub(crate) fn watch(request: &mut Request) -> Self {
        let body = request.body_mut().take().unwrap_or_default();
        let state = Arc::new(AtomicU8::new(HERE));
        *request.body_mut() = Some(Body::wrap(Watched { body, state: Arc::clone(&state) }));
        Self(state)
    }

    /// Whether the request has gone out, or may have. If not, it is held back from now on.
    pub(crate) fn is_over(&self) -> bool {
        !change(&self.0, HELD_BACK)
    }
}

/// Whether the request was, or is now, in that state.
fn change(state: &AtomicU8, to: u8) -> bool {
    match state.compare_exchange(HERE, to, Ordering::AcqRel, Ordering::Acquire) {
        Ok(_) => true,
        Err(state) => state == to,
    }
}

struct Watched {
    body: Body,
    state: Arc<AtomicU8>,
}

impl http_body::Body for Watched {
    type Data = Bytes;
    type Error = Box<dyn std::error::Error + Send + Sync>;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if !change(&self.state, GONE) {
            return Poll::Ready(Some(Err("the request was given up".into())));
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

impl Drop for Watched {
    /// An empty body is dropped unread when the request goes out.
    fn drop(&mut self) {
        if self.body.is_end_stream() {
            change(&self.state, GONE);
        }
    }
}
