//! Text as bytes with their source positions, and unescaping of such text.

use helpdesk_core::runtime::is_invisible;

/// A byte, and the range of the source text that encodes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) byte: u8,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// The bytes of the text, without invisible characters.
pub(crate) fn written(text: &str) -> Vec<Written> {
    let mut all = Vec::with_capacity(text.len());
    for (start, c) in text.char_indices().filter(|(_, c)| !is_invisible(*c)) {
        let end = start + c.len_utf8();
        all.extend(text[start..end].bytes().map(|byte| Written { byte, start, end }));
    }
    all
}

/// Replaces the escapes of ASCII characters that JSON, URLs and HTML use. `None` without escapes.
pub(crate) fn unescaped(text: &[Written]) -> Option<Vec<Written>> {
    let bytes: Vec<u8> = text.iter().map(|written| written.byte).collect();
    let mut plain = Vec::new();
    let (mut at, mut copied) = (0, 0);
    while let Some(found) = bytes[at..].iter().position(|byte| matches!(byte, b'\\' | b'%' | b'&')) {
        at += found;
        let Some((byte, length)) = escape(&bytes[at..]) else {
            at += 1;
            continue;
        };
        plain.extend_from_slice(&text[copied..at]);
        if !byte.is_ascii_control() {
            plain.push(Written { byte, start: text[at].start, end: text[at + length - 1].end });
        }
        at += length;
        copied = at;
    }
    if copied == 0 {
        return None;
    }
    plain.extend_from_slice(&text[copied..]);
    Some(plain)
}

/// The ASCII character of the escape at the start of the text, and the length of the escape.
fn escape(text: &[u8]) -> Option<(u8, usize)> {
    match text {
        [b'\\', b'u', b'{', rest @ ..] => numbered(rest, 16, b'}').map(|(byte, length)| (byte, 3 + length)),
        [b'\\', b'u', digits @ ..] => Some((ascii(digits.get(..4)?, 16)?, 6)),
        [b'\\', b'x', digits @ ..] => Some((ascii(digits.get(..2)?, 16)?, 4)),
        [b'\\', byte, ..] if byte.is_ascii_punctuation() => Some((*byte, 2)),
        [b'%', digits @ ..] => Some((ascii(digits.get(..2)?, 16)?, 3)),
        [b'&', b'#', b'x' | b'X', rest @ ..] => numbered(rest, 16, b';').map(|(byte, length)| (byte, 3 + length)),
        [b'&', b'#', rest @ ..] => numbered(rest, 10, b';').map(|(byte, length)| (byte, 2 + length)),
        [b'&', rest @ ..] => {
            let (name, byte) = ENTITIES.iter().find(|(name, _)| rest.starts_with(name.as_bytes()))?;
            Some((*byte, 1 + name.len()))
        }
        _ => None,
    }
}

/// The ASCII character of the number at the start of the text, and the length. The end is optional, as in browsers.
fn numbered(text: &[u8], radix: u32, end: u8) -> Option<(u8, usize)> {
    let digits = text.iter().take_while(|byte| char::from(**byte).is_digit(radix)).count();
    let ended = text.get(digits) == Some(&end);
    Some((ascii(&text[..digits], radix)?, digits + usize::from(ended)))
}

fn ascii(digits: &[u8], radix: u32) -> Option<u8> {
    let number = digits.iter().try_fold(0_u32, |number, digit| {
        Some(number.saturating_mul(radix).saturating_add(char::from(*digit).to_digit(radix)?))
    });
    u8::try_from(number.filter(|_| !digits.is_empty())?).ok().filter(u8::is_ascii)
}

/// The HTML entities of characters that occur in tokens and in escapes.
const ENTITIES: &[(&str, u8)] = &[
    ("amp;", b'&'),
    ("bsol;", b'\\'),
    ("colon;", b':'),
    ("dash;", b'-'),
    ("equals;", b'='),
    ("hyphen;", b'-'),
    ("lowbar;", b'_'),
    ("num;", b'#'),
    ("percnt;", b'%'),
    ("period;", b'.'),
    ("plus;", b'+'),
    ("semi;", b';'),
    ("sol;", b'/'),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Option<String> {
        let bytes = unescaped(&written(text))?.iter().map(|written| written.byte).collect();
        Some(String::from_utf8(bytes).expect("unescaped text stays UTF-8"))
    }

    #[test]
    fn escapes_of_ascii() {
        let cases = [
            (r"a\u003db\u003Dc", "a=b=c"),
            (r"\\u003d\/\-\x3D\u{3d}\u{00003d}", r"\u003d/-==="),
            ("a%3db%3D%253d", "a=b=%3d"),
            ("&#61;&#0061;&#x3d;&#X3D;&#61 &equals;&amp;#61;", "===== =&#61;"),
            // Invisible characters are dropped.
            (r"a\u000ab%0Ac&#10;d", "abcd"),
        ];
        for (text, expected) in cases {
            assert_eq!(plain(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_text_is_unchanged() {
        for text in [
            "",
            "a",
            "\\",
            "%",
            "&",
            "&#",
            "&#x",
            "%4",
            "%+4",
            r"\u",
            r"\u00",
            r"\u{",
            r"\n",
            "&x;",
            "%e5",
            "&#999999999999;",
        ] {
            assert_eq!(plain(text), None, "{text}");
        }
        assert_eq!(plain("工%41%e5").as_deref(), Some("工A%e5"));
    }

    #[test]
    fn each_byte_has_its_source_range() {
        let text = "工\u{200b}%41b";
        let at = |byte, start, end| Written { byte, start, end };
        let plain = unescaped(&written(text)).expect("it has an escape");
        assert_eq!(
            plain,
            ["工".as_bytes()[0], "工".as_bytes()[1], "工".as_bytes()[2]]
                .map(|byte| at(byte, 0, 3))
                .into_iter()
                .chain([at(b'A', 6, 9), at(b'b', 9, 10)])
                .collect::<Vec<_>>()
        );
    }
}
