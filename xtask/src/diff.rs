//! `cargo xtask diff`: what changed in the schema, and the version step that follows from it.

use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context as _, bail};
use helpdesk_schema::Schema;
use helpdesk_schema::diff::{Diff, Version, diff};

use crate::terminal;
use crate::workspace::SCHEMA;

/// What to compare with, and how to print it.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A revision of git, or a schema file.
    #[arg(value_name = "REV | FILE", default_value = "HEAD")]
    old: String,
    /// Print Markdown, for a pull request.
    #[arg(long)]
    markdown: bool,
}

pub(crate) fn run(root: &Path, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let old = load(&arguments.old, &old_text(root, &arguments.old)?)?;
    let new = load(SCHEMA, &fs::read_to_string(root.join(SCHEMA)).with_context(|| format!("cannot read {SCHEMA}"))?)?;
    let diff = diff(&old, &new);
    let text = if arguments.markdown { diff.to_markdown(version()?) } else { diff.to_text(version()?) };
    terminal::print(format_args!("{text}"))?;
    Ok(ExitCode::SUCCESS)
}

/// What a run of `regen` changed in the schema. A schema that was none before is no reason to fail.
pub(crate) fn after_regen(old: Option<&str>, new: &Schema) -> anyhow::Result<Option<String>> {
    let Some(Ok(old)) = old.map(Schema::from_json) else { return Ok(None) };
    let diff: Diff = diff(&old, new);
    Ok(if diff.is_empty() { None } else { Some(diff.to_text(version()?)) })
}

/// The version that the change is a step from: all published crates have that of the workspace.
fn version() -> anyhow::Result<Version> {
    env!("CARGO_PKG_VERSION").parse().context("the version of the workspace")
}

fn load(name: &str, text: &str) -> anyhow::Result<Schema> {
    Schema::from_json(text).with_context(|| format!("{name} holds no schema that this build reads"))
}

fn old_text(root: &Path, old: &str) -> anyhow::Result<String> {
    let file = Path::new(old);
    if file.is_file() {
        return fs::read_to_string(file).with_context(|| format!("cannot read {old}"));
    }
    let output = Command::new("git")
        .args(["show", "--end-of-options", &format!("{old}:{SCHEMA}")])
        .current_dir(root)
        .output()
        .with_context(|| format!("there is no file {old}, and git cannot be run to find a revision of that name"))?;
    if !output.status.success() {
        let reason = String::from_utf8_lossy(&output.stderr);
        bail!("there is neither a file {old} nor a revision that holds {SCHEMA}: {}", reason.trim());
    }
    String::from_utf8(output.stdout).with_context(|| format!("{SCHEMA} of {old} is not UTF-8"))
}
