//! `cargo xtask diff`: what changed in a schema, and the version step that follows from it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context as _, bail};
use helpdesk_schema::Schema;
use helpdesk_schema::diff::{Diff, Version, diff};

use crate::terminal;
use crate::workspace::SCHEMA;

/// The schemas to compare, and the form of the output.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A revision of git, or a schema file.
    #[arg(value_name = "REV | FILE", default_value = "HEAD")]
    old: String,
    /// A schema file that is newer; by default that of the workspace.
    #[arg(value_name = "FILE")]
    new: Option<PathBuf>,
    /// Print Markdown, for a pull request.
    #[arg(long)]
    markdown: bool,
}

pub(crate) fn run(root: impl Fn() -> anyhow::Result<PathBuf>, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let old = load(&arguments.old, &old_text(&root, &arguments.old)?)?;
    let (name, text, version) = match &arguments.new {
        Some(file) => (file.to_string_lossy().into_owned(), read(file)?, version_of(file)?),
        None => (SCHEMA.to_owned(), read(&root()?.join(SCHEMA))?, version()?),
    };
    let diff = diff(&old, &load(&name, &text)?);
    let text = if arguments.markdown { diff.to_markdown(version) } else { diff.to_text(version) };
    terminal::print(format_args!("{}", terminal::shown(&text)))?;
    Ok(ExitCode::SUCCESS)
}

/// The changes of the schema by a run of `regen`; `None` if the old schema cannot be read, which is not an error.
pub(crate) fn after_regen(old: Option<&str>, new: &Schema) -> anyhow::Result<Option<String>> {
    let Some(Ok(old)) = old.map(Schema::from_json) else { return Ok(None) };
    let diff: Diff = diff(&old, new);
    Ok(if diff.is_empty() { None } else { Some(diff.to_text(version()?)) })
}

/// The version that the change is a step from: all published crates have that of the workspace.
fn version() -> anyhow::Result<Version> {
    env!("CARGO_PKG_VERSION").parse().context("the version of the workspace")
}

/// The version of the crate that a schema file is in: what the nearest manifest above the file says, if that names one.
fn version_of(file: &Path) -> anyhow::Result<Version> {
    let file = fs::canonicalize(file).with_context(|| format!("cannot find {}", file.display()))?;
    let Some(manifest) = file.ancestors().skip(1).map(|folder| folder.join("Cargo.toml")).find(|path| path.is_file())
    else {
        return version();
    };
    let manifest: toml::Table =
        read(&manifest)?.parse().with_context(|| format!("{} is not a manifest", manifest.display()))?;
    match manifest.get("package").and_then(|package| package.get("version")?.as_str()) {
        Some(text) => text.parse().context("the version of the crate"),
        // That of the workspace.
        None => version(),
    }
}

fn read(file: &Path) -> anyhow::Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}

fn load(name: &str, text: &str) -> anyhow::Result<Schema> {
    Schema::from_json(text).with_context(|| format!("{name} holds no schema that this build reads"))
}

fn old_text(root: impl Fn() -> anyhow::Result<PathBuf>, old: &str) -> anyhow::Result<String> {
    let file = Path::new(old);
    if file.is_file() {
        return read(file);
    }
    let output = Command::new("git")
        .args(["show", "--end-of-options", &format!("{old}:{SCHEMA}")])
        .current_dir(root()?)
        .output()
        .with_context(|| {
            format!("the file {old} does not exist, and git cannot be run to find a revision of that name")
        })?;
    if !output.status.success() {
        let reason = String::from_utf8_lossy(&output.stderr);
        bail!("there is neither a file {old} nor a revision that holds {SCHEMA}: {}", reason.trim());
    }
    String::from_utf8(output.stdout).with_context(|| format!("{SCHEMA} of {old} is not UTF-8"))
}
