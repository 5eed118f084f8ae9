//! Instants that do not overflow.

use std::time::Duration;

use tokio::time::Instant;

/// An `Instant` overflows on what a `Duration` can hold; ten years are as good as for ever.
pub(crate) const LONGEST: Duration = Duration::from_secs(10 * 365 * 86_400);

/// The instant that is so far away.
pub(crate) fn from_now(time: Duration) -> Instant {
    Instant::now() + time.min(LONGEST)
}
