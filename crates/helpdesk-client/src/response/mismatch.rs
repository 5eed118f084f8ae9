//! Why a value does not fit, without the value: it may be what a person wrote.

/// What `serde` calls the form of a value, and what we call it.
const FORMS: [(&str, &str); 10] = [
    ("string", "a text"),
    ("character", "a text"),
    ("integer", "a number"),
    ("floating point", "a number"),
    ("number", "a number"),
    ("boolean", "true or false"),
    ("null", "null"),
    ("unit", "null"),
    ("sequence", "a list"),
    ("map", "an object"),
];

/// The form of the value that did not fit, and what should have been there in its place.
pub(crate) fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = message.strip_suffix(&place).unwrap_or(&message);
    let Some(rest) = message.strip_prefix("invalid type: ").or_else(|| message.strip_prefix("invalid value: ")) else {
        return "a value that does not fit".to_owned();
    };
    let form =
        FORMS.iter().find(|(start, _)| rest.starts_with(start)).map_or("a value that does not fit", |(_, form)| form);
    // What stands before is the value, which may hold the same words; what stands behind is the type's.
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

    fn misfit<T: DeserializeOwned>(json: &str) -> String {
        reason(&serde_json::from_str::<T>(json).err().expect("the value does not fit"))
    }

    #[test]
    fn says_the_form_and_not_the_value() {
        assert_eq!(misfit::<i64>(r#""Alice \", expected \"Bob""#), "a text, expected i64");
        assert_eq!(misfit::<i64>("\n\n  \"x, expected y at line 1 column 2\""), "a text, expected i64");
        assert_eq!(misfit::<String>("13800138000"), "a number, expected a string");
        assert_eq!(misfit::<String>("-0.5"), "a number, expected a string");
        assert_eq!(misfit::<u8>("300"), "a number, expected u8");
        assert_eq!(misfit::<String>("true"), "true or false, expected a string");
        assert_eq!(misfit::<String>("null"), "null, expected a string");
        assert_eq!(misfit::<String>("[1]"), "a list, expected a string");
        assert_eq!(misfit::<Vec<String>>("{}"), "an object, expected a sequence");
        assert_eq!(misfit::<char>(r#""Alice""#), "a text, expected a character");
        // What a type says in words of its own may quote the value.
        assert_eq!(misfit::<Ipv4Addr>(r#""Alice""#), "a value that does not fit");
        assert_eq!(misfit::<BTreeMap<i64, i64>>(r#"{"Alice":1}"#), "a value that does not fit");
    }
}
