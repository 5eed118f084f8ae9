//! Determines the meaning of columns, by their headers and never by position.

use std::collections::HashSet;
use std::fmt;
use std::ops::Range;

use helpdesk_schema::nearest;

use crate::diagnostic::{Rule, Sink};
use crate::markup::table::{Cell, Piece, Row, Table};
use crate::text::{collapse, is_blank, strip_emphasis};

/// The meaning of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Column {
    Name,
    Type,
    Required,
    Description,
    Example,
    /// The location of a parameter, in words; the section states it too.
    Source,
    Status,
    Code,
    Message,
    Advice,
}

impl Column {
    fn title(self) -> &'static str {
        match self {
            Self::Name => "名称",
            Self::Type => "类型",
            Self::Required => "必填",
            Self::Description => "描述",
            Self::Example => "示例",
            Self::Source => "来源",
            Self::Status => "HTTP状态码",
            Self::Code => "错误码",
            Self::Message => "描述",
            Self::Advice => "排查建议",
        }
    }
}

/// Normalizes a column header: no emphasis, no white space, lower case.
fn words(cell: &Cell) -> String {
    normalized(&cell.unemphasized())
}

fn normalized(text: &str) -> String {
    text.chars().filter(|c| !is_blank(*c)).flat_map(char::to_lowercase).collect()
}

/// The headers of parameter columns, without white space and in lower case.
pub(crate) const PARAMETER_COLUMNS: &[(Column, &[&str])] = &[
    (
        Column::Name,
        &[
            "名称",
            "参数",
            "参数名",
            "参数名称",
            "字段",
            "字段名",
            "字段名称",
            "属性",
            "属性名",
            "属性名称",
            "name",
            "parameter",
            "field",
        ],
    ),
    (Column::Type, &["类型", "数据类型", "参数类型", "字段类型", "格式", "数据格式", "type"]),
    (
        Column::Required,
        &["必填", "必须", "必选", "是否必填", "是否必须", "是否必选", "必填/选填", "必选/可选", "required"],
    ),
    (Column::Description, &["描述", "说明", "参数说明", "字段说明", "备注", "description"]),
    (Column::Example, &["示例", "示例值", "example"]),
    (Column::Source, &["来源", "参数来源"]),
];

/// The headers of error columns.
pub(crate) const ERROR_COLUMNS: &[(Column, &[&str])] = &[
    (Column::Status, &["http状态码", "http状态", "状态码"]),
    (Column::Code, &["错误码", "子错误码", "code"]),
    (Column::Message, &["描述", "说明", "错误信息", "错误描述", "错误说明", "message", "description"]),
    (Column::Advice, &["排查建议", "处理建议", "解决方案", "建议"]),
];

/// The marks in the column of required fields.
pub(crate) const MARKS: &[(bool, &[&str])] = &[
    (true, &["是", "必填", "必须", "必选", "yes", "true"]),
    (false, &["否", "选填", "可选", "非必填", "no", "false"]),
];

fn look_up<T: Copy>(table: &[(T, &[&str])], word: &str) -> Option<T> {
    table.iter().find(|(_, words)| words.contains(&word)).map(|(meaning, _)| *meaning)
}

/// The kind of rows in a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content {
    Parameters,
    Errors,
}

impl Content {
    fn columns(self) -> &'static [(Column, &'static [&'static str])] {
        match self {
            Self::Parameters => PARAMETER_COLUMNS,
            Self::Errors => ERROR_COLUMNS,
        }
    }

    fn column(self, words: &str) -> Option<Column> {
        look_up(self.columns(), words)
    }

    /// The columns without which the rows cannot be read.
    fn wanted(self) -> &'static [Column] {
        match self {
            Self::Parameters => &[Column::Name],
            Self::Errors => &[Column::Code, Column::Message],
        }
    }

    /// Whether no row has a cell for some column header: how many cells each has, and which header that is, if only one is
    /// unknown. A single row may lack a cell of its own.
    fn is_longer_than_rows(self, table: &Table, headers: &[String]) -> Option<(usize, Option<usize>)> {
        let [first, _, ..] = table.rows.as_slice() else { return None };
        let cells = first.cells.len();
        if cells < 2 || cells >= headers.len() || table.rows.iter().any(|row| row.cells.len() != cells) {
            return None;
        }
        let mut unknown = (0..headers.len()).filter(|at| self.column(&headers[*at]).is_none());
        let only = unknown.next().filter(|_| unknown.next().is_none() && cells + 1 == headers.len());
        Some((cells, only))
    }

    /// The usual headers of the columns that a table does not have.
    fn missing(self, headers: &[String]) -> Vec<&'static str> {
        let present: HashSet<Column> = headers.iter().filter_map(|header| self.column(header)).collect();
        let missing = self.columns().iter().filter(|(role, _)| !present.contains(role));
        missing.flat_map(|(_, words)| words.iter().copied()).collect()
    }

    /// Reports column headers of which one is lost: each row has more cells, and a usual column is missing.
    fn is_shorter_than_rows(self, table: &Table, headers: &[String], sink: &mut Sink) -> bool {
        let usual: &[Column] = match self {
            Self::Parameters => &[Column::Name, Column::Type, Column::Required, Column::Description],
            Self::Errors => &[Column::Code, Column::Message, Column::Advice],
        };
        let has = |role: Column| headers.iter().any(|header| self.column(header) == Some(role));
        let missing: Vec<&str> = usual.iter().filter(|role| !has(**role)).map(|role| role.title()).collect();
        let cells = table.rows.first().map_or(0, |row| row.cells.len());
        let all_have_more = cells > headers.len() && table.rows.iter().all(|row| row.cells.len() == cells);
        if !all_have_more || missing.is_empty() || headers.is_empty() {
            return false;
        }
        sink.report(
            Rule::BrokenTable,
            table.columns.first().map_or_else(|| table.span.clone(), |cell| cell.span.clone()),
            format!("the table has {} column headers, but each row has {cells} cells", headers.len()),
            format!("add the missing header, such as `{}`", missing.join("` or `")),
        );
        true
    }
}

/// The columns of a table.
#[derive(Debug)]
pub(crate) struct Columns {
    roles: Vec<Option<Column>>,
    /// Whether a column was reported as unknown.
    pub(crate) has_unknown: bool,
    /// Whether it was reported that every row has fewer cells than there are columns.
    has_short_rows: bool,
}

impl Columns {
    /// Reads the column headers; `None` if a required one is missing.
    pub(crate) fn read(table: &Table, content: Content, sink: &mut Sink) -> Option<Self> {
        let words: Vec<String> = table.columns.iter().map(words).collect();
        if content.is_shorter_than_rows(table, &words, sink) {
            return None;
        }
        if let Some((cells, surplus)) = content.is_longer_than_rows(table, &words) {
            return Self::read_surplus(table, content, cells, surplus, sink);
        }
        let mut roles: Vec<Option<Column>> = Vec::with_capacity(words.len());
        let mut has_unknown = false;
        let usual = content.missing(&words);
        // If there is a column of formats, the column of types holds the location of the parameter.
        let has_format = words.iter().any(|word| word == "格式");
        for (cell, word) in table.columns.iter().zip(&words) {
            let role = match content {
                Content::Parameters if has_format && word == "类型" => Some(Column::Source),
                _ => content.column(word),
            };
            let written = collapse(&cell.text());
            let meant = if role.is_none() { nearest(word, usual.iter().copied()) } else { None };
            match role {
                None => sink.report(
                    Rule::UnknownColumn,
                    cell.span.clone(),
                    format!("the column `{written}` is unknown"),
                    match meant {
                        Some(meant) => format!("did you mean `{meant}`?"),
                        None => "use one of the column headers listed in spec/README.md".to_owned(),
                    },
                ),
                Some(role) if roles.contains(&Some(role)) => sink.report(
                    Rule::DuplicateColumn,
                    cell.span.clone(),
                    format!("the column `{written}` has the same meaning as another column"),
                    "rename one of the columns",
                ),
                Some(_) => {}
            }
            has_unknown |= role.is_none() && meant.is_none();
            let role = role.or_else(|| content.column(meant?));
            roles.push(role.filter(|role| !roles.contains(&Some(*role))));
        }
        let columns = Self { roles, has_unknown, has_short_rows: false };
        let missing = content.wanted().iter().filter(|role| !columns.has(**role));
        // An unknown column may be the missing one.
        for role in missing.clone().filter(|_| !has_unknown) {
            sink.report(
                Rule::MissingColumn,
                table.span.clone(),
                format!("the table has no column `{}`", role.title()),
                "add the column",
            );
        }
        (missing.count() == 0).then_some(columns)
    }

    /// Reads the column headers of a table in which no row has a cell for some of them, which is one fault.
    fn read_surplus(
        table: &Table,
        content: Content,
        cells: usize,
        surplus: Option<usize>,
        sink: &mut Sink,
    ) -> Option<Self> {
        let headers = table.columns.len();
        let at = surplus.and_then(|at| table.columns.get(at)).or(table.columns.first());
        sink.report(
            Rule::MissingCell,
            at.map_or_else(|| table.span.clone(), |cell| cell.span.clone()),
            format!("the table has {headers} column headers, but each row has {cells} cells"),
            match at.filter(|_| surplus.is_some()) {
                Some(header) => format!("delete the header `{}`, or add its cells", header.plain()),
                None => "delete the header that no row has a cell for, or add its cells".to_owned(),
            },
        );
        let kept = table.columns.iter().enumerate().filter(|(at, _)| Some(*at) != surplus);
        let columns = kept.map(|(_, cell)| cell.clone()).collect();
        let Table { span, depth, has_lost_rows, .. } = table;
        let table =
            Table { span: span.clone(), depth: *depth, columns, rows: Vec::new(), has_lost_rows: *has_lost_rows };
        // Faults of the other headers count, too.
        let columns = Self::read(&table, content, sink)?;
        Some(Self { has_short_rows: true, ..columns })
    }

    /// Whether the cells are column headers.
    pub(crate) fn name_columns(cells: &[Cell]) -> bool {
        let texts: Vec<String> = cells.iter().map(Cell::plain).collect();
        Self::are_headers(&texts.iter().map(String::as_str))
    }

    /// Whether the texts are column headers.
    pub(crate) fn are_headers<'a>(texts: &(impl Iterator<Item = &'a str> + Clone)) -> bool {
        [Content::Parameters, Content::Errors].into_iter().any(|content| {
            let known = texts.clone().filter_map(|text| content.column(&normalized(strip_emphasis(text))));
            let roles: Vec<Column> = known.collect();
            roles.len() > 1 && content.wanted().iter().all(|role| roles.contains(role))
        })
    }

    /// Whether the known column headers are those of such rows.
    pub(crate) fn look_like(table: &Table, content: Content) -> bool {
        let roles: Vec<Column> = table.columns.iter().filter_map(|cell| content.column(&words(cell))).collect();
        let wanted: &[Column] = match content {
            Content::Parameters => &[Column::Name, Column::Type, Column::Description],
            Content::Errors => &[Column::Code, Column::Message],
        };
        wanted.iter().all(|role| roles.contains(role))
    }

    pub(crate) fn has(&self, role: Column) -> bool {
        self.roles.contains(&Some(role))
    }

    pub(crate) fn len(&self) -> usize {
        self.roles.len()
    }

    pub(crate) fn cell<'a>(&self, row: &'a Row, role: Column) -> Option<&'a Cell> {
        row.cells.get(self.roles.iter().position(|column| *column == Some(role))?)
    }

    /// The position of the cell of a row in a column; that of the row if the cell is empty or missing.
    pub(crate) fn span(&self, row: &Row, role: Column) -> Range<usize> {
        let cell = self.cell(row, role).map(|cell| &cell.span).filter(|span| !span.is_empty());
        cell.unwrap_or(&row.span).clone()
    }

    /// Whether the row is marked as required. `None` if the mark is missing or unknown; an unknown one is reported.
    pub(crate) fn required(&self, row: &Row, what: fmt::Arguments<'_>, sink: &mut Sink) -> Option<bool> {
        let written = self.cell(row, Column::Required)?.plain();
        let required = look_up(MARKS, strip_emphasis(&written));
        if required.is_none() {
            sink.report(
                Rule::UnknownRequired,
                self.span(row, Column::Required),
                format!("`{written}` does not say whether {what} is required"),
                "write 是 or 否",
            );
        }
        required
    }

    /// The column of the only missing cell of a row, if the other cells tell which one that is.
    fn missing(&self, row: &Row) -> Option<Column> {
        if row.cells.len() + 1 != self.len() || self.len() > PARAMETER_COLUMNS.len() {
            return None;
        }
        let fit = |gap: usize| {
            let roles = self.roles.iter().enumerate().filter(|(at, _)| *at != gap).map(|(_, role)| *role);
            roles.zip(&row.cells).all(|(role, cell)| role.is_none_or(|role| fits(role, cell)))
        };
        let mut gaps = (0..self.len()).filter(|gap| fit(*gap));
        let gap = gaps.next().filter(|_| gaps.next().is_none())?;
        self.roles[gap]
    }

    /// Reports a row with the wrong number of cells. False if it is unclear which ones are missing.
    pub(crate) fn check(&self, row: &Row, sink: &mut Sink) -> bool {
        let (has, wants) = (row.cells.len(), self.len());
        if has < wants {
            let missing = match self.missing(row) {
                Some(role) => format!("; `{}` is missing", role.title()),
                None => String::new(),
            };
            if !self.has_short_rows {
                sink.report(
                    Rule::MissingCell,
                    row.span.clone(),
                    format!("the row has {has} of {wants} cells{missing}"),
                    "add the missing cell; it may be empty",
                );
            }
        } else if has > wants {
            let surplus = row.cells.get(wants).map_or_else(|| row.span.clone(), |cell| cell.span.clone());
            sink.report(
                Rule::SurplusCell,
                surplus,
                format!("the row has {has} cells in a table of {wants} columns; the surplus is left out"),
                "delete the surplus cell, or escape the `|` that creates it",
            );
        }
        has > 0
    }
}

/// Whether the cell may be one of the column, by what only such cells contain.
fn fits(role: Column, cell: &Cell) -> bool {
    let text = cell.plain();
    let text = strip_emphasis(&text);
    let has = |is: fn(&Piece) -> bool| cell.pieces.iter().any(is);
    match role {
        Column::Status => text.parse::<u16>().is_ok_and(|status| (100..600).contains(&status)),
        Column::Code => text.parse::<i64>().is_ok(),
        Column::Required => look_up(MARKS, text).is_some(),
        Column::Name => !has(|piece| matches!(piece, Piece::FieldType(..))),
        Column::Type => {
            !has(|piece| matches!(piece, Piece::FieldName(..))) && !text.is_empty() && look_up(MARKS, text).is_none()
        }
        _ => {
            !has(|piece| matches!(piece, Piece::FieldName(..) | Piece::FieldType(..))) && look_up(MARKS, text).is_none()
        }
    }
}
