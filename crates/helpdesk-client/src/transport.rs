//! One exchange over HTTP: a request goes out, a bounded answer comes back, before a deadline.

use std::future::Future;
use std::time::Duration;

use bytes::Bytes;
use reqwest::header::HeaderMap;
use reqwest::{Request, Response, Url};
use tokio::time::{Instant, timeout_at};

use crate::envelope::{Answer, log_id};
use crate::time::from_now;
use crate::{Error, RetryPolicy};

/// The way to the platform. Cloning it is cheap, and the clones share their connections.
#[derive(Clone)]
pub(crate) struct Transport {
    pub(crate) http: reqwest::Client,
    pub(crate) base_url: Url,
    pub(crate) timeout: Duration,
    pub(crate) max_response_bytes: usize,
    pub(crate) retries: RetryPolicy,
}

impl Transport {
    /// When a call that starts now has to be over.
    pub(crate) fn deadline(&self) -> Instant {
        from_now(self.timeout)
    }

    /// Sends the request, once, and waits for the head of the answer.
    pub(crate) async fn open(&self, operation: &'static str, request: Request) -> Result<Incoming, Error> {
        let response = self.http.execute(request).await.map_err(|e| Error::unanswered(operation, e))?;
        Ok(Incoming::new(operation, response))
    }

    /// Sends the request, once, and reads the whole answer.
    pub(crate) async fn exchange(&self, operation: &'static str, request: Request) -> Result<Answer, Error> {
        self.open(operation, request).await?.read(self.max_response_bytes).await
    }
}

/// Waits no longer than until the deadline, which is so long after the start.
pub(crate) async fn before<T>(
    deadline: Instant,
    timeout: Duration,
    operation: &'static str,
    work: impl Future<Output = Result<T, Error>>,
) -> Result<T, Error> {
    timeout_at(deadline, work).await.unwrap_or_else(|_| Err(Error::timeout(operation, timeout)))
}

/// An answer whose body is still to come.
pub(crate) struct Incoming {
    pub(crate) operation: &'static str,
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) response: Response,
}

impl Incoming {
    fn new(operation: &'static str, mut response: Response) -> Self {
        let status = response.status().as_u16();
        let headers = std::mem::take(response.headers_mut());
        Self { operation, status, headers, response }
    }

    /// Reads the rest of the answer, which may be so many bytes long.
    pub(crate) async fn read(mut self, limit: usize) -> Result<Answer, Error> {
        // Most answers come in one piece, which is not copied.
        let (mut first, mut body) = (Bytes::new(), Vec::new());
        loop {
            let chunk = match self.response.chunk().await {
                Ok(Some(chunk)) => chunk,
                Ok(None) if body.is_empty() => return Ok(self.into_answer(first)),
                Ok(None) => return Ok(self.into_answer(body.into())),
                Err(e) => return Err(self.cut_off(e)),
            };
            let length = if body.is_empty() { first.len() } else { body.len() };
            if chunk.len() > limit - length {
                return Err(self.into_answer(Bytes::new()).too_long(limit));
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

    /// The answer with that body.
    fn into_answer(self, body: Bytes) -> Answer {
        let Self { operation, status, headers, .. } = self;
        Answer { operation, status, headers, body, confidential: false }
    }

    /// The answer with a piece of the body.
    pub(crate) fn answer(&self, body: Bytes) -> Answer {
        let Self { operation, status, .. } = *self;
        Answer { operation, status, headers: self.headers.clone(), body, confidential: false }
    }

    pub(crate) fn cut_off(&self, source: reqwest::Error) -> Error {
        Error::cut_off(self.operation, self.status, log_id(&self.headers), source)
    }
}
