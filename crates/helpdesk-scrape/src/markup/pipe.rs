//! Tables with `|` between the cells.

use std::ops::Range;

use super::fragment;
use super::table::{Cell, Depth, Row, Table};
use crate::diagnostic::Sink;
use crate::text::trim_range;

/// Whether the line separates the column headers of a table from its rows.
pub(crate) fn is_separator(line: &str) -> bool {
    line.contains('-') && line.contains('|') && line.trim().chars().all(|c| matches!(c, '-' | ':' | '|' | ' ' | '\t'))
}

/// Reads a table from the line of column headers and the lines of rows.
pub(crate) fn read(page: &str, header: Range<usize>, rows: &[Range<usize>], sink: &mut Sink) -> Table {
    Table {
        span: trim_range(page, header.clone()),
        depth: Depth::Indentation,
        columns: cells(page, header, sink),
        rows: rows
            .iter()
            .map(|line| Row {
                span: trim_range(page, line.clone()),
                level: None,
                cells: cells(page, line.clone(), sink),
                between: String::new(),
            })
            .collect(),
        has_lost_rows: false,
    }
}

/// The cells of a line. A pipe at either end is optional.
fn cells(page: &str, line: Range<usize>, sink: &mut Sink) -> Vec<Cell> {
    let line = trim_range(page, line);
    let text = &page[line.clone()];
    let start = usize::from(text.starts_with('|'));
    let end = text.len() - usize::from(text.len() > start && text.ends_with('|') && !text.ends_with("\\|"));
    let bytes = text.as_bytes();
    let mut cells = Vec::new();
    let mut from = start;
    for pipe in memchr::memchr_iter(b'|', &bytes[..end]).filter(|pipe| *pipe >= start) {
        if pipe > 0 && bytes[pipe - 1] == b'\\' {
            continue;
        }
        cells.push(fragment::inline(page, line.start + from..line.start + pipe, sink));
        from = pipe + 1;
    }
    cells.push(fragment::inline(page, line.start + from..line.start + end, sink));
    cells
}
