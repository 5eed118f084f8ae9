//! Small things about text that several steps need.

use std::ops::Range;

/// Whether the character is one that pages leave blanks with, among them some without width.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}')
}

/// The text with each run of blanks made one, and none around it.
pub(crate) fn collapse(text: &str) -> String {
    // Most names and types have no blanks.
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split(is_blank).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether Markdown could take the character for a mark, so that pages put a backslash before it.
fn is_mark(c: &char) -> bool {
    matches!(
        c,
        '\\' | '`'
            | '*'
            | '_'
            | '{'
            | '}'
            | '['
            | ']'
            | '('
            | ')'
            | '#'
            | '+'
            | '-'
            | '.'
            | '!'
            | '|'
            | '<'
            | '>'
            | '~'
            | '&'
    )
}

/// The text without the backslashes that keep Markdown from taking a character for a mark.
pub(crate) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = if c == '\\' { chars.next_if(is_mark) } else { None };
        out.push(escaped.unwrap_or(c));
    }
    out
}

/// The text in one line, without Markdown's escapes.
pub(crate) fn plain(text: &str) -> String {
    if text.contains('\\') { collapse(&unescape(text)) } else { collapse(text) }
}

/// The text without marks of emphasis around it: `**参数**`.
pub(crate) fn strip_emphasis(text: &str) -> &str {
    text.trim_matches(|c: char| is_blank(c) || matches!(c, '*' | '~'))
}

/// The range without the blanks and line ends around its text. Wider blanks stay: they indent the names of fields.
pub(crate) fn trim_range(text: &str, range: Range<usize>) -> Range<usize> {
    let slice = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (slice.len() - slice.trim_ascii_start().len());
    start..start + slice.trim_ascii().len()
}
