//! Moments from and to the time of the system.

use std::fmt;
use std::time::{Duration, SystemTime};

use super::timestamp::Timestamp;

/// The error for a moment that a [`SystemTime`] of this system cannot hold. Some end before the year 1601 or after 30828.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct TimestampRangeError {
    /// The moment.
    pub timestamp: Timestamp,
}

impl fmt::Display for TimestampRangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the time of this system does not reach {}", self.timestamp)
    }
}

impl std::error::Error for TimestampRangeError {}

/// Rounded down to the millisecond.
impl From<SystemTime> for Timestamp {
    fn from(time: SystemTime) -> Self {
        match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(after) => match i64::try_from(after.as_millis()) {
                Ok(milliseconds) => Self::from_millis(milliseconds),
                Err(_) => Self::from_secs(i64::try_from(after.as_secs()).unwrap_or(i64::MAX)),
            },
            Err(error) => {
                let before = error.duration();
                match i64::try_from(before.as_nanos().div_ceil(1_000_000)) {
                    Ok(milliseconds) => Self::from_millis(-milliseconds),
                    Err(_) => Self::from_secs(i64::try_from(before.as_secs()).map_or(i64::MIN, |seconds| -seconds)),
                }
            }
        }
    }
}

impl TryFrom<Timestamp> for SystemTime {
    type Error = TimestampRangeError;

    fn try_from(timestamp: Timestamp) -> Result<Self, TimestampRangeError> {
        let seconds = timestamp.as_secs();
        let distance = Duration::from_secs(seconds.unsigned_abs());
        let second =
            if seconds < 0 { Self::UNIX_EPOCH.checked_sub(distance) } else { Self::UNIX_EPOCH.checked_add(distance) };
        let milliseconds = Duration::from_millis(timestamp.subsec_millis().into());
        second.and_then(|second| second.checked_add(milliseconds)).ok_or(TimestampRangeError { timestamp })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways() {
        for milliseconds in [0, 1, -1, 999, -999, -1000, -1001, 1_616_920_429_123, -11_644_473_600_000] {
            let timestamp = Timestamp::from_millis(milliseconds);
            let time = SystemTime::try_from(timestamp).expect("every system reaches it");
            assert_eq!(Timestamp::from(time).raw(), milliseconds);
        }
        for seconds in [i64::MIN, i64::MIN + 1, i64::MAX] {
            let timestamp = Timestamp::from_secs(seconds);
            match SystemTime::try_from(timestamp) {
                Ok(time) => assert_eq!(Timestamp::from(time), timestamp),
                Err(error) => assert_eq!(error.timestamp, timestamp),
            }
        }
        for milliseconds in [i64::MIN, i64::MAX] {
            let timestamp = Timestamp::from_millis(milliseconds);
            if let Ok(time) = SystemTime::try_from(timestamp) {
                assert!(Timestamp::from(time).as_secs().abs_diff(timestamp.as_secs()) <= 1, "{timestamp}");
            }
        }
    }

    #[test]
    fn less_than_a_millisecond_is_rounded_down() {
        let epoch = SystemTime::UNIX_EPOCH;
        for (time, expected) in [
            (epoch + Duration::from_nanos(1_999_999), 1),
            (epoch + Duration::from_nanos(999_999), 0),
            (epoch - Duration::from_nanos(100), -1),
            (epoch - Duration::from_nanos(1_000_100), -2),
            (epoch - Duration::from_millis(2), -2),
        ] {
            assert_eq!(Timestamp::from(time), Timestamp::from_millis(expected), "{time:?}");
        }
    }
}
