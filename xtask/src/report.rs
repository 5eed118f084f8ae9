//! Problems as people see them: with their source lines, all of them at the end.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use helpdesk_spec::{Problem, Report};
use rayon::prelude::*;

use crate::terminal::{self, shown, shown_in_place};

/// Prints everything to standard error, warnings first, so that the errors are the last that is read.
pub(crate) fn print(report: &Report) {
    let warnings = report.warnings.par_iter().map(|problem| rendered(&Level::WARNING, problem, report));
    let errors = report.errors.par_iter().map(|problem| rendered(&Level::ERROR, problem, report));
    let texts: Vec<String> = warnings.chain(errors).collect();
    if !texts.is_empty() {
        terminal::note(format_args!("{}", texts.concat()));
    }
}

fn rendered(level: &Level<'_>, problem: &Problem, report: &Report) -> String {
    let shown = Problem {
        file: shown(&problem.file),
        message: shown(&problem.message),
        hint: problem.hint.as_deref().map(shown),
        ..problem.clone()
    };
    let source = report.sources.get(&problem.file).map_or("", String::as_str);
    let excerpt = problem.span.as_ref().map(|span| Excerpt::of(source, span));
    format!("{}\n\n", Renderer::styled().render(&[group(level, &shown, excerpt.as_ref())]))
}

/// The lines of a text that a span is in.
struct Excerpt {
    text: String,
    /// The number of the first one.
    line: usize,
    /// The span in them.
    span: Range<usize>,
}

impl Excerpt {
    fn of(source: &str, span: &Range<usize>) -> Self {
        let (start, end) = (span.start.min(source.len()), span.end.min(source.len()));
        let is_end = |byte: &u8| *byte == b'\n';
        let (before, behind) = (&source.as_bytes()[..start], &source.as_bytes()[end..]);
        let from = before.iter().rposition(is_end).map_or(0, |newline| newline + 1);
        let to = behind.iter().position(is_end).map_or(source.len(), |newline| end + newline + 1);
        Self {
            text: shown_in_place(&source[from..to]),
            line: 1 + before.iter().filter(|byte| is_end(byte)).count(),
            span: start - from..end.max(start) - from,
        }
    }
}

/// The number of problems of each kind, the most frequent first; `None` without problems.
pub(crate) fn by_kind(problems: &[Problem]) -> Option<String> {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for problem in problems {
        *kinds.entry(problem.code.unwrap_or("other")).or_default() += 1;
    }
    let mut kinds: Vec<(&str, usize)> = kinds.into_iter().collect();
    kinds.sort_by_key(|(_, number)| std::cmp::Reverse(*number));
    let kinds: Vec<String> = kinds.into_iter().map(|(kind, number)| format!("{kind} {number}")).collect();
    (!kinds.is_empty()).then(|| kinds.join(", "))
}

fn group<'a>(level: &Level<'a>, problem: &'a Problem, excerpt: Option<&'a Excerpt>) -> Group<'a> {
    let mut title = level.clone().primary_title(problem.message.as_str());
    if let Some(code) = problem.code {
        title = title.id(code);
    }
    let group = match excerpt {
        None => title.element(Origin::path(problem.file.as_str())),
        Some(Excerpt { text, line, span }) => {
            let annotation = AnnotationKind::Primary.span(span.clone());
            let snippet = Snippet::source(text.as_str()).line_start(*line).path(problem.file.as_str());
            title.element(snippet.annotation(annotation))
        }
    };
    match &problem.hint {
        Some(hint) => group.element(Level::HELP.message(hint.as_str())),
        None => group,
    }
}
