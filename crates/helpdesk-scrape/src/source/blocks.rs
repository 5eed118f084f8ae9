//! First pass: scans the lines for headings, `:::` fences and code, without reading their contents.
//!
//! A `:::html` block ends at the next `:::`, unless that closes a fence opened inside a table cell. Text between
//! blocks, including notes (`:::note`), is passed on line by line.
//!
//! Where a fence is missing, the block begins at its first tag, or ends after its last one, so that one missing line is
//! one fault.

use std::ops::Range;

use crate::diagnostic::{Rule, Sink};
use crate::section::Section;
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
        // Within a block that began with a fence, only fence lines matter.
        if let State::Html(OpenHtml { fence: Some(_), .. }) = scanner.state {
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
    Code(OpenCode),
    Html(OpenHtml),
}

/// An open code block.
#[derive(Debug, Clone)]
struct OpenCode {
    fence: Range<usize>,
    /// Whether a closing fence follows.
    is_closed: bool,
    /// The offset of the first line that looks like the heading of a section.
    heading: Option<usize>,
}

/// An open `:::html` block.
#[derive(Debug)]
struct OpenHtml {
    /// The position of the opening fence; `None` if that is missing, which was reported.
    fence: Option<Range<usize>>,
    start: usize,
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
            State::Html(html) if html.fence.is_none() && is_section_heading(trimmed) => {
                self.close_html(line.start);
                self.line(line);
            }
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
                        self.end_unclosed_html(line.start, "the next block begins");
                        self.line(line);
                    }
                }
            }
            State::Code(code) => {
                let begins_another =
                    fence == Some("html") || (!code.is_closed && (fence.is_some() || heading_level(trimmed).is_some()));
                let ends = trimmed.starts_with("```") && trimmed.trim_matches('`').is_empty();
                if !(ends || begins_another || opens_code(trimmed)) {
                    if code.heading.is_none() && is_section_heading(trimmed) {
                        code.heading = Some(line.start);
                    }
                    return;
                }
                let code = code.clone();
                // A block that is properly closed may contain anything.
                if begins_another || (code.heading.is_some() && !ends) {
                    self.end_unclosed_code(&code, line.start, "the next block begins");
                    self.line(line);
                } else if ends {
                    self.push_code(code.fence.end + 1..line.start);
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
                        self.report_unclosed(&opened, "the next block begins");
                    }
                    self.open(word, line);
                }
                None if opens_html(trimmed) => self.open_unfenced_html(line),
                None if opens_code(trimmed) => {
                    let is_closed = self.code_is_closed_after(line.end);
                    self.state = State::Code(OpenCode { fence: line, is_closed, heading: None });
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
            let text = trim_range(self.text, start..line.end);
            // `## 请求 ##`
            let bare = self.text[text.clone()].trim_end_matches('#');
            let end = if bare.ends_with(' ') { text.start + bare.len() } else { text.end };
            self.blocks.push(Block::Heading { level, text: trim_range(self.text, text.start..end) });
        } else {
            self.blocks.push(Block::Line(line));
        }
    }

    fn open(&mut self, word: &str, line: Range<usize>) {
        if word == "html" {
            self.open_html(line.end + 1, Some(line));
        } else {
            self.note = Some(line);
            self.state = State::Text;
        }
    }

    fn open_html(&mut self, start: usize, fence: Option<Range<usize>>) {
        self.state = State::Html(OpenHtml { fence, start, scanned: start, in_cell: false, inner: 0 });
    }

    /// Opens a block at its first tag, because the fence before it is missing.
    fn open_unfenced_html(&mut self, line: Range<usize>) {
        let span = trim_range(self.text, line.clone());
        let tag = self.text[span.clone()].split_inclusive('>').next().unwrap_or_default();
        let message = format!("`{tag}` is not in a `:::html` block");
        let span = span.start..span.start + tag.len();
        self.sink.report(Rule::MissingFence, span, message, "add a line `:::html` above it");
        self.open_html(line.start, None);
    }

    fn close_html(&mut self, end: usize) {
        if let State::Html(html) = std::mem::replace(&mut self.state, State::Text) {
            self.blocks.push(Block::Html(html.start.min(end)..end));
        }
    }

    /// Ends a block that is not closed before `limit`: at the heading of the next section, which is then read, too.
    fn end_unclosed_html(&mut self, limit: usize, until: &str) {
        let State::Html(html) = &self.state else { return };
        let (start, fence) = (html.start.min(limit), html.fence.clone());
        let last_tag = self.text[start..limit].rfind("</md-").map_or(start, |tag| start + tag);
        let heading = line_ranges(self.text, last_tag..limit).find(|line| is_section_heading(&self.text[line.clone()]));
        let Some(heading) = heading else {
            if let Some(fence) = fence {
                self.report_unclosed(&fence, until);
            }
            return self.close_html(limit);
        };
        let title = self.text[heading.clone()].trim();
        let message = format!("the `:::html` block is not closed before the heading `{title}`");
        let last_line = last_line(self.text, trim_range(self.text, start..heading.start));
        self.sink.report(Rule::MissingFence, last_line, message, "add a line `:::` below this one");
        self.close_html(heading.start);
        self.lines(heading.start..limit);
    }

    /// Ends a block of code that is not closed before `limit`, or contains the heading of a section, which is then read.
    fn end_unclosed_code(&mut self, code: &OpenCode, limit: usize, until: &str) {
        let start = (code.fence.end + 1).min(limit);
        let Some(heading) = code.heading else {
            // Nothing is below the fence that would close the code above.
            if self.text[start..limit].trim().is_empty() {
                let message = "this fence closes a code block that does not begin";
                let hint = "add a line ```json above the example";
                self.sink.report(Rule::MissingFence, trim_range(self.text, code.fence.clone()), message, hint);
                return self.push_code(start..limit);
            }
            self.report_unclosed(&code.fence, until);
            return self.push_code(start..limit);
        };
        let title = self.text[heading..limit].lines().next().unwrap_or_default().trim();
        let message = format!("this fence opens a code block that contains the heading `{title}`");
        let hint = "add the ``` line that closes the block, or the one that opens it above";
        self.sink.report(Rule::MissingFence, trim_range(self.text, code.fence.clone()), message, hint);
        self.push_code(start..heading);
        self.lines(heading..limit);
    }

    /// Reads lines for the second time, as text.
    fn lines(&mut self, range: Range<usize>) {
        line_ranges(self.text, range).for_each(|line| self.line(line));
    }

    fn push_code(&mut self, inside: Range<usize>) {
        self.blocks.push(Block::Code(inside.start.min(inside.end)..inside.end));
        self.state = State::Text;
    }

    fn finish(&mut self) {
        let end = self.text.len();
        if let State::Html(_) = self.state {
            self.end_unclosed_html(end, "the page ends");
        }
        if let State::Code(code) = &self.state {
            let code = code.clone();
            self.end_unclosed_code(&code, end, "the page ends");
        }
        // The lines behind the heading may have opened another block.
        self.close_html(end);
        if let Some(opened) = self.note.take() {
            self.report_unclosed(&opened, "the page ends");
        }
    }

    fn report_unclosed(&mut self, opened: &Range<usize>, until: &str) {
        let span = trim_range(self.text, opened.clone());
        let word = &self.text[span.clone()];
        let (what, close) =
            if word.starts_with('`') { ("the code block".to_owned(), "```") } else { (format!("`{word}`"), ":::") };
        let message = format!("{what} is not closed before {until}");
        self.sink.report(Rule::UnclosedFence, span, message, format!("add a `{close}` line where it should end"));
    }
}

/// The lines of a range, without their line ends.
fn line_ranges(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = range.start;
    text[range].split_inclusive('\n').map(move |line| {
        let end = start + line.strip_suffix('\n').unwrap_or(line).len();
        let line = start..end;
        start += text[start..].find('\n').map_or(end - start, |len| len + 1);
        line
    })
}

fn last_line(text: &str, range: Range<usize>) -> Range<usize> {
    let start = text[range.clone()].rfind('\n').map_or(range.start, |newline| range.start + newline + 1);
    trim_range(text, start..range.end)
}

/// Whether the line is the heading of a section. Comments in code are like headings of the first level.
fn is_section_heading(line: &str) -> bool {
    let trimmed = line.trim();
    let level = heading_level(trimmed).filter(|level| *level > 1);
    level.is_some_and(|level| Section::of(&trimmed[level..]).is_some_and(|section| section != Section::Prose))
}

/// Whether the line begins with a tag that only blocks contain.
fn opens_html(trimmed: &str) -> bool {
    ["<md-table", "<md-dt-table", "<md-code-json", "<md-code-tabs", "<md-alert"].iter().any(|tag| {
        trimmed.strip_prefix(tag).is_some_and(|rest| rest.starts_with(['>', ' ', '\t', '/']) || rest.is_empty())
    })
}

/// The heading level of the line, if it is a heading. That of a section may lack the space behind its marks.
fn heading_level(trimmed: &str) -> Option<usize> {
    let level = trimmed.bytes().take_while(|byte| *byte == b'#').count();
    let rest = &trimmed[level..];
    let is_named = || level > 1 && Section::of(rest).is_some();
    let is_heading = (1..=6).contains(&level) && (rest.starts_with([' ', '\t', '\u{a0}']) || is_named());
    is_heading.then_some(level)
}

/// Whether the line is ``` with an optional word, and not inline code between ```.
fn opens_code(trimmed: &str) -> bool {
    trimmed.starts_with("```") && !trimmed.trim_start_matches('`').contains('`')
}
