//! How long stores keep things.

use std::time::Duration;

/// How long the id of a handled event is remembered: the platform sends an event for the last time some seven hours after
/// the first.
pub(crate) const REMEMBERED: Duration = Duration::from_secs(8 * 3600);
/// How long a claim of an event by `SeenEvents` lasts.
pub(crate) const CLAIM: Duration = Duration::from_secs(600);
