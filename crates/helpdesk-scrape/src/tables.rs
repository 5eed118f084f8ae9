//! What a table is: by what it holds, or by the heading above it.

use std::ops::Range;

use crate::assemble::Assembler;
use crate::columns::{Column, Columns, Content};
use crate::diagnostic::Rule;
use crate::page::{self, FieldTable};
use crate::section::Section;
use crate::table::Table;
use crate::text::strip_emphasis;
use crate::{basic, errors, headers, rows, types, values};

/// A table of more rows than this is refused. The longest has some 2,500.
const MAX_ROWS: usize = 20_000;

impl Assembler<'_, '_> {
    /// Takes a table of the page.
    pub(crate) fn table(&mut self, table: Table) {
        if self.is_too_long(&table.span, table.rows.len()) {
            return;
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
        let is_basic = basic::is_basic(&table, self.place.section == Section::Event);
        if self.seen.basic.is_none() && is_basic {
            let spans = basic::read(&table, &mut self.seen.page, &mut self.seen.rows, self.sink);
            self.seen.basic = Some((table.span, spans));
            return;
        }
        if is_basic {
            basic::read_further(&table, &mut self.seen.page, &mut self.seen.rows, self.sink);
            return;
        }
        let fits = || match self.place.section {
            Section::Errors => Columns::look_like(&table, Content::Errors),
            _ => Columns::look_like(&table, Content::Parameters),
        };
        let first = !self.place.listed && !self.place.unknown && (!self.place.aside || fits());
        self.place.listed = true;
        let section = match self.place.section {
            _ if !first => None,
            Section::Path => Some(page::Section::Path),
            Section::Query => Some(page::Section::Query),
            Section::Body => Some(page::Section::Body),
            Section::Response => Some(page::Section::Response),
            Section::EventBody => Some(page::Section::Event),
            Section::Parameters => Some(match self.seen.page.method {
                Some(helpdesk_schema::Method::Get | helpdesk_schema::Method::Delete) => page::Section::Query,
                _ => page::Section::Body,
            }),
            Section::Headers => return self.headers(&table),
            Section::Errors => return self.errors(&table),
            _ => None,
        };
        match section {
            Some(section) => self.fields(&table, section),
            None => self.side_table(&table),
        }
    }

    fn fields(&mut self, table: &Table, section: page::Section) {
        let Some(columns) = Columns::read(table, Content::Parameters, self.sink) else { return self.unread(table) };
        if !columns.has(Column::Type) {
            self.sink.report(
                Rule::UntypedTable,
                table.span.clone(),
                "the table does not state the types of the fields",
                "add a column 类型",
            );
        }
        let mut fields = rows::read(table, &columns, &mut self.seen.rows, self.sink);
        types::resolve(&mut fields, section, self.sink);
        for field in fields.iter_mut().filter(|field| field.doc.values.is_empty()) {
            field.doc.prose_values = values::recognise(&field.doc.text, &field.ty);
        }
        self.seen.page.tables.push(FieldTable { section, heading: self.place.heading.clone(), fields });
    }

    fn headers(&mut self, table: &Table) {
        let Some(columns) = Columns::read(table, Content::Parameters, self.sink) else { return self.unread(table) };
        self.seen.page.multipart |= headers::read(table, &columns, &mut self.seen.page, &mut self.seen.rows, self.sink);
    }

    fn errors(&mut self, table: &Table) {
        let Some(columns) = Columns::read(table, Content::Errors, self.sink) else { return self.unread(table) };
        errors::read(table, &columns, &mut self.seen.page, &mut self.seen.rows, self.sink);
    }

    /// Reports a table that has more rows than any, and counts them.
    pub(crate) fn is_too_long(&mut self, span: &Range<usize>, rows: usize) -> bool {
        if rows > MAX_ROWS {
            self.sink.report(
                Rule::TooManyRows,
                span.clone(),
                format!("the table has {rows} rows, and none has more than {MAX_ROWS}; it is not read"),
                "check that the file is a page",
            );
            self.seen.rows.seen += rows;
            self.seen.rows.reported += rows;
            self.place.listed = true;
        }
        rows > MAX_ROWS
    }

    /// Counts the rows of a table of which something was reported that makes it unreadable.
    fn unread(&mut self, table: &Table) {
        self.seen.rows.seen += table.rows.len();
        self.seen.rows.reported += table.rows.len();
    }

    fn side_table(&mut self, table: &Table) {
        self.unread(table);
        let lists = Columns::look_like(table, Content::Parameters) || Columns::look_like(table, Content::Errors);
        let (rule, hint) = if self.place.unknown && lists && !is_side_heading(&self.place.heading) {
            (
                Rule::UnknownSection,
                "use one of the headings that spec/README.md lists, or teach the reader what this one means",
            )
        } else {
            (Rule::SideTable, "nothing need be done, unless it lists parameters; then give it a section heading")
        };
        self.sink.report(
            rule,
            table.span.clone(),
            format!(
                "the table below `{}` belongs to no section; its {} rows are not read",
                self.place.heading,
                table.rows.len()
            ),
            hint,
        );
    }
}

/// Side material that pages explain their parameters with.
fn is_side_heading(heading: &str) -> bool {
    let heading = strip_emphasis(heading);
    ["说明", "附录", "示例", "限制", "枚举", "定义", "介绍", "参考"].iter().any(|word| heading.contains(word))
}
