//! Removes the formatting of a description.

use crate::text::unescape;

/// The maximum length of a link's name or target, in bytes, which keeps the time linear.
const LONGEST_LINK: usize = 600;

/// The text without emphasis, images and link targets. White space becomes ASCII, and lines keep their indentation.
pub(super) fn plain(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some(c) = rest.chars().next() {
        if c == '[' {
            if let Some((name, after)) = link(rest) {
                // `![...]` is an image, and its name is not text.
                if out.ends_with('!') {
                    out.pop();
                } else {
                    out.push_str(name);
                }
                rest = after;
                continue;
            }
        }
        let escaped = rest.strip_prefix('\\').and_then(|after| after.chars().next()).filter(char::is_ascii_punctuation);
        let is_bold = rest.starts_with("**") || rest.starts_with("~~");
        let len = c.len_utf8() + escaped.map_or(usize::from(is_bold), char::len_utf8);
        match c {
            '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => {}
            _ if is_bold => {}
            '\n' => out.push('\n'),
            c if c.is_whitespace() => out.push(' '),
            _ => out.push_str(&rest[..len]),
        }
        rest = &rest[len..];
    }
    unescape(&out)
}

/// The name of the link at the start of the text, and the text after the link.
fn link(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('[')?;
    let (name, rest) = until(inside, b']', b'[')?;
    let (_, after) = until(rest.strip_prefix('(')?, b')', b' ')?;
    Some((name, after))
}

/// The text up to a mark, and the text after it, unless another mark or a line end comes first.
fn until(text: &str, mark: u8, barrier: u8) -> Option<(&str, &str)> {
    let stops = |byte: u8| byte == mark || byte == barrier || byte == b'\n' || byte == b'[';
    let end = text.bytes().take(LONGEST_LINK).position(stops).filter(|end| text.as_bytes()[*end] == mark)?;
    Some((text.get(..end)?, text.get(end + 1..)?))
}
