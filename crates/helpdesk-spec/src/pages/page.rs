//! A page and what came of reading it.

use std::ops::Range;

use helpdesk_scrape::{Diagnostic, Reading, Severity};

use crate::{Problem, Report};

/// A page and what came of reading it.
pub struct ReadPage {
    /// Its path below the folder of pages.
    pub path: String,
    /// Its text.
    pub text: String,
    /// Its content and its faults.
    pub reading: Reading,
}

impl ReadPage {
    /// Reads a page.
    pub fn new(path: impl Into<String>, bytes: &[u8]) -> Self {
        let path = path.into();
        let reading = helpdesk_scrape::read(&path, bytes);
        Self { path, text: String::from_utf8_lossy(bytes).into_owned(), reading }
    }

    /// Reports the faults of the page, which is in `folder`.
    pub fn report(&self, folder: &str, report: &mut Report) {
        self.report_as(folder, report, Diagnostic::severity);
    }

    /// The same, with a severity of the caller's choice.
    pub(super) fn report_as(&self, folder: &str, report: &mut Report, severity: impl Fn(&Diagnostic) -> Severity) {
        if self.reading.diagnostics.is_empty() {
            return;
        }
        let file = format!("{folder}/{}", self.path);
        report.source(&file, &self.text);
        for diagnostic in &self.reading.diagnostics {
            let problem = Problem::new(&file, &diagnostic.message)
                .code(diagnostic.rule.name())
                .at(diagnostic.span.clone())
                .hint(&diagnostic.hint);
            match severity(diagnostic) {
                Severity::Error => report.error(problem),
                Severity::Warning => report.warning(problem),
            }
        }
    }

    /// The position of a place such as `helpdesk.v1.ticket.get response/data/ticket`: that of its row, else that of the URL.
    pub(crate) fn place(&self, place: &str) -> Option<Range<usize>> {
        let page = &self.reading.page;
        let field = place.split_once(' ').and_then(|(_, field)| field.split_once('/'));
        let row = field.and_then(|(section, path)| {
            let mut tables = page.tables.iter().filter(|table| table.location.as_str() == section);
            tables.find_map(|table| table.fields.iter().find(|row| row.path == path))
        });
        let span = row.map_or(&page.route_span, |row| &row.span);
        (!span.is_empty()).then(|| span.clone())
    }
}
