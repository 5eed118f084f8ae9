//! The file itself: tables of `"documented thing" = "PublicName"`.

use std::collections::BTreeMap;
use std::ops::Range;

use helpdesk_schema::nearest;
use toml_edit::{Document, DocumentMut, Item, Table, value};

use crate::{Problem, Report};

const TABLES: &[&str] = &["modules", "operations", "events", "types", "fields", "values", "errors"];

/// `spec/names.toml`, as it is and with what was added.
#[derive(Debug, Default)]
pub struct NamesFile {
    path: String,
    document: DocumentMut,
    lines: BTreeMap<(String, String), Line>,
    added: usize,
}

#[derive(Debug)]
struct Line {
    name: String,
    span: Option<Range<usize>>,
    used: bool,
}

impl NamesFile {
    /// Reads the file; what is wrong with it is reported.
    pub fn parse(path: &str, text: &str, report: &mut Report) -> Self {
        let mut file = Self { path: path.to_owned(), ..Self::default() };
        let parsed = match Document::parse(text.to_owned()) {
            Ok(parsed) => parsed,
            Err(error) => {
                report.error(Problem::new(path, error.message()).at(error.span()));
                return file;
            }
        };
        for (table, item) in parsed.iter() {
            let Some(lines) = item.as_table().filter(|_| TABLES.contains(&table)) else {
                let span = parsed.key(table).and_then(toml_edit::Key::span).unwrap_or_default();
                let message = format!("unknown key `{table}`; the tables are {}", TABLES.join(", "));
                let mut problem = Problem::new(path, message).at(span);
                if let Some(meant) = nearest(table, TABLES.iter().copied()) {
                    problem = problem.hint(format!("did you mean `{meant}`?"));
                }
                report.error(problem);
                continue;
            };
            for (key, item) in lines {
                let span = item.span();
                match item.as_str() {
                    Some(name) => {
                        if !is_name(name) {
                            let message = format!("`{name}`, the name of `{key}`, is not a Rust identifier");
                            report.error(Problem::new(path, message).at(span.clone()).hint("give it another name"));
                        }
                        let line = Line { name: name.to_owned(), span, used: false };
                        file.lines.insert((table.to_owned(), key.to_owned()), line);
                    }
                    None => report.error(Problem::new(path, "a name is a string").at(span.unwrap_or_default())),
                }
            }
        }
        file.document = parsed.into_mut();
        file
    }

    /// The name that the file holds.
    pub(super) fn get(&mut self, table: &str, key: &str) -> Option<String> {
        let line = self.lines.get_mut(&(table.to_owned(), key.to_owned()))?;
        line.used = true;
        Some(line.name.clone())
    }

    /// Whether the file names the thing.
    pub(super) fn names(&self, table: &str, key: &str) -> bool {
        self.lines.contains_key(&(table.to_owned(), key.to_owned()))
    }

    /// The places whose type the file gives the same name as that of this place, which is one of them. A name is one type in all
    /// modules. Types written by hand are left out, as their fields are not those of the pages.
    pub(crate) fn places_of_type(&self, place: &str) -> impl Iterator<Item = &str> {
        let key = ("types".to_owned(), place.to_owned());
        let name = self.lines.get(&key).map(|line| line.name.as_str()).filter(|name| !name.starts_with("crate::"));
        let is_same = move |(table, line): (&str, &Line)| table == "types" && name == Some(&line.name);
        self.lines.iter().filter(move |((table, _), line)| is_same((table, line))).map(|((_, place), _)| place.as_str())
    }

    /// Whether the file gives the name to another value of the list, or to another error code, which may come later.
    pub(super) fn promises(&self, table: &str, scope: &str, name: &str) -> bool {
        let is_beside = |key: &str| match table {
            "values" => key.strip_prefix(scope).is_some_and(|key| key.starts_with(' ')),
            _ => table == "errors",
        };
        self.lines.iter().any(|((of, key), line)| of == table && line.name == name && is_beside(key))
    }

    /// Adds the name of a thing without one.
    pub(super) fn add(&mut self, table: &str, key: &str, name: &str) {
        let item = self.document.entry(table).or_insert_with(|| Item::Table(Table::new()));
        if let Some(lines) = item.as_table_mut() {
            lines.insert(key, value(name));
        }
        let line = Line { name: name.to_owned(), span: None, used: true };
        self.lines.insert((table.to_owned(), key.to_owned()), line);
        self.added += 1;
    }

    /// A problem with the name of a thing, at its line if it has one.
    pub(super) fn problem(&self, table: &str, key: &str, message: String) -> Problem {
        let line = self.lines.get(&(table.to_owned(), key.to_owned()));
        Problem::new(&self.path, message).at(line.and_then(|line| line.span.clone()))
    }

    /// Warns of the lines that name nothing.
    pub(super) fn report_unused(&self, report: &mut Report) {
        for ((table, key), line) in self.lines.iter().filter(|(_, line)| !line.used) {
            // A misspelled key leaves a thing without a name, which was just added.
            let added = self.lines.iter().filter(|((of, _), line)| of == table && line.span.is_none());
            let hint = match nearest(key, added.map(|((_, key), _)| key.as_str())) {
                Some(meant) => format!("did you mean `{meant}`? delete the other line of it then"),
                None => {
                    "delete the line; if the thing was renamed, give its new line the old name to keep it".to_owned()
                }
            };
            report.warning(
                Problem::new(&self.path, format!("`{key}` is documented no more; its name was `{}`", line.name))
                    .at(line.span.clone().unwrap_or_default())
                    .hint(hint),
            );
        }
    }

    /// How many of the names are those of documented things.
    pub fn used(&self) -> usize {
        self.lines.values().filter(|line| line.used).count()
    }

    /// How many names were added.
    pub fn added(&self) -> usize {
        self.added
    }

    /// The text of the file, the added lines at the end of their tables.
    pub fn text(&self) -> String {
        self.document.to_string()
    }
}

/// Whether a thing can have the name, before which a module may be.
fn is_name(name: &str) -> bool {
    let name = name.rsplit("::").next().unwrap_or_default();
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        && !matches!(name, "_" | "crate" | "self" | "super")
}
