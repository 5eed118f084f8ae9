//! `cargo xtask regen`: pages, corrections, names and translations to schema and golden files.

mod golden;
mod tables;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use helpdesk_schema::{Language, Schema, count};
use helpdesk_spec::{Assembled, Problem, Report};

use crate::output::{self, Change, Output};
use crate::workspace::{NAMES, OPENAPI, OPENAPI_ZH, SCHEMA, TRANSLATIONS};
use crate::{diff, openapi, report, sources, terminal};

/// How to treat files that differ from their sources' output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// They are written.
    Write,
    /// They are an error.
    Compare,
    /// They are an error, and so is a text without a translation.
    Check,
}

pub(crate) fn run(root: &Path, mode: Mode) -> anyhow::Result<ExitCode> {
    let mut report = Report::default();
    let made = make(root, mode == Mode::Check, &mut report)?;
    report::print(&report);
    let Some(made) = made else {
        terminal::note(format_args!("{}; nothing was written\n", count(report.errors.len(), "error")));
        return Ok(ExitCode::FAILURE);
    };
    terminal::print(format_args!("{}\n", made.summary))?;
    let changes = output::changes(root, &made.outputs, &[golden::FOLDER])?;
    if changes.is_empty() {
        terminal::print(format_args!("everything is up to date\n"))?;
        return Ok(ExitCode::SUCCESS);
    }
    for (path, change) in &changes {
        let mark = match change {
            Change::Create => "new",
            Change::Update => "changed",
            Change::Delete => "gone",
        };
        terminal::print(format_args!("{mark:>8}  {path}\n"))?;
    }
    if let Some(diff) = diff::after_regen(fs::read_to_string(root.join(SCHEMA)).ok().as_deref(), &made.schema)? {
        terminal::print(format_args!("\n{diff}\n"))?;
    }
    if mode != Mode::Write {
        terminal::note(format_args!(
            "error: {} not up to date; run `cargo xtask regen`\n",
            count(changes.len(), "file")
        ));
        return Ok(ExitCode::FAILURE);
    }
    output::write(root, &made.outputs, &changes)?;
    Ok(ExitCode::SUCCESS)
}

/// So many faults of translations are shown; more are only counted, as those of a page that is worded anew would hide all else.
const SHOWN: usize = 12;

/// The same, with one problem for many.
fn folded(open: Vec<Problem>) -> Vec<Problem> {
    if open.len() <= SHOWN {
        return open;
    }
    let surplus = open.iter().filter(|problem| problem.file == TRANSLATIONS).count();
    let pages: BTreeSet<&str> =
        open.iter().map(|problem| problem.file.as_str()).filter(|file| *file != TRANSLATIONS).collect();
    let message = format!(
        "{} on {} without a translation, {} without a page",
        count(open.len() - surplus, "text"),
        count(pages.len(), "page"),
        count(surplus, "translation"),
    );
    let hint = "translate those that are marked `fuzzy`; `cargo xtask regen --check` names each";
    vec![Problem::new(TRANSLATIONS, message).hint(hint)]
}

/// The output of the sources.
struct Made {
    schema: Schema,
    outputs: Vec<Output>,
    summary: String,
}

/// Makes everything; `None` if any source has an error, all of which are in the report then.
fn make(root: &Path, check: bool, report: &mut Report) -> anyhow::Result<Option<Made>> {
    let sources = sources::read(root, report)?;
    let read = sources.pages.len();
    let Some(Assembled { schema, names, translations, corrected }) = helpdesk_spec::schema(sources, report) else {
        return Ok(None);
    };
    if check && !translations.open.is_empty() {
        report.errors.extend(translations.open);
        return Ok(None);
    }
    report.warnings.extend(folded(translations.open));
    let generated = match helpdesk_codegen::generate(schema.clone(), &golden::OPTIONS) {
        Ok(generated) => generated,
        Err(error) => {
            report.error(Problem::new(NAMES, error.to_string()).hint("give the thing a public name there"));
            return Ok(None);
        }
    };

    let summary = format!(
        "{}: {}, {}, {}, {}; {} applied, {} given, {}\n{}",
        count(read, "page"),
        count(schema.operations.len(), "operation"),
        count(schema.events.len(), "event"),
        count(schema.fields(), "field"),
        count(schema.operations.iter().map(|operation| operation.errors.len()).sum(), "error code"),
        count(corrected, "correction"),
        count(names.added(), "new name"),
        count(translations.translated, "translation"),
        count(report.warnings.len(), "warning"),
    );
    let mut outputs = golden::outputs(&generated)?;
    outputs.extend(tables::outputs(&schema));
    for (path, language) in [(OPENAPI, Language::English), (OPENAPI_ZH, Language::Chinese)] {
        outputs.push(Output { path: path.to_owned(), text: openapi::of_schema(&schema, language)? });
    }
    outputs.push(Output { path: SCHEMA.to_owned(), text: schema.to_json() });
    outputs.push(Output { path: TRANSLATIONS.to_owned(), text: translations.text });
    outputs.push(Output { path: NAMES.to_owned(), text: names.text() });
    Ok(Some(Made { schema, outputs, summary }))
}
