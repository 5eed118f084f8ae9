//! Valid JSON texts, and strings in them.

use std::borrow::Cow;

use serde_core::de::IgnoredAny;

/// A JSON text. If strict JSON refuses a string, the text is a copy with U+FFFD in place of the invalid parts.
pub(crate) struct Text<'t> {
    text: Cow<'t, str>,
    repaired: bool,
}

impl<'t> Text<'t> {
    /// `None` if the text is not JSON even with repaired strings.
    pub(crate) fn read(json: &'t [u8]) -> Option<Self> {
        // Lossy reading of what is valid takes twice as long.
        let text = std::str::from_utf8(json).map_or_else(|_| String::from_utf8_lossy(json), Cow::Borrowed);
        let repaired = matches!(text, Cow::Owned(_));
        let text = Self::of(text)?;
        Some(Self { repaired: repaired || text.repaired, ..text })
    }

    /// Reads a text that is UTF-8.
    pub(crate) fn of(text: Cow<'t, str>) -> Option<Self> {
        if is_json(&text) {
            return Some(Self { text, repaired: false });
        }
        let text = without_controls(&text)?;
        is_json(&text).then_some(Self { text: Cow::Owned(text), repaired: true })
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    pub(crate) fn is_repaired(&self) -> bool {
        self.repaired
    }
}

fn is_json(text: &str) -> bool {
    serde_json::from_str::<IgnoredAny>(text).is_ok()
}

/// Replaces each raw control character in strings by U+FFFD; `None` if nothing was replaced.
fn without_controls(text: &str) -> Option<String> {
    let (mut quoted, mut escaped, mut found) = (false, false, false);
    let repaired = text.chars().map(|character| {
        let is_bad = quoted && character < ' ';
        found |= is_bad;
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = quoted,
            '"' => quoted = !quoted,
            _ => {}
        }
        if is_bad { char::REPLACEMENT_CHARACTER } else { character }
    });
    let repaired = repaired.collect();
    found.then_some(repaired)
}

/// The string of a token with quotes, and whether it had an unpaired surrogate.
pub(crate) fn unquote(token: &str) -> (Cow<'_, str>, bool) {
    let inside = token.get(1..token.len().saturating_sub(1)).unwrap_or_default();
    if inside.as_bytes().contains(&b'\\') { unescape(inside) } else { (Cow::Borrowed(inside), false) }
}

fn unescape(inside: &str) -> (Cow<'_, str>, bool) {
    let mut text = String::with_capacity(inside.len());
    let (mut rest, mut malformed) = (inside, false);
    while let Some((plain, escape)) = rest.split_once('\\') {
        text.push_str(plain);
        let mut characters = escape.chars();
        let character = match characters.next() {
            Some('u') => {
                let (character, length) = code_point(escape);
                malformed |= character.is_none();
                rest = escape.get(length..).unwrap_or_default();
                text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
                continue;
            }
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some(character) => character,
            None => char::REPLACEMENT_CHARACTER,
        };
        text.push(character);
        rest = characters.as_str();
    }
    text.push_str(rest);
    (Cow::Owned(text), malformed)
}

/// The character of an escape such as `u0041`, and the length of the escape; no character for an unpaired surrogate.
fn code_point(escape: &str) -> (Option<char>, usize) {
    let unit = |from: usize| escape.get(from..from + 4).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let Some(first) = unit(1) else { return (None, 5) };
    if !(0xd800..0xdc00).contains(&first) {
        return (char::from_u32(first), 5);
    }
    let second = escape.get(5..7).filter(|begin| *begin == "\\u").and_then(|_| unit(7));
    match second.filter(|second| (0xdc00..0xe000).contains(second)) {
        Some(second) => (char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)), 11),
        None => (None, 5),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_match_serde_json() {
        for token in [r#""""#, r#""a""#, r#""a\"\\\/\b\f\n\r\tz""#, r#""\u0041\ud83d\ude00\u00e9""#, r#""工\u5de5工""#]
        {
            let expected: String = serde_json::from_str(token).expect("a string");
            assert_eq!(unquote(token), (Cow::Borrowed(expected.as_str()), false), "{token}");
        }
        for (token, expected) in [
            (r#""\ud83d""#, "\u{fffd}"),
            (r#""a\ud83dz""#, "a\u{fffd}z"),
            (r#""\ude00\ud83d\n""#, "\u{fffd}\u{fffd}\n"),
            (r#""\ud83d\ud83d\ude00""#, "\u{fffd}😀"),
            (r#""\ud83d\u0041""#, "\u{fffd}A"),
        ] {
            assert_eq!(unquote(token), (Cow::Borrowed(expected), true), "{token}");
        }
        // Invalid tokens do not panic.
        for token in
            ["", "\"", "\"\\", r#""\u""#, r#""\u12""#, r#""\ud83d\u""#, "\"\\\u{5de5}\"", "\"\\u\u{5de5}\u{5de5}\""]
        {
            unquote(token);
        }
    }

    #[test]
    fn only_strings_are_repaired() {
        let read = |json: &[u8]| Text::read(json).map(|text| (text.as_str().to_owned(), text.is_repaired()));
        assert_eq!(read(b"[\"a\"]\n"), Some(("[\"a\"]\n".to_owned(), false)));
        assert_eq!(read(b"[\n\"a\n\\\"\tb\"]"), Some(("[\n\"a\u{fffd}\\\"\u{fffd}b\"]".to_owned(), true)));
        assert_eq!(read(b"\"\xff\xfe\""), Some(("\"\u{fffd}\u{fffd}\"".to_owned(), true)));
        for bad in [&b"\xff"[..], b"", b"\x01", b"{\"a\x01", b"<html>", b"[1,]", b"[] []", b"\"\\x\"", b"\"\\\n\""] {
            assert_eq!(read(bad), None, "{bad:?}");
        }
    }
}
