//! Determines the kind of a table, by its contents or its heading.

use std::ops::Range;

use super::columns::{Column, Columns, Content};
use super::{basic, errors, fields, headers, types};
use helpdesk_schema::FieldLocation;

use crate::diagnostic::{Rule, Sink};
use crate::markup::table::Table;
use crate::page::FieldTable;
use crate::prose::values;
use crate::section::{OpenSection, Section};
use crate::seen::{Headless, Seen};
use crate::text::{strip_emphasis, trim_range};

/// The maximum number of rows; a longer table is refused. The longest known table has about 2,500.
const MAX_ROWS: usize = 20_000;

/// Reads the tables of a section into the page.
pub(crate) struct TableReader<'a> {
    pub(crate) text: &'a str,
    pub(crate) open: &'a mut OpenSection,
    pub(crate) seen: &'a mut Seen,
    pub(crate) sink: &'a mut Sink,
}

impl TableReader<'_> {
    /// Reads a table according to its kind.
    pub(crate) fn read(&mut self, mut table: Table) {
        if self.is_too_long(&table.span, table.rows.len()) {
            return;
        }
        // Without the tags of the head, its row is the first one.
        if table.columns.is_empty() && table.rows.first().is_some_and(|row| Columns::name_columns(&row.cells)) {
            table.columns = table.rows.remove(0).cells;
        }
        if table.columns.is_empty() {
            self.sink.report(
                Rule::BrokenTable,
                table.span.clone(),
                "the table has no column headers",
                "add the row that names the columns",
            );
        }
        if table.rows.is_empty() {
            self.sink.report(
                Rule::EmptyTable,
                table.span.clone(),
                "the table has no rows",
                "add the rows, or delete the table",
            );
        }
        let is_basic = basic::is_basic(&table, self.open.section == Section::Event);
        if self.seen.basic.is_none() && is_basic {
            let spans = basic::read(&table, &mut self.seen.page, &mut self.seen.rows, self.sink);
            self.seen.basic = Some((table.span, spans));
            return;
        }
        if is_basic {
            basic::read_further(&table, &mut self.seen.page, &mut self.seen.rows, self.sink);
            return;
        }
        let fits = || match self.open.section {
            Section::Errors => Columns::look_like(&table, Content::Errors),
            _ => Columns::look_like(&table, Content::Parameters),
        };
        let first = !self.open.listed && !self.open.unknown && (!self.open.aside || fits());
        self.open.listed = true;
        let location = match self.open.section {
            _ if !first => None,
            Section::Path => Some(FieldLocation::Path),
            Section::Query => Some(FieldLocation::Query),
            Section::Body => Some(FieldLocation::Body),
            Section::Response => Some(FieldLocation::Response),
            Section::EventBody => Some(FieldLocation::Event),
            Section::Parameters => Some(match self.seen.page.method {
                Some(helpdesk_schema::Method::Get | helpdesk_schema::Method::Delete) => FieldLocation::Query,
                _ => FieldLocation::Body,
            }),
            Section::Headers => return self.headers(&table),
            Section::Errors => return self.errors(&table),
            _ => None,
        };
        match location {
            Some(location) => self.fields(&table, location),
            None => self.side_table(&table),
        }
    }

    fn fields(&mut self, table: &Table, location: FieldLocation) {
        let mut found = Sink::default();
        self.rows(table, location, &mut found);
        if table.has_lost_rows {
            found.keep(|rule, _| !matches!(rule, Rule::LevelJump | Rule::ChildrenOfScalar));
        }
        self.sink.append(found);
    }

    fn rows(&mut self, table: &Table, location: FieldLocation, sink: &mut Sink) {
        let Some(columns) = Columns::read(table, Content::Parameters, sink) else { return self.unread(table) };
        if !columns.has(Column::Type) && !columns.has_unknown {
            sink.report(
                Rule::UntypedTable,
                table.span.clone(),
                "the table does not state the types of the fields",
                "add a column 类型",
            );
        }
        let (mut fields, has_lost_rows) = fields::read(table, &columns, &mut self.seen.rows, sink);
        self.seen.has_lost_rows |= has_lost_rows;
        types::resolve(&mut fields, location, sink, &mut self.seen.undescribed);
        for field in fields.iter_mut().filter(|field| field.doc.values.is_empty()) {
            field.doc.prose_values = values::recognise(&field.doc.text, &field.ty);
            if field.doc.prose_values.is_none() && field.doc.announces_values && values::may_be_listed(&field.ty) {
                let description = &self.text[field.doc_span.clone()];
                let label = ["可选值", "可能值"].iter().filter_map(|label| description.find(label)).min();
                let start = field.doc_span.start + label.unwrap_or_default();
                let end = self.text[start..].find('\n').map_or(self.text.len(), |len| start + len);
                sink.report(
                    Rule::UnreadValues,
                    trim_range(self.text, start..end),
                    format!("the values of `{}` are announced here, but the list of them cannot be read", field.path),
                    "list them in an `md-enum`, or add a `[[values]]` correction",
                );
            }
        }
        self.seen.page.tables.push(FieldTable { location, heading: self.open.heading.clone(), fields });
    }

    fn headers(&mut self, table: &Table) {
        let Some(columns) = Columns::read(table, Content::Parameters, self.sink) else { return self.unread(table) };
        self.seen.page.multipart |= headers::read(table, &columns, &mut self.seen.page, &mut self.seen.rows, self.sink);
    }

    fn errors(&mut self, table: &Table) {
        let Some(columns) = Columns::read(table, Content::Errors, self.sink) else { return self.unread(table) };
        let is_sub_code = self.open.heading.contains("子错误码");
        errors::read(table, &columns, is_sub_code, &mut self.seen.page, &mut self.seen.rows, self.sink);
    }

    /// Reports a table with too many rows, and counts them.
    pub(crate) fn is_too_long(&mut self, span: &Range<usize>, rows: usize) -> bool {
        if rows > MAX_ROWS {
            self.sink.report(
                Rule::TooManyRows,
                span.clone(),
                format!("the table has {rows} rows, more than the limit of {MAX_ROWS}; it is not read"),
                "check that the file is a documentation page",
            );
            self.seen.rows.skip(rows);
            self.open.listed = true;
        }
        rows > MAX_ROWS
    }

    /// Counts the rows of a table that was reported as unreadable.
    fn unread(&mut self, table: &Table) {
        self.seen.rows.skip(table.rows.len());
    }

    fn side_table(&mut self, table: &Table) {
        self.unread(table);
        let lists_errors = Columns::look_like(table, Content::Errors);
        let lists = Columns::look_like(table, Content::Parameters) || lists_errors;
        let lists_headers = || {
            let names = table.rows.iter().filter_map(|row| row.cells.first());
            names.clone().any(|cell| cell.unemphasized() == "Authorization")
        };
        // The section may still come.
        if self.seen.headless.is_none() {
            if lists_errors && self.seen.page.errors.is_empty() {
                self.seen.headless = Some((table.span.clone(), Headless::Errors));
            } else if lists && lists_headers() && self.seen.page.headers.is_empty() {
                self.seen.headless = Some((table.span.clone(), Headless::Headers));
            } else if lists && self.open.section == Section::Headers {
                self.seen.headless = Some((table.span.clone(), Headless::Fields));
            }
        }
        let (rule, hint) = if self.open.unknown && lists && !is_side_heading(&self.open.heading) {
            (
                Rule::UnknownSection,
                "use one of the headings listed in spec/README.md, or add support for this one to the reader",
            )
        } else {
            (Rule::SideTable, "no action is needed, unless it lists parameters; then give it a section heading")
        };
        // Below a heading that may be meant for a section's, the fields of the operation are missing.
        let beside_fields = self.sink.beside_fields;
        self.sink.beside_fields &= rule == Rule::SideTable || !is_like_section(&self.open.heading);
        self.sink.report(
            rule,
            table.span.clone(),
            format!(
                "the table below `{}` is not in a known section; its rows ({}) are not read",
                self.open.heading,
                table.rows.len()
            ),
            hint,
        );
        self.sink.beside_fields = beside_fields;
    }
}

/// Whether the heading has a word of the headings of fields.
fn is_like_section(heading: &str) -> bool {
    ["请求", "响应", "参数", "事件体", "返回"].iter().any(|word| heading.contains(word))
}

/// A heading of supplementary tables that explain parameters.
fn is_side_heading(heading: &str) -> bool {
    let heading = strip_emphasis(heading);
    ["说明", "附录", "示例", "限制", "枚举", "定义", "介绍", "参考"].iter().any(|word| heading.contains(word))
}
