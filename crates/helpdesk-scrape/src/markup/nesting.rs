//! Which elements are open: what a start tag ends, what an end tag closes, and what is never closed.

use std::ops::Range;

use super::vocabulary::{Class, is_part};
use crate::diagnostic::{Rule, Sink};

/// Elements deeper than this are refused. No page comes near, and a parser needs time for each level at each tag.
const MAX_DEPTH: usize = 256;

/// A start tag of the fragment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct StartTag {
    pub(super) name: &'static str,
    /// Where the tag stands in the page.
    pub(super) span: Range<usize>,
    /// Where the next tag begins that bounds its content: its own end, or whatever comes first of a table's parts.
    pub(super) content_end: usize,
}

/// A tag of the page.
pub(super) struct Tag<'a> {
    pub(super) name: &'static str,
    pub(super) written: &'a str,
    pub(super) class: Class,
    pub(super) span: Range<usize>,
}

/// An element that is not closed yet.
struct Open<'a> {
    /// The name that the parser gets.
    name: &'static str,
    /// The name that the page writes.
    written: &'a str,
    class: Class,
    /// Where its start tag stands in the fragment.
    span: Range<usize>,
}

/// The open elements of a fragment, and what the parser gets of it.
pub(super) struct Nesting<'a, 's> {
    /// Where the fragment begins in the page.
    base: usize,
    sink: &'s mut Sink,
    open: Vec<Open<'a>>,
    /// How many elements of HTML are open; the parser opens them again in each later cell.
    formatting: usize,
    pub(super) tags: Vec<StartTag>,
    /// The tags below this index know where their content ends.
    bounded: usize,
    /// The text for the parser.
    pub(super) out: String,
}

impl<'a, 's> Nesting<'a, 's> {
    /// For a fragment of so many bytes that begins at `base`.
    pub(super) fn new(base: usize, len: usize, sink: &'s mut Sink) -> Self {
        Self {
            base,
            sink,
            open: Vec::new(),
            formatting: 0,
            tags: Vec::with_capacity(len / 64),
            bounded: 0,
            out: String::with_capacity(len),
        }
    }

    /// Whether an element of the class is open.
    pub(super) fn is_open(&self, class: Class) -> bool {
        self.open.iter().any(|open| open.class == class)
    }

    /// Notes a fault at a place of the fragment.
    pub(super) fn report(
        &mut self,
        rule: Rule,
        span: Range<usize>,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.sink.report(rule, self.base + span.start..self.base + span.end, message, hint);
    }

    /// Ends the fragment there, and what is still open in it.
    pub(super) fn close_all(&mut self, end: usize) {
        self.bound(Class::Table, end);
        self.close_down_to(0);
    }

    // The scan calls these for each tag, so they are inlined there.

    /// Ends what must have ended before the tag.
    #[inline]
    pub(super) fn before_start(&mut self, tag: &Tag<'a>) {
        let at = tag.span.start;
        match tag.class {
            Class::Table if self.is_open(Class::Cell) => self.report(
                Rule::NestedTable,
                at..tag.span.end + 1,
                "a table stands inside of a cell",
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
            Class::Inline | Class::Html | Class::Void => {}
        }
    }

    #[inline]
    pub(super) fn start_tag(&mut self, tag: Tag<'a>, end: usize) -> Option<()> {
        let Tag { name, written, class, span } = tag;
        let span = span.start..end;
        self.bound(class, span.start);
        if !name.is_empty() {
            let span = self.base + span.start..self.base + span.end;
            self.tags.push(StartTag { name, span, content_end: usize::MAX });
        }
        if class == Class::Void {
            return Some(());
        }
        self.formatting += usize::from(class == Class::Html);
        self.open.push(Open { name, written, class, span: span.clone() });
        if self.open.len() > MAX_DEPTH || self.formatting > MAX_DEPTH {
            self.report(
                Rule::NestingTooDeep,
                span.start..span.end,
                format!("more than {MAX_DEPTH} elements stand inside one another"),
                "close the elements; the block is not read",
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
        // The end of another kind of cell, or table, ends the open one all the same.
        let same = |open: &Open<'_>| open.written == tag.written || (open.class == tag.class && is_part(open.class));
        match self.open[inside..].iter().rposition(same) {
            Some(found) => {
                let element = inside + found;
                let closes = self.open[element].written == tag.written;
                self.close_down_to(element + usize::from(closes));
                if closes {
                    self.pop();
                }
            }
            None if tag.class == Class::Html => {}
            None => {
                self.report(
                    Rule::SurplusTag,
                    at..end,
                    format!("`</{}>` closes nothing", tag.written),
                    "delete the tag",
                );
            }
        }
    }

    /// Where the parts of the innermost open table begin.
    fn table_parts(&self) -> usize {
        self.open.iter().rposition(|open| open.class == Class::Table).map_or(0, |table| table + 1)
    }

    /// Closes the open elements from an index on, as the page does not.
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

    /// A tag of this class at this place ends the content of the tags before it.
    #[inline]
    fn bound(&mut self, class: Class, at: usize) {
        let content_end = self.base + at;
        match class {
            Class::Html | Class::Void => {}
            // Text may stand before and after an inline element, so only parts of a table end the content of a cell.
            Class::Inline => {
                if let Some(last) = self.tags.last_mut().filter(|tag| !matches!(tag.name, "md-td" | "md-tr")) {
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
