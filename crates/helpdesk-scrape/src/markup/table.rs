//! Tables as written on the page, before they are interpreted.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::{plain, strip_emphasis};

/// How a table encodes the depth of its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// `md-dt-table`: by the `level` attribute.
    Levels,
    /// `md-table` and pipe tables: by the indentation of the name.
    Indentation,
}

#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// Its start tag, or the line of its column headers.
    pub(crate) span: Range<usize>,
    pub(crate) depth: Depth,
    pub(crate) columns: Vec<Cell>,
    pub(crate) rows: Vec<Row>,
    /// Whether a row was reported as lost, so that the levels of the others may not fit.
    pub(crate) has_lost_rows: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// Its start tag, or its line.
    pub(crate) span: Range<usize>,
    /// The text of the `level` attribute.
    pub(crate) level: Option<String>,
    pub(crate) cells: Vec<Cell>,
    /// An example between the cells, which belongs to the description.
    pub(crate) between: String,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Cell {
    /// The content, trimmed.
    pub(crate) span: Range<usize>,
    pub(crate) pieces: Vec<Piece>,
}

/// A part of a cell's content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    Text(String),
    /// `md-text` of the type `field-name`.
    FieldName(String, Range<usize>),
    /// `md-text` of the type `field-type`.
    FieldType(String, Range<usize>),
    /// `md-perm`: the name and description of a scope.
    Scope {
        name: Option<String>,
        text: String,
    },
    /// `md-tag`: its type and text.
    Tag {
        kind: String,
        text: String,
        span: Range<usize>,
    },
    /// `md-app-support`: its types.
    Apps(String, Range<usize>),
    /// `md-enum`: its items.
    Values(Vec<ValueItem>),
}

/// `md-enum-item`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ValueItem {
    pub(crate) key: String,
    pub(crate) label: String,
    pub(crate) span: Range<usize>,
}

impl Cell {
    /// The text of the cell, including that of its elements.
    pub(crate) fn text(&self) -> Cow<'_, str> {
        if let [Piece::Text(text) | Piece::FieldName(text, _) | Piece::FieldType(text, _)] = self.pieces.as_slice() {
            return Cow::Borrowed(text);
        }
        let mut out = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text)
                | Piece::FieldName(text, _)
                | Piece::FieldType(text, _)
                | Piece::Scope { text, .. }
                | Piece::Tag { text, .. } => out.push_str(text),
                Piece::Apps(..) | Piece::Values(_) => {}
            }
        }
        Cow::Owned(out)
    }

    /// The text in one line, without Markdown escapes.
    pub(crate) fn plain(&self) -> String {
        plain(&self.text())
    }

    /// The plain text, without emphasis around it.
    pub(crate) fn unemphasized(&self) -> String {
        strip_emphasis(&self.plain()).to_owned()
    }
}
