//! Characters that do not show, or that change how those around them show.

/// Whether a character does not show by itself: Unicode's categories Cc, Cf, Zl and Zp, and what is to be ignored where it
/// cannot be displayed (`Default_Ignorable_Code_Point`), such as variation selectors and fillers.
///
/// Among them are those that turn the direction of the text around, and those without width.
pub fn is_invisible(c: char) -> bool {
    // Of Unicode 17.
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}' | '\u{891}'
            | '\u{8e2}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}'
            | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_shows_and_what_does_not() {
        for c in " aé工🎫\u{301}\u{93f}\u{a0}\u{3000}\u{e000}".chars() {
            assert!(!is_invisible(c), "{c:?}");
        }
        for c in
            "\0\t\n\u{7f}\u{9b}\u{ad}\u{34f}\u{200b}\u{2028}\u{202e}\u{2066}\u{3164}\u{fe0f}\u{feff}\u{e0041}\u{e0100}"
                .chars()
        {
            assert!(is_invisible(c), "{c:?}");
        }
    }
}
