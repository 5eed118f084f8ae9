//! One HTTP exchange: sends a request and reads a bounded response.

use std::mem;

use bytes::Bytes;
use reqwest::{Method, Request, Response, Url};

use super::expected::Expected;
use super::pools::Pools;
use super::received::{LONGEST_ENVELOPE, Received};
use super::send_tracker::SendTracker;
use crate::Error;
use crate::redact::Secrets;
use crate::response::head::Head;

/// The HTTP clients and the base URL.
pub(crate) struct Transport {
    pub(crate) pools: Pools,
    pub(crate) base_url: Url,
}

impl Transport {
    /// Sends the request once, and reads the expected part of the response. The secrets of the request are hidden in
    /// errors. `permit` is dropped when the response starts.
    pub(crate) fn exchange<P>(
        &self,
        operation: &'static str,
        request: Request,
        secrets: Secrets,
        expected: Expected,
        permit: P,
        tracker: SendTracker,
    ) -> Result<impl Future<Output = Result<Received, Error>> + use<P>, Error> {
        let reads = only_reads(request.method());
        let pending = self.pools.client()?.execute(request);
        Ok(async move {
            let mut response = match pending.await {
                Ok(response) => response,
                Err(e) => {
                    let was_sent = tracker.cancel_unless_sent();
                    return Err(Error::unanswered(operation, reads, was_sent, e, &secrets.scrubber()));
                }
            };
            drop(permit);
            let (status, headers) = (response.status().as_u16(), mem::take(response.headers_mut()));
            let head = Box::new(Head::new(operation, reads, status, headers, secrets));
            if let Expected::BeginningOfFile { .. } = expected {
                let body = beginning(&head, &mut response).await?;
                return Ok(Received { head, body, expected, rest: Some(Box::new(response)) });
            }
            let body = whole(&head, &mut response, expected).await?;
            Ok(Received { head, body, expected, rest: None })
        })
    }
}

/// Whether a request of that method is read-only, so that it can safely be sent again.
pub(crate) fn only_reads(method: &Method) -> bool {
    method == Method::GET
}

/// Reads the whole body, up to its limit.
async fn whole(head: &Head, response: &mut Response, expected: Expected) -> Result<Bytes, Error> {
    let limit = expected.limit();
    // Most responses arrive in one chunk, which is not copied.
    let (mut first, mut body) = (Bytes::new(), Vec::new());
    loop {
        let chunk = match response.chunk().await {
            Ok(Some(chunk)) => chunk,
            Ok(None) => return Ok(if body.is_empty() { first } else { body.into() }),
            Err(e) => return Err(Error::cut_off(head, e)),
        };
        let length = if body.is_empty() { first.len() } else { body.len() };
        if chunk.len() > limit - length {
            return Err(Error::too_long(head, expected));
        }
        if length == 0 {
            first = chunk;
            continue;
        }
        if body.is_empty() {
            body.extend_from_slice(&first);
        }
        body.extend_from_slice(&chunk);
    }
}

/// Reads enough of the body to tell a file from an envelope: only a body that begins like JSON can be an envelope.
async fn beginning(head: &Head, response: &mut Response) -> Result<Bytes, Error> {
    let mut body = Vec::new();
    while body.len() <= LONGEST_ENVELOPE && matches!(body.trim_ascii_start().first(), None | Some(b'{')) {
        match response.chunk().await {
            Ok(Some(chunk)) => body.extend_from_slice(&chunk),
            Ok(None) => break,
            Err(e) => return Err(Error::cut_off(head, e)),
        }
    }
    Ok(body.into())
}
