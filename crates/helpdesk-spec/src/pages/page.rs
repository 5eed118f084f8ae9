//! A page and what came of reading it.

use helpdesk_scrape::{Diagnostic, Reading, Severity};

use crate::{Problem, Report};

/// A page and what came of reading it.
pub struct ReadPage {
    /// Its path below the folder of pages.
    pub path: String,
    /// Its text.
    pub text: String,
    /// What it says, and what is wrong with it.
    pub reading: Reading,
}

impl ReadPage {
    /// Reads a page.
    pub fn new(path: impl Into<String>, bytes: &[u8]) -> Self {
        let path = path.into();
        let reading = helpdesk_scrape::read(&path, bytes);
        Self { path, text: String::from_utf8_lossy(bytes).into_owned(), reading }
    }

    /// Passes on what is wrong with the page, which stands in `folder`.
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
}
