//! Moments from and to those of `jiff`.

use jiff::Timestamp as Jiff;

use super::timestamp::Timestamp;

/// Rounded down to the millisecond.
impl From<Jiff> for Timestamp {
    fn from(timestamp: Jiff) -> Self {
        let milliseconds = timestamp.as_nanosecond().div_euclid(1_000_000);
        // `jiff` ends with the year 9999, long before the number does.
        Self::from_millis(i64::try_from(milliseconds).unwrap_or(i64::MAX))
    }
}

/// Fails for a moment outside of the years -9999 to 9999.
impl TryFrom<Timestamp> for Jiff {
    type Error = jiff::Error;

    fn try_from(timestamp: Timestamp) -> Result<Self, jiff::Error> {
        Self::from_millisecond(timestamp.as_millis())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways() {
        for milliseconds in [0, -1, 1_616_920_429_123, -62_167_219_200_001] {
            let jiff = Jiff::try_from(Timestamp::from_millis(milliseconds)).expect("it is in range");
            assert_eq!(Timestamp::from(jiff).raw(), milliseconds);
        }
        let known = Jiff::try_from(Timestamp::from_millis(1_690_970_837_624)).expect("it is in range");
        assert_eq!(known.to_string(), Timestamp::from(known).to_string());
        assert_eq!(Timestamp::from(Jiff::new(-1, -1).expect("it is in range")), Timestamp::from_millis(-1001));
        Jiff::try_from(Timestamp::from_secs(i64::MAX)).expect_err("no calendar of `jiff` reaches it");
    }
}
