//! One exchange over HTTP: a request goes out, and a bounded answer comes back.

use std::mem;

use bytes::Bytes;
use reqwest::{Method, Request, Response, Url};

use super::departure::Departure;
use super::expected::Expected;
use super::received::{LONGEST_ENVELOPE, Received};
use crate::Error;
use crate::redact::Secrets;
use crate::response::head::Head;

/// The way to the platform.
pub(crate) struct Transport {
    pub(crate) http: reqwest::Client,
    pub(crate) base_url: Url,
}

impl Transport {
    /// Sends the request, once, and reads what is expected of the answer. What the request has of secrets is not shown.
    /// `permit` is dropped when the request has arrived.
    pub(crate) async fn exchange<P>(
        &self,
        operation: &'static str,
        request: Request,
        secrets: Secrets,
        expected: Expected,
        permit: P,
        departure: &Departure,
    ) -> Result<Received, Error> {
        let reads = only_reads(&request);
        let mut response = match self.http.execute(request).await {
            Ok(response) => response,
            Err(e) => return Err(Error::unanswered(operation, reads, departure.is_over(), e, &secrets.scrubber())),
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
    }
}

/// Whether a request changes nothing, so that it may be sent again whatever became of it.
pub(crate) fn only_reads(request: &Request) -> bool {
    request.method() == Method::GET
}

/// The body, if it is not too long.
async fn whole(head: &Head, response: &mut Response, expected: Expected) -> Result<Bytes, Error> {
    let limit = expected.limit();
    // Most answers come in one piece, which is not copied.
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

/// As much of the body as tells a file from an envelope: only what begins as JSON can be one.
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
