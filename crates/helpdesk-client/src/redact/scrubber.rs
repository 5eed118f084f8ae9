//! Hides the secrets of a request in text that a server or proxy sends back.

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

    /// These secrets and an access token.
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

/// The number of consecutive bytes of a secret that are hidden. Only tests have shorter secrets.
const FRAGMENT: usize = 8;

/// The number of nested escapes that are detected.
const DEPTH: usize = 4;

/// The number of bytes of a text that are scanned.
const SCANNED: usize = 16 << 10;

/// The maximum length of an excerpt, in characters.
const PIECE: usize = 500;

/// The maximum length of a log id, in bytes. The platform's have about 30 to 50.
const LOG_ID: usize = 128;

/// The replacement for a secret.
const HIDDEN: &str = "[hidden]";

/// Redacts all text from outside that is shown in an error, a log or a response's metadata.
///
/// It hides each part of a secret that is long enough to be recognized, so secrets that are truncated, wrapped or
/// without padding are hidden too. It detects escapes and Base64, and ignores case.
pub(crate) struct Scrubber {
    /// All parts of the secrets that have the length of a fragment.
    fragments: HashSet<u64>,
}

impl Scrubber {
    fn hide(&mut self, secret: &str) {
        let secret = written(secret);
        let bytes: Vec<u8> = secret.iter().map(|written| written.byte).collect();
        self.fragments.extend(fragments(&secret).map(|(fragment, ..)| fragment));
        for before in 0..3 {
            // Base64 differs by the number of preceding bytes. Characters that depend on neighboring bytes are left
            // out.
            let text = STANDARD_NO_PAD.encode([&[0; 2][..before], &bytes].concat());
            let (start, end) = ((before * 8).div_ceil(6), (before + bytes.len()) * 8 / 6);
            self.fragments.extend(fragments(&written(&text[start.min(end)..end])).map(|(fragment, ..)| fragment));
        }
    }

    /// An excerpt of the text, on one line and without secrets.
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

    /// An excerpt of a body.
    pub(crate) fn excerpt(&self, body: &[u8]) -> String {
        let body = body.trim_ascii_start();
        self.piece(&String::from_utf8_lossy(&body[..body.len().min(2 * SCANNED)]))
    }

    /// The whole text, without secrets.
    pub(crate) fn whole(&self, text: &str) -> String {
        self.parts(text).fold(String::with_capacity(text.len()), |mut whole, part| {
            match part {
                Some(c) => whole.push(c),
                None => whole.push_str(HIDDEN),
            }
            whole
        })
    }

    /// Returns the text if it is a valid log id without secrets.
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

    /// Marks the bytes of secrets; empty without secrets.
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

/// Each part of the text with the length of a fragment, and its source range.
fn fragments(text: &[Written]) -> impl Iterator<Item = (u64, usize, usize)> {
    let mut fragment = 0;
    text.iter().enumerate().filter_map(move |(at, last)| {
        fragment = fragment << 8 | u64::from(fold(last.byte));
        let first = text[(at + 1).checked_sub(FRAGMENT)?];
        Some((fragment, first.start, last.end))
    })
}

/// Maps both cases, and both alphabets of Base64, to one.
fn fold(byte: u8) -> u8 {
    match byte {
        b'-' => b'+',
        b'_' => b'/',
        byte => byte.to_ascii_lowercase(),
    }
}

/// The longest prefix of the text with at most `length` bytes.
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
    fn secrets_are_hidden_completely() {
        let cases = [
            ("Bearer t-0123456789; abc", "Bearer [hidden]; abc"),
            ("T-0123456789t-0123456789", "[hidden]"),
            ("t-01234x t-0123456", "t-01234x [hidden]"),
            ("t-012345x", "[hidden]x"),
            (r"t\u002d0123456789, t%2d0123456789", "[hidden], [hidden]"),
            ("dC0wMTIzNDU2Nzg5 eC10LTAxMjM0NTY3ODk=", "[hidden] eC1[hidden]k="),
            ("AAB0LTAxMjM0NTY3ODk=", "AAB[hidden]k="),
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
        // Hidden text counts with the length of its replacement.
        assert_eq!(piece(&format!("{}, {}", "t-0123456789".repeat(1000), "a".repeat(10))), "[hidden], aaaaaaaaaa");
        // A part that was not scanned is not shown.
        let most = "t-0123456789".repeat(SCANNED / 12);
        assert_eq!(piece(&format!("{most}abcd")), "[hidden]abcd");
        assert_eq!(piece(&format!("{most}abcde")), "[hidden]abcd…");
        assert_eq!(piece(&format!("{most}ab工")), "[hidden]ab…");
    }

    #[test]
    fn the_excerpt_of_a_body_is_the_beginning_of_its_text() {
        let excerpt = |body: &[u8]| scrubber().excerpt(body);
        assert_eq!(excerpt(b"\n <p>\xff t-0123456789"), "<p>\u{fffd} [hidden]");
        assert_eq!(excerpt(format!("{}a", "\u{3000}".repeat(6_000)).as_bytes()), "a");
        assert_eq!(excerpt(&b"t-0123456789".repeat(100_000)), "[hidden]t-01…");
    }

    #[test]
    fn invalid_log_ids_are_dropped() {
        let log_id = |text: &str| scrubber().log_id(text);
        for text in ["0", "202103111604260101890470490A02A0E0", "0:a_b.c-D", &"a".repeat(LOG_ID)] {
            assert_eq!(log_id(text).as_deref(), Some(text));
        }
        for text in ["", " ", " a", "a b", "a\u{202e}", "工", "a=", "<a>", "x-t-0123456789", &"a".repeat(LOG_ID + 1)] {
            assert_eq!(log_id(text), None, "{text}");
        }
    }
}
