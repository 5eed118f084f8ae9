//! Characters that do not show, or that change how those around them show.

/// Whether it is a control or format character, or separates lines or paragraphs: Unicode's categories Cc, Cf, Zl and Zp.
///
/// Among them are those that turn the direction of the text around, and those without width.
pub(crate) fn is_invisible(c: char) -> bool {
    // Cf of Unicode 17.
    c.is_control()
        || matches!(c,
            '\u{2028}' | '\u{2029}' | '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}'
            | '\u{890}' | '\u{891}' | '\u{8e2}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}'
            | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e007f}')
}
