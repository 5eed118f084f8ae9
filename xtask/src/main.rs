//! The maintainer's commands. `cargo xtask help` lists them.

mod corrections;
mod facts;
mod golden;
mod names;
mod output;
mod pages;
mod place;
mod regen;
mod report;

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
    /// Print what the pages below a folder say, one fact a line.
    Facts {
        /// The folder.
        dir: PathBuf,
    },
}

fn main() -> ExitCode {
    match run(&Arguments::parse().command) {
        Ok(code) => code,
        Err(error) => {
            anstream::eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: &Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Regen { check } => regen::run(&workspace()?, *check),
        Command::Facts { dir } => facts::run(dir),
    }
}

/// The root of the workspace that the command was called in.
fn workspace() -> anyhow::Result<PathBuf> {
    let here = std::env::current_dir().context("cannot tell the current folder")?;
    let root = here.ancestors().find(|folder| folder.join("spec/pages").is_dir());
    root.map(Path::to_owned)
        .with_context(|| format!("neither {} nor a folder above it holds spec/pages", here.display()))
}
