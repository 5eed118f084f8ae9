//! Client-side rate limiting, so that few calls exceed the platform's limits.
//!
//! Each operation has its own queue: callers wait in order of arrival, and a caller that is dropped leaves the queue. A
//! caller that need not wait skips the queue.
//!
//! The platform counts requests when they arrive, which is some time between sending the request and receiving the
//! response: a request that has to connect first may arrive a second late, together with later ones. So a call occupies
//! its slot in each window from the moment it is admitted until one window after its response.
//!
//! With a shared quota, each process keeps to its share of the limits in the same way. As the shares add up to the
//! limits, and each process counts its own calls until their responses, the limits hold at the platform.

mod operation;
mod share;
#[cfg(test)]
mod tests;
mod window;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use helpdesk_types::RateLimit;
use tokio::time::{Instant, timeout};

use self::operation::{LONGEST_PAUSE, OperationLimiter};
use self::window::Window;
use super::quota::Quota;
use crate::future::{BoxFuture, spawn};
use crate::{Error, observe};

/// The timeout for reporting a pause to other processes, for which no call waits.
const REPORT: Duration = Duration::from_secs(5);

/// The rate limiters of all operations of an app.
pub(crate) struct Limiter {
    /// After this time, a request without a response counts as arrived.
    arrival: Duration,
    /// `None` if no other process shares the limits.
    quota: Option<Arc<Quota>>,
    /// Sorted by the names of the operations.
    operations: Mutex<Vec<(&'static str, Arc<OperationLimiter>)>>,
}

/// An admitted call. It is dropped when its request has arrived, or never will.
pub(crate) struct Permit {
    limiter: Arc<OperationLimiter>,
    number: u64,
}

impl Drop for Permit {
    fn drop(&mut self) {
        self.limiter.arrived(self.number);
    }
}

impl Limiter {
    /// `arrival` is the longest assumed time between admission and arrival.
    pub(crate) fn new(arrival: Duration, quota: Option<Arc<Quota>>) -> Self {
        Self { arrival, quota, operations: Mutex::default() }
    }

    /// Waits until a call of the operation may be sent; `None` if the operation is not limited. Fails at once if the
    /// wait would exceed the deadline.
    pub(crate) async fn admit(
        &self,
        operation: &'static str,
        limits: &'static [RateLimit],
        deadline: Instant,
    ) -> Result<Option<Permit>, Error> {
        let is_limited = limits.iter().any(|limit| Window::new(*limit).is_some());
        let is_wanted = is_limited || self.quota.is_some();
        let Some(limiter) = self.operation_limiter(operation, limits, is_wanted) else { return Ok(None) };
        limiter.renew_share(deadline).await;
        let number = match limiter.enter_at_once() {
            Some(number) => number,
            None => {
                let start = Instant::now();
                // Boxed because it is rare, so that the future of a call stays small.
                let entered: BoxFuture<'_, _> = Box::pin(Arc::clone(&limiter).enter_in_turn(deadline));
                let entered = entered.await;
                observe::waited_for_permit(operation, start.elapsed(), entered.is_ok());
                entered.map_err(|wait| Error::RateLimited { operation, retry_after: wait })?
            }
        };
        Ok(is_limited.then_some(Permit { limiter, number }))
    }

    /// Records that the platform reported too many calls of the operation, and for how long to pause. Other processes
    /// learn of it in the background.
    pub(crate) fn pause(&self, operation: &'static str, limits: &'static [RateLimit], time: Duration) {
        let Some(limiter) = self.operation_limiter(operation, limits, true) else { return };
        let time = time.min(LONGEST_PAUSE);
        limiter.pause(time);
        observe::paused(operation);
        if let Some(quota) = self.quota.clone() {
            spawn(Box::pin(async move {
                let reported = timeout(REPORT, quota.store.pause(&quota.app, operation, time)).await;
                if !matches!(reported, Ok(Ok(()))) {
                    tracing::warn!(
                        operation,
                        "cannot report a pause to the shared quota; other processes do not pause"
                    );
                }
            }));
        }
    }

    /// The limiter of an operation; `None` if it does not exist and `wanted` is false.
    fn operation_limiter(
        &self,
        operation: &'static str,
        limits: &'static [RateLimit],
        wanted: bool,
    ) -> Option<Arc<OperationLimiter>> {
        let mut operations = self.operations.lock().unwrap_or_else(PoisonError::into_inner);
        match operations.binary_search_by_key(&operation, |(name, _)| name) {
            Ok(at) => operations.get(at).map(|(_, limiter)| Arc::clone(limiter)),
            Err(at) if wanted => {
                let limiter = OperationLimiter::new(operation, limits, self.arrival, self.quota.clone());
                let limiter = Arc::new(limiter);
                operations.insert(at, (operation, Arc::clone(&limiter)));
                Some(limiter)
            }
            Err(_) => None,
        }
    }
}
