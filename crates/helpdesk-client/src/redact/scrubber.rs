//! What a client has sent and must not show, should a server or a proxy send it back.

use std::collections::HashSet;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use helpdesk_core::runtime::is_invisible;

use super::escapes::{Written, unescaped, written};
use crate::bearer::Bearer;

/// The secrets of a request. Cloning them is cheap.
#[derive(Clone)]
pub(crate) struct Secrets {
    fixed: Arc<[String]>,
    bearer: Option<Bearer>,
}

impl Secrets {
    pub(crate) fn new<'a>(secrets: impl IntoIterator<Item = &'a str>) -> Self {
        Self { fixed: secrets.into_iter().map(str::to_owned).collect(), bearer: None }
    }

    /// The same, and an access token.
    pub(crate) fn with(&self, bearer: Option<&Bearer>) -> Self {
        Self { fixed: Arc::clone(&self.fixed), bearer: bearer.cloned() }
    }

    pub(crate) fn scrubber(&self) -> Scrubber {
        let mut scrubber = Scrubber { fragments: HashSet::new() };
        for secret in self.fixed.iter().map(String::as_str).chain(self.bearer.as_ref().map(Bearer::token)) {
            scrubber.hide(secret);
        }
        scrubber
    }
}

/// So many bytes of a secret give it away. A secret that is shorter is one of a test.
const FRAGMENT: usize = 8;

/// How often a text may be escaped.
const DEPTH: usize = 4;

/// How much of a text is looked at, in bytes.
const SCANNED: usize = 16 << 10;

/// The length of the piece of a text that an error keeps, in characters.
const PIECE: usize = 500;

/// The longest log id, in bytes. Those of the platform have some 30 to 50.
const LOG_ID: usize = 128;

/// What stands in place of a secret.
const HIDDEN: &str = "[hidden]";

/// The one way by which text from outside gets into an error, a log or a response's metadata.
///
/// It hides each part of a secret that is long enough to be one: by that, a secret that is cut off, wrapped or without its
/// padding is hidden too. It sees through escapes and Base64, and takes upper for lower case.
pub(crate) struct Scrubber {
    /// All parts of the secrets that have that length.
    fragments: HashSet<u64>,
}

impl Scrubber {
    fn hide(&mut self, secret: &str) {
        let secret = written(secret);
        let bytes: Vec<u8> = secret.iter().map(|written| written.byte).collect();
        self.fragments.extend(fragments(&secret).map(|(fragment, ..)| fragment));
        for before in 0..3 {
            // Base64 is another text for each number of bytes that stand before. What depends on their values, or on what
            // follows, is left out.
            let text = STANDARD_NO_PAD.encode([&[0; 2][..before], &bytes].concat());
            let (start, end) = ((before * 8).div_ceil(6), (before + bytes.len()) * 8 / 6);
            self.fragments.extend(fragments(&written(&text[start.min(end)..end])).map(|(fragment, ..)| fragment));
        }
    }

    /// The beginning of a text, on one line and without secrets.
    pub(crate) fn piece(&self, text: &str) -> String {
        let text = text.trim();
        let scanned = floor(text, SCANNED);
        let mut piece = String::new();
        let mut length = 0;
        for part in self.parts(scanned) {
            if length >= PIECE {
                piece.push('…');
                return piece;
            }
            match part {
                Some(c) if is_invisible(c) => piece.push(' '),
                Some(c) => piece.push(c),
                None => piece.push_str(HIDDEN),
            }
            length += part.map_or(HIDDEN.len(), |_| 1);
        }
        if scanned.len() < text.len() {
            piece.push('…');
        }
        piece
    }

    /// The beginning of a body.
    pub(crate) fn excerpt(&self, body: &[u8]) -> String {
        let body = body.trim_ascii_start();
        self.piece(&String::from_utf8_lossy(&body[..body.len().min(2 * SCANNED)]))
    }

    /// All of a text, without secrets.
    pub(crate) fn whole(&self, text: &str) -> String {
        self.parts(text).fold(String::with_capacity(text.len()), |mut whole, part| {
            match part {
                Some(c) => whole.push(c),
                None => whole.push_str(HIDDEN),
            }
            whole
        })
    }

    /// A log id, if it is one.
    pub(crate) fn log_id(&self, text: &str) -> Option<String> {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_.:-".contains(&byte);
        let fits = (1..=LOG_ID).contains(&text.len()) && text.bytes().all(allowed);
        (fits && self.parts(text).all(|part| part.is_some())).then(|| text.to_owned())
    }

    /// The characters of the text, with `None` in place of a secret.
    fn parts<'a>(&self, text: &'a str) -> impl Iterator<Item = Option<char>> + use<'a> {
        let hidden = self.hidden(text);
        text.char_indices().filter_map(move |(at, c)| match hidden.get(at) {
            Some(true) if at > 0 && hidden[at - 1] => None,
            Some(true) => Some(None),
            _ => Some(Some(c)),
        })
    }

    /// Which bytes of the text are those of secrets; empty if none is.
    fn hidden(&self, text: &str) -> Vec<bool> {
        let mut hidden = Vec::new();
        let mut view = Some(written(text));
        for _ in 0..DEPTH {
            let Some(bytes) = view else { break };
            for (_, start, end) in fragments(&bytes).filter(|(fragment, ..)| self.fragments.contains(fragment)) {
                hidden.resize(text.len(), false);
                hidden[start..end].fill(true);
            }
            view = unescaped(&bytes);
        }
        hidden
    }
}

/// Each part of the text that has the length of a fragment, and from where to where it is written.
fn fragments(text: &[Written]) -> impl Iterator<Item = (u64, usize, usize)> {
    let mut fragment = 0;
    text.iter().enumerate().filter_map(move |(at, last)| {
        fragment = fragment << 8 | u64::from(fold(last.byte));
        let first = text[(at + 1).checked_sub(FRAGMENT)?];
        Some((fragment, first.start, last.end))
    })
}

/// The same for both cases, and for both alphabets of Base64.
fn fold(byte: u8) -> u8 {
    match byte {
        b'-' => b'+',
        b'_' => b'/',
        byte => byte.to_ascii_lowercase(),
    }
}

/// The beginning of the text, which has so many bytes at most.
fn floor(text: &str, length: usize) -> &str {
    let mut end = length.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scrubber() -> Scrubber {
        Secrets::new(["t-0123456789", "abc"]).scrubber()
    }

    #[test]
    fn secrets_are_taken_out_whole() {
        let cases = [
            ("Bearer t-0123456789; abc", "Bearer [hidden]; abc"),
            ("T-0123456789t-0123456789", "[hidden]"),
            ("t-01234x t-0123456", "t-01234x [hidden]"),
            (r"t\u002d0123456789, t%2d0123456789", "[hidden], [hidden]"),
            ("dC0wMTIzNDU2Nzg5 eC10LTAxMjM0NTY3ODk=", "[hidden] eC1[hidden]k="),
            ("nothing", "nothing"),
            ("", ""),
        ];
        for (text, shown) in cases {
            assert_eq!(scrubber().piece(text), shown, "{text}");
            assert_eq!(scrubber().whole(text), shown, "{text}");
        }
    }

    #[test]
    fn a_piece_is_bounded_and_on_one_line() {
        let piece = |text: &str| scrubber().piece(text);
        assert_eq!(piece(" <html>\r\n</html>\n"), "<html>  </html>");
        assert_eq!(piece("a\u{202e}b\u{2028}c\u{85}d\u{feff}e\u{200b}f\u{e0041}g\u{1b}h"), "a b c d e f g h");
        let long = "工".repeat(PIECE + 1);
        assert_eq!(piece(&long), format!("{}…", "工".repeat(PIECE)));
        assert_eq!(piece(&long[..3 * PIECE]), "工".repeat(PIECE));
        // What is hidden is long, and what is shown for it is not.
        assert_eq!(piece(&format!("{}, {}", "t-0123456789".repeat(1000), "a".repeat(10))), "[hidden], aaaaaaaaaa");
        assert!(piece(&"t-0123456789".repeat(100_000)).len() < 30);
    }

    #[test]
    fn a_log_id_is_one_or_none() {
        let log_id = |text: &str| scrubber().log_id(text);
        for text in ["0", "202103111604260101890470490A02A0E0", "0:a_b.c-D", &"a".repeat(LOG_ID)] {
            assert_eq!(log_id(text).as_deref(), Some(text));
        }
        for text in ["", " ", " a", "a b", "a\u{202e}", "工", "a=", "<a>", "x-t-0123456789", &"a".repeat(LOG_ID + 1)] {
            assert_eq!(log_id(text), None, "{text}");
        }
    }
}
