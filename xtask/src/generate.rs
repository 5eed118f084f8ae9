//! `cargo xtask generate DIR --out CRATE`: a crate of types for whatever pages of the dialect lie below a folder.
//!
//! It differs from regen in what it does about pages that are wrong: there is no list of corrections to mend them, so they are
//! reported and left out. And there is no list of names, so [`names`] are given by rule alone.

pub(crate) mod collect;
pub(crate) mod examples;
pub(crate) mod ident;
mod mend;
pub(crate) mod names;
mod package;
mod round_trip;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail, ensure};

use crate::output::{self, Change, Output};
use crate::regen::count;
use crate::report::{Problem, Report};

/// What the command takes.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder of the pages.
    dir: PathBuf,
    /// The folder of the crate. A crate that was generated before is written over.
    #[arg(long)]
    out: PathBuf,
    /// The name of the crate; by default one that is made of the name of its folder.
    #[arg(long)]
    name: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let Arguments { dir, out, .. } = arguments;
    let name = name(arguments)?;
    let mut report = Report::default();
    let mut collected = collect::collect(dir, &mut report)?;
    let services = &mut collected.services;
    ensure_something(services.len(), dir, &report)?;
    let package = package::make(&name, services)?;
    ensure_ours(out, &package.outputs)?;
    for skipped in &package.test.skipped {
        report.warning(Problem::new(dir.join(&skipped.page).to_string_lossy(), &skipped.reason));
    }
    report.print();

    let mut changes = output::changes(out, &package.outputs, &[])?;
    let is_output = |path: &str| package.outputs.iter().any(|output| output.path == path);
    changes.extend(sources(out)?.into_iter().filter(|path| !is_output(path)).map(|path| (path, Change::Delete)));
    output::write(out, &package.outputs, &changes)?;

    let operations = services.values().map(|schema| schema.operations.len()).sum();
    let events = services.values().map(|schema| schema.events.len()).sum();
    let fields = services.values().map(helpdesk_schema::Schema::fields).sum();
    anstream::println!(
        "{} read, {} left out: {}, {}, {}, {}\n{} in the crate's test, {} of them ignored because they contradict their table",
        count(collected.pages, "page"),
        collected.left_out,
        count(services.len(), "service"),
        count(operations, "operation"),
        count(events, "event"),
        count(fields, "field"),
        count(package.test.examples, "example"),
        package.test.skipped.len(),
    );
    Ok(ExitCode::SUCCESS)
}

/// The name of the crate: as given, or made of the name of its folder.
fn name(arguments: &Arguments) -> anyhow::Result<String> {
    let name = match &arguments.name {
        Some(name) => name.clone(),
        None => {
            let folder = std::path::absolute(&arguments.out).context("cannot tell the folder of the crate")?;
            name_of(&folder.file_name().unwrap_or_default().to_string_lossy())
        }
    };
    let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_'));
    ensure!(
        is_name,
        "`{name}` is no name for a crate: use lower case letters, digits, `-` and `_`, beginning with a letter, or give \
         another name with --name"
    );
    let module = name.replace('-', "_");
    let reason = if helpdesk_codegen::is_keyword(&module) {
        Some("it is a keyword of Rust")
    } else if TAKEN.contains(&module.as_str()) {
        Some("a crate of that name is in scope where the generated code is compiled")
    } else {
        None
    };
    match reason {
        Some(reason) => bail!("the crate cannot be named `{name}`: {reason}; give another name with --name"),
        None => Ok(name),
    }
}

/// The crates that the generated code, its examples and its tests name, or that every crate sees.
const TAKEN: [&str; 9] =
    ["alloc", "core", "helpdesk_core", "proc_macro", "serde", "serde_core", "serde_json", "std", "test"];

/// A name for a crate, made of the name of a folder; empty where nothing is left of it.
fn name_of(folder: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '_' { c.to_ascii_lowercase() } else { '-' };
    let words: String = folder.chars().map(plain).collect();
    let words: Vec<&str> = words.split('-').filter(|word| !word.is_empty()).collect();
    words.join("-").trim_start_matches(|c: char| !c.is_ascii_lowercase()).to_owned()
}

/// Fails where something else than a generated crate stands.
fn ensure_ours(out: &Path, outputs: &[Output]) -> anyhow::Result<()> {
    if !out.exists() || fs::read_dir(out).with_context(|| format!("cannot read {}", out.display()))?.next().is_none() {
        return Ok(());
    }
    ensure!(
        is_ours(&out.join("Cargo.toml")),
        "{} holds something else than a generated crate; choose another folder, or empty it",
        out.display()
    );
    let foreign = outputs.iter().map(|output| out.join(&output.path)).find(|path| path.exists() && !is_ours(path));
    match foreign {
        Some(path) => bail!("{} was not generated, and would be written over; move it away", path.display()),
        None => Ok(()),
    }
}

/// Whether the file was written by this command.
fn is_ours(path: &Path) -> bool {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.lines().next().is_some_and(|line| line.trim_start_matches(['#', '/', ' ']) == package::MARK)
}

pub(crate) fn ensure_something(services: usize, dir: &Path, report: &Report) -> anyhow::Result<()> {
    if services == 0 {
        report.print();
        bail!("no page below {} documents an operation or event that can be generated", dir.display());
    }
    Ok(())
}

/// The Rust files that an earlier run wrote: their paths below the crate.
fn sources(out: &Path) -> anyhow::Result<Vec<String>> {
    let mut sources = Vec::new();
    let mut folders = vec!["src".to_owned(), "tests".to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(out.join(&folder)) else { continue };
        for entry in entries {
            let entry = entry.with_context(|| format!("cannot read {folder}"))?;
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(path),
                _ if path.ends_with(".rs") && is_ours(&entry.path()) => sources.push(path),
                _ => {}
            }
        }
    }
    Ok(sources)
}
