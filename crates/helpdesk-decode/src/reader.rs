//! Reads a JSON text, independently of types. The text is known to be valid.

use std::borrow::Cow;

use crate::deviation::Form;
use crate::log::Log;
use crate::path::Path;
use crate::text::{self, Text};

/// The maximum nesting of arrays and objects, as in `serde_json`.
const DEEPEST: usize = 127;

/// The number of digits of which each number fits 64 bits with a sign.
const SURELY_FIT: usize = 18;

pub(crate) struct Reader<'t> {
    text: &'t str,
    at: usize,
    depth: usize,
    repaired: bool,
    log: &'t mut Log,
}

/// A position to return to after a mismatched value.
#[derive(Clone, Copy)]
pub(crate) struct Mark {
    at: usize,
    depth: usize,
}

impl<'t> Reader<'t> {
    pub(crate) fn new(text: &'t Text<'_>, log: &'t mut Log) -> Self {
        Self { text: text.as_str(), at: 0, depth: 0, repaired: text.is_repaired(), log }
    }

    /// Creates a reader for a text within a string of this one.
    pub(crate) fn within<'u>(&'u mut self, text: &'u Text<'_>) -> Reader<'u> {
        let repaired = self.repaired || text.is_repaired();
        Reader { text: text.as_str(), at: 0, depth: self.depth, repaired, log: self.log }
    }

    pub(crate) fn text(&self) -> &'t str {
        self.text
    }

    /// The position after what was read.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// The position of the next value.
    pub(crate) fn begin(&mut self) -> usize {
        self.peek();
        self.at
    }

    pub(crate) fn mark(&self) -> Mark {
        Mark { at: self.at, depth: self.depth }
    }

    pub(crate) fn reset(&mut self, mark: Mark) {
        (self.at, self.depth) = (mark.at, mark.depth);
    }

    /// The next byte after white space; 0 at the end.
    #[inline]
    pub(crate) fn peek(&mut self) -> u8 {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\t' | b'\r') => self.at += 1,
                Some(byte) => return *byte,
                None => return 0,
            }
        }
    }

    /// Skips the byte if it is next.
    #[inline]
    pub(crate) fn take(&mut self, byte: u8) -> bool {
        let comes = self.peek() == byte;
        self.at += usize::from(comes);
        comes
    }

    /// Enters an array or object; false if it is nested too deeply.
    pub(crate) fn enter(&mut self) -> bool {
        let enters = self.depth < DEEPEST;
        if enters {
            self.at += 1;
            self.depth += 1;
        }
        enters
    }

    /// Counts an array around the next value that is not in the text; false if it is nested too deeply.
    pub(crate) fn deepen(&mut self) -> bool {
        let deepens = self.depth < DEEPEST;
        self.depth += usize::from(deepens);
        deepens
    }

    /// Ends such an array.
    pub(crate) fn rise(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    /// Leaves the array or object, if it ends here.
    #[inline]
    pub(crate) fn leave(&mut self, bracket: u8) -> bool {
        // Also at the end of the text, so that all loops end.
        let ends = self.take(bracket) || self.at >= self.text.len();
        if ends {
            self.depth = self.depth.saturating_sub(1);
        }
        ends
    }

    /// The form of the next value.
    pub(crate) fn form(&mut self) -> Form {
        let empty = |full, empty, bracket| {
            let rest = self.text.get(self.at + 1..).unwrap_or_default();
            if rest.trim_ascii_start().starts_with(bracket) { empty } else { full }
        };
        match self.text.as_bytes().get(self.at).copied().unwrap_or_default() {
            b'n' => Form::Null,
            b't' | b'f' => Form::Boolean,
            b'[' => empty(Form::Array, Form::EmptyArray, ']'),
            b'{' => empty(Form::Object, Form::EmptyObject, '}'),
            b'"' if self.text.as_bytes().get(self.at + 1) == Some(&b'"') => Form::EmptyString,
            b'"' => Form::String,
            _ if self.token_at(self.at).contains(['.', 'e', 'E']) => Form::Number,
            _ => Form::Integer,
        }
    }

    /// Skips a value.
    pub(crate) fn skip(&mut self) {
        let bytes = self.text.as_bytes();
        if !matches!(self.peek(), b'[' | b'{') {
            self.token();
            return;
        }
        let mut open = 0_usize;
        while let Some(byte) = bytes.get(self.at) {
            match byte {
                b'"' => {
                    self.at += self.token_at(self.at).len();
                    continue;
                }
                b'[' | b'{' => open += 1,
                b']' | b'}' => open = open.saturating_sub(1),
                _ => {}
            }
            self.at += 1;
            if open == 0 {
                return;
            }
        }
    }

    /// The string, number or word at an offset.
    fn token_at(&self, at: usize) -> &'t str {
        let bytes = self.text.as_bytes().get(at..).unwrap_or_default();
        let length = match bytes.first() {
            Some(b'"') => string_length(bytes).0,
            _ => bytes
                .iter()
                .position(|byte| matches!(byte, b',' | b']' | b'}' | b':' | b' ' | b'\n' | b'\t' | b'\r'))
                .unwrap_or(bytes.len()),
        };
        self.text.get(at..at + length).unwrap_or_default()
    }

    /// Reads a string, a number or a word.
    #[inline]
    pub(crate) fn token(&mut self) -> &'t str {
        self.peek();
        let token = self.token_at(self.at);
        // A type that ignores an error leaves the reader within a value, possibly before something that does not
        // begin a token.
        self.at = if token.is_empty() { self.text.len() } else { self.at + token.len() };
        token
    }

    /// Skips `true`, `false` or `null`.
    pub(crate) fn skip_word(&mut self) -> bool {
        self.at += self.token_at(self.at).len();
        true
    }

    /// Skips a string without code points as escapes and without replaced characters; false if it is another one.
    pub(crate) fn skip_plain(&mut self) -> bool {
        let (length, has_code_points) = string_length(self.text.as_bytes().get(self.at..).unwrap_or_default());
        let is_plain = !has_code_points && !self.repaired;
        self.at += if is_plain { length } else { 0 };
        is_plain
    }

    /// Skips an integer, or a string that holds one, if it is short enough for 64 bits and fits.
    pub(crate) fn skip_digits(&mut self, fits: impl FnOnce(i64) -> bool) -> bool {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let quotes = usize::from(rest.first() == Some(&b'"'));
        let (mut number, mut length) = (0, 0);
        while let Some(digit @ b'0'..=b'9') = rest.get(quotes + length) {
            if length == SURELY_FIT {
                return false;
            }
            number = number * 10 + i64::from(digit - b'0');
            length += 1;
        }
        let ends = match rest.get(quotes + length) {
            Some(b'"') => quotes == 1 && length > 0,
            Some(b'.' | b'e' | b'E') => false,
            _ => quotes == 0,
        };
        let skips = ends && fits(number);
        self.at += if skips { length + 2 * quotes } else { 0 };
        skips
    }

    /// Skips a key, if it is that one.
    #[inline]
    pub(crate) fn skip_key(&mut self, key: &str) -> bool {
        let rest = self.text.as_bytes().get(self.at + 1..).unwrap_or_default();
        let is_key = rest.strip_prefix(key.as_bytes()).is_some_and(|rest| rest.first() == Some(&b'"'));
        if !is_key || key.contains('\\') {
            return false;
        }
        self.at += key.len() + 2;
        self.take(b':');
        true
    }

    /// Reads the key of an entry.
    pub(crate) fn key(&mut self) -> Cow<'t, str> {
        let token = self.token();
        self.take(b':');
        text::unquote(token).0
    }

    /// Enters the next array if it has a single element that begins with a matching byte.
    pub(crate) fn enter_sole(&mut self, begins: impl Fn(u8) -> bool) -> bool {
        let mark = self.mark();
        if self.take(b'[') && begins(self.peek()) && self.depth < DEEPEST {
            let inside = self.at;
            self.skip();
            if self.take(b']') {
                self.at = inside;
                self.depth += 1;
                return true;
            }
        }
        self.reset(mark);
        false
    }

    /// Whether the text was repaired, so that U+FFFD in a string may be a replacement.
    pub(crate) fn is_repaired(&self) -> bool {
        self.repaired
    }

    /// Whether a string that contains JSON may be read.
    pub(crate) fn admits(&mut self, json: &str) -> bool {
        self.log.admits(json)
    }

    pub(crate) fn note(&mut self, path: &Path<'_>, documented: Form, came: Form, lost: bool) {
        self.log.note(path, documented, came, lost);
    }
}

/// The length of the string at the start, including quotes, and whether it has code points as escapes.
fn string_length(bytes: &[u8]) -> (usize, bool) {
    let (mut at, mut has_code_points) = (1, false);
    while let Some(length) = bytes.get(at..).and_then(|rest| rest.iter().position(|byte| matches!(byte, b'"' | b'\\')))
    {
        at += length;
        if bytes[at] == b'"' {
            return (at + 1, has_code_points);
        }
        has_code_points |= bytes.get(at + 1) == Some(&b'u');
        at += 2;
    }
    (bytes.len(), has_code_points)
}
