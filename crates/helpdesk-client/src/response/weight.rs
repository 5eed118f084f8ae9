//! An upper bound for the memory that a decoded response takes.
//!
//! `{}` is two bytes, but may decode to a record of a thousand. A list of them would take several hundred times the
//! length of the response, so each object and list counts as a minimum number of bytes.

/// The number of bytes that each object and list counts as. Those that the platform sends have about 150.
const CONTAINER: usize = 64;

/// Whether the objects and lists of a response exceed the limit. Its length is not checked here.
pub(crate) fn exceeds(json: &[u8], limit: usize) -> bool {
    let allowed = limit / CONTAINER;
    // Most responses are too short to exceed the limit; of the others, most do not even if brackets in strings are
    // counted.
    json.len() / 2 > allowed && opening(json) > allowed && containers(json) > allowed
}

/// The number of opening brackets, including those in strings.
fn opening(json: &[u8]) -> usize {
    json.iter().filter(|byte| matches!(byte, b'{' | b'[')).count()
}

/// The number of objects and lists.
fn containers(json: &[u8]) -> usize {
    let (mut containers, mut quoted, mut escaped) = (0, false, false);
    for byte in json {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => containers += 1,
            _ => {}
        }
    }
    containers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn containers_count_and_strings_do_not() {
        let cases = [
            ("", 0),
            ("{}", 1),
            ("[{},[],{\"a\":{}}]", 5),
            (r#"{"[{":"\"[{\\"}"#, 1),
            (r#"["\\",[]]"#, 2),
            (r#"["\\\"[",[]]"#, 2),
            (r#"\"["#, 0),
        ];
        for (json, expected) in cases {
            assert_eq!(containers(json.as_bytes()), expected, "{json}");
        }
    }

    #[test]
    fn the_limit_is_in_bytes() {
        let json = |objects: usize| format!("[{}]", vec!["{}"; objects].join(","));
        assert!(!exceeds(json(9).as_bytes(), 10 * CONTAINER));
        assert!(exceeds(json(10).as_bytes(), 10 * CONTAINER));
        assert!(!exceeds(format!("[\"{}\"]", "{".repeat(1000)).as_bytes(), 10 * CONTAINER));
        assert!(!exceeds(b"", 0));
    }
}
