//! Text from outside, such that a terminal shows it and does nothing else.

use std::fmt;
use std::io::{self, Write as _};

use anyhow::Context as _;
use helpdesk_schema::is_control;

/// Prints a text to standard output, unless its reader has left, as `head` does.
///
/// # Errors
///
/// A text that cannot be written for another reason, such as a full disk.
pub(crate) fn print(text: fmt::Arguments<'_>) -> anyhow::Result<()> {
    is_left(write!(anstream::stdout(), "{text}")).context("cannot write to standard output")?;
    Ok(())
}

/// Prints a text to standard error, which may be closed.
pub(crate) fn note(text: fmt::Arguments<'_>) {
    // There is nowhere left to report an error.
    let _ = write!(anstream::stderr(), "{text}");
}

/// Whether the reader of what was written has left.
///
/// # Errors
///
/// Any other error.
pub(crate) fn is_left(written: io::Result<()>) -> io::Result<bool> {
    match written {
        Ok(()) => Ok(false),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(true),
        Err(error) => Err(error),
    }
}

/// The text with a mark for every character that a terminal would obey, but for line ends and tabs.
pub(crate) fn shown(text: &str) -> String {
    let is_shown = |c: &char| matches!(c, '\n' | '\t') || !is_control(*c);
    text.chars().map(|c| if is_shown(&c) { c } else { char::REPLACEMENT_CHARACTER }).collect()
}

/// The same for a text that others point into by bytes. Those of ASCII, the renderer of snippets shows by itself.
pub(crate) fn shown_in_place(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c.len_utf8() {
            2 if is_control(c) => out.push('·'),
            3 if is_control(c) => out.push(char::REPLACEMENT_CHARACTER),
            4 if is_control(c) => out.push_str("··"),
            _ => out.push(c),
        }
    }
    out
}

/// The start of a text, in one line.
pub(crate) fn start(text: &str, most: usize) -> String {
    let mut chars = text.chars().map(|c| if is_control(c) { ' ' } else { c });
    let mut start: String = chars.by_ref().take(most).collect();
    if chars.next().is_some() {
        start.push('…');
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_obeyed_and_nothing_moves() {
        let text = "a\u{1b}[31m\u{9b}2J\u{202e}b\u{e0041}\r\n\tc";
        assert_eq!(shown(text), "a�[31m�2J�b��\n\tc");
        assert_eq!(start(text, 6), "a [31m…");
        let in_place = shown_in_place(text);
        assert_eq!(in_place, "a\u{1b}[31m·2J�b··\r\n\tc");
        assert_eq!((in_place.len(), in_place.find('b')), (text.len(), text.find('b')));
    }
}
