//! Dates in HTTP headers, in the three forms that recipients must accept (RFC 9110, section 5.6.7).

use std::time::{Duration, SystemTime};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Parses a date such as `Sun, 06 Nov 1994 08:49:37 GMT`; `None` if it is invalid or before 1970.
pub(super) fn parse(text: &str) -> Option<SystemTime> {
    let words: Vec<&str> = text.split([' ', ',', '-']).filter(|word| !word.is_empty()).collect();
    let (day, month, year, time) = match words[..] {
        [_, day, month, year, time, "GMT"] => (day, month, year, time),
        [_, month, day, time, year] => (day, month, year, time),
        _ => return None,
    };
    let month = MONTHS.iter().position(|name| *name == month)?;
    let day = number(day, 1, 31)?;
    let year = match (year.len(), number(year, 0, 9999)?) {
        (2, year) => year + if year < 70 { 2000 } else { 1900 },
        (_, year) => year,
    };
    let (hour, rest) = time.split_once(':')?;
    let (minute, second) = rest.split_once(':')?;
    let seconds = (number(hour, 0, 23)? * 60 + number(minute, 0, 59)?) * 60 + number(second, 0, 60)?;
    let days = days_to_year(year)?.checked_add(days_to_month(month, is_leap(year)) + day - 1)?;
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(days * 86_400 + seconds))
}

fn number(text: &str, least: u64, most: u64) -> Option<u64> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| is_number && (least..=most).contains(number))
}

fn is_leap(year: u64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The number of days from 1970 to the start of the year.
fn days_to_year(year: u64) -> Option<u64> {
    let since_0 = |year: u64| year * 365 + year / 4 - year / 100 + year / 400;
    since_0(year.checked_sub(1)?).checked_sub(since_0(1969))
}

/// The number of days from the start of the year to the start of the month, which counts from 0.
fn days_to_month(month: usize, is_leap: bool) -> u64 {
    const DAYS: [u64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
    DAYS.get(month).copied().unwrap_or_default() + u64::from(is_leap && month > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        let seconds =
            |text| parse(text).map(|at| at.duration_since(SystemTime::UNIX_EPOCH).expect("not before").as_secs());
        let cases = [
            // The examples of the RFC.
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(784_111_777)),
            ("Sunday, 06-Nov-94 08:49:37 GMT", Some(784_111_777)),
            ("Sun Nov  6 08:49:37 1994", Some(784_111_777)),
            // Printed by `date -u -d @... '+%a, %d %b %Y %T GMT'`.
            ("Thu, 01 Jan 1970 00:00:00 GMT", Some(0)),
            ("Tue, 29 Feb 2000 12:00:00 GMT", Some(951_825_600)),
            ("Wed, 01 Mar 2000 00:00:00 GMT", Some(951_868_800)),
            ("Thu, 01 Feb 2024 00:00:00 GMT", Some(1_706_745_600)),
            ("Fri, 01 Mar 2024 00:00:00 GMT", Some(1_709_251_200)),
            ("Tue, 31 Dec 2024 00:00:00 GMT", Some(1_735_603_200)),
            ("Fri, 01 Jan 2100 00:00:00 GMT", Some(4_102_444_800)),
            // Years of two digits are those from 1970 on.
            ("Thursday, 01-Jan-70 00:00:00 GMT", Some(0)),
            ("Tuesday, 31-Dec-69 23:59:59 GMT", Some(3_155_759_999)),
            ("Thu, 31 Dec 2026 23:59:59 GMT", Some(1_798_761_599)),
            ("Mon, 01 Mar 2100 00:00:00 GMT", Some(4_107_542_400)),
            ("Fri, 31 Dec 9999 23:59:59 GMT", Some(253_402_300_799)),
            ("Wed, 31 Dec 1969 23:59:59 GMT", None),
            ("Sun, 06 Nov 0000 08:49:37 GMT", None),
            ("Sun, 06 Nov 1994 08:49:37 CET", None),
            ("Sun, 06 Nov 1994 24:49:37 GMT", None),
            ("Sun, 06 Nov 1994 08:49 GMT", None),
            ("Sun, 00 Nov 1994 08:49:37 GMT", None),
            ("Sun, +6 Nov 1994 08:49:37 GMT", None),
            ("Sun, 06 Nov 99999999999999999999 08:49:37 GMT", None),
            ("Sun, 06 nov 1994 08:49:37 GMT", None),
            ("1994-11-06T08:49:37Z", None),
            ("soon", None),
            ("", None),
        ];
        for (text, expected) in cases {
            assert_eq!(seconds(text), expected, "{text}");
        }
    }
}
