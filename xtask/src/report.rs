//! Problems as people see them: with their source lines, all of them at the end.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use helpdesk_spec::{Problem, Report};
use rayon::prelude::*;

use crate::terminal::{self, shown, shown_in_place};

/// At most so many bytes of a text are shown before a fault, and at most twice as many from its start on.
const AROUND: usize = 240;

/// Prints everything to standard error, warnings first, so that the errors are the last that is read.
pub(crate) fn print(report: &Report) {
    let warnings = report.warnings.iter().map(|problem| (Level::WARNING, problem));
    let errors = report.errors.iter().map(|problem| (Level::ERROR, problem));
    let problems: Vec<(Level<'_>, &Problem)> = warnings.chain(errors).collect();
    let positions = positions(&problems, report);
    let problems = problems.into_par_iter().zip(positions);
    let texts: Vec<String> =
        problems.map(|((level, problem), position)| rendered(level, problem, position, report)).collect();
    if !texts.is_empty() {
        terminal::note(format_args!("{}", texts.concat()));
    }
}

/// The line and the column, counted from 1, where each problem begins: found in one pass over each file.
fn positions(problems: &[(Level<'_>, &Problem)], report: &Report) -> Vec<(usize, usize)> {
    let mut positions = vec![(1, 1); problems.len()];
    let places = problems.iter().enumerate().filter_map(|(index, (_, problem))| {
        let text = report.sources.get(&problem.file)?;
        Some((problem.file.as_str(), problem.span.as_ref()?.start.min(text.len()), text, index))
    });
    let mut places: Vec<_> = places.collect();
    places.sort_unstable_by_key(|(file, start, _, index)| (*file, *start, *index));
    for places in places.chunk_by(|one, other| one.0 == other.0) {
        let (mut from, mut line, mut column) = (0, 1, 1);
        for (_, start, text, index) in places {
            let passed = &text[from..*start];
            line += passed.bytes().filter(|byte| *byte == b'\n').count();
            column = match passed.rfind('\n') {
                Some(newline) => 1 + passed[newline + 1..].chars().count(),
                None => column + passed.chars().count(),
            };
            (from, positions[*index]) = (*start, (line, column));
        }
    }
    positions
}

fn rendered(level: Level<'_>, problem: &Problem, (line, column): (usize, usize), report: &Report) -> String {
    let [file, message] = [&problem.file, &problem.message].map(|text| shown(text));
    let hint = problem.hint.as_deref().map(shown);
    let source = report.sources.get(&problem.file).map_or("", String::as_str);
    let excerpt = problem.span.as_ref().map(|span| Excerpt::of(source, span));
    let mut title = level.primary_title(message);
    if let Some(code) = problem.code {
        title = title.id(code);
    }
    let mut group = match excerpt {
        None => title.element(Origin::path(file)),
        Some(Excerpt { text, span, is_cut }) => {
            let snippet = Snippet::source(text).line_start(line).annotation(AnnotationKind::Primary.span(span));
            // The renderer counts columns from the start of the excerpt.
            match is_cut {
                true => title.element(Origin::path(file).line(line).char_column(column)).element(snippet),
                false => title.element(snippet.path(file)),
            }
        }
    };
    if let Some(hint) = hint {
        group = group.element(Level::HELP.message(hint));
    }
    format!("{}\n\n", Renderer::styled().render(&[group]))
}

/// The lines of a text that a span is in, cut around its start if they are long.
struct Excerpt {
    text: String,
    /// The span in them.
    span: Range<usize>,
    /// Whether the start of the first line is missing.
    is_cut: bool,
}

impl Excerpt {
    fn of(source: &str, span: &Range<usize>) -> Self {
        let boundary = |at: usize| (0..=at.min(source.len())).rfind(|at| source.is_char_boundary(*at)).unwrap_or(0);
        let start = boundary(span.start);
        let (first, last) = (boundary(start.saturating_sub(AROUND)), boundary(start + 2 * AROUND));
        let end = boundary(span.end).clamp(start, last);
        let from = source[first..start].rfind('\n').map_or(first, |newline| first + newline + 1);
        let to = source[end..last].find('\n').map_or(last, |newline| end + newline + 1);
        let is_cut = from > 0 && !source[..from].ends_with('\n');
        let is_cut_behind = to < source.len() && !source[..to].ends_with('\n');
        let [before, behind] = [is_cut, is_cut_behind].map(|is_cut| if is_cut { "…" } else { "" });
        let moved = |at: usize| at - from + before.len();
        let text = format!("{before}{}{behind}", shown_in_place(&source[from..to]));
        Self { text, span: moved(start)..moved(end), is_cut }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_cut_around_a_fault() {
        let text = format!("一\n{}<x>{}\n", "二".repeat(50_000), "三".repeat(50_000));
        let start = text.find("<x>").expect("it is there");
        for span in [start..start + 3, start..start, start..text.len()] {
            let excerpt = Excerpt::of(&text, &span);
            assert!(excerpt.text.len() < 4 * AROUND && excerpt.text.starts_with("…二"), "{}", excerpt.text.len());
            assert!(excerpt.text[excerpt.span.start..].starts_with("<x>三"));
            let problem = Problem::new("a.md", "it is wrong").at(span);
            let mut report = Report::default();
            report.source("a.md", text.as_str());
            report.error(problem.clone());
            let position = positions(&[(Level::ERROR, &problem)], &report)[0];
            let shown = rendered(Level::ERROR, &problem, position, &report);
            assert!(shown.contains("a.md:2:50001"), "{shown}");
            assert!(shown.contains("<x>") && shown.lines().count() < 10, "{shown}");
        }
    }

    #[test]
    fn positions_are_those_of_their_own_files() {
        let mut report = Report::default();
        report.source("a", "1\n二2\n3");
        report.source("b", "1\n\n\n4");
        let at = |file: &str, start: usize| Problem::new(file, "").at(start..start);
        let problems =
            [at("b", 4), at("a", 5), at("c", 9), at("a", 0), Problem::new("a", ""), at("a", 900), at("b", 5)];
        let problems: Vec<_> = problems.iter().map(|problem| (Level::ERROR, problem)).collect();
        assert_eq!(positions(&problems, &report), [(4, 1), (2, 2), (1, 1), (1, 1), (1, 1), (3, 2), (4, 2)]);
    }
}
