//! Second pass: scans the tags of an HTML fragment before it is parsed.
//!
//! An HTML parser accepts any input, and reports neither positions nor faults. So the tags are scanned first: their
//! positions, unclosed and surplus tags, and text that looks like a tag (`List<Map<string, ANY>>`). The input of the
//! parser is then rewritten: cells, rows and tables are nested correctly, and irrelevant parts (widths, white space
//! between cells, images) are dropped, which makes parsing cheaper than for the page's own text.

use std::fmt::Write as _;
use std::ops::Range;

use helpdesk_schema::nearest;

use super::nesting::{Nesting, StartTag, Tag};
use super::vocabulary::{Class, TAGS, is_read, known, name};
use crate::diagnostic::{Rule, Sink};

/// The result of scanning a fragment.
#[derive(Debug)]
pub(crate) struct Scan {
    /// The text for the parser.
    pub(crate) html: String,
    /// The start tags of that text, in order.
    pub(crate) tags: Vec<StartTag>,
    /// Whether a table is still open at the end.
    pub(crate) open_table: bool,
}

/// Scans the fragment at `range` of the page; `None` if it cannot be parsed.
pub(crate) fn scan(page: &str, range: Range<usize>, sink: &mut Sink) -> Option<Scan> {
    let text = page.get(range.clone())?;
    let mut scanner = Scanner {
        text,
        nesting: Nesting::new(range.start, text.len(), sink),
        exhausted: Exhausted::default(),
        level: None,
    };
    scanner.run()?;
    Some(scanner.finish())
}

/// Characters known not to occur in the rest of the fragment, to avoid searching again.
#[derive(Default)]
struct Exhausted {
    comment_end: bool,
    cell_end: bool,
    double_quote: bool,
    single_quote: bool,
}

struct Scanner<'a, 's> {
    text: &'a str,
    nesting: Nesting<'a, 's>,
    exhausted: Exhausted,
    /// The level of the current row, which the parser need not read.
    level: Option<&'a str>,
}

impl<'a> Scanner<'a, '_> {
    fn run(&mut self) -> Option<()> {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        // White space beside a part of a table is dropped.
        let mut after_part = true;
        while let Some(found) = memchr::memchr(b'<', bytes.get(at..)?) {
            let angle = at + found;
            let Some(mut tag) = self.tag_at(angle).or_else(|| self.misspelled(angle)) else {
                self.push_text(at..angle, after_part, false);
                at = self.not_a_tag(angle);
                after_part = false;
                continue;
            };
            let closing = bytes.get(angle + 1) == Some(&b'/');
            let is_part = !matches!(tag.class, Class::Inline | Class::Html) && tag.name != "br";
            self.push_text(at..angle, after_part, is_part);
            after_part = is_part;
            let out_start = self.nesting.out.len();
            if closing {
                at = self.attributes(&tag);
                self.nesting.out.truncate(out_start);
                self.nesting.end_tag(&tag, at);
            } else {
                self.nesting.before_start(&tag);
                let implied = self.nesting.out.len();
                if !tag.name.is_empty() {
                    self.nesting.out.push('<');
                    self.nesting.out.push_str(tag.name);
                }
                at = self.attributes(&tag);
                if tag.name.is_empty() {
                    self.nesting.out.truncate(implied);
                } else {
                    self.shorten(&mut tag, implied);
                    self.nesting.out.push('>');
                }
                self.nesting.start_tag(tag, self.level.take(), at)?;
            }
        }
        self.push_text(at..bytes.len(), after_part, true);
        Some(())
    }

    /// Replaces the type attribute of names and types by a tag of its own. These are the most frequent tags, and the
    /// parser is faster without the attribute.
    fn shorten(&mut self, tag: &mut Tag<'_>, start: usize) {
        let Some(attribute) = self.nesting.out[start..].strip_prefix("<x type=") else { return };
        tag.name = match attribute.split(['"', '\'', ' ']).find(|part| !part.is_empty()) {
            Some("field-name") => name::NAME,
            Some("field-type") => name::TYPE,
            _ => return,
        };
        self.nesting.out.truncate(start + 1);
        self.nesting.out.push_str(tag.name);
    }

    /// The tag that begins at the `<`, up to its name.
    fn tag_at(&self, at: usize) -> Option<Tag<'a>> {
        let bytes = self.text.as_bytes();
        let name_start = at + 1 + usize::from(bytes.get(at + 1) == Some(&b'/'));
        let len = bytes[name_start..].iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
        let end = name_start + len;
        let (name, class) = known(&bytes[name_start..end])?;
        if !matches!(bytes.get(end), None | Some(b' ' | b'\t' | b'\n' | b'\r' | b'/' | b'>')) || self.is_quoted(at) {
            return None;
        }
        Some(Tag { name, written: &self.text[name_start..end], class, span: at..end })
    }

    /// The tag that is meant by a misspelled one at the `<`, which is reported.
    fn misspelled(&mut self, at: usize) -> Option<Tag<'a>> {
        let rest = &self.text[at + 1..];
        let name = rest.strip_prefix('/').unwrap_or(rest);
        let len = name.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count();
        let ends_well = matches!(name.as_bytes().get(len), None | Some(b' ' | b'\t' | b'\n' | b'\r' | b'/' | b'>'));
        let in_code = at > 0 && self.text.as_bytes()[at - 1] == b'`';
        if !name.starts_with("md-") || !ends_well || in_code {
            return None;
        }
        let meant = nearest(&name[..len], TAGS.iter().copied())?;
        let (name, class) = known(meant.as_bytes())?;
        let written = self.excerpt(at);
        let message = format!("the tag `{written}` is unknown");
        self.nesting.report(Rule::UnknownTag, at..at + written.len(), message, format!("did you mean `{meant}`?"));
        let end = at + 1 + usize::from(rest.starts_with('/')) + len;
        Some(Tag { name, written: meant, class, span: at..end })
    }

    /// Whether a tag is alone between backticks, so that it is quoted, not used.
    fn is_quoted(&self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        at > 0 && bytes[at - 1] == b'`' && {
            let written = self.excerpt(at);
            written.ends_with('>') && bytes.get(at + written.len()) == Some(&b'`')
        }
    }

    fn push_text(&mut self, range: Range<usize>, after_part: bool, before_part: bool) {
        let mut text = &self.text[range];
        if after_part {
            text = text.trim_ascii_start();
        }
        if before_part {
            text = text.trim_ascii_end();
        }
        self.nesting.out.push_str(text);
    }

    /// Handles a `<` that does not begin a known tag, and returns the offset to continue from.
    fn not_a_tag(&mut self, at: usize) -> usize {
        let rest = &self.text.as_bytes()[at + 1..];
        if rest.starts_with(b"!--") {
            return self.comment(at);
        }
        let name = rest.strip_prefix(b"/").unwrap_or(rest);
        let len = name.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
        let ends_well = matches!(name.get(len), None | Some(b' ' | b'\t' | b'\n' | b'\r' | b'/' | b'>'));
        let in_code = at > 0 && self.text.as_bytes()[at - 1] == b'`';
        if len > 0 && ends_well && !in_code {
            let written = self.excerpt(at);
            let span = at..at + written.len();
            if name.starts_with(b"md-") {
                let message = format!("the tag `{written}` is unknown");
                let hint = "correct its name, or add support for it to the reader";
                self.nesting.report(Rule::UnknownTag, span, message, hint);
                // Its attributes are not text.
                let name_end = at + 1 + rest.len() - name.len() + len;
                return if written.ends_with('>') { at + written.len() } else { name_end };
            }
            let message = format!("`{written}` is not a tag; it is read as text");
            self.nesting.report(Rule::RawAngleBracket, span, message, "write `&lt;` for the bracket");
        }
        self.nesting.out.push_str("&lt;");
        at + 1
    }

    fn comment(&mut self, at: usize) -> usize {
        let bytes = self.text.as_bytes();
        let in_cell = self.nesting.is_open(Class::Cell);
        // The parser takes `<!-->` as a complete comment. A comment that contains the end of its cell should have ended
        // before that.
        let mut swallowed = at + 4;
        if !(self.exhausted.comment_end && (!in_cell || self.exhausted.cell_end)) {
            let mut seek = at + 2;
            loop {
                let Some(found) = memchr::memchr2(b'-', b'<', &bytes[seek..]) else {
                    self.exhausted.comment_end = true;
                    self.exhausted.cell_end |= in_cell;
                    break;
                };
                seek += found;
                if bytes[seek..].starts_with(b"-->") {
                    return seek + 3;
                }
                if in_cell && (bytes[seek..].starts_with(b"</md-dt-td") || bytes[seek..].starts_with(b"</md-td")) {
                    swallowed = seek;
                    break;
                }
                seek += 1;
            }
        }
        self.nesting.report(
            Rule::UnclosedComment,
            at..at + 4,
            "the comment is not closed",
            "add `-->` where it should end",
        );
        swallowed
    }

    /// The text at the offset, up to a `>`, the end of the line, or a maximum length.
    fn excerpt(&self, at: usize) -> &'a str {
        let rest = &self.text[at..];
        let window = rest.char_indices().nth(60).map_or(rest, |(end, _)| &rest[..end]);
        let len = window.find(['>', '\n']).map_or(window.len(), |close| close + 1);
        window[..len].trim_end()
    }

    /// Copies the relevant attributes, and returns the end of the tag by the parser's own rules for quotes.
    fn attributes(&mut self, tag: &Tag<'a>) -> usize {
        let bytes = self.text.as_bytes();
        let start = tag.span.start;
        let mut at = tag.span.end;
        // The first word without a value: text behind a tag that lacks its end.
        let mut word = None;
        loop {
            at += bytes[at..].iter().take_while(|b| b.is_ascii_whitespace() || **b == b'/').count();
            match bytes.get(at) {
                Some(b'>') => return at + 1,
                None | Some(b'<') => return self.broken_tag(start, at, word),
                Some(_) => {}
            }
            let name = at;
            let is_name = |b: &u8| !matches!(b, b'=' | b'>' | b'/' | b'<') && !b.is_ascii_whitespace();
            at += 1 + bytes[at + 1..].iter().take_while(|b| is_name(b)).count();
            let name_end = at;
            let equals = at + bytes[at..].iter().take_while(|b| b.is_ascii_whitespace()).count();
            if bytes.get(equals) != Some(&b'=') {
                word = word.or(Some(name));
                continue;
            }
            word = None;
            at = equals + 1;
            at += bytes[at..].iter().take_while(|b| b.is_ascii_whitespace()).count();
            let value = at;
            match bytes.get(at) {
                Some(quote @ (b'"' | b'\'')) => {
                    let exhausted = if *quote == b'"' {
                        &mut self.exhausted.double_quote
                    } else {
                        &mut self.exhausted.single_quote
                    };
                    let close = if *exhausted { None } else { memchr::memchr(*quote, &bytes[at + 1..]) };
                    *exhausted |= close.is_none();
                    let inside = close.map(|close| &self.text[value + 1..value + 1 + close]);
                    // A value that contains the end of its element lacks its quote.
                    if let Some(inside) = inside.filter(|inside| inside.contains("</md-")) {
                        let len = inside.find(|c: char| c == '>' || c.is_whitespace()).unwrap_or_default();
                        at += 1 + len;
                        self.broken_attribute(start);
                        if is_read(&bytes[name..name_end]) {
                            let inside = &inside[..len];
                            let _ = write!(self.nesting.out, " {}=\"{inside}\"", &self.text[name..name_end]);
                        }
                        continue;
                    }
                    match close {
                        Some(close) => at += close + 2,
                        None => return self.broken_tag(start, bytes.len(), None),
                    }
                }
                _ => {
                    at += bytes[at..].iter().take_while(|b| **b != b'>' && !b.is_ascii_whitespace()).count();
                    if value == at || bytes[value..at].contains(&b'"') {
                        self.broken_attribute(start);
                    }
                }
            }
            if tag.class == Class::Row && &bytes[name..name_end] == b"level" {
                self.level = Some(self.text[value..at].trim_matches(['"', '\'']).trim());
            } else if is_read(&bytes[name..name_end]) {
                self.nesting.out.push(' ');
                self.nesting.out.push_str(&self.text[name..at]);
            }
        }
    }

    fn broken_attribute(&mut self, start: usize) {
        let written = self.excerpt(start);
        self.nesting.report(
            Rule::BrokenAttribute,
            start..start + written.len(),
            format!("a quote or a value is missing in `{written}`"),
            "write the attribute as `name=\"value\"`",
        );
    }

    /// Handles a tag without `>`, which ends with its line, or before the text behind its attributes.
    fn broken_tag(&mut self, start: usize, limit: usize, text: Option<usize>) -> usize {
        let line = self.text[start..limit].find('\n').map_or(limit, |newline| start + newline);
        let line = text.filter(|text| *text < line && self.text.is_char_boundary(*text)).unwrap_or(line);
        let written = self.text[start..line].trim_end();
        self.nesting.report(
            Rule::BrokenTag,
            start..start + written.len(),
            format!("the tag `{written}` has no `>`"),
            "close the tag with `>`",
        );
        line
    }

    fn finish(mut self) -> Scan {
        let open_table = self.nesting.is_open(Class::Table);
        self.nesting.close_all(self.text.len());
        Scan { html: self.nesting.out, tags: self.nesting.tags, open_table }
    }
}
