//! How much memory an answer would take, by its length and by what stands in it.
//!
//! `{}` is two bytes, and may become a record of a thousand. A list of them would take several hundred times the length of
//! the answer; so each object and list counts as if it were of some length at least.

/// So many bytes each object and list counts as, beside the others. Those of the platform have some 150.
const CONTAINER: usize = 64;

/// Whether an answer weighs more than so many bytes. Its length is not looked at.
pub(crate) fn exceeds(json: &[u8], limit: usize) -> bool {
    let allowed = limit / CONTAINER;
    // Most answers are too short to have so many; and of the others, most would not have them if strings held none.
    json.len() / 2 > allowed && opening(json) > allowed && containers(json) > allowed
}

/// How many bytes open an object or list, unless they are in a string.
fn opening(json: &[u8]) -> usize {
    json.iter().filter(|byte| matches!(byte, b'{' | b'[')).count()
}

/// How many objects and lists there are.
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
