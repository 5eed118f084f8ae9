//! Paths to the positions at which a JSON decoder stopped.
//!
//! Tracking the path while decoding would compile a second decoder for every response type. Instead, this module scans
//! the text again after a failure.

/// The path of the value at a line and column as `serde_json` counts them: `data.agents[1].name`. Empty at the top level.
pub(crate) fn at(text: &[u8], line: usize, column: usize) -> String {
    path(&text[..offset(text, line, column)])
}

/// `serde_json` counts lines from 1, and as the column the bytes of the line that it has read.
fn offset(text: &[u8], line: usize, column: usize) -> usize {
    let lines_before: usize =
        text.split_inclusive(|byte| *byte == b'\n').take(line.saturating_sub(1)).map(<[u8]>::len).sum();
    (lines_before + column).min(text.len())
}

/// An object or array that is still open.
enum Open<'a> {
    Object { key: Option<&'a [u8]> },
    Array { index: usize, begun: bool },
}

/// The path to the end of an incomplete JSON text.
fn path(text: &[u8]) -> String {
    let mut open: Vec<Open<'_>> = Vec::new();
    let mut string: &[u8] = b"";
    let mut at = 0;
    while let Some(&byte) = text.get(at) {
        let from = at;
        at += 1;
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' => continue,
            b'}' | b']' => drop(open.pop()),
            b',' => match open.last_mut() {
                Some(Open::Object { key }) => *key = None,
                Some(Open::Array { index, begun }) => (*index, *begun) = (*index + 1, false),
                None => {}
            },
            b':' => {
                if let Some(Open::Object { key }) = open.last_mut() {
                    *key = Some(string);
                }
            }
            _ => {
                if let Some(Open::Array { begun, .. }) = open.last_mut() {
                    *begun = true;
                }
                match byte {
                    b'{' => open.push(Open::Object { key: None }),
                    b'[' => open.push(Open::Array { index: 0, begun: false }),
                    b'"' => {
                        at += string_length(&text[at..]);
                        string = &text[from + 1..at];
                        at += 1;
                    }
                    _ => {}
                }
            }
        }
    }
    render(&open)
}

/// The number of bytes before the closing quote.
fn string_length(text: &[u8]) -> usize {
    let mut escaped = false;
    let end = text.iter().position(|byte| {
        let closes = *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        closes
    });
    end.unwrap_or(text.len())
}

fn render(open: &[Open<'_>]) -> String {
    let mut path = String::new();
    for level in open {
        match level {
            Open::Object { key: Some(key) } => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(&String::from_utf8_lossy(key));
            }
            Open::Array { index, begun: true } => path.push_str(&format!("[{index}]")),
            Open::Object { key: None } | Open::Array { .. } => {}
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_core::de::DeserializeOwned;

    use super::*;

    fn failure<T: DeserializeOwned>(text: &str) -> String {
        let error = serde_json::from_str::<T>(text).err().expect("the text does not fit the type");
        at(text.as_bytes(), error.line(), error.column())
    }

    #[test]
    fn names_the_mismatched_value() {
        type Object<T> = BTreeMap<String, T>;
        assert_eq!(failure::<Object<i64>>(r#"{"a":1,"b":"x"}"#), "b");
        assert_eq!(failure::<Object<i64>>(r#"{"a":1,"b":{"c":1}}"#), "b");
        assert_eq!(failure::<Object<i64>>(r#"{"a":1,"b":[1]}"#), "b");
        assert_eq!(failure::<Object<String>>("{\n  \"a\": \"1\",\n  \"b\": 12\n}"), "b");
        assert_eq!(failure::<Object<Object<Vec<i64>>>>(r#"{"a":{"b":[1],"c":[1, 2, "x"]}}"#), "a.c[2]");
        assert_eq!(failure::<Object<Vec<Object<bool>>>>(r#"{"a":[{},{"b":true,"c":null}]}"#), "a[1].c");
        assert_eq!(failure::<Object<Vec<i64>>>(r#"{"a":{}}"#), "a");
        assert_eq!(failure::<Vec<Vec<i64>>>("[[],[1],[1,true]]"), "[2][1]");
        // Strings are not parsed as structure.
        assert_eq!(failure::<Object<i64>>(r#"{"a}{\"[,\\":1,"b,":[]}"#), "b,");
        assert_eq!(failure::<Object<i64>>(r#"{"工\n":"x"}"#), "工\\n");
        // The top level itself.
        assert_eq!(failure::<Object<i64>>("[]"), "");
        assert_eq!(failure::<i64>("\"x\""), "");
        assert_eq!(failure::<i64>(""), "");
    }

    #[test]
    fn any_text_and_position_has_a_path() {
        for text in ["\"", "\"\\", "[", "]]", "{\"a\"", ":,", "{,:", "\u{fffd}"] {
            for line in 0..3 {
                for column in 0..9 {
                    at(text.as_bytes(), line, column);
                }
            }
        }
    }
}
