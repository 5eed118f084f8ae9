//! Descriptions of type mismatches that leave out the value, which may be personal data.

/// The types as `serde` names them in messages, and as ours do.
const FORMS: [(&str, &str); 10] = [
    ("string", "a string"),
    ("character", "a string"),
    ("integer", "a number"),
    ("floating point", "a number"),
    ("number", "a number"),
    ("boolean", "a boolean"),
    ("null", "null"),
    ("unit", "null"),
    ("sequence", "an array"),
    ("map", "an object"),
];

/// The type of the value, and the expected type.
pub(crate) fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let position = format!(" at line {} column {}", error.line(), error.column());
    let message = message.strip_suffix(&position).unwrap_or(&message);
    let Some(rest) = message.strip_prefix("invalid type: ").or_else(|| message.strip_prefix("invalid value: ")) else {
        return "a mismatched value".to_owned();
    };
    let form = FORMS.iter().find(|(start, _)| rest.starts_with(start)).map_or("a mismatched value", |(_, form)| form);
    // The part before is the value, which may contain the same words; the part after names the type.
    match rest.rsplit_once(", expected ") {
        Some((_, expected)) => format!("{form}, expected {expected}"),
        None => form.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::net::Ipv4Addr;

    use serde_core::de::DeserializeOwned;

    use super::*;

    fn mismatch<T: DeserializeOwned>(json: &str) -> String {
        reason(&serde_json::from_str::<T>(json).err().expect("the value does not match"))
    }

    #[test]
    fn names_the_type_and_not_the_value() {
        assert_eq!(mismatch::<i64>(r#""Alice \", expected \"Bob""#), "a string, expected i64");
        assert_eq!(mismatch::<i64>("\n\n  \"x, expected y at line 1 column 2\""), "a string, expected i64");
        assert_eq!(mismatch::<String>("13800138000"), "a number, expected a string");
        assert_eq!(mismatch::<String>("-0.5"), "a number, expected a string");
        assert_eq!(mismatch::<u8>("300"), "a number, expected u8");
        assert_eq!(mismatch::<String>("true"), "a boolean, expected a string");
        assert_eq!(mismatch::<String>("null"), "null, expected a string");
        assert_eq!(mismatch::<String>("[1]"), "an array, expected a string");
        assert_eq!(mismatch::<Vec<String>>("{}"), "an object, expected a sequence");
        assert_eq!(mismatch::<char>(r#""Alice""#), "a string, expected a character");
        // A type's own message may quote the value.
        assert_eq!(mismatch::<Ipv4Addr>(r#""Alice""#), "a mismatched value");
        assert_eq!(mismatch::<BTreeMap<i64, i64>>(r#"{"Alice":1}"#), "a mismatched value");
    }
}
