//! Makes text from a callback safe to show in an error, a log or a terminal.

use std::fmt::Write;

/// The longest text that is shown, in characters; longer text is cut and ends with `...`.
const LONGEST: usize = 200;

/// Escapes control characters, bidirectional controls, line separators and invisible characters as Rust does, and truncates
/// long text.
pub(crate) fn printable(text: &str) -> String {
    let mut shown = String::new();
    let mut length = 0;
    for character in text.chars() {
        let escaped = character.escape_debug();
        let kept = matches!(character, '"' | '\'') || escaped.len() == 1;
        length += if kept { 1 } else { escaped.len() };
        if length > LONGEST {
            shown.push_str("...");
            break;
        }
        // Writing to a string cannot fail.
        let _ = if kept { shown.write_char(character) } else { write!(shown, "{escaped}") };
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_plain_stays_and_all_else_is_escaped() {
        for (text, shown) in [
            ("helpdesk.ticket.created_v1", "helpdesk.ticket.created_v1"),
            (r#"a string "...", that's `x`: 工单 é 🎫"#, r#"a string "...", that's `x`: 工单 é 🎫"#),
            ("\u{1b}[2J", r"\u{1b}[2J"),
            ("\0\r\n\t\u{7f}\u{9b}", r"\0\r\n\t\u{7f}\u{9b}"),
            ("\u{2028}\u{2029}\u{85}", r"\u{2028}\u{2029}\u{85}"),
            ("\u{202e}\u{2066}\u{200f}\u{61c}", r"\u{202e}\u{2066}\u{200f}\u{61c}"),
            ("\u{200b}\u{feff}\u{ad}\u{e0041}", r"\u{200b}\u{feff}\u{ad}\u{e0041}"),
            (r"\u{1b}", r"\\u{1b}"),
        ] {
            assert_eq!(printable(text), shown);
        }
    }

    #[test]
    fn it_has_an_end() {
        let cut = |text: &str| format!("{}...", text.repeat(200));
        for (text, shown) in [
            ("x".repeat(200), "x".repeat(200)),
            ("x".repeat(201), cut("x")),
            ("签".repeat(1 << 20), cut("签")),
            ("\u{1b}".repeat(1 << 20), format!("{}...", r"\u{1b}".repeat(33))),
        ] {
            assert_eq!(printable(&text), shown);
        }
    }
}
