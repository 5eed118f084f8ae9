//! Reads a request's body, and no more of it than it may have.

use std::future::poll_fn;
use std::pin::Pin;

use axum::body::{Body, HttpBody};
use axum::http::StatusCode;

/// The body, or the status to answer where it is too large or its connection breaks.
pub(crate) async fn read(mut body: Body, limit: usize) -> Result<Vec<u8>, StatusCode> {
    // What the sender says of the length saves reading any of it.
    if body.size_hint().lower() > limit as u64 {
        return Err(StatusCode::PAYLOAD_TOO_LARGE);
    }
    let mut bytes = Vec::new();
    while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
        // A frame without data has trailers, which nobody asked for.
        let Ok(data) = frame.map_err(|_| StatusCode::BAD_REQUEST)?.into_data() else { continue };
        if data.len() > limit - bytes.len() {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        bytes.extend_from_slice(&data);
    }
    Ok(bytes)
}
