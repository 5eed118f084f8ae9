//! The table of error codes.

use std::collections::HashSet;

use super::columns::{Column, Columns};
use crate::coverage::RowCounts;
use crate::diagnostic::{Rule, Sink};
use crate::markup::table::{Cell, Table};
use crate::page::{ErrorRow, Page};
use crate::prose::markdown;
use crate::text::strip_emphasis;

/// Reads the table into the page.
pub(crate) fn read(
    table: &Table,
    columns: &Columns,
    is_sub_code: bool,
    page: &mut Page,
    count: &mut RowCounts,
    sink: &mut Sink,
) {
    let mut codes: HashSet<i64> = page.errors.iter().map(|error| error.code).collect();
    for row in &table.rows {
        count.seen += 1;
        if !columns.check(row, sink) {
            count.reported += 1;
            continue;
        }
        // The cells of an incomplete row may be shifted, so that faults of its other cells would be about the wrong cells.
        let mut ignored = Sink::default();
        let sink = if row.cells.len() < columns.len() { &mut ignored } else { &mut *sink };
        let text = |role| columns.cell(row, role).map(Cell::plain).unwrap_or_default();
        let written = text(Column::Code);
        let Ok(code) = strip_emphasis(&written).trim_matches('`').parse::<i64>() else {
            count.reported += 1;
            sink.report(
                Rule::BadErrorCode,
                columns.span(row, Column::Code),
                format!("`{written}` is not an error code"),
                "write the code as an integer, one per row",
            );
            continue;
        };
        count.read += 1;
        let status_text = text(Column::Status);
        let status = strip_emphasis(&status_text).parse::<u16>().ok().filter(|status| (100..600).contains(status));
        if status.is_none() && columns.cell(row, Column::Status).is_some() {
            sink.report(
                Rule::BadStatus,
                columns.span(row, Column::Status),
                format!("`{status_text}` is not an HTTP status"),
                "write the status as a number from 100 to 599",
            );
        }
        if !codes.insert(code) {
            sink.report(
                Rule::DuplicateErrorCode,
                columns.span(row, Column::Code),
                format!("the code {code} is listed twice"),
                "delete one of the rows",
            );
        }
        page.errors.push(ErrorRow {
            status,
            code,
            is_sub_code,
            message: text(Column::Message),
            advice: columns.cell(row, Column::Advice).map(|cell| markdown::clean(&cell.text())).unwrap_or_default(),
            span: columns.span(row, Column::Code),
        });
    }
}
