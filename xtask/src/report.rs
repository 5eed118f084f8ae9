//! Problems as people see them: with their source lines, all of them at the end.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use helpdesk_spec::{Problem, Report};

use crate::terminal::{self, shown, shown_in_place};

/// Prints everything to standard error, warnings first, so that the errors are the last that is read.
pub(crate) fn print(report: &Report) {
    if report.warnings.is_empty() && report.errors.is_empty() {
        return;
    }
    let renderer = Renderer::styled();
    let sources: BTreeMap<&str, String> =
        report.sources.iter().map(|(file, text)| (file.as_str(), shown_in_place(text))).collect();
    let mut text = String::new();
    for (level, problems) in [(Level::WARNING, &report.warnings), (Level::ERROR, &report.errors)] {
        for problem in problems {
            let shown = Problem {
                file: shown(&problem.file),
                message: shown(&problem.message),
                hint: problem.hint.as_deref().map(shown),
                ..problem.clone()
            };
            let source = sources.get(problem.file.as_str()).map_or("", String::as_str);
            // A formatter that writes to a String does not fail.
            let _ = writeln!(text, "{}\n", renderer.render(&[group(&level, &shown, source)]));
        }
    }
    terminal::note(format_args!("{text}"));
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

fn group<'a>(level: &Level<'a>, problem: &'a Problem, source: &'a str) -> Group<'a> {
    let mut title = level.clone().primary_title(problem.message.as_str());
    if let Some(code) = problem.code {
        title = title.id(code);
    }
    let group = match &problem.span {
        None => title.element(Origin::path(problem.file.as_str())),
        Some(span) => {
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
