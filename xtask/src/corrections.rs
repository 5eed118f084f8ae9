//! `cargo xtask corrections draft`: from deviations in a log to entries for `spec/corrections.toml`.

use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Subcommand;
use helpdesk_schema::count;
use helpdesk_spec::Report;

use crate::{report, sources, terminal};

/// A command on corrections.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Print the entries that the deviations in a log call for.
    Draft {
        /// The log; standard input if it is not given.
        log: Option<PathBuf>,
    },
}

pub(crate) fn run(root: &Path, command: &Command) -> anyhow::Result<ExitCode> {
    let Command::Draft { log } = command;
    let mut bytes = Vec::new();
    match log {
        Some(path) => bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?,
        None => _ = io::stdin().lock().read_to_end(&mut bytes).context("cannot read standard input")?,
    }
    let mut report = Report::default();
    let sources = sources::read(root, &mut report)?;
    let drafted = helpdesk_spec::draft(sources, &String::from_utf8_lossy(&bytes), &mut report);
    report::print(&report);
    let Some(drafted) = drafted else {
        terminal::note(format_args!("{}; nothing was drafted\n", count(report.errors.len(), "error")));
        return Ok(ExitCode::FAILURE);
    };
    if drafted.is_empty() {
        terminal::note(format_args!("no line calls for a new entry; nothing was drafted\n"));
    }
    terminal::is_left(io::stdout().write_all(drafted.as_bytes())).context("cannot write to standard output")?;
    Ok(ExitCode::SUCCESS)
}
