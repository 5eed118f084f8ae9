//! Moments.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::time::Duration;

use super::calendar::DateTime;

/// A moment, to the millisecond.
///
/// [`from_millis`](Self::from_millis) and [`from_secs`](Self::from_secs) create it from a number. There is no `From<i64>`,
/// because a number alone does not say its unit.
///
/// The platform writes moments as seconds or milliseconds since the beginning of 1970, as a number or as text. Each field knows
/// its own unit and form, so a `Timestamp` can be assigned to any of them. A moment between two units of its field is rounded
/// down to the earlier one.
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use helpdesk_core::Timestamp;
///
/// let created = Timestamp::from_millis(1_616_920_429_000);
/// assert_eq!(created.to_string(), "2021-03-28T08:33:49Z");
/// assert_eq!(created, Timestamp::from_secs(1_616_920_429));
///
/// let later = SystemTime::try_from(created)? + Duration::from_secs(90);
/// assert_eq!(Timestamp::from(later).duration_since(created), Some(Duration::from_secs(90)));
/// # Ok::<(), helpdesk_core::TimestampRangeError>(())
/// ```
///
/// `Display` and `Debug` write it as RFC 3339 does, in UTC; a year outside of 0 to 9999 has a sign and at least six digits.
#[derive(Clone, Copy)]
pub struct Timestamp {
    raw: i64,
    unit: Unit,
}

/// The unit of a moment's number.
#[derive(Clone, Copy)]
enum Unit {
    Seconds,
    Milliseconds,
}

impl Timestamp {
    /// The moment this many seconds after the beginning of 1970, UTC; before it if the number is negative.
    pub const fn from_secs(seconds: i64) -> Self {
        Self { raw: seconds, unit: Unit::Seconds }
    }

    /// The moment this many milliseconds after the beginning of 1970, UTC; before it if the number is negative.
    pub const fn from_millis(milliseconds: i64) -> Self {
        Self { raw: milliseconds, unit: Unit::Milliseconds }
    }

    /// The whole seconds since the beginning of 1970, rounded down.
    pub const fn as_secs(self) -> i64 {
        match self.unit {
            Unit::Seconds => self.raw,
            Unit::Milliseconds => self.raw.div_euclid(1000),
        }
    }

    /// The milliseconds since the beginning of 1970. Beyond 292 million years, the largest or smallest number.
    pub const fn as_millis(self) -> i64 {
        match self.unit {
            Unit::Seconds => self.raw.saturating_mul(1000),
            Unit::Milliseconds => self.raw,
        }
    }

    /// The number that the moment was made of, in its original unit: for a field of a response or event, exactly the number
    /// that the platform sent.
    ///
    /// It helps if the platform sends another unit than it documents:
    ///
    /// ```
    /// # use helpdesk_core::Timestamp;
    /// # let created = Timestamp::from_millis(1_616_920_429);
    /// assert_eq!(created.to_string(), "1970-01-19T17:08:40.429Z");
    /// assert_eq!(Timestamp::from_secs(created.raw()).to_string(), "2021-03-28T08:33:49Z");
    /// ```
    pub const fn raw(self) -> i64 {
        self.raw
    }

    /// How long the moment is after an earlier one; `None` if the other one is later.
    pub fn duration_since(self, earlier: Self) -> Option<Duration> {
        let milliseconds = u128::try_from(self.exact().checked_sub(earlier.exact())?).ok()?;
        let seconds = u64::try_from(milliseconds / 1000).ok()?;
        Some(Duration::from_secs(seconds) + Duration::from_millis((milliseconds % 1000) as u64))
    }

    /// The milliseconds since the beginning of 1970, whatever the unit.
    fn exact(self) -> i128 {
        match self.unit {
            Unit::Seconds => i128::from(self.raw) * 1000,
            Unit::Milliseconds => i128::from(self.raw),
        }
    }

    /// The milliseconds after [`as_secs`](Self::as_secs).
    pub(super) const fn subsec_millis(self) -> u32 {
        match self.unit {
            Unit::Seconds => 0,
            Unit::Milliseconds => self.raw.rem_euclid(1000) as u32,
        }
    }
}

/// Two moments are equal whatever the numbers that they were made of.
impl PartialEq for Timestamp {
    fn eq(&self, other: &Self) -> bool {
        self.exact() == other.exact()
    }
}

impl Eq for Timestamp {}

impl Ord for Timestamp {
    fn cmp(&self, other: &Self) -> Ordering {
        self.exact().cmp(&other.exact())
    }
}

impl PartialOrd for Timestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for Timestamp {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.exact().hash(state);
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = DateTime::of(self.as_secs()).to_text(self.subsec_millis());
        f.pad(&text)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn the_unit_makes_no_difference() {
        let (seconds, milliseconds) = (Timestamp::from_secs(-3), Timestamp::from_millis(-3000));
        assert_eq!(seconds, milliseconds);
        assert_eq!((seconds.raw(), milliseconds.raw()), (-3, -3000));
        assert_eq!(HashSet::from([seconds, milliseconds]).len(), 1);
        assert!(Timestamp::from_millis(-3001) < seconds && seconds < Timestamp::from_millis(-2999));
        assert_eq!((Timestamp::from_millis(-1).as_secs(), Timestamp::from_millis(-1).as_millis()), (-1, -1));
        assert_eq!((Timestamp::from_millis(1999).as_secs(), Timestamp::from_secs(1).as_millis()), (1, 1000));
    }

    #[test]
    fn nothing_overflows() {
        let (first, last) = (Timestamp::from_secs(i64::MIN), Timestamp::from_secs(i64::MAX));
        assert_eq!((first.as_millis(), last.as_millis()), (i64::MIN, i64::MAX));
        assert!(first < Timestamp::from_millis(i64::MIN) && Timestamp::from_millis(i64::MAX) < last);
        assert_eq!(last.duration_since(first), Some(Duration::from_secs(u64::MAX)));
        assert_eq!(first.duration_since(last), None);
        assert_eq!(last.duration_since(last), Some(Duration::ZERO));
        let one = Timestamp::from_millis(i64::MAX).duration_since(Timestamp::from_millis(i64::MAX - 1));
        assert_eq!(one, Some(Duration::from_millis(1)));
    }

    #[test]
    fn it_is_shown_in_utc() {
        let created = Timestamp::from_millis(1_690_970_837_624);
        assert_eq!(format!("{created}"), "2023-08-02T10:07:17.624Z");
        assert_eq!(format!("{:?}", Some(created)), "Some(2023-08-02T10:07:17.624Z)");
        assert_eq!(format!("{:>22}|", Timestamp::from_secs(0)), "  1970-01-01T00:00:00Z|");
        assert_eq!(Timestamp::from_millis(-1).to_string(), "1969-12-31T23:59:59.999Z");
    }
}
