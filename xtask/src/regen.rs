//! `cargo xtask regen`: pages, corrections and names to schema and golden files.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use helpdesk_schema::Schema;

use crate::corrections::Corrections;
use crate::names::{self, NamesFile};
use crate::output::{self, Change, Output};
use crate::pages::ReadPage;
use crate::report::{Problem, Report};
use crate::{diff, golden, openapi, pages, paging, readme};

pub(crate) const PAGES: &str = "spec/pages";
const CORRECTIONS: &str = "spec/corrections.toml";
const NAMES: &str = "spec/names.toml";
pub(crate) const SCHEMA: &str = "crates/helpdesk-types/schema/helpdesk-v1.json";

pub(crate) fn run(root: &Path, check: bool) -> anyhow::Result<ExitCode> {
    let mut report = Report::default();
    let made = make(root, &mut report)?;
    report.print();
    let Some(made) = made else {
        anstream::eprintln!("{}; nothing was written", count(report.errors(), "error"));
        return Ok(ExitCode::FAILURE);
    };
    anstream::println!("{}", made.summary);
    let changes = output::changes(root, &made.outputs, &[golden::FOLDER])?;
    if changes.is_empty() {
        anstream::println!("everything is up to date");
        return Ok(ExitCode::SUCCESS);
    }
    for (path, change) in &changes {
        let mark = match change {
            Change::Create => "new",
            Change::Update => "changed",
            Change::Delete => "gone",
        };
        anstream::println!("{mark:>8}  {path}");
    }
    if let Some(diff) = diff::after_regen(fs::read_to_string(root.join(SCHEMA)).ok().as_deref(), &made.schema)? {
        anstream::println!("\n{diff}");
    }
    if check {
        anstream::eprintln!("error: {} not up to date; run `cargo xtask regen`", count(changes.len(), "file"));
        return Ok(ExitCode::FAILURE);
    }
    output::write(root, &made.outputs, &changes)?;
    Ok(ExitCode::SUCCESS)
}

/// What follows from the sources.
struct Made {
    schema: Schema,
    outputs: Vec<Output>,
    summary: String,
}

/// Makes everything; `None` if any source has an error, all of which are in the report then.
fn make(root: &Path, report: &mut Report) -> anyhow::Result<Option<Made>> {
    let corrections = Corrections::parse(CORRECTIONS, &source(root, CORRECTIONS, report)?, report);
    let mut names = NamesFile::parse(NAMES, &source(root, NAMES, report)?, report);
    let folder = root.join(PAGES);
    let paths = pages::find(&folder)?;
    corrections.report_unknown_pages(&paths, report);
    let mut schema = Schema::default();
    let mut corrected = 0;
    for path in &paths {
        if !pages::is_portable(path) {
            let problem = Problem::new(format!("{PAGES}/{path}"), "not every system can have a file of that name");
            report.error(problem.hint("give the file, or its folder, another name"));
        }
        let page = match String::from_utf8(pages::bytes(&folder, path)?) {
            Ok(mut text) => {
                corrected += corrections.mend(path, &mut text, report);
                ReadPage::new(path, text.as_bytes())
            }
            Err(error) => ReadPage::new(path, error.as_bytes()),
        };
        pages::report(PAGES, &page, report);
        schema.operations.extend(page.reading.page.operation());
        schema.events.extend(page.reading.page.events());
    }
    if report.errors() > 0 {
        // What follows would only repeat them in other words.
        return Ok(None);
    }

    corrected += corrections.apply(&mut schema, report);
    paging::recognise(&mut schema);
    for problem in schema.validate() {
        let page = format!("{PAGES}/{}", problem.page);
        report.error(Problem::new(page, problem.to_string()).hint("mend the page, or add a correction"));
    }
    if report.errors() > 0 {
        return Ok(None);
    }
    names::assign(&mut schema, &mut names, report);
    if report.errors() > 0 {
        return Ok(None);
    }
    let generated = match helpdesk_codegen::generate(&schema, &golden::OPTIONS) {
        Ok(generated) => generated,
        Err(error) => {
            report.error(Problem::new(NAMES, error.to_string()).hint("give the thing a public name there"));
            return Ok(None);
        }
    };

    let summary = format!(
        "{}: {}, {}, {}, {}; {} applied, {} given\n{}",
        count(paths.len(), "page"),
        count(schema.operations.len(), "operation"),
        count(schema.events.len(), "event"),
        count(schema.fields(), "field"),
        count(schema.operations.iter().map(|operation| operation.errors.len()).sum(), "error code"),
        count(corrected, "correction"),
        count(names.added(), "new name"),
        count(report.warnings(), "warning"),
    );
    let mut outputs = golden::outputs(&generated)?;
    outputs.extend(readme::outputs(root, &schema)?);
    outputs.push(openapi::output(&schema)?);
    outputs.push(Output { path: SCHEMA.to_owned(), text: schema.to_json() });
    outputs.push(Output { path: NAMES.to_owned(), text: names.text() });
    Ok(Some(Made { schema, outputs, summary }))
}

/// The text of a source file, which problems may point into.
fn source(root: &Path, path: &str, report: &mut Report) -> anyhow::Result<String> {
    let bytes = fs::read(root.join(path)).with_context(|| format!("cannot read {path}"))?;
    match String::from_utf8(bytes) {
        Ok(text) => {
            report.source(path, &text);
            Ok(text)
        }
        Err(_) => {
            report.error(Problem::new(path, "the file is not UTF-8"));
            Ok(String::new())
        }
    }
}

pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
