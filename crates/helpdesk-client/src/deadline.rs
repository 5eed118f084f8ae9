//! Deadlines of calls.

use std::future::Future;
use std::time::Duration;

use tokio::time::{Instant, timeout_at};

use crate::Error;

/// The longest time that a call reserves for its request; the reserve is a tenth of its timeout.
const LONGEST_RESERVE: Duration = Duration::from_secs(3);

/// The longest timeout, which keeps an `Instant` from overflowing.
pub(crate) const LONGEST: Duration = Duration::from_secs(10 * 365 * 86_400);

/// The instant after that time, which is capped.
pub(crate) fn from_now(time: Duration) -> Instant {
    Instant::now() + time.min(LONGEST)
}

/// The deadline of a call, or of a part of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Deadline {
    at: Instant,
    /// The time from the start to the deadline.
    timeout: Duration,
}

impl Deadline {
    pub(crate) fn after(timeout: Duration) -> Self {
        Self { at: from_now(timeout), timeout }
    }

    pub(crate) fn at(self) -> Instant {
        self.at
    }

    /// The latest start of the request that leaves enough time for it.
    pub(crate) fn last_start(self) -> Instant {
        self.at - (self.timeout / 10).min(LONGEST_RESERVE)
    }

    /// The time from the start to the deadline.
    pub(crate) fn timeout(self) -> Duration {
        self.timeout
    }

    /// The earlier one of this deadline and a new one.
    pub(crate) fn or_within(self, timeout: Duration) -> Self {
        let other = Self::after(timeout);
        if other.at < self.at { other } else { self }
    }

    /// Waits for an access token until the deadline.
    pub(crate) async fn limit<T>(
        self,
        operation: &'static str,
        work: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        timeout_at(self.at, work).await.unwrap_or_else(|_| Err(Error::timeout(operation, false, self.timeout)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_tenth_of_a_timeout_is_left_for_the_request_and_three_seconds_at_most() {
        let start = Instant::now();
        for (timeout, last_start) in [(0, 0), (1_000, 900), (10_000, 9_000), (30_000, 27_000), (100_000, 97_000)] {
            let deadline = Deadline::after(Duration::from_millis(timeout));
            assert_eq!((deadline.last_start() - start).as_millis(), last_start, "{timeout}");
        }
        assert_eq!(Deadline::after(Duration::MAX).at() - start, LONGEST);
    }

    #[tokio::test(start_paused = true)]
    async fn the_earlier_one_of_two_deadlines_applies() {
        for (first, second, earlier) in [(2, 5, 2), (5, 2, 2)] {
            let deadline = Deadline::after(Duration::from_secs(first)).or_within(Duration::from_secs(second));
            let expected = Duration::from_secs(earlier);
            assert_eq!((deadline.at() - Instant::now(), deadline.timeout()), (expected, expected));
        }
    }
}
