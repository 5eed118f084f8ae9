//! When a signed callback may arrive.

use std::time::{Duration, SystemTime};

use crate::incoming::Refusal;

/// How long a callback is good for by default. See [`EventReceiver::timestamp_window`](crate::EventReceiver::timestamp_window).
pub(crate) const DEFAULT: Duration = Duration::from_secs(7 * 60 * 60 + 30 * 60);

/// How far the platform's clock may be ahead of ours.
pub(crate) const AHEAD: Duration = Duration::from_secs(5 * 60);

/// Checks a timestamp, in seconds since 1970, against the window before `now`.
pub(crate) fn check(timestamp: &str, window: Duration, now: SystemTime) -> Result<(), Refusal> {
    let digits = |text: &&str| text.bytes().all(|byte| byte.is_ascii_digit());
    let seconds = Some(timestamp).filter(digits).and_then(|text| text.parse().ok());
    let signed = seconds.and_then(|seconds| SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds)));
    match now.duration_since(signed.ok_or(Refusal::BadTimestamp)?) {
        Ok(age) if age > window => Err(Refusal::TooOld { age, window }),
        Err(error) if error.duration() > AHEAD => Err(Refusal::FromTheFuture { ahead: error.duration() }),
        Ok(_) | Err(_) => Ok(()),
    }
}
