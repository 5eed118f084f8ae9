//! One exchange over HTTP: a request goes out, a bounded answer comes back, before a deadline.

use std::future::Future;
use std::time::Duration;

use reqwest::{Request, Url};
use tokio::time::{Instant, timeout_at};

use crate::Error;
use crate::envelope::{Answer, log_id};

/// The way to the platform. Cloning it is cheap, and the clones share their connections.
#[derive(Clone)]
pub(crate) struct Transport {
    pub(crate) http: reqwest::Client,
    pub(crate) base_url: Url,
    pub(crate) timeout: Duration,
    pub(crate) max_response_bytes: usize,
}

impl Transport {
    /// When a call that starts now has to be over.
    pub(crate) fn deadline(&self) -> Instant {
        Instant::now() + self.timeout
    }

    /// Waits no longer than until the deadline.
    pub(crate) async fn before<T>(
        &self,
        deadline: Instant,
        operation: &'static str,
        work: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        timeout_at(deadline, work).await.unwrap_or_else(|_| Err(Error::timeout(operation, self.timeout)))
    }

    /// Sends the request, once, and reads the whole answer.
    pub(crate) async fn exchange(&self, operation: &'static str, request: Request) -> Result<Answer, Error> {
        let mut response = self.http.execute(request).await.map_err(|e| Error::unanswered(operation, e))?;
        let status = response.status().as_u16();
        let headers = std::mem::take(response.headers_mut());
        let mut body = Vec::new();
        loop {
            match response.chunk().await {
                Ok(Some(chunk)) if chunk.len() > self.max_response_bytes - body.len() => {
                    let answer = Answer { operation, status, headers, body: Vec::new(), confidential: true };
                    return Err(answer.too_long(self.max_response_bytes));
                }
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                Ok(None) => return Ok(Answer { operation, status, headers, body, confidential: false }),
                Err(e) => return Err(Error::cut_off(operation, status, log_id(&headers), e)),
            }
        }
    }
}
