//! Numbers in JSON and in strings.

/// A whole number of 64 bits.
#[derive(Clone, Copy)]
pub(crate) enum Integer {
    Signed(i64),
    Unsigned(u64),
}

/// Parses an integer of 64 bits: `7`, `-7.0`, `1e3`. The result is exact in any notation.
pub(crate) fn integer(text: &str) -> Option<Integer> {
    text.parse().map(Integer::Signed).ok().or_else(|| text.parse().map(Integer::Unsigned).ok()).or_else(|| whole(text))
}

/// Parses an integer with a fraction or an exponent.
fn whole(text: &str) -> Option<Integer> {
    let (sign, magnitude) = text.strip_prefix('-').map_or(("", text), |magnitude| ("-", magnitude));
    let (mantissa, exponent) = magnitude.split_once(['e', 'E']).unwrap_or((magnitude, "0"));
    let (before, after) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_decimal = !before.is_empty() && [before, after].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit()));
    if !is_decimal {
        return None;
    }
    let digits = format!("{before}{after}");
    let significant = digits.trim_start_matches('0').trim_end_matches('0');
    if significant.is_empty() {
        return exponent.parse::<i64>().is_ok().then_some(Integer::Signed(0));
    }
    let trailing = digits.len() - digits.trim_end_matches('0').len();
    let exponent: i64 = exponent.parse().ok()?;
    let zeros = exponent.checked_sub(i64::try_from(after.len()).ok()?)?.checked_add(i64::try_from(trailing).ok()?)?;
    // A number of 64 bits has at most 20 digits.
    let zeros = usize::try_from(zeros).ok().filter(|zeros| *zeros <= 20)?;
    let plain = format!("{sign}{significant}{}", "0".repeat(zeros));
    plain.parse().map(Integer::Signed).ok().or_else(|| plain.parse().map(Integer::Unsigned).ok())
}

/// Parses a number, rounded like `serde_json`; `None` if it is too large or not a number.
pub(crate) fn float(text: &str) -> Option<f64> {
    serde_json::from_str(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_exact_in_any_notation() {
        let cases = [
            ("7", Some("7")),
            ("-7.0", Some("-7")),
            ("1616920429000.0", Some("1616920429000")),
            ("7262656095919128578.0", Some("7262656095919128578")),
            ("18446744073709551615", Some("18446744073709551615")),
            ("18446744073709551615.00", Some("18446744073709551615")),
            ("18446744073709551616", None),
            ("9.223372036854775807e18", Some("9223372036854775807")),
            ("1e3", Some("1000")),
            ("1.5e1", Some("15")),
            ("1500E-2", Some("15")),
            ("-0.0", Some("0")),
            ("0e99999", Some("0")),
            ("0.000", Some("0")),
            ("1e99999999999999999999", None),
            ("1e19", Some("10000000000000000000")),
            ("1e20", None),
            ("1.5", None),
            ("15e-2", None),
            ("", None),
            ("-", None),
            (".", None),
            ("e5", None),
            ("1e", None),
            ("1.e", None),
            ("NaN", None),
            ("inf", None),
            ("0x10", None),
            ("1_000", None),
            (" 1", None),
            ("١", None),
        ];
        for (text, expected) in cases {
            let found = integer(text).map(|number| match number {
                Integer::Signed(number) => number.to_string(),
                Integer::Unsigned(number) => number.to_string(),
            });
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn floats_are_finite() {
        for (text, expected) in
            [("1.5", Some(1.5)), ("7", Some(7.0)), ("1e999", None), ("NaN", None), ("inf", None), ("", None)]
        {
            assert_eq!(float(text), expected, "{text}");
        }
    }
}
