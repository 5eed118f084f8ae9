//! Text helpers.

use std::ops::Range;

/// Whether the character is white space on pages; some have no width.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{feff}')
}

/// Collapses each run of white space to one space, and trims the text.
pub(crate) fn collapse(text: &str) -> String {
    // Most names and types have no white space.
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

/// Whether pages may escape the character by a backslash.
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

/// Removes the backslashes that escape characters in Markdown.
pub(crate) fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let escaped = if c == '\\' { chars.next_if(is_mark) } else { None };
        out.push(escaped.unwrap_or(c));
    }
    out
}

/// The text in one line, without Markdown escapes.
pub(crate) fn plain(text: &str) -> String {
    if text.contains('\\') { collapse(&unescape(text)) } else { collapse(text) }
}

/// Removes emphasis around the text: `**参数**`.
pub(crate) fn strip_emphasis(text: &str) -> &str {
    text.trim_matches(|c: char| is_blank(c) || matches!(c, '*' | '~'))
}

/// Trims the range. Wide spaces at its start stay, because they indent field names.
pub(crate) fn trim_range(text: &str, range: Range<usize>) -> Range<usize> {
    let slice = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (slice.len() - slice.trim_ascii_start().len());
    start..start + slice.trim_ascii().len()
}
