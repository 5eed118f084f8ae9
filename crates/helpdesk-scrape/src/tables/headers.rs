//! The table of request headers, and notes that require further headers.

use helpdesk_schema::TokenKind;

use super::basic::{ACCESS_TOKENS, tokens_in_text};
use super::columns::{Column, Columns};
use crate::coverage::RowCounts;
use crate::diagnostic::{Rule, Sink};
use crate::markup::table::{Cell, Piece, Row, Table};
use crate::page::{HeaderRow, Page};
use crate::prose::markdown;
use crate::text::{collapse, strip_emphasis};

/// Reads the table into the page. True if the request body is multipart.
pub(crate) fn read(table: &Table, columns: &Columns, page: &mut Page, count: &mut RowCounts, sink: &mut Sink) -> bool {
    let mut multipart = false;
    for row in &table.rows {
        count.seen += 1;
        let name = columns.cell(row, Column::Name).map(Cell::unemphasized).unwrap_or_default();
        if !columns.check(row, sink) || name.is_empty() {
            count.reported += 1;
            if name.is_empty() && row.cells.len() >= columns.len() {
                sink.report(
                    Rule::MissingCell,
                    row.span.clone(),
                    "the row does not name a header",
                    "write the name into the first cell",
                );
            }
            continue;
        }
        count.read += 1;
        let cell = columns.cell(row, Column::Description);
        if name.eq_ignore_ascii_case("authorization") {
            row.cells.iter().for_each(|cell| tokens(cell, page, sink));
            let is_tag = |piece: &Piece| matches!(piece, Piece::Tag { kind, .. } if kind.starts_with("token"));
            if page.tokens.is_empty() && !row.cells.iter().any(|cell| cell.pieces.iter().any(is_tag)) {
                tokens_as_text(row, columns, page, sink);
            }
        }
        if name.eq_ignore_ascii_case("content-type") {
            multipart |= row.cells.iter().any(|cell| cell.text().contains("multipart/form-data"));
        }
        let required = columns.required(row, format_args!("the header `{name}`"), sink).unwrap_or(false);
        let span = columns.span(row, Column::Name);
        page.headers.push(HeaderRow {
            name,
            required,
            description: cell.map(|cell| markdown::clean(&cell.text())).unwrap_or_default(),
            span,
        });
    }
    multipart
}

/// The tokens of an `Authorization` row without tags.
fn tokens_as_text(row: &Row, columns: &Columns, page: &mut Page, sink: &mut Sink) {
    row.cells.iter().for_each(|cell| tokens_in_text(&cell.plain(), page));
    if page.tokens.is_empty() {
        sink.report(
            Rule::UnknownToken,
            columns.span(row, Column::Description),
            "the row does not name the token of the header",
            "write `tenant_access_token`, `user_access_token` or `app_access_token`, as an `md-tag` or as text",
        );
    }
}

/// The tokens named by the tags of the `Authorization` row.
fn tokens(cell: &Cell, page: &mut Page, sink: &mut Sink) {
    for piece in &cell.pieces {
        let Piece::Tag { kind, text, span } = piece else { continue };
        let word = collapse(text);
        // A tag with a misspelled type still contains the name of the token.
        let token = match kind.as_str() {
            "token-tenant" => Some(TokenKind::Tenant),
            "token-user" => Some(TokenKind::User),
            "token-app" => Some(TokenKind::App),
            "" => ACCESS_TOKENS.iter().find(|(name, _)| *name == word).map(|(_, token)| *token),
            _ => None,
        };
        let Some(token) = token else {
            sink.report(
                Rule::UnknownToken,
                span.clone(),
                format!("`{kind}` is not a known kind of token"),
                "write token-tenant, token-user or token-app",
            );
            continue;
        };
        if !page.tokens.contains(&token) {
            page.tokens.push(token);
        }
    }
}

/// The headers that notes require: a line `Key: NAME`, followed by a line `Value: ...`.
pub(crate) fn in_notes(notes: &str) -> Vec<HeaderRow> {
    let mut headers: Vec<HeaderRow> = Vec::new();
    let mut open = false;
    for line in notes.lines() {
        let line = strip_emphasis(line.trim_start_matches(['>', '-', ' ', '\t']));
        let Some((label, value)) = line.split_once([':', '：']) else { continue };
        match label.trim().to_ascii_lowercase().as_str() {
            "key" => {
                let name: String =
                    value.trim().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                open = !name.is_empty();
                if open {
                    headers.push(HeaderRow { name, required: true, description: String::new(), span: 0..0 });
                }
            }
            "value" if open => {
                if let Some(header) = headers.last_mut() {
                    header.description = markdown::clean(value);
                }
                open = false;
            }
            _ => {}
        }
    }
    headers.retain(|header| !header.description.is_empty());
    headers
}
