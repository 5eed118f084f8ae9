//! What a run has to say: problems with their source lines, all of them at the end.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::terminal;

/// One problem.
#[derive(Debug)]
pub(crate) struct Problem {
    file: String,
    message: String,
    code: Option<&'static str>,
    span: Option<Range<usize>>,
    hint: Option<String>,
}

impl Problem {
    /// A problem of a file, which is named by its path below the workspace.
    pub(crate) fn new(file: impl Into<String>, message: impl Into<String>) -> Self {
        let [file, message] = [file.into(), message.into()].map(|text| terminal::shown(&text));
        Self { file, message, code: None, span: None, hint: None }
    }

    pub(crate) fn code(mut self, code: &'static str) -> Self {
        self.code = Some(code);
        self
    }

    /// Where in the file it is, in bytes.
    pub(crate) fn at(mut self, span: Range<usize>) -> Self {
        self.span = Some(span);
        self
    }

    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(terminal::shown(&hint.into()));
        self
    }
}

/// Errors and warnings, and the text of the files that they point into.
#[derive(Debug, Default)]
pub(crate) struct Report {
    sources: BTreeMap<String, String>,
    errors: Vec<Problem>,
    warnings: Vec<Problem>,
}

impl Report {
    /// Keeps the text of a file that problems may point into.
    pub(crate) fn source(&mut self, file: &str, text: &str) {
        self.sources.insert(terminal::shown(file), terminal::shown_in_place(text));
    }

    pub(crate) fn error(&mut self, problem: Problem) {
        self.errors.push(problem);
    }

    pub(crate) fn warning(&mut self, problem: Problem) {
        self.warnings.push(problem);
    }

    /// A text that is not the TOML that it should be.
    pub(crate) fn toml_error(&mut self, file: &str, error: &toml::de::Error) {
        let problem = Problem::new(file, error.message());
        self.error(match error.span() {
            Some(span) => problem.at(span),
            None => problem,
        });
    }

    pub(crate) fn errors(&self) -> usize {
        self.errors.len()
    }

    pub(crate) fn warnings(&self) -> usize {
        self.warnings.len()
    }

    /// Prints everything to standard error, warnings first, so that the errors are the last that is read.
    pub(crate) fn print(&self) {
        anstream::eprint!("{}", self.render(&Renderer::styled()));
    }

    fn render(&self, renderer: &Renderer) -> String {
        let mut text = String::new();
        for (level, problems) in [(Level::WARNING, &self.warnings), (Level::ERROR, &self.errors)] {
            for problem in problems {
                // A formatter that writes to a String does not fail.
                let _ = writeln!(text, "{}\n", renderer.render(&[self.group(&level, problem)]));
            }
        }
        text
    }

    fn group<'a>(&'a self, level: &Level<'a>, problem: &'a Problem) -> Group<'a> {
        let mut title = level.clone().primary_title(problem.message.as_str());
        if let Some(code) = problem.code {
            title = title.id(code);
        }
        let group = match &problem.span {
            None => title.element(Origin::path(problem.file.as_str())),
            Some(span) => {
                let source = self.sources.get(&problem.file).map_or("", String::as_str);
                let span = span.start.min(source.len())..span.end.min(source.len());
                let annotation = AnnotationKind::Primary.span(span);
                title.element(Snippet::source(source).path(problem.file.as_str()).annotation(annotation))
            }
        };
        match &problem.hint {
            Some(hint) => group.element(Level::HELP.message(hint.as_str())),
            None => group,
        }
    }
}
