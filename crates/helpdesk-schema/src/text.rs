//! Characters that do something else than be read.

/// Whether a terminal, an editor or a reader of Markdown may obey the character instead of showing it: a control character, a
/// separator of lines, a control of the writing direction, a byte order mark, or an invisible tag.
pub fn is_control(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2066}'..='\u{2069}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}
