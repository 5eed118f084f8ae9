//! Builds the page from its blocks, in one pass that tracks the current heading.

use std::ops::Range;

use crate::coverage::RowCounts;
use crate::diagnostic::{Rule, Sink};
use crate::english;
use crate::finish::finish;
use crate::headings::Headings;
use crate::markup::{fragment, pipe};
use crate::page::{Explorer, Page, PageKind};
use crate::section::{OpenSection, Section};
use crate::seen::Seen;
use crate::source::blocks::{self, Block};
use crate::source::header;
use crate::tables::basic;
use crate::tables::classify::TableReader;
use crate::tables::columns::Columns;
use crate::text::{collapse, is_blank, trim_range};

/// Reads the text of a page.
pub(crate) fn assemble(path: &str, text: &str, rows: &mut RowCounts, sink: &mut Sink) -> Page {
    let header = header::read(text, sink);
    if header.end > 0 && text[header.end..].trim().is_empty() && !sink.has(Rule::BadFileHeader) {
        let last = text[..header.end].trim_end().rfind('\n').map_or(0, |newline| newline + 1);
        sink.report(Rule::EmptyPage, last..header.end, "the page ends with its header", "fetch it again, or delete it");
    }
    let mut page = Page {
        path: path.to_owned(),
        title: header.title.clone(),
        url: header.url(),
        full_path: header.full_path.clone(),
        ..Page::default()
    };
    if let Some(heading) = english::heading(text) {
        sink.report(
            Rule::EnglishPage,
            heading,
            "the page is the English edition, and the reader knows the Chinese one",
            "fetch the Chinese edition of the page",
        );
        return page;
    }
    if !may_document(text) {
        return page;
    }
    // For a page that documents nothing, only faults of the file itself are reported.
    let mut found = Sink::default();
    let blocks = blocks::scan(text, header.end, &mut found);
    let mut assembler = Assembler::new(text, page, &mut found);
    assembler.run(&blocks);
    let (read, count) = finish(assembler.seen, text, &mut found);
    page = read;
    if page.kind == PageKind::Other {
        found.keep(|rule, _| {
            matches!(rule, Rule::NestingTooDeep | Rule::TruncatedPage | Rule::MissingUrl | Rule::MissingEventType)
        });
        page = Page { path: page.path, title: page.title, url: page.url, full_path: page.full_path, ..Page::default() };
    } else {
        *rows = count;
        if page.title.is_empty() {
            found.report(
                Rule::BadFileHeader,
                header.span,
                "the file header has no title",
                "add a line `title: \"...\"` between the `---` lines at the top",
            );
        }
    }
    sink.append(found);
    page
}

/// A cheap check whether the page may document something.
fn may_document(text: &str) -> bool {
    [">基本<", "HTTP URL", "HTTP Method", "事件类型", "event_callback", "事件订阅示例代码", "api_explore_config"]
        .iter()
        .any(|word| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some())
}

struct Assembler<'a, 's> {
    text: &'a str,
    sink: &'s mut Sink,
    open: OpenSection,
    seen: Seen,
    headings: Headings,
    /// The rule reported for the current run of lines that are part of a table.
    stray: Option<Rule>,
}

impl<'a, 's> Assembler<'a, 's> {
    fn new(text: &'a str, page: Page, sink: &'s mut Sink) -> Self {
        let open = OpenSection::new(Section::Preamble, 0, String::new(), 0..0);
        let seen = Seen { page, ..Seen::default() };
        Self { text, sink, open, seen, headings: Headings::default(), stray: None }
    }

    fn run(&mut self, blocks: &[Block]) {
        self.headings = Headings::of(self.text, blocks);
        let mut at = 0;
        while let Some(block) = blocks.get(at) {
            at += 1;
            if !matches!(block, Block::Line(_)) {
                self.stray = None;
            }
            match block {
                Block::Heading { level, text } => self.heading(*level, text.clone()),
                Block::Html(range) => self.html(range.clone()),
                Block::Code(range) => self.code(range.clone()),
                Block::Line(header) => match blocks.get(at) {
                    Some(Block::Line(separator))
                        if self.text[header.clone()].contains('|')
                            && pipe::is_separator(&self.text[separator.clone()]) =>
                    {
                        let rows: Vec<Range<usize>> =
                            blocks[at + 1..].iter().map_while(|block| self.pipe_row(block)).collect();
                        at += 1 + rows.len();
                        if self.tables().is_too_long(header, rows.len()) {
                            continue;
                        }
                        let table = pipe::read(self.text, header.clone(), &rows, self.sink);
                        self.tables().read(table);
                    }
                    _ if self.is_headless(header, blocks.get(at)) => {
                        at += blocks[at..].iter().map_while(|block| self.pipe_row(block)).count();
                    }
                    _ => self.line(header.clone()),
                },
            }
        }
        self.leave();
        self.sink.beside_fields = false;
    }

    /// Reports a table of pipes without its column headers, or without the line below them.
    fn is_headless(&mut self, line: &Range<usize>, next: Option<&Block>) -> bool {
        let text = &self.text[line.clone()];
        if self.open.listed || !self.open.section.lists() || !text.contains('|') {
            return false;
        }
        let is_row = next.is_some_and(|block| self.pipe_row(block).is_some());
        let (message, hint) = if is_row && pipe::is_separator(text) {
            ("the table has no column headers", "add the row that names the columns above this line")
        } else if is_row && Columns::are_headers(&text.split('|')) {
            ("the column headers have no line below them", "add a line `|---|---|`, with as many cells, below this one")
        } else {
            return false;
        };
        self.sink.report(Rule::BrokenTable, trim_range(self.text, line.clone()), message, hint);
        self.open.listed = true;
        true
    }

    fn pipe_row(&self, block: &Block) -> Option<Range<usize>> {
        match block {
            Block::Line(line) if self.text[line.clone()].contains('|') => Some(line.clone()),
            _ => None,
        }
    }

    fn tables(&mut self) -> TableReader<'_> {
        TableReader { text: self.text, open: &mut self.open, seen: &mut self.seen, sink: self.sink }
    }

    fn heading(&mut self, level: usize, span: Range<usize>) {
        let heading = collapse(&self.text[span.clone()]);
        let section = Section::of(&heading).or_else(|| {
            let meant = self.headings.meant(&heading, level, &span)?;
            let message = format!("the heading `{heading}` is unknown");
            // It is read as the section that is meant.
            self.sink.beside_fields = true;
            self.sink.report(Rule::UnknownSection, span.clone(), message, format!("did you mean `{meant}`?"));
            Section::of(meant)
        });
        self.enter(section, level, heading, span);
    }

    fn enter(&mut self, section: Option<Section>, level: usize, heading: String, span: Range<usize>) {
        match section {
            Some(section) => {
                self.leave();
                self.seen.has_response |= section == Section::Response;
                self.seen.has_event_sample |= section == Section::Prose && heading.contains("事件订阅示例代码");
                self.open = OpenSection::new(section, level, heading, span);
                self.sink.beside_fields = section.is_beside_fields();
            }
            None if self.open.section == Section::Preamble && level == 1 => {}
            None if level > self.open.level && !self.open.unknown && self.open.section != Section::Preamble => {
                self.open.aside = true;
                self.open.heading = heading;
            }
            None => {
                self.leave();
                self.open = OpenSection { unknown: true, ..OpenSection::new(Section::Prose, level, heading, span) };
                self.sink.beside_fields = true;
            }
        }
    }

    /// Checks the section that ends here.
    fn leave(&mut self) {
        if self.open.section.wants_table() && !self.open.listed && !self.open.says_none {
            let OpenSection { heading, level, span, .. } = &self.open;
            let hint = match self.headings.meant(heading, *level, span) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "add the table, or delete the heading".to_owned(),
            };
            let message = format!("`{heading}` has no table below it");
            self.sink.report(Rule::EmptySection, span.clone(), message, hint);
        }
    }

    fn html(&mut self, range: Range<usize>) {
        let html = &self.text[range.clone()];
        let holds = |tag: &str| memchr::memmem::find(html.as_bytes(), tag.as_bytes()).is_some();
        if holds("<md-table") || holds("<md-dt-table") {
            let fragment = fragment::read(self.text, range.clone(), self.sink);
            if fragment.open_table && range.end == self.text.len() {
                self.seen.truncated = Some((range, "a table"));
                self.seen.truncated_beside_fields = self.sink.beside_fields;
            }
            self.seen.has_lost_rows |= fragment.has_lost_rows;
            // A block that could not be parsed was reported, so its section does not count as empty.
            self.open.listed |= fragment.tables.is_empty();
            for table in fragment.tables {
                self.tables().read(table);
            }
        } else if holds("<md-code-json") || holds("</md-code-json") {
            self.json(range);
        } else if let Some(part) = part_of_table(html) {
            self.sink.report(
                Rule::BrokenTable,
                range.start + part.start..range.start + part.end,
                "this is part of a table, but the table does not begin",
                "add `<md-dt-table>` above it, or `<md-table>` if its rows have no levels",
            );
            self.open.listed = true;
        } else if let (false, Some((alert, _))) = (holds("<md-alert"), html.split_once("</md-alert>")) {
            let start = range.start + alert.len();
            let (message, hint) = ("`</md-alert>` has no opening tag", "add `<md-alert>` above the text");
            self.sink.report(Rule::SurplusTag, start..start + "</md-alert>".len(), message, hint);
            self.prose(alert);
        } else if holds("<md-alert") && !is_empty_alert(html) {
            let fragment = fragment::read(self.text, range, self.sink);
            for alert in fragment.alerts {
                self.prose(&alert);
            }
        }
    }

    /// Reads an example in a block. One of its tags may be missing.
    fn json(&mut self, range: Range<usize>) {
        const TAG: &str = "md-code-json";
        let html = &self.text[range.clone()];
        let find = |tag: &[u8], from: usize| memchr::memmem::find(&html.as_bytes()[from..], tag).map(|at| from + at);
        let tag_end = |at: usize| memchr::memchr(b'>', &html.as_bytes()[at..]).map_or(html.len(), |len| at + len + 1);
        let open = find(b"<md-code-json", 0);
        let start = open.map_or(0, tag_end);
        let close = find(b"</md-code-json", start);
        match (open, close) {
            (None, Some(close)) => self.sink.report(
                Rule::SurplusTag,
                range.start + close..range.start + tag_end(close),
                format!("`</{TAG}>` has no opening tag"),
                format!("add `<{TAG}>` above the example"),
            ),
            (Some(_), None) if range.end == self.text.len() => {
                self.seen.truncated = Some((range.clone(), "an example"));
                self.seen.truncated_beside_fields = self.sink.beside_fields;
            }
            (Some(open), None) => self.sink.report(
                Rule::UnclosedTag,
                range.start + open..range.start + start,
                format!("`<{TAG}>` is not closed"),
                format!("add `</{TAG}>` below the example"),
            ),
            _ => {}
        }
        self.code(range.start + start..close.map_or(range.end, |close| range.start + close));
    }

    fn code(&mut self, range: Range<usize>) {
        match self.open.section {
            Section::RequestExample => self.seen.request_examples.push(range),
            Section::ResponseExample | Section::EventExample => self.seen.response_examples.push(range),
            _ => self.seen.other_code.push(range),
        }
    }

    fn line(&mut self, line: Range<usize>) {
        let text = &self.text[line.clone()];
        let content = text.trim_matches(is_blank);
        if content.is_empty() {
            self.prose("");
            return;
        }
        if content.starts_with("</md-") {
            let message = format!("`{content}` has no opening tag");
            return self.stray(Rule::SurplusTag, line, message, "move the tag before the `:::` above it");
        }
        let in_list = self.open.listed && !self.open.aside && self.open.section.wants_table();
        if is_part_of_table(content) || (content.starts_with('|') && in_list) {
            let message = "this is part of a table, but is outside any table".to_owned();
            return self.stray(Rule::BrokenTable, line, message, "move it into its table, or delete it");
        }
        // Pages without headings use bold lines instead.
        let bold = content.strip_prefix("**").and_then(|text| text.trim_end_matches(['：', ':']).strip_suffix("**"));
        if let (Some(label), None) = (bold, &self.seen.basic) {
            let section = Section::of(label);
            if matches!(section, Some(Section::EventType | Section::EventBody | Section::EventExample)) {
                let label = label.trim_end_matches(['：', ':']).to_owned();
                return self.enter(section, usize::MAX, label, trim_range(self.text, line));
            }
        }
        if self.open.section == Section::EventType && self.seen.page.event_types.is_empty() {
            self.seen.page.event_types = basic::event_types(content);
        }
        self.open.says_none |= matches!(content, "无" | "无。" | "不涉及");
        self.prose(text);
    }

    /// Reports a line that is part of a table: one fault for the lines of a row, and one for the tags behind a block.
    fn stray(&mut self, rule: Rule, line: Range<usize>, message: String, hint: &str) {
        if self.stray != Some(rule) && self.stray != Some(Rule::BrokenTable) {
            self.sink.report(rule, trim_range(self.text, line), message, hint);
            self.stray = Some(rule);
            self.seen.has_lost_rows |= rule == Rule::BrokenTable;
        }
    }

    /// Reads text outside tables.
    fn prose(&mut self, text: &str) {
        match self.open.section {
            Section::Preamble => {
                if self.seen.page.explorer.is_none() {
                    self.seen.page.explorer = explorer(text);
                }
                self.seen.description.push_str(text);
                self.seen.description.push('\n');
            }
            Section::Headers => {
                self.seen.header_notes.push_str(text);
                self.seen.header_notes.push('\n');
            }
            Section::Response => self.seen.page.binary |= text.contains("二进制"),
            _ => {}
        }
    }
}

/// Whether a line begins with a tag for part of a table.
fn is_part_of_table(line: &str) -> bool {
    ["<md-tr", "<md-td", "<md-th", "<md-tbody", "<md-table", "<md-dt-"].iter().any(|tag| line.starts_with(tag))
}

/// The position of the first tag in a block that belongs into a table.
fn part_of_table(html: &str) -> Option<Range<usize>> {
    let tags = [
        "<md-tr",
        "<md-dt-tr",
        "<md-thead",
        "<md-dt-thead",
        "<md-tbody",
        "<md-dt-tbody",
        "</md-table",
        "</md-dt-table",
    ];
    let start = tags.iter().filter_map(|tag| memchr::memmem::find(html.as_bytes(), tag.as_bytes())).min()?;
    Some(start..start + html[start..].find(['>', '\n']).map_or(html.len() - start, |close| close + 1))
}

/// An alert without text, left over from the page's template.
fn is_empty_alert(html: &str) -> bool {
    let Some((_, rest)) = html.split_once('>') else { return false };
    let Some((inside, rest)) = rest.split_once("</md-alert>") else { return false };
    inside.trim().is_empty() && rest.trim().is_empty()
}

/// Finds the link to the API explorer in a line.
fn explorer(line: &str) -> Option<Explorer> {
    let (_, rest) = line.split_once("}(url=")?;
    let (url, _) = rest.split_once(')')?;
    let (_, query) = url.split_once('?')?;
    let mut explorer = Explorer::default();
    for pair in query.split('&') {
        let (key, value) = pair.split_once('=')?;
        match key {
            "project" => value.clone_into(&mut explorer.project),
            "version" => value.clone_into(&mut explorer.version),
            "resource" => value.clone_into(&mut explorer.resource),
            "method" => value.clone_into(&mut explorer.method),
            "event" => {
                value.clone_into(&mut explorer.method);
                explorer.is_event = true;
            }
            _ => {}
        }
    }
    (!explorer.project.is_empty()).then_some(explorer)
}
