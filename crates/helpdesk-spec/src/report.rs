//! Faults of the sources, as data.

use std::collections::BTreeMap;
use std::ops::Range;

/// One problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, by its path as it is shown.
    pub file: String,
    /// The fault.
    pub message: String,
    /// The name of the rule that is broken, where rules have names.
    pub code: Option<&'static str>,
    /// Where in the file it is, in bytes.
    pub span: Option<Range<usize>>,
    /// Advice.
    pub hint: Option<String>,
}

impl Problem {
    /// A problem of a file as a whole.
    pub fn new(file: impl Into<String>, message: impl Into<String>) -> Self {
        Self { file: file.into(), message: message.into(), code: None, span: None, hint: None }
    }

    /// The same, of the rule of this name.
    #[must_use]
    pub fn code(mut self, code: &'static str) -> Self {
        self.code = Some(code);
        self
    }

    /// The same at this place of the file, if it is known.
    #[must_use]
    pub fn at(mut self, span: impl Into<Option<Range<usize>>>) -> Self {
        self.span = span.into();
        self
    }

    /// The same with a hint.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// Errors and warnings, and the text of the files that they point into.
#[derive(Debug, Default)]
pub struct Report {
    /// The texts, by file.
    pub sources: BTreeMap<String, String>,
    /// Faults that must be corrected.
    pub errors: Vec<Problem>,
    /// Faults that may stay.
    pub warnings: Vec<Problem>,
}

impl Report {
    /// Keeps the text of a file that problems may point into.
    pub fn source(&mut self, file: impl Into<String>, text: impl Into<String>) {
        self.sources.insert(file.into(), text.into());
    }

    /// Adds everything of another report.
    pub fn append(&mut self, other: Self) {
        self.sources.extend(other.sources);
        self.errors.extend(other.errors);
        self.warnings.extend(other.warnings);
    }

    /// Adds an error.
    pub fn error(&mut self, problem: Problem) {
        self.errors.push(problem);
    }

    /// Adds a warning.
    pub fn warning(&mut self, problem: Problem) {
        self.warnings.push(problem);
    }
}
