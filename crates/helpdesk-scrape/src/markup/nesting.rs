//! Tracks open elements: implicit ends, end tags, and elements that are never closed.

use std::ops::Range;

use super::labels;
use super::vocabulary::{Class, is_part, name};
use crate::diagnostic::{Rule, Sink};

/// The maximum depth of elements. Pages stay far below it, and parsing a tag takes time for each level.
const MAX_DEPTH: usize = 256;

/// A start tag of the fragment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StartTag {
    pub(super) name: &'static str,
    /// The position of the tag in the page.
    pub(super) span: Range<usize>,
    /// The position of the tag that ends its content: its end tag, or the next tag for part of a table.
    pub(super) content_end: usize,
    /// The text of the attribute `level` of a row.
    pub(super) level: Option<String>,
}

/// A tag of the page.
pub(super) struct Tag<'a> {
    pub(super) name: &'static str,
    pub(super) written: &'a str,
    pub(super) class: Class,
    pub(super) span: Range<usize>,
}

/// An open element.
struct Open<'a> {
    /// The name passed to the parser.
    name: &'static str,
    /// The name on the page.
    written: &'a str,
    class: Class,
    /// The position of its start tag in the fragment.
    span: Range<usize>,
}

/// The open elements of a fragment, and the text for the parser.
pub(super) struct Nesting<'a, 's> {
    /// The offset of the fragment in the page.
    base: usize,
    sink: &'s mut Sink,
    open: Vec<Open<'a>>,
    /// The number of open HTML elements; the parser reopens them in each later cell.
    formatting: usize,
    pub(super) tags: Vec<StartTag>,
    /// Where a cell may begin: in the text for the parser and in the tags. `None` inside of a cell, or outside of a row.
    gap: Option<(usize, usize)>,
    /// Whether the last cell is in no row, so that the end tag of the row has no start tag.
    rowless: bool,
    /// The `content_end` of tags below this index is known.
    bounded: usize,
    /// The text for the parser.
    pub(super) out: String,
}

impl<'a, 's> Nesting<'a, 's> {
    /// Creates the state for a fragment of `len` bytes that begins at `base`.
    pub(super) fn new(base: usize, len: usize, sink: &'s mut Sink) -> Self {
        Self {
            base,
            sink,
            open: Vec::new(),
            formatting: 0,
            tags: Vec::with_capacity(len / 64),
            gap: None,
            rowless: false,
            bounded: 0,
            out: String::with_capacity(len),
        }
    }

    /// Whether an element of the class is open.
    pub(super) fn is_open(&self, class: Class) -> bool {
        self.open.iter().any(|open| open.class == class)
    }

    /// Reports a fault at a position of the fragment.
    pub(super) fn report(
        &mut self,
        rule: Rule,
        span: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.sink.report(rule, self.base + span.start..self.base + span.end, message, hint);
    }

    /// Ends the fragment, and all open elements.
    pub(super) fn close_all(&mut self, end: usize) {
        self.bound(Class::Table, end);
        self.close_down_to(0);
    }

    // These are called for each tag, so they are inlined.

    /// Closes elements that the tag ends implicitly.
    #[inline]
    pub(super) fn before_start(&mut self, tag: &Tag<'a>) {
        let at = tag.span.start;
        match tag.class {
            Class::Table if self.is_open(Class::Cell) => self.report(
                Rule::NestedTable,
                at..tag.span.end + 1,
                "a table is nested in a cell",
                "move the table out of the cell",
            ),
            Class::Table => {
                if let Some(table) = self.open.iter().rposition(|open| open.class == Class::Table) {
                    self.close_down_to(table);
                }
            }
            Class::Group | Class::Row | Class::Cell => {
                let inside = self.table_parts();
                let ends = |open: &Open<'_>| match tag.class {
                    Class::Cell => open.class == Class::Cell,
                    Class::Row => matches!(open.class, Class::Cell | Class::Row),
                    _ => matches!(open.class, Class::Cell | Class::Row | Class::Group),
                };
                if let Some(first) = self.open[inside..].iter().position(ends) {
                    self.close_down_to(inside + first);
                }
            }
            Class::Html if matches!(tag.written, "p" | "li") => {
                if self.open.last().is_some_and(|open| open.written == tag.written) {
                    self.pop();
                }
            }
            Class::Inline if tag.name == name::VALUE => {
                // An item ends where the next one begins.
                let last =
                    self.open.iter().rposition(|open| matches!(open.name, name::VALUE | name::VALUES | name::CELL));
                if let Some(item) = last.filter(|last| self.open[*last].name == name::VALUE) {
                    self.close_down_to(item);
                }
            }
            Class::Inline | Class::Html | Class::Void => {}
        }
    }

    #[inline]
    pub(super) fn start_tag(&mut self, tag: Tag<'a>, level: Option<&str>, end: usize) -> Option<()> {
        let Tag { name, written, class, span } = tag;
        let span = span.start..end;
        self.bound(class, span.start);
        if !name.is_empty() {
            let span = self.base + span.start..self.base + span.end;
            self.tags.push(StartTag { name, span, content_end: usize::MAX, level: level.map(str::to_owned) });
        }
        if class == Class::Void {
            return Some(());
        }
        self.formatting += usize::from(class == Class::Html);
        if class == Class::Cell {
            self.rowless = !self.open[self.table_parts()..].iter().any(|open| open.class == Class::Row);
        }
        self.open.push(Open { name, written, class, span: span.clone() });
        if is_part(class) {
            self.gap = (class == Class::Row).then_some((self.out.len(), self.tags.len()));
        }
        if self.open.len() > MAX_DEPTH || self.formatting > MAX_DEPTH {
            self.report(
                Rule::NestingTooDeep,
                span.start..span.end,
                format!("elements are nested more than {MAX_DEPTH} levels deep"),
                "close the elements; the block was not read",
            );
            return None;
        }
        Some(())
    }

    #[inline]
    pub(super) fn end_tag(&mut self, tag: &Tag<'a>, end: usize) {
        let at = tag.span.start;
        self.bound(tag.class, at);
        let inside = match tag.class {
            Class::Void => return,
            Class::Table => 0,
            Class::Group | Class::Row | Class::Cell => self.table_parts(),
            Class::Inline | Class::Html => {
                self.open.iter().rposition(|open| open.class == Class::Cell).map_or(0, |cell| cell + 1)
            }
        };
        // The end tag of another kind of cell or table also ends the open one.
        let same = |open: &Open<'_>| open.written == tag.written || (open.class == tag.class && is_part(open.class));
        match self.open[inside..].iter().rposition(same) {
            Some(found) => {
                let element = inside + found;
                let closes = self.open[element].written == tag.written;
                self.close_down_to(element + usize::from(closes));
                if closes {
                    self.pop();
                }
                match tag.class {
                    Class::Cell if self.is_open(Class::Row) => self.gap = Some((self.out.len(), self.tags.len())),
                    class if is_part(class) => self.gap = None,
                    _ => {}
                }
            }
            None if tag.class == Class::Html => {}
            None if tag.class == Class::Cell && self.begin_cell_in_gap(at) => {
                self.pop();
                self.gap = Some((self.out.len(), self.tags.len()));
                self.report(
                    Rule::SurplusTag,
                    at..end,
                    format!("`</{}>` has no opening tag", tag.written),
                    format!("add `<{}>` where the cell should begin", tag.written),
                );
            }
            None if tag.class == Class::Row && self.rowless => self.rowless = false,
            None => {
                self.report(
                    Rule::SurplusTag,
                    at..end,
                    format!("`</{}>` has no opening tag", tag.written),
                    format!("delete the tag, or add `<{}>` where it should begin", tag.written),
                );
            }
        }
    }

    /// Opens a cell around the text since the last one, which has only an end tag. False without such a text.
    fn begin_cell_in_gap(&mut self, end: usize) -> bool {
        let Some((start, tags)) = self.gap.take() else { return false };
        let text = self.out.get(start..).unwrap_or_default().trim();
        if text.is_empty() || labels::opens_example(text) {
            return false;
        }
        self.out.insert_str(start, &format!("<{}>", name::CELL));
        let from = tags.checked_sub(1).and_then(|last| self.tags.get(last)).map_or(0, |tag| tag.span.end);
        let span = from..self.base + end;
        self.tags.insert(tags, StartTag { name: name::CELL, span: from..from, content_end: span.end, level: None });
        self.open.push(Open { name: name::CELL, written: "md-td", class: Class::Cell, span: 0..0 });
        true
    }

    /// The index of the first part of the innermost open table.
    fn table_parts(&self) -> usize {
        self.open.iter().rposition(|open| open.class == Class::Table).map_or(0, |table| table + 1)
    }

    /// Reports and closes the open elements from an index on.
    fn close_down_to(&mut self, index: usize) {
        while self.open.len() > index {
            let Some(open) = self.pop() else { return };
            if open.class != Class::Html {
                self.report(
                    Rule::UnclosedTag,
                    open.span,
                    format!("`<{}>` is not closed", open.written),
                    format!("add `</{}>` where it should end", open.written),
                );
            }
        }
    }

    /// Closes the innermost open element.
    fn pop(&mut self) -> Option<Open<'a>> {
        let open = self.open.pop()?;
        self.formatting -= usize::from(open.class == Class::Html);
        if !open.name.is_empty() {
            self.out.push_str("</");
            self.out.push_str(open.name);
            self.out.push('>');
        }
        Some(open)
    }

    /// Ends the content of previous tags at a tag of this class.
    #[inline]
    fn bound(&mut self, class: Class, at: usize) {
        let content_end = self.base + at;
        match class {
            Class::Html | Class::Void => {}
            // Inline elements may be within text, so only parts of a table end the content of a cell.
            Class::Inline => {
                if let Some(last) = self.tags.last_mut().filter(|tag| !matches!(tag.name, name::CELL | name::ROW)) {
                    last.content_end = last.content_end.min(content_end);
                }
            }
            Class::Table | Class::Group | Class::Row | Class::Cell => {
                for tag in &mut self.tags[self.bounded..] {
                    tag.content_end = tag.content_end.min(content_end);
                }
                self.bounded = self.tags.len();
            }
        }
    }
}
