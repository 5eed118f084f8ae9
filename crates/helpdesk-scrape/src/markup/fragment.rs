//! Third pass: parses an HTML fragment and collects its tables in one traversal.
//!
//! The parser does not keep positions, but returns elements in the order of their start tags. So each relevant element
//! is located in the list of [`tags`], searching from the previous one.

use std::ops::Range;

use scraper::{Html, Node};

use super::labels;
use super::nesting::StartTag;
use super::open_cell::OpenCell;
use super::table::{Cell, Depth, Piece, Row, Table, ValueItem};
use super::tags::{self, Scan};
use super::vocabulary::name;
use crate::diagnostic::{Rule, Sink};
use crate::text::{collapse, trim_range};

/// The content of a fragment.
#[derive(Debug, Default)]
pub(crate) struct Fragment {
    pub(crate) tables: Vec<Table>,
    /// The texts of `md-alert` outside of tables.
    pub(crate) alerts: Vec<String>,
    /// Whether a table is not closed.
    pub(crate) open_table: bool,
    /// Whether a row or cell was reported as outside of its table.
    pub(crate) has_lost_rows: bool,
}

/// Reads the fragment at `range` of the page.
pub(crate) fn read(page: &str, range: Range<usize>, sink: &mut Sink) -> Fragment {
    let Some(scan) = tags::scan(page, range, sink) else { return Fragment::default() };
    let mut collector = Collector::new(page, &scan, sink);
    traverse(&scan.html, &mut collector);
    let fragment = collector.finish();
    Fragment { open_table: scan.open_table, ..fragment }
}

/// Reads the content of a cell of a pipe table.
pub(crate) fn inline(page: &str, range: Range<usize>, sink: &mut Sink) -> Cell {
    let span = trim_range(page, range);
    let text = &page[span.clone()];
    if memchr::memchr2(b'<', b'&', text.as_bytes()).is_none() {
        return Cell { pieces: vec![Piece::Text(text.to_owned())], span };
    }
    let Some(scan) = tags::scan(page, span.clone(), sink) else { return Cell { span, pieces: Vec::new() } };
    let mut collector = Collector::new(page, &scan, sink);
    collector.cell = Some(OpenCell::new(span));
    traverse(&scan.html, &mut collector);
    collector.cell.map_or_else(Cell::default, OpenCell::finish)
}

/// Visits the nodes in the order of the text, without recursion.
fn traverse(html: &str, collector: &mut Collector<'_, '_>) {
    let html = Html::parse_fragment(html);
    let root = html.tree.root();
    let mut node = root;
    loop {
        collector.open(node.value());
        if let Some(child) = node.first_child() {
            node = child;
            continue;
        }
        loop {
            collector.close(node.value());
            if node == root {
                return;
            }
            if let Some(sibling) = node.next_sibling() {
                node = sibling;
                break;
            }
            let Some(parent) = node.parent() else { return };
            node = parent;
        }
    }
}

/// An element whose text is collected separately.
struct Capture {
    kind: Captured,
    text: String,
}

enum Captured {
    FieldName(Range<usize>),
    FieldType(Range<usize>),
    Scope(Option<String>),
    Tag(String, Range<usize>),
    Values(Vec<ValueItem>),
    ValueItem(String, Range<usize>),
    /// `md-tooltip`: help text, which is dropped.
    Nothing,
    /// `md-alert`
    Alert,
    /// `a`: its target.
    Link(Option<String>),
}

struct Collector<'a, 's> {
    page: &'a str,
    tags: &'a [StartTag],
    /// The index after the last located tag.
    cursor: usize,
    sink: &'s mut Sink,
    out: Fragment,
    table: Option<Table>,
    /// The number of open tables nested in the first.
    nested: usize,
    in_head: bool,
    row: Option<Row>,
    cell: Option<OpenCell>,
    captures: Vec<Capture>,
    /// The index of the last start tag of a cell.
    cell_tag: usize,
    /// Whether the last row or cell was reported as outside of its table.
    lost: bool,
}

impl<'a, 's> Collector<'a, 's> {
    fn new(page: &'a str, scan: &'a Scan, sink: &'s mut Sink) -> Self {
        Self {
            page,
            tags: &scan.tags,
            cursor: 0,
            sink,
            out: Fragment::default(),
            table: None,
            nested: 0,
            in_head: false,
            row: None,
            cell: None,
            captures: Vec::new(),
            cell_tag: 0,
            lost: false,
        }
    }

    /// The position of the start tag of the current element.
    fn locate(&mut self, name: &str) -> Range<usize> {
        self.located(name).map_or(0..0, |tag| tag.span.clone())
    }

    /// The position of the content of the element.
    fn locate_content(&mut self, name: &str) -> Range<usize> {
        let page = self.page;
        self.located(name).map_or(0..0, |tag| {
            let content = trim_range(page, tag.span.end..tag.content_end.max(tag.span.end));
            if content.is_empty() { tag.span.clone() } else { content }
        })
    }

    fn located(&mut self, name: &str) -> Option<&'a StartTag> {
        let found = self.tags.get(self.cursor..)?.iter().position(|tag| tag.name == name)?;
        self.cursor += found + 1;
        self.tags.get(self.cursor - 1)
    }

    fn open(&mut self, node: &Node) {
        match node {
            Node::Text(text) => self.text(text),
            Node::Element(element) => {
                let attribute = |name: &str| element.attr(name).map(str::to_owned);
                match element.name() {
                    name @ (name::FLAT | name::TREE) => self.open_table(name),
                    _ if self.nested > 0 => {}
                    name::HEAD => self.in_head = true,
                    name::ROW => {
                        let tag = self.located(name::ROW);
                        let span = tag.map_or(0..0, |tag| tag.span.clone());
                        let level = tag.and_then(|tag| tag.level.clone());
                        if self.table.is_none() && self.cell.is_none() && !self.lost {
                            self.lost(
                                span.clone(),
                                "a row is outside any table",
                                "move it into its table, or delete it",
                            );
                        }
                        self.row = Some(Row { span, level, cells: Vec::new(), between: String::new() });
                    }
                    name::CELL => {
                        let span = self.locate_content(name::CELL);
                        self.cell_tag = self.cursor.saturating_sub(1);
                        self.cell = Some(OpenCell::new(span));
                    }
                    name::NAME => {
                        let span = self.locate_content(name::NAME);
                        self.capture(Captured::FieldName(span));
                    }
                    name::TYPE => {
                        let span = self.locate_content(name::TYPE);
                        self.capture(Captured::FieldType(span));
                    }
                    name::SCOPE => self.capture(Captured::Scope(element.attr("name").map(collapse))),
                    name::TAG => {
                        let span = self.locate(name::TAG);
                        self.capture(Captured::Tag(attribute("type").unwrap_or_default(), span));
                    }
                    name::VALUES => self.capture(Captured::Values(Vec::new())),
                    name::VALUE => {
                        let span = self.locate(name::VALUE);
                        // If the first quote is missing, the last one becomes part of the value.
                        let key = element.attr("key").unwrap_or_default().trim_end_matches('"').to_owned();
                        self.capture(Captured::ValueItem(key, span));
                    }
                    name::HINT => self.capture(Captured::Nothing),
                    name::ALERT => self.capture(Captured::Alert),
                    name::APPS => {
                        let span = self.locate(name::APPS);
                        if let Some(cell) = &mut self.cell {
                            cell.push(Piece::Apps(attribute("types").unwrap_or_default(), span));
                        }
                    }
                    "a" => self.capture(Captured::Link(attribute("href"))),
                    "br" => self.text("\n"),
                    "li" => self.text("\n- "),
                    "b" => self.text("**"),
                    "i" => self.text("*"),
                    "code" => self.text("`"),
                    "div" => self.text("\n"),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn open_table(&mut self, name: &str) {
        let span = self.locate(name);
        if self.table.is_some() {
            self.nested += 1;
            return;
        }
        let depth = if name == name::TREE { Depth::Levels } else { Depth::Indentation };
        self.table = Some(Table { span, depth, columns: Vec::new(), rows: Vec::new(), has_lost_rows: false });
    }

    fn capture(&mut self, kind: Captured) {
        self.captures.push(Capture { kind, text: String::new() });
    }

    fn close(&mut self, node: &Node) {
        let Node::Element(element) = node else { return };
        match element.name() {
            name::FLAT | name::TREE if self.nested > 0 => self.nested -= 1,
            _ if self.nested > 0 => {}
            name::FLAT | name::TREE => {
                self.out.tables.extend(self.table.take());
                self.lost = false;
            }
            name::HEAD => self.in_head = false,
            name::ROW => {
                if let (Some(row), Some(table), false) = (self.row.take(), &mut self.table, self.in_head) {
                    table.rows.push(row);
                    self.lost = false;
                }
            }
            name::CELL => self.close_cell(),
            name::NAME
            | name::TYPE
            | name::SCOPE
            | name::TAG
            | name::VALUES
            | name::VALUE
            | name::HINT
            | name::ALERT
            | "a" => {
                self.close_capture();
            }
            "b" => self.text("**"),
            "i" => self.text("*"),
            "code" => self.text("`"),
            "div" => self.text("\n"),
            _ => {}
        }
    }

    fn close_cell(&mut self) {
        let Some(cell) = self.cell.take().map(OpenCell::finish) else { return };
        match (&mut self.row, &mut self.table) {
            (_, Some(table)) if self.in_head => table.columns.push(cell),
            (Some(row), _) => row.cells.push(cell),
            (None, _) if !self.lost => {
                let span = self.tags.get(self.cell_tag).map_or(cell.span, |tag| tag.span.clone());
                self.lost(span, "a cell is outside a row", "put the cells of a row between its start and end tag");
            }
            (None, _) => {}
        }
    }

    /// Reports a part of a table that is lost, once for consecutive ones.
    fn lost(&mut self, span: Range<usize>, message: &str, hint: &str) {
        self.sink.report(Rule::BrokenTable, span, message, hint);
        self.lost = true;
        self.out.has_lost_rows = true;
        if let Some(table) = &mut self.table {
            table.has_lost_rows = true;
        }
    }

    fn close_capture(&mut self) {
        let Some(Capture { kind, text }) = self.captures.pop() else { return };
        match kind {
            Captured::Nothing => {}
            Captured::Alert if self.cell.is_none() => self.out.alerts.push(text),
            Captured::Alert => self.text(&format!("\n{text}\n")),
            Captured::Link(None) => self.text(&text),
            Captured::Link(Some(target)) => self.text(&format!("[{text}]({target})")),
            Captured::ValueItem(key, span) => {
                let item = ValueItem { key, label: text.trim().to_owned(), span };
                match (self.captures.last_mut(), &mut self.cell) {
                    (Some(Capture { kind: Captured::Values(items), .. }), _) => items.push(item),
                    (None, Some(cell)) => cell.add_item(item),
                    _ => self.text(&text),
                }
            }
            // One that is not closed contains the next one.
            Captured::Scope(name) if self.is_inside_piece() => self.push(Piece::Scope { name, text }),
            Captured::Tag(kind, span) if self.is_inside_piece() => self.push(Piece::Tag { kind, text, span }),
            // Text inside another element belongs to that element.
            _ if !self.captures.is_empty() => self.text(&text),
            Captured::FieldName(span) => self.push(Piece::FieldName(text, span)),
            Captured::FieldType(span) => self.push(Piece::FieldType(text, span)),
            Captured::Scope(name) => self.push(Piece::Scope { name, text }),
            Captured::Tag(kind, span) => self.push(Piece::Tag { kind, text, span }),
            Captured::Values(items) => {
                self.push(Piece::Values(items));
                // If the list is not closed, the rest of the description is inside.
                if !text.trim().is_empty() {
                    self.text(&text);
                }
            }
        }
    }

    /// Whether the elements around are scopes and tags.
    fn is_inside_piece(&self) -> bool {
        let mut around = self.captures.iter();
        !self.captures.is_empty() && around.all(|around| matches!(around.kind, Captured::Scope(_) | Captured::Tag(..)))
    }

    fn push(&mut self, piece: Piece) {
        if let Some(cell) = &mut self.cell {
            cell.push(piece);
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(capture) = self.captures.last_mut() {
            capture.text.push_str(text);
        } else if let Some(cell) = &mut self.cell {
            cell.push_text(text);
        } else if self.table.is_some()
            && self.nested == 0
            && !text.trim_matches(['*', '`', '-', ' ', '\n', '\t', '\r', '\u{200b}']).is_empty()
        {
            self.stray(text);
        }
    }

    fn stray(&mut self, text: &str) {
        let written = text.trim().lines().next().unwrap_or_default();
        let from = self.cursor.checked_sub(1).and_then(|last| self.tags.get(last)).map_or(0, |tag| tag.span.end);
        let to = self.tags.get(self.cursor).map_or(self.page.len(), |tag| tag.span.start.max(from));
        // The page may write the text with entities, which the parser decodes.
        let found = self.page.get(from..to).and_then(|between| between.find(written));
        let span = found.map_or(from..from, |found| from + found..from + found + written.len());
        if let Some(row) = self.row.as_mut().filter(|_| labels::opens_example(written)) {
            row.between.push_str(text.trim());
            self.sink.report(
                Rule::ExampleBetweenCells,
                span,
                "the example is between the cells of its row; it is read as part of the description",
                "move it into the description cell",
            );
            return;
        }
        self.sink.report(
            Rule::StrayText,
            span,
            format!("`{written}` is inside a table, but outside its cells"),
            "move it into a cell, or out of the table",
        );
    }

    fn finish(self) -> Fragment {
        self.out
    }
}
