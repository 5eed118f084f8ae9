//! The maintainer's commands. `cargo xtask help` lists them.

#[cfg(unix)]
mod build_cost;
mod corrections;
mod diff;
mod facts;
mod fetch;
mod generate;
mod golden;
mod names;
mod openapi;
mod output;
mod pages;
mod paging;
mod place;
mod public_api;
mod readme;
mod regen;
mod report;
mod terminal;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Parser, Subcommand};

/// The maintainer's commands of the workspace.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read spec/ and write the schema, the names and the golden files that follow from it.
    Regen {
        /// Write nothing; fail if a file is not what regen would write.
        #[arg(long)]
        check: bool,
    },
    /// Compare the schema with that of a revision or file: what it does to the public API.
    Diff(diff::Arguments),
    /// Print what the pages below a folder say, one fact a line.
    Facts {
        /// The folder.
        dir: PathBuf,
        /// Print what the reader recognises beyond the tables too: value lists that stand in prose.
        #[arg(long)]
        known: bool,
    },
    /// Refresh spec/pages from the platform's documentation, and do what regen does.
    Fetch(fetch::Arguments),
    /// Measure what it costs to build the types, against the same types with `serde_derive`.
    #[cfg(unix)]
    BuildCost(build_cost::Arguments),
    /// Write a crate of types for whatever pages lie below a folder.
    Generate(generate::Arguments),
    /// Print the API as OpenAPI 3.1: the Helpdesk, or whatever pages lie below a folder.
    Openapi(openapi::Arguments),
    /// Write down the public API of the published crates, for review.
    PublicApi(public_api::Arguments),
}

fn main() -> ExitCode {
    match run(&Arguments::parse().command) {
        Ok(code) => code,
        Err(error) => {
            anstream::eprintln!("error: {}", terminal::shown(&format!("{error:#}")));
            ExitCode::FAILURE
        }
    }
}

fn run(command: &Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Regen { check } => regen::run(&workspace()?, *check),
        Command::Diff(arguments) => diff::run(&workspace()?, arguments),
        Command::Facts { dir, known } => facts::run(dir, *known),
        Command::Fetch(arguments) => fetch::run(&workspace()?, arguments, fetch::Limits::default()),
        #[cfg(unix)]
        Command::BuildCost(arguments) => build_cost::run(&workspace()?, arguments),
        Command::Generate(arguments) => generate::run(arguments),
        Command::Openapi(arguments) => openapi::run(workspace, arguments),
        Command::PublicApi(arguments) => public_api::run(&workspace()?, arguments),
    }
}

/// The root of the workspace that the command was called in.
fn workspace() -> anyhow::Result<PathBuf> {
    let here = std::env::current_dir().context("cannot tell the current folder")?;
    let root = here.ancestors().find(|folder| folder.join("spec/pages").is_dir());
    root.map(Path::to_owned)
        .with_context(|| format!("neither {} nor a folder above it holds spec/pages", here.display()))
}
