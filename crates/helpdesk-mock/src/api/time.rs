//! The numbers of moments and durations.

use std::ops::Range;

use helpdesk_schema::{TimeFormat, TimeUnit, Type};
use serde_json::Value;

/// The years 2000 to 2099, in seconds since 1970.
const OUR_TIME: Range<i64> = 946_684_800..4_102_444_800;

/// Why the number of a moment or a duration is out of range; its form is right already.
pub(crate) fn problem(ty: &Type, format: TimeFormat, value: &Value) -> Option<String> {
    let unit = format.unit.plural();
    let number = match value {
        Value::String(text) if format.is_number(text) => text.parse().ok()?,
        Value::String(_) => return Some(format!("expected {unit} as a string of digits, found another string")),
        value => value.as_i64()?,
    };
    match (ty, format.unit) {
        (Type::Duration(_), _) if number < 0 => Some(format!("a duration is not negative, but {number} is")),
        (Type::Duration(_), _) => None,
        (_, TimeUnit::Millisecond) if OUR_TIME.contains(&number) => {
            Some(format!("expected {unit} since 1970, but {number} looks like seconds"))
        }
        (_, TimeUnit::Second) if OUR_TIME.contains(&(number / 1000)) => {
            Some(format!("expected {unit} since 1970, but {number} looks like milliseconds"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_of_another_unit() {
        for (ty, value, expected) in [
            ("time<ms, integer>", json!(1_616_920_429_000_i64), None),
            ("time<ms, integer>", json!(1_616_920_429), Some("but 1616920429 looks like seconds")),
            ("time<ms, integer>", json!(0), None),
            ("time<ms, integer>", json!(-1), None),
            ("time<ms, string>", json!("1616920429000"), None),
            ("time<ms, string>", json!("1616920429"), Some("expected milliseconds since 1970")),
            ("time<ms, string>", json!("today"), Some("expected milliseconds as a string of digits")),
            ("time<s, integer>", json!(1_616_920_429), None),
            ("time<s, integer>", json!(1_616_920_429_000_i64), Some("looks like milliseconds")),
            ("duration<s, integer>", json!(1_616_920_429), None),
            ("duration<s, integer>", json!(-7), Some("not negative")),
            ("duration<min, number>", json!(0.5), None),
        ] {
            let ty: Type = ty.parse().expect(ty);
            let found = problem(&ty, ty.time_format().expect("it has one"), &value).unwrap_or_default();
            assert_eq!(found.is_empty(), expected.is_none(), "{ty} {value}: {found}");
            assert!(found.contains(expected.unwrap_or_default()), "{ty} {value}: {found}");
        }
    }
}
