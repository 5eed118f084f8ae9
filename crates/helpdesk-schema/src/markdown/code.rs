//! Text as it is, as code.

use crate::text::is_control;

/// Any text as inline code, in one line. It is not for the cells of a table, which end at a `|` even there.
pub fn code(text: &str) -> String {
    let line = one_line(text);
    if line.is_empty() {
        return "` `".to_owned();
    }
    let fence = "`".repeat(longest_run(&line) + 1);
    let pad = if line.starts_with('`') || line.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{line}{pad}{fence}")
}

/// Any text as a block of code that is plain text.
pub fn fenced(text: &str) -> String {
    let text = visible(text);
    let fence = "`".repeat(3.max(longest_run(&text) + 1));
    format!("{fence}text\n{}\n{fence}", text.trim_end())
}

/// The text with only such characters as are shown: what ends a line is a line end, and other [controls](is_control) are seen.
pub(super) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(match c {
            '\t' => c,
            '\r' if chars.peek() == Some(&'\n') => continue,
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            c if is_control(c) => char::REPLACEMENT_CHARACTER,
            c => c,
        });
    }
    out
}

pub(super) fn one_line(text: &str) -> String {
    visible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The length of the longest run of backticks.
fn longest_run(text: &str) -> usize {
    text.split(|c| c != '`').map(str::len).max().unwrap_or_default()
}
