//! Reads request bodies, within limits of size, time and total memory.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::http::StatusCode;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::time::timeout;

/// How long a body may take to come in. The platform wants a challenge answered within a second.
const TIME: Duration = Duration::from_secs(1);
/// Bodies of at most this size are always read. Most events are smaller.
const SMALL: usize = 16 << 10;
/// How many larger bodies are held in memory at a time.
const LARGE_BODIES: usize = 64;

/// Reads bodies, and bounds the memory that all of them together take.
pub(crate) struct Bodies {
    large: Semaphore,
}

/// A body, and its share of that memory.
pub(crate) struct BoundedBody<'a> {
    pub(crate) bytes: Vec<u8>,
    /// `None` for a small body.
    permit: Option<SemaphorePermit<'a>>,
}

impl Bodies {
    pub(crate) fn new() -> Self {
        Self { large: Semaphore::new(LARGE_BODIES) }
    }

    /// Returns the body, or the status to answer if it is too large, takes too long, or its connection breaks.
    pub(crate) async fn read(&self, body: Body, limit: usize) -> Result<BoundedBody<'_>, StatusCode> {
        // An announced length saves reading any of it.
        if body.size_hint().lower() > limit as u64 {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        timeout(TIME, self.collect(body, limit)).await.unwrap_or(Err(StatusCode::REQUEST_TIMEOUT))
    }

    async fn collect(&self, mut body: Body, limit: usize) -> Result<BoundedBody<'_>, StatusCode> {
        let mut read = BoundedBody { bytes: Vec::new(), permit: None };
        while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
            // A frame without data holds trailers, which are ignored.
            let Ok(data) = frame.map_err(|_| StatusCode::BAD_REQUEST)?.into_data() else { continue };
            let length = read.bytes.len() + data.len();
            if length > limit {
                return Err(StatusCode::PAYLOAD_TOO_LARGE);
            }
            if length > SMALL && read.permit.is_none() {
                // This fails only if the semaphore is closed, which never happens.
                read.permit = self.large.acquire().await.ok();
            }
            read.bytes.extend_from_slice(&data);
        }
        Ok(read)
    }
}
