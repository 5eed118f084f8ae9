//! `cargo xtask new-crate DIR --out CRATE`: a crate of types for whatever pages of the dialect lie below a folder.
//!
//! Unlike `regen`, it has pages that nobody corrects. So a fault costs only what it is about, and only a page that documents
//! nothing usable is left out. Names that no file gives follow from rules.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail, ensure};

use helpdesk_generate::{MARK, Manifest, SCHEMA, crate_name, name_fault, package};
use helpdesk_schema::{Schema, count};
use helpdesk_spec::{Problem, Report};
use rayon::prelude::*;

use crate::output::{self, Change, Output};
use crate::overrides::Overrides;
use crate::{report, terminal};

/// The crate that generated code builds on.
const CORE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/helpdesk-core");

/// The manifest of a crate.
const MANIFEST: &str = "Cargo.toml";

/// The arguments of the command.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The folder of the pages.
    dir: PathBuf,
    /// The folder of the crate. A crate that was generated before is written over, and keeps its version.
    #[arg(long)]
    out: PathBuf,
    /// The name of the crate; by default one that is made of the name of its folder.
    #[arg(long)]
    name: Option<String>,
    #[command(flatten)]
    overrides: Overrides,
    /// Succeed even if pages were left out. By default, the exit code is 2 then. A page that another one supersedes is not left
    /// out: what it documents is in the crate.
    #[arg(long)]
    allow_left_out: bool,
}

/// The exit code if pages were left out.
const LEFT_OUT: u8 = 2;

pub(crate) fn run(arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let Arguments { dir, out, .. } = arguments;
    let name = name(arguments)?;
    let mut report = Report::default();
    let (read, collected) = arguments.overrides.collect(dir, &mut report)?;
    let services = &collected.services;
    let core = fs::canonicalize(CORE).with_context(|| format!("cannot find {CORE}"))?;
    let version = version(&out.join(MANIFEST))?;
    let manifest = Manifest { name: &name, version: &version, core: &core.to_string_lossy() };
    let package = package(&manifest, services)?;
    let outputs: Vec<Output> = package.files.into_iter().map(|(path, text)| Output { path, text }).collect();
    ensure_ours(out, &outputs)?;
    for skipped in &package.skipped {
        let problem = Problem::new(dir.join(&skipped.page).to_string_lossy(), &skipped.reason);
        report.warning(problem.code("ignored-example"));
    }
    report::print(&report);

    let mut changes = output::changes(out, &outputs, &[])?;
    let written: BTreeSet<&str> = outputs.iter().map(|output| output.path.as_str()).collect();
    let surplus = sources(out)?.into_iter().filter(|path| !written.contains(path.as_str()));
    changes.extend(surplus.map(|path| (path, Change::Delete)));
    output::write(out, &outputs, &changes)?;

    let operations = services.values().map(|schema| schema.operations.len()).sum();
    let events = services.values().map(|schema| schema.events.len()).sum();
    let fields = services.values().map(helpdesk_schema::Schema::fields).sum();
    let superseded = match collected.superseded {
        0 => String::new(),
        pages => format!(", {pages} superseded"),
    };
    terminal::print(format_args!(
        "{} read, {} left out{superseded}: {}, {}, {}, {}\n{} in the crate's test, {} of them ignored because they contradict their table\n",
        count(read, "page"),
        collected.left_out,
        count(services.len(), "service"),
        count(operations, "operation"),
        count(events, "event"),
        count(fields, "field"),
        count(package.examples, "example"),
        package.skipped.len(),
    ))?;
    if let Some(kinds) = report::by_kind(&report.warnings) {
        terminal::print(format_args!("{} by kind: {kinds}\n", count(report.warnings.len(), "warning")))?;
    }
    if collected.left_out == 0 || arguments.allow_left_out {
        return Ok(ExitCode::SUCCESS);
    }
    terminal::note(format_args!(
        "error: {} left out; correct the pages with --corrections, or accept that with --allow-left-out\n",
        if collected.left_out == 1 { "1 page was".to_owned() } else { format!("{} pages were", collected.left_out) }
    ));
    Ok(ExitCode::from(LEFT_OUT))
}

/// The name of the crate: as given, or made of the name of its folder.
fn name(arguments: &Arguments) -> anyhow::Result<String> {
    let name = match &arguments.name {
        Some(name) => name.clone(),
        None => {
            let folder = std::path::absolute(&arguments.out).context("cannot tell the folder of the crate")?;
            crate_name(&folder.file_name().unwrap_or_default().to_string_lossy())
        }
    };
    match name_fault(&name) {
        Some(fault) => bail!("{fault}; give another name with --name"),
        None => Ok(name),
    }
}

/// The version of the crate: that of its manifest, if it was generated before, so that a release can set it.
fn version(manifest: &Path) -> anyhow::Result<String> {
    if !is_ours(manifest) {
        return Ok("0.1.0".to_owned());
    }
    let text = fs::read_to_string(manifest).with_context(|| format!("cannot read {}", manifest.display()))?;
    let found: toml::Table = text.parse().with_context(|| format!("cannot read {}", manifest.display()))?;
    match found.get("package").and_then(|package| package.get("version")?.as_str()) {
        Some(version) => Ok(version.to_owned()),
        None => bail!("{} has no version; give it one, such as \"0.1.0\"", manifest.display()),
    }
}

/// Fails if the folder holds anything but a generated crate.
fn ensure_ours(out: &Path, outputs: &[Output]) -> anyhow::Result<()> {
    if !out.exists() || fs::read_dir(out).with_context(|| format!("cannot read {}", out.display()))?.next().is_none() {
        return Ok(());
    }
    ensure!(
        is_ours(&out.join(MANIFEST)),
        "{} holds something else than a generated crate; choose another folder, or empty it",
        out.display()
    );
    let foreign =
        outputs.par_iter().map(|output| out.join(&output.path)).find_first(|path| path.exists() && !is_ours(path));
    match foreign {
        Some(path) => bail!("{} was not generated, and would be written over; move it away", path.display()),
        None => Ok(()),
    }
}

/// Whether the file was written by this command. A schema has no place for a mark.
fn is_ours(path: &Path) -> bool {
    if path.file_name().is_some_and(|name| name == SCHEMA) {
        let text = fs::read_to_string(path).unwrap_or_default();
        return text.starts_with("{\n  \"format\": ") || Schema::from_json(&text).is_ok();
    }
    // A first line that is longer than the mark is another one.
    let mut line = Vec::new();
    let start = File::open(path).map(|file| BufReader::new(file.take(256)).read_until(b'\n', &mut line));
    let line = std::str::from_utf8(&line).unwrap_or_default();
    start.is_ok() && line.trim_end().trim_start_matches(['#', '/', ' ']) == MARK
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
