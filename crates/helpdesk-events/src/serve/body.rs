//! Reads a request's body, and no more of it than it may have.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::http::StatusCode;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

/// How long a body may take to come in. The platform wants a challenge answered within a second.
const TIME: Duration = Duration::from_secs(1);
/// A body that is not larger is read at once. Most events are so small.
const SMALL: usize = 16 << 10;
/// How many larger bodies are held at a time.
const LARGE_BODIES: usize = 64;

/// Reads bodies. All that are read at a time take no more than a bounded amount of memory.
pub(crate) struct Bodies {
    large: Semaphore,
}

/// A body, and its part of the memory that bodies may take.
pub(crate) struct Held<'a> {
    pub(crate) bytes: Vec<u8>,
    /// None for a small body.
    room: Option<SemaphorePermit<'a>>,
}

impl Bodies {
    pub(crate) fn new() -> Self {
        Self { large: Semaphore::new(LARGE_BODIES) }
    }

    /// The body, or the status to answer where it is too large, takes too long, or its connection breaks.
    pub(crate) async fn read(&self, body: Body, limit: usize) -> Result<Held<'_>, StatusCode> {
        // What the sender says of the length saves reading any of it.
        if body.size_hint().lower() > limit as u64 {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        timeout(TIME, self.collect(body, limit)).await.unwrap_or(Err(StatusCode::REQUEST_TIMEOUT))
    }

    async fn collect(&self, mut body: Body, limit: usize) -> Result<Held<'_>, StatusCode> {
        let mut held = Held { bytes: Vec::new(), room: None };
        while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
            // A frame without data has trailers, which nobody asked for.
            let Ok(data) = frame.map_err(|_| StatusCode::BAD_REQUEST)?.into_data() else { continue };
            let length = held.bytes.len() + data.len();
            if length > limit {
                return Err(StatusCode::PAYLOAD_TOO_LARGE);
            }
            if length > SMALL && held.room.is_none() {
                // Fails only where the semaphore is closed, which nobody does.
                held.room = self.large.acquire().await.ok();
            }
            held.bytes.extend_from_slice(&data);
        }
        Ok(held)
    }
}
