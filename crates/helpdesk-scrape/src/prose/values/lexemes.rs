//! Splits text into lexemes: words, marks, white space, and other text.

use std::ops::Range;

/// The longest value in quotes or backticks, in bytes.
const LONGEST_KEY: usize = 80;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LexemeKind {
    /// ASCII letters, digits and characters that join them: `open_id`, `zh-CN`, `-1`.
    Word,
    /// A word in quotes or backticks, or any text in backticks; the span excludes the quotes.
    Quoted,
    Mark(char),
    /// White space within a line.
    Blank,
    /// The end of a line.
    Break,
    /// Other text, which can only be part of labels.
    Text,
}

#[derive(Debug, Clone)]
pub(super) struct Lexeme {
    pub(super) kind: LexemeKind,
    pub(super) span: Range<usize>,
    /// The end, including quotes.
    pub(super) end: usize,
    /// The innermost group that contains it. A bracket belongs to the group around it.
    pub(super) group: usize,
}

/// A pair of brackets, or the whole text.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) depth: usize,
    /// The lexeme of the opening bracket; `None` for the whole text.
    pub(super) open: Option<usize>,
    /// The lexeme of the closing bracket.
    pub(super) close: Option<usize>,
    /// The group around it.
    parent: usize,
}

/// The lexemes of a text. Brackets match only within a line.
#[derive(Debug)]
pub(super) struct Lexemes<'a> {
    pub(super) text: &'a str,
    pub(super) list: Vec<Lexeme>,
    pub(super) groups: Vec<Group>,
}

impl<'a> Lexemes<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let whole = Group { depth: 0, open: None, close: None, parent: 0 };
        let mut lexemes = Self { text, list: Vec::new(), groups: vec![whole] };
        let mut at = 0;
        let mut group = 0;
        while at < text.len() {
            let (kind, span, end) = next(text, at);
            match kind {
                LexemeKind::Mark(c) if is_open(c) => {
                    lexemes.push(kind, span, end, group);
                    let open = Some(lexemes.list.len() - 1);
                    lexemes.groups.push(Group {
                        depth: lexemes.groups[group].depth + 1,
                        open,
                        close: None,
                        parent: group,
                    });
                    group = lexemes.groups.len() - 1;
                }
                LexemeKind::Mark(c) if is_close(c) => {
                    if lexemes.groups[group].open.is_some_and(|open| lexemes.closes(open, c)) {
                        lexemes.groups[group].close = Some(lexemes.list.len());
                        group = lexemes.groups[group].parent;
                    }
                    lexemes.push(kind, span, end, group);
                }
                LexemeKind::Break => {
                    group = 0;
                    lexemes.push(kind, span, end, group);
                }
                _ => lexemes.push(kind, span, end, group),
            }
            at = end;
        }
        lexemes
    }

    fn push(&mut self, kind: LexemeKind, span: Range<usize>, end: usize, group: usize) {
        self.list.push(Lexeme { kind, span, end, group });
    }

    fn closes(&self, open: usize, close: char) -> bool {
        matches!(self.list[open].kind, LexemeKind::Mark(open) if brackets(open) == brackets(close))
    }

    pub(super) fn kind(&self, at: usize) -> Option<LexemeKind> {
        self.list.get(at).map(|lexeme| lexeme.kind)
    }

    /// The text of a lexeme, without its quotes.
    pub(super) fn str(&self, at: usize) -> &'a str {
        self.list.get(at).and_then(|lexeme| self.text.get(lexeme.span.clone())).unwrap_or_default()
    }

    /// The next lexeme from `at` on that is not white space.
    pub(super) fn skip_blank(&self, at: usize) -> usize {
        if self.kind(at) == Some(LexemeKind::Blank) { at + 1 } else { at }
    }

    /// The group that the bracket at `at` opens.
    pub(super) fn group_opened_at(&self, at: usize) -> Option<&Group> {
        // Groups are sorted by their opening brackets.
        let found = self.groups.binary_search_by(|group| group.open.cmp(&Some(at))).ok()?;
        self.groups.get(found)
    }
}

/// The class of a bracket: pages mix full-width and half-width brackets.
fn brackets(c: char) -> u8 {
    match c {
        '(' | ')' | '（' | '）' => 0,
        '[' | ']' => 1,
        '{' | '}' => 2,
        '【' | '】' => 3,
        '「' | '」' | '『' | '』' => 4,
        _ => 5,
    }
}

pub(super) fn is_open(c: char) -> bool {
    matches!(c, '(' | '（' | '[' | '{' | '【' | '「' | '『' | '《' | '“')
}

pub(super) fn is_close(c: char) -> bool {
    matches!(c, ')' | '）' | ']' | '}' | '】' | '」' | '』' | '》' | '”')
}

/// Marks that separate the items of a list.
pub(super) fn is_delimiter(c: char) -> bool {
    matches!(c, '，' | ',' | '；' | ';' | '、' | '。' | '|')
}

pub(super) fn is_colon(c: char) -> bool {
    matches!(c, '：' | ':')
}

/// The lexeme at `at`: its kind, its span, and the start of the next one.
fn next(text: &str, at: usize) -> (LexemeKind, Range<usize>, usize) {
    let rest = &text[at..];
    let Some(c) = rest.chars().next() else { return (LexemeKind::Break, at..at, at + 1) };
    let one = at + c.len_utf8();
    if c == '\n' {
        return (LexemeKind::Break, at..one, one);
    }
    if c == ' ' {
        let end = at + rest.bytes().take_while(|byte| *byte == b' ').count();
        return (LexemeKind::Blank, at..end, end);
    }
    if let Some(inside) = quoted(rest, c) {
        let start = one + (inside.len() - inside.trim_start().len());
        let close = inside.len() + c.len_utf8();
        return (LexemeKind::Quoted, start..start + inside.trim().len(), one + close);
    }
    let word = word_len(rest);
    if word > 0 {
        return (LexemeKind::Word, at..at + word, at + word);
    }
    if !is_text(c) {
        return (LexemeKind::Mark(c), at..one, one);
    }
    let end = at + rest.find(|c: char| !is_text(c)).unwrap_or(rest.len());
    (LexemeKind::Text, at..end, end)
}

/// The text in backticks or quotes at the start of the text.
fn quoted(rest: &str, quote: char) -> Option<&str> {
    let close = match quote {
        '`' => b'`',
        '"' => b'"',
        _ => return None,
    };
    let inside = rest.get(1..)?;
    let end = inside.bytes().take(LONGEST_KEY).position(|byte| byte == close || byte == b'\n')?;
    let inside = inside.get(..end).filter(|_| inside.as_bytes().get(end) == Some(&close))?;
    let is_key = |c: char| c.is_ascii_graphic() || c == ' ';
    let plausible =
        if quote == '`' { !inside.trim().is_empty() } else { !inside.is_empty() && inside.chars().all(is_key) };
    plausible.then_some(inside)
}

/// The length of the word at the start of the text; 0 without a word.
fn word_len(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let sign = usize::from(bytes.first() == Some(&b'-') && bytes.get(1).is_some_and(u8::is_ascii_digit));
    let starts = bytes.get(sign).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    if !starts {
        return 0;
    }
    let digits = sign + bytes[sign..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    // `1-Monday` and `1.bot` are a number and its label; `2018-09-01` and `1.5` are not.
    if digits > sign
        && matches!(bytes.get(digits), Some(b'-' | b'.'))
        && !bytes.get(digits + 1).is_some_and(u8::is_ascii_digit)
    {
        return digits;
    }
    let joins = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let run = digits + bytes[digits..].iter().take_while(|byte| joins(byte)).count();
    let end = bytes[..run].iter().rposition(|byte| !matches!(byte, b'-' | b'.'));
    end.map_or(0, |last| last + 1)
}

/// Whether the character is other text: not white space, a mark, or part of a word.
fn is_text(c: char) -> bool {
    let is_mark = matches!(c, '\u{2010}'..='\u{203b}' | '\u{3000}'..='\u{301f}' | '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}');
    !(c.is_ascii() || is_mark || is_open(c) || is_close(c))
}
