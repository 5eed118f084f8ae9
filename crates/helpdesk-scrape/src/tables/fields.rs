//! Rows of field tables: names, depths, types and marks.

use std::collections::HashSet;
use std::ops::Range;

use super::columns::{Column, Columns};
use crate::coverage::RowCounts;
use crate::diagnostic::{Rule, Sink};
use crate::markup::table::{Cell, Depth, Piece, Row, Table};
use crate::page::FieldRow;
use crate::prose::description::{self, Doc};
use crate::text::{collapse, is_blank, plain, strip_emphasis};

/// The maximum depth of fields; deeper ones are refused. The deepest on a page are 11 levels deep.
const MAX_DEPTH: usize = 48;

/// Reads the rows of a table, and returns whether any was lost, so that it may be missed. Types are kept as written.
pub(crate) fn read(table: &Table, columns: &Columns, count: &mut RowCounts, sink: &mut Sink) -> (Vec<FieldRow>, bool) {
    let mut fields = Vec::with_capacity(table.rows.len());
    let mut tree = Tree::new(table.depth);
    for row in &table.rows {
        count.seen += 1;
        match read_row(row, columns, &mut tree, sink) {
            Some(field) => {
                count.read += 1;
                fields.push(field);
            }
            None => count.reported += 1,
        }
    }
    (fields, tree.has_lost_rows)
}

fn read_row(row: &Row, columns: &Columns, tree: &mut Tree, sink: &mut Sink) -> Option<FieldRow> {
    let name_cell = columns.cell(row, Column::Name);
    if name_cell.is_some_and(|cell| is_divider(&cell.plain())) {
        sink.report(
            Rule::DividerRow,
            row.span.clone(),
            "the row only separates other rows; it is left out",
            "delete the row, and move its text into the descriptions",
        );
        return None;
    }
    if !columns.check(row, sink) {
        tree.has_lost_rows = true;
        return None;
    }
    let name = Name::read(name_cell?);
    if name.text.is_empty() && row.cells.len() >= columns.len() {
        sink.report(
            Rule::MissingCell,
            row.span.clone(),
            "the row does not name a field",
            "write the name into the first cell",
        );
    }
    if name.text.is_empty() {
        tree.has_lost_rows = true;
        return None;
    }
    if !name.is_plausible() && row.cells.len() >= columns.len() {
        sink.report(
            Rule::BadName,
            name.span.clone(),
            format!("`{}` is not a valid field name", name.text),
            "write only the name into the cell, and anything else into the description",
        );
    }
    // The cells of an incomplete row may be shifted, so that faults of its other cells would be about the wrong cells.
    let mut ignored = Sink::default();
    let is_incomplete = row.cells.len() < columns.len();
    let sink = if is_incomplete { &mut ignored } else { sink };
    let (depth, path) = tree.insert(row, &name, sink);
    let ty = columns.cell(row, Column::Type);
    let (type_text, type_span) = ty.map_or_else(|| (String::new(), name.span.clone()), type_of);
    if ty.is_some() && type_text.is_empty() {
        sink.report(
            Rule::MissingCell,
            row.span.clone(),
            format!("`{path}` has no type"),
            "write the type into its cell",
        );
    }
    let required = columns.required(row, format_args!("`{path}`"), sink);
    let mut doc = columns
        .cell(row, Column::Description)
        .map_or_else(Doc::default, |cell| description::read(cell, &row.between, sink));
    if let Some(example) = columns.cell(row, Column::Example).map(|cell| collapse(&cell.text())) {
        doc.example = doc.example.or(Some(example).filter(|text| !text.is_empty() && text != "-"));
    }
    Some(FieldRow {
        depth,
        path,
        type_text,
        ty: helpdesk_schema::Type::Any,
        is_incomplete,
        required,
        marked_required: name.marked_required,
        doc,
        doc_span: columns.span(row, Column::Description),
        span: name.span,
        type_span,
        name: name.text,
    })
}

/// `================`, `----`
fn is_divider(name: &str) -> bool {
    name.len() >= 3 && name.chars().all(|c| matches!(c, '=' | '-' | '—' | '*' | '_'))
}

/// The name cell of a field.
struct Name {
    text: String,
    span: Range<usize>,
    indent: usize,
    marked_required: bool,
}

impl Name {
    fn read(cell: &Cell) -> Self {
        let marked_required =
            cell.pieces.iter().any(|piece| matches!(piece, Piece::Tag { kind, .. } if kind == "field-required"));
        let mut prefix = String::new();
        for piece in &cell.pieces {
            match piece {
                Piece::FieldName(text, span) => {
                    let text = plain(text);
                    return Self { text, span: span.clone(), indent: indent(&prefix), marked_required };
                }
                Piece::Text(text) => prefix.push_str(text),
                _ => {}
            }
        }
        let start = prefix.find(|c| !is_indent(c)).unwrap_or(prefix.len());
        let indent = indent(&prefix[..start]);
        let text = plain(&prefix[start..]);
        Self { text: strip_emphasis(&text).to_owned(), span: cell.span.clone(), indent, marked_required }
    }

    /// Whether it is a plausible JSON key.
    fn is_plausible(&self) -> bool {
        self.text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '$' | '@'))
    }
}

fn is_indent(c: char) -> bool {
    is_blank(c) || matches!(c, '∟' | '└' | '┗' | '─')
}

/// The indentation of a name. Only the order of two values is meaningful.
fn indent(prefix: &str) -> usize {
    let is_branch = |c: char| matches!(c, '∟' | '└' | '┗');
    let branches = prefix.chars().filter(|c| is_branch(*c)).count();
    let before = prefix.rfind(is_branch).map_or(prefix, |last| &prefix[..last]);
    let blanks = before.chars().filter(|c| matches!(c, '\u{2003}' | '\u{2002}' | '\u{3000}' | '\u{a0}')).count();
    // A branch without a space before it is as deep as one with a space.
    blanks.max(branches)
}

/// The enclosing fields of the next row.
struct Tree {
    depth: Depth,
    open: Vec<OpenField>,
    /// The names at the top level, to detect duplicates.
    roots: HashSet<String>,
    /// Whether a row has no name, so that its place in the tree is empty.
    has_lost_rows: bool,
}

struct OpenField {
    indent: usize,
    path: String,
    children: HashSet<String>,
}

impl Tree {
    fn new(depth: Depth) -> Self {
        Self { depth, open: Vec::new(), roots: HashSet::new(), has_lost_rows: false }
    }

    /// Returns the depth and the path of the next field.
    fn insert(&mut self, row: &Row, name: &Name, sink: &mut Sink) -> (usize, String) {
        let indent = match self.depth {
            Depth::Levels => self.level(row, sink),
            Depth::Indentation => name.indent,
        };
        // The parent of a field is the last one with less indentation, however much less.
        while self.open.last().is_some_and(|open| open.indent >= indent) {
            self.open.pop();
        }
        if self.open.len() >= MAX_DEPTH {
            sink.report(
                Rule::NestingTooDeep,
                row.span.clone(),
                format!("the field is more than {MAX_DEPTH} levels deep"),
                "correct the levels of the rows",
            );
            self.open.truncate(MAX_DEPTH - 1);
        }
        let (siblings, path) = match self.open.last_mut() {
            Some(parent) => {
                let path = format!("{}/{}", parent.path, name.text);
                (&mut parent.children, path)
            }
            None => (&mut self.roots, name.text.clone()),
        };
        if !siblings.insert(name.text.clone()) {
            sink.report(
                Rule::DuplicateField,
                name.span.clone(),
                format!("the field `{path}` is listed twice at the same level"),
                "delete one of the rows, or correct the level of the misplaced one",
            );
        }
        let depth = self.open.len();
        self.open.push(OpenField { indent, path: path.clone(), children: HashSet::new() });
        (depth, path)
    }

    fn level(&self, row: &Row, sink: &mut Sink) -> usize {
        let level = match row.level.as_deref().map(str::trim) {
            None => {
                sink.report(
                    Rule::MissingLevel,
                    row.span.clone(),
                    "the row has no level; it is read as level 0",
                    "add `level=\"0\"`",
                );
                0
            }
            Some(text) => text.parse().unwrap_or_else(|_| {
                sink.report(
                    Rule::BadLevel,
                    row.span.clone(),
                    format!("the level `{text}` is not a number"),
                    "write the number of enclosing fields, from 0",
                );
                0
            }),
        };
        let deepest = self.open.last().map_or(0, |open| open.indent.saturating_add(1));
        if level > deepest {
            sink.report(
                Rule::LevelJump,
                row.span.clone(),
                format!("the row has level {level}, but after the previous row the level can be at most {deepest}"),
                "correct the level, or add the row in between",
            );
        }
        level
    }
}

fn type_of(cell: &Cell) -> (String, Range<usize>) {
    for piece in &cell.pieces {
        if let Piece::FieldType(text, span) = piece {
            return (plain(text), span.clone());
        }
    }
    (cell.unemphasized(), cell.span.clone())
}
