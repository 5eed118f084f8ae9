//! Until when something has to be over.

use std::future::Future;
use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use crate::Error;

/// What a call keeps for its request, out of all its time: a tenth, and no more than this.
const LONGEST_RESERVE: Duration = Duration::from_secs(3);

/// An `Instant` overflows on what a `Duration` can hold; ten years are as good as for ever.
pub(crate) const LONGEST: Duration = Duration::from_secs(10 * 365 * 86_400);

/// The instant that is so far away.
pub(crate) fn from_now(time: Duration) -> Instant {
    Instant::now() + time.min(LONGEST)
}

/// When a call, or a part of it, has to be over.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deadline {
    at: Instant,
    /// How long that is after the start.
    timeout: Duration,
}

impl Deadline {
    pub(crate) fn after(timeout: Duration) -> Self {
        Self { at: from_now(timeout), timeout }
    }

    pub(crate) fn at(self) -> Instant {
        self.at
    }

    /// Until when to wait with the request, so that some time is left for it.
    pub(crate) fn last_start(self) -> Instant {
        self.at - (self.timeout / 10).min(LONGEST_RESERVE)
    }

    /// How long after the start it is.
    pub(crate) fn timeout(self) -> Duration {
        self.timeout
    }

    /// The deadline, or one that is so long from now where that is earlier.
    pub(crate) fn or_within(self, timeout: Duration) -> Self {
        let other = Self::after(timeout);
        if other.at < self.at { other } else { self }
    }

    /// Waits for an access token, no longer than until then.
    pub(crate) async fn limit<T>(
        self,
        operation: &'static str,
        work: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        timeout_at(self.at, work).await.unwrap_or_else(|_| Err(Error::timeout(operation, false, self.timeout)))
    }
}
