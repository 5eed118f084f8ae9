//! The maintainer's commands. `cargo xtask help` lists them.

mod corrections;
mod diff;
mod facts;
mod fetch;
mod new_crate;
mod openapi;
mod output;
mod overrides;
mod pages;
mod public_api;
mod regen;
mod report;
mod sources;
mod terminal;
mod workspace;

use std::path::PathBuf;
use std::process::ExitCode;

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
    /// Draft entries for spec/corrections.toml.
    #[command(subcommand)]
    Corrections(corrections::Command),
    /// Compare two schemas, by default that of the workspace with that of a revision: what it does to the public API.
    Diff(diff::Arguments),
    /// Print what the pages below a folder say, one fact a line.
    Facts {
        /// The folder.
        dir: PathBuf,
        /// Print what the reader recognises beyond the tables too: value lists in prose.
        #[arg(long)]
        known: bool,
    },
    /// Refresh spec/pages from the platform's documentation, and do what regen does; or fetch any folders of it.
    Fetch(fetch::Arguments),
    /// Write a crate of types for the pages of any service, below a folder.
    #[command(alias = "generate")]
    NewCrate(new_crate::Arguments),
    /// Print the API as OpenAPI 3.1: the Helpdesk, or whatever pages lie below a folder.
    Openapi(openapi::Arguments),
    /// Write down the public API of the published crates, for review.
    PublicApi(public_api::Arguments),
}

fn main() -> ExitCode {
    match run(&Arguments::parse().command) {
        Ok(code) => code,
        Err(error) => {
            terminal::note(format_args!("error: {}\n", terminal::shown(&format!("{error:#}"))));
            ExitCode::FAILURE
        }
    }
}

fn run(command: &Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Regen { check } => {
            regen::run(&workspace::root()?, if *check { regen::Mode::Check } else { regen::Mode::Write })
        }
        Command::Corrections(command) => corrections::run(&workspace::root()?, command),
        Command::Diff(arguments) => diff::run(workspace::root, arguments),
        Command::Facts { dir, known } => facts::run(dir, *known),
        Command::Fetch(arguments) => fetch::run(workspace::root, arguments),
        Command::NewCrate(arguments) => new_crate::run(arguments),
        Command::Openapi(arguments) => openapi::run(workspace::root, arguments),
        Command::PublicApi(arguments) => public_api::run(&workspace::root()?, arguments),
    }
}
