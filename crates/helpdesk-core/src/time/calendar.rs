//! Dates of the Gregorian calendar.

const SECONDS_PER_DAY: i64 = 86_400;

/// The Gregorian calendar repeats after so many days, which are 400 years.
const DAYS_PER_CYCLE: i64 = 146_097;

/// A second in UTC.
pub(super) struct DateTime {
    year: i64,
    month: i64,
    day: i64,
    second_of_day: i64,
}

impl DateTime {
    /// The second so many seconds after the beginning of 1970.
    pub(super) fn of(seconds: i64) -> Self {
        // Years begin in March, so that a leap day is the last day of its year, and cycles at 0000-03-01.
        let days = seconds.div_euclid(SECONDS_PER_DAY) + 719_468;
        let (cycle, day_of_cycle) = (days.div_euclid(DAYS_PER_CYCLE), days.rem_euclid(DAYS_PER_CYCLE));
        let leap_days = day_of_cycle / 1460 - day_of_cycle / 36_524 + day_of_cycle / 146_096;
        let year_of_cycle = (day_of_cycle - leap_days) / 365;
        let day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
        // Five months from March on have 153 days, and so have the next five.
        let month_from_march = (5 * day_of_year + 2) / 153;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        Self {
            year: 400 * cycle + year_of_cycle + i64::from(month <= 2),
            month,
            day: day_of_year - (153 * month_from_march + 2) / 5 + 1,
            second_of_day: seconds.rem_euclid(SECONDS_PER_DAY),
        }
    }

    /// The text of RFC 3339.
    pub(super) fn to_text(&self, milliseconds: u32) -> String {
        let Self { year, month, day, second_of_day } = self;
        let year = if (0..=9999).contains(year) { format!("{year:04}") } else { format!("{year:+07}") };
        let (hour, minute, second) = (second_of_day / 3600, second_of_day / 60 % 60, second_of_day % 60);
        let fraction = if milliseconds == 0 { String::new() } else { format!(".{milliseconds:03}") };
        format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}Z")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Known seconds and their dates, as `date -u -d @N` of GNU coreutils has them.
    #[test]
    fn known_dates() {
        for (seconds, expected) in [
            (0, "1970-01-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"),
            (951_782_399, "2000-02-28T23:59:59Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (951_868_800, "2000-03-01T00:00:00Z"),
            (1_234_567_890, "2009-02-13T23:31:30Z"),
            (2_147_483_648, "2038-01-19T03:14:08Z"),
            (4_107_542_399, "2100-02-28T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (-2_203_891_201, "1900-02-28T23:59:59Z"),
            (-2_203_891_200, "1900-03-01T00:00:00Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"),
            (253_402_300_800, "+010000-01-01T00:00:00Z"),
            (-62_167_219_200, "0000-01-01T00:00:00Z"),
            (-62_167_219_201, "-000001-12-31T23:59:59Z"),
            (i64::MAX, "+292277026596-12-04T15:30:07Z"),
            (i64::MIN, "-292277022657-01-27T08:29:52Z"),
        ] {
            assert_eq!(DateTime::of(seconds).to_text(0), expected, "{seconds}");
        }
    }

    #[test]
    fn days_follow_each_other() {
        let is_leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let (mut year, mut month, mut day) = (1599, 12, 31);
        for number in -135_140..146_097 {
            let length = match month {
                2 => 28 + i64::from(is_leap(year)),
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            day += 1;
            if day > length {
                (month, day) = (month + 1, 1);
            }
            if month > 12 {
                (year, month) = (year + 1, 1);
            }
            let found = DateTime::of(number * SECONDS_PER_DAY);
            assert_eq!((found.year, found.month, found.day), (year, month, day), "day {number}");
        }
    }
}
