//! Builds the page from its blocks, in one pass that tracks the current heading.

use std::ops::Range;

use crate::coverage::RowCounts;
use crate::diagnostic::{Rule, Sink};
use crate::finish::finish;
use crate::markup::{fragment, pipe};
use crate::page::{Explorer, Page, PageKind};
use crate::section::{OpenSection, Section};
use crate::seen::Seen;
use crate::source::blocks::{self, Block};
use crate::source::header;
use crate::tables::basic;
use crate::tables::classify::TableReader;
use crate::text::{collapse, is_blank, trim_range};

/// Reads the text of a page.
pub(crate) fn assemble(path: &str, text: &str, rows: &mut RowCounts, sink: &mut Sink) -> Page {
    let header = header::read(text, sink);
    let mut page = Page {
        path: path.to_owned(),
        title: header.title.clone(),
        url: header.url(),
        full_path: header.full_path.clone(),
        ..Page::default()
    };
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
        found.keep(|rule| {
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
}

impl<'a, 's> Assembler<'a, 's> {
    fn new(text: &'a str, page: Page, sink: &'s mut Sink) -> Self {
        let open = OpenSection::new(Section::Preamble, 0, String::new(), 0..0);
        Self { text, sink, open, seen: Seen { page, ..Seen::default() } }
    }

    fn run(&mut self, blocks: &[Block]) {
        let mut at = 0;
        while let Some(block) = blocks.get(at) {
            at += 1;
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
                    _ => self.line(header.clone()),
                },
            }
        }
        self.leave();
        self.sink.beside_fields = false;
    }

    fn pipe_row(&self, block: &Block) -> Option<Range<usize>> {
        match block {
            Block::Line(line) if self.text[line.clone()].contains('|') => Some(line.clone()),
            _ => None,
        }
    }

    fn tables(&mut self) -> TableReader<'_> {
        TableReader { open: &mut self.open, seen: &mut self.seen, sink: self.sink }
    }

    fn heading(&mut self, level: usize, span: Range<usize>) {
        let heading = collapse(&self.text[span.clone()]);
        self.enter(Section::of(&heading), level, heading, span);
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
            self.sink.report(
                Rule::EmptySection,
                self.open.span.clone(),
                format!("there is no table below `{}`", self.open.heading),
                "add the table, or delete the heading",
            );
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
            // A block that could not be parsed was reported, so its section does not count as empty.
            self.open.listed |= fragment.tables.is_empty();
            for table in fragment.tables {
                self.tables().read(table);
            }
        } else if let Some(code) = memchr::memmem::find(html.as_bytes(), b"<md-code-json") {
            let start = memchr::memchr(b'>', &html.as_bytes()[code..]).map_or(html.len(), |close| code + close + 1);
            let len = memchr::memmem::find(&html.as_bytes()[start..], b"</md-code-json");
            if len.is_none() && range.end == self.text.len() {
                self.seen.truncated = Some((range.clone(), "an example"));
                self.seen.truncated_beside_fields = self.sink.beside_fields;
            }
            self.code(range.start + start..len.map_or(range.end, |len| range.start + start + len));
        } else if holds("<md-alert") && !is_empty_alert(html) {
            let fragment = fragment::read(self.text, range, self.sink);
            for alert in fragment.alerts {
                self.prose(&alert);
            }
        }
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
            self.sink.report(
                Rule::SurplusTag,
                trim_range(self.text, line),
                message,
                "move the tag before the `:::` above it",
            );
            return;
        }
        let in_list = self.open.listed && !self.open.aside && self.open.section.wants_table();
        if is_part_of_table(content) || (content.starts_with('|') && in_list) {
            self.sink.report(
                Rule::BrokenTable,
                trim_range(self.text, line),
                "this is part of a table, but is outside any table",
                "move it into its table, or delete it",
            );
            return;
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
