//! One exchange over HTTP: a request goes out, a bounded answer comes back, before a deadline.

use std::future::Future;
use std::time::Duration;

use bytes::Bytes;
use reqwest::{Request, Response, Url};
use tokio::time::{Instant, timeout_at};

use crate::envelope::Answer;
use crate::head::Head;
use crate::secrets::Secrets;
use crate::time::from_now;
use crate::{Error, RetryPolicy};

/// The way to the platform. Cloning it is cheap, and the clones share their connections.
#[derive(Clone)]
pub(crate) struct Transport {
    pub(crate) http: reqwest::Client,
    pub(crate) base_url: Url,
    pub(crate) timeout: Duration,
    pub(crate) max_response_bytes: usize,
    pub(crate) max_file_bytes: usize,
    pub(crate) retries: RetryPolicy,
}

impl Transport {
    /// When a call that starts now has to be over.
    pub(crate) fn deadline(&self) -> Instant {
        from_now(self.timeout)
    }

    /// Sends the request, once, and waits for the head of the answer. What the request has of secrets is not shown.
    pub(crate) async fn open(
        &self,
        operation: &'static str,
        request: Request,
        secrets: Secrets,
    ) -> Result<Incoming, Error> {
        match self.http.execute(request).await {
            Ok(response) => Ok(Incoming::new(operation, response, secrets)),
            Err(e) => Err(Error::unanswered(operation, e, &secrets.scrubber())),
        }
    }

    /// Sends the request, once, and reads the whole answer.
    pub(crate) async fn exchange(
        &self,
        operation: &'static str,
        request: Request,
        secrets: Secrets,
    ) -> Result<Answer, Error> {
        self.open(operation, request, secrets).await?.read(self.max_response_bytes, MAX_RESPONSE_BYTES).await
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

/// What the limits of an answer are called.
pub(crate) const MAX_RESPONSE_BYTES: &str = "max_response_bytes";
pub(crate) const MAX_FILE_BYTES: &str = "max_file_bytes";

/// An answer whose body is still to come.
pub(crate) struct Incoming {
    /// In a box, as it is large and changes hands often.
    pub(crate) head: Box<Head>,
    pub(crate) response: Response,
}

impl Incoming {
    fn new(operation: &'static str, mut response: Response, secrets: Secrets) -> Self {
        let (status, headers) = (response.status().as_u16(), std::mem::take(response.headers_mut()));
        Self { head: Box::new(Head::new(operation, status, headers, secrets)), response }
    }

    /// Reads the rest of the answer, which may be as many bytes long as a setting says.
    pub(crate) async fn read(mut self, limit: usize, setting: &str) -> Result<Answer, Error> {
        // Most answers come in one piece, which is not copied.
        let (mut first, mut body) = (Bytes::new(), Vec::new());
        loop {
            let chunk = match self.response.chunk().await {
                Ok(Some(chunk)) => chunk,
                Ok(None) => {
                    let body = if body.is_empty() { first } else { body.into() };
                    return Ok(Answer { head: self.head, body, limit, confidential: false });
                }
                Err(e) => return Err(self.cut_off(e)),
            };
            let length = if body.is_empty() { first.len() } else { body.len() };
            if chunk.len() > limit - length {
                return Err(self.head.too_long(limit, setting));
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

    /// The answer with a piece of the body.
    pub(crate) fn answer(&self, body: Bytes, limit: usize) -> Answer {
        Answer { head: self.head.clone(), body, limit, confidential: false }
    }

    pub(crate) fn cut_off(&self, source: reqwest::Error) -> Error {
        Error::cut_off(&self.head, source)
    }
}
