//! First pass: scans the lines for headings, `:::` fences and code, without reading their contents.
//!
//! A `:::html` block ends at the next `:::`, unless that closes a fence opened inside a table cell. Text between
//! blocks, including notes (`:::note`), is passed on line by line.

use std::ops::Range;

use crate::diagnostic::{Rule, Sink};
use crate::text::trim_range;

/// A block of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    /// A heading `## ...`: its level, and the position of its text.
    Heading { level: usize, text: Range<usize> },
    /// The content of a `:::html` block.
    Html(Range<usize>),
    /// The content of a code block.
    Code(Range<usize>),
    /// Any other line, including blank ones, which end tables.
    Line(Range<usize>),
}

/// Splits the page's text from `start` on into blocks.
pub(crate) fn scan(text: &str, start: usize, sink: &mut Sink) -> Vec<Block> {
    let mut scanner = Scanner { text, sink, blocks: Vec::new(), state: State::Text, note: None, last_code_end: None };
    let mut offset = start;
    while let Some(rest) = text.get(offset..).filter(|rest| !rest.is_empty()) {
        // Within a block, only fence lines matter.
        if let State::Html(_) = scanner.state {
            let Some(fence) = memchr::memmem::find(rest.as_bytes(), b":::") else { break };
            offset += memchr::memrchr(b'\n', &rest.as_bytes()[..fence]).map_or(0, |newline| newline + 1);
        }
        let rest = &text[offset..];
        let len = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
        scanner.line(offset..offset + len);
        offset += len + 1;
    }
    scanner.finish();
    scanner.blocks
}

#[derive(Debug)]
enum State {
    Text,
    /// In a code block: the position of its opening fence, and whether a closing one follows.
    Code(Range<usize>, bool),
    Html(OpenHtml),
}

/// An open `:::html` block.
#[derive(Debug)]
struct OpenHtml {
    fence: Range<usize>,
    /// The offset up to which cell tags were scanned.
    scanned: usize,
    in_cell: bool,
    /// The number of fences opened inside a cell.
    inner: usize,
}

impl OpenHtml {
    /// Finds the last cell tag before `end`.
    fn follow(&mut self, text: &str, end: usize) {
        let slice = text.as_bytes().get(self.scanned..end).unwrap_or_default();
        self.scanned = end;
        for at in memchr::memrchr_iter(b'<', slice) {
            let tag = &slice[at + 1..];
            let (name, open) = tag.strip_prefix(b"/").map_or((tag, true), |name| (name, false));
            let len = name.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'-').count();
            if matches!(&name[..len], b"md-td" | b"md-dt-td" | b"md-th" | b"md-dt-th") {
                self.in_cell = open;
                return;
            }
        }
    }
}

struct Scanner<'a> {
    text: &'a str,
    sink: &'a mut Sink,
    blocks: Vec<Block>,
    state: State,
    /// The fence of the open note.
    note: Option<Range<usize>>,
    /// The position of the last line that closes a code block, if already searched for.
    last_code_end: Option<usize>,
}

impl Scanner<'_> {
    fn line(&mut self, line: Range<usize>) {
        let whole = &self.text[line.clone()];
        let trimmed = whole.trim_matches([' ', '\t', '\r', '\u{200b}', '\u{a0}']);
        let fence = trimmed.strip_prefix(":::").map(str::trim);
        match &mut self.state {
            State::Html(html) => {
                let Some(word) = fence else { return };
                html.follow(self.text, line.start);
                match (word.is_empty(), html.in_cell) {
                    (true, _) if html.inner > 0 => html.inner -= 1,
                    (true, _) => {
                        self.close_html(line.start);
                    }
                    (false, true) => html.inner += 1,
                    (false, false) => {
                        let opened = html.fence.clone();
                        self.report_unclosed(opened, "the next block begins");
                        self.close_html(line.start);
                        self.open(word, line);
                    }
                }
            }
            State::Code(opened, closed) => {
                let inside = opened.end + 1..line.start;
                if trimmed.starts_with("```") && trimmed.trim_matches('`').is_empty() {
                    self.push_code(inside);
                } else if fence == Some("html") || (!*closed && (fence.is_some() || heading_level(trimmed).is_some())) {
                    let opened = opened.clone();
                    self.report_unclosed(opened, "the next block begins");
                    self.push_code(inside);
                    self.line(line);
                }
            }
            State::Text => match fence {
                Some("") => {
                    if self.note.take().is_none() {
                        self.sink.report(
                            Rule::SurplusFence,
                            trim_range(self.text, line),
                            "this closing fence has no opening fence",
                            "delete the line",
                        );
                    }
                }
                Some(word) => {
                    if let Some(opened) = self.note.take() {
                        self.report_unclosed(opened, "the next block begins");
                    }
                    self.open(word, line);
                }
                None if opens_code(trimmed) => {
                    self.state = State::Code(line.clone(), self.code_is_closed_after(line.end));
                }
                None => self.text_line(trimmed, line),
            },
        }
    }

    /// Whether a line that closes a code block follows. If not, the rest of the page is not treated as code.
    fn code_is_closed_after(&mut self, offset: usize) -> bool {
        let text = self.text;
        *self.last_code_end.get_or_insert_with(|| {
            let mut end = text.len();
            for line in text.rsplit('\n') {
                let start = end - line.len();
                if line.trim_start().starts_with("```") && line.trim().trim_matches('`').is_empty() {
                    return start;
                }
                end = start.saturating_sub(1);
            }
            0
        }) > offset
    }

    fn text_line(&mut self, trimmed: &str, line: Range<usize>) {
        if let Some(level) = heading_level(trimmed) {
            let marks = self.text[line.clone()].find('#').unwrap_or_default();
            let start = line.start + marks + level;
            self.blocks.push(Block::Heading { level, text: trim_range(self.text, start..line.end) });
        } else {
            self.blocks.push(Block::Line(line));
        }
    }

    fn open(&mut self, word: &str, line: Range<usize>) {
        if word == "html" {
            self.state = State::Html(OpenHtml { scanned: line.end, fence: line, in_cell: false, inner: 0 });
        } else {
            self.note = Some(line);
            self.state = State::Text;
        }
    }

    fn close_html(&mut self, end: usize) {
        if let State::Html(html) = std::mem::replace(&mut self.state, State::Text) {
            let start = (html.fence.end + 1).min(end);
            self.blocks.push(Block::Html(start..end));
        }
    }

    fn push_code(&mut self, inside: Range<usize>) {
        self.blocks.push(Block::Code(inside.start.min(inside.end)..inside.end));
        self.state = State::Text;
    }

    fn finish(&mut self) {
        let end = self.text.len();
        match &self.state {
            State::Text => {
                if let Some(opened) = self.note.take() {
                    self.report_unclosed(opened, "the page ends");
                }
            }
            State::Code(opened, _) => {
                let opened = opened.clone();
                let inside = (opened.end + 1).min(end)..end;
                self.report_unclosed(opened, "the page ends");
                self.push_code(inside);
            }
            State::Html(html) => {
                let opened = html.fence.clone();
                self.report_unclosed(opened, "the page ends");
                self.close_html(end);
            }
        }
    }

    fn report_unclosed(&mut self, opened: Range<usize>, until: &str) {
        let span = trim_range(self.text, opened);
        let word = &self.text[span.clone()];
        let (what, close) =
            if word.starts_with('`') { ("the code block".to_owned(), "```") } else { (format!("`{word}`"), ":::") };
        let message = format!("{what} is not closed before {until}");
        self.sink.report(Rule::UnclosedFence, span, message, format!("add a `{close}` line where it should end"));
    }
}

/// The heading level of the line, if it is a heading.
fn heading_level(trimmed: &str) -> Option<usize> {
    let level = trimmed.bytes().take_while(|byte| *byte == b'#').count();
    let is_heading = (1..=6).contains(&level) && trimmed[level..].starts_with([' ', '\t', '\u{a0}']);
    is_heading.then_some(level)
}

/// Whether the line is ``` with an optional word, and not inline code between ```.
fn opens_code(trimmed: &str) -> bool {
    trimmed.starts_with("```") && !trimmed.trim_start_matches('`').contains('`')
}
