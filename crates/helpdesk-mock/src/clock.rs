//! The time that the mock goes by, which a test can move.

use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use tokio::sync::watch;
use tokio::time::timeout;

/// The real time since 1970. Signatures have it, because a receiver compares them with its own clock.
pub(crate) fn real_since_epoch() -> Duration {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default()
}

/// Real time, moved ahead by whatever it was told.
#[derive(Debug)]
pub(crate) struct Clock {
    ahead: watch::Sender<Duration>,
}

impl Clock {
    pub(crate) fn new() -> Self {
        Self { ahead: watch::Sender::new(Duration::ZERO) }
    }

    /// Moves it ahead, and ends the waits that are over by then.
    pub(crate) fn advance(&self, by: Duration) {
        self.ahead.send_modify(|ahead| *ahead = ahead.saturating_add(by));
    }

    /// The moment, to measure lifetimes with.
    pub(crate) fn now(&self) -> Instant {
        let now = Instant::now();
        now.checked_add(*self.ahead.borrow()).unwrap_or(now)
    }

    /// The time since 1970.
    pub(crate) fn since_epoch(&self) -> Duration {
        real_since_epoch().saturating_add(*self.ahead.borrow())
    }

    /// The same in milliseconds, as most fields of the platform have it.
    pub(crate) fn millis(&self) -> i64 {
        i64::try_from(self.since_epoch().as_millis()).unwrap_or(i64::MAX)
    }

    /// Waits until this much time has passed, or was skipped.
    pub(crate) async fn sleep(&self, time: Duration) {
        let mut ahead = self.ahead.subscribe();
        let until = self.now() + time;
        loop {
            let left = until.saturating_duration_since(self.now());
            // The sender is here, so that a change is all that can end the wait early.
            if left.is_zero() || timeout(left, ahead.changed()).await.is_err() {
                return;
            }
        }
    }
}
