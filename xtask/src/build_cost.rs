//! `cargo xtask build-cost`: what it costs others to build the types, against the same types with `serde_derive`; and with
//! `--client` what it costs to build the client, against what it is made of.
//!
//! The variants are written into a scratch folder and built in turn, so that a busy machine is unfair to none.

mod client;
mod derive;
mod measure;
mod scratch;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context as _, ensure};

use measure::Cost;
use scratch::{Scratch, Variant};

/// What the command takes.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// How often each variant is built; the medians count.
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// Measure a clean release build of the client instead, against one of reqwest alone with the same TLS.
    #[arg(long)]
    client: bool,
    /// Build this package once into this target folder, and print the cost.
    #[arg(long, hide = true, num_args = 2)]
    once: Option<Vec<PathBuf>>,
}

pub(crate) fn run(root: &Path, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    if let Some([package, target]) = arguments.once.as_deref() {
        let command: &[&str] = if arguments.client { &["build", "--release"] } else { &["check"] };
        anstream::println!("{}", measure::run(command, package, target)?.to_line());
        return Ok(ExitCode::SUCCESS);
    }
    ensure!(arguments.runs > 0, "at least one run is needed");
    let folder = std::env::temp_dir().join(format!("helpdesk-build-cost-{}", std::process::id()));
    let table = match arguments.client {
        true => client::compare(root, &folder, arguments.runs),
        false => compare(root, &folder, arguments.runs),
    };
    fs::remove_dir_all(&folder).with_context(|| format!("cannot delete {}", folder.display()))?;
    anstream::print!("{}", table?);
    Ok(ExitCode::SUCCESS)
}

/// The costs of a variant, over all runs.
#[derive(Default)]
struct Costs {
    clean: Vec<Cost>,
    edited: Vec<Cost>,
}

fn compare(root: &Path, folder: &Path, runs: usize) -> anyhow::Result<String> {
    let mut variants = Vec::new();
    for (name, variant) in [("generated", Variant::Generated), ("derived", Variant::Derived)] {
        let scratch = Scratch::new(root, folder.join(name), variant)?;
        variants.push((scratch, folder.join(name).join("target"), Costs::default()));
    }
    for run in 1..=runs {
        for (scratch, target, costs) in &mut variants {
            clean(target)?;
            costs.clean.push(once(&scratch.package(), target, &[])?);
            scratch.edit()?;
            costs.edited.push(once(&scratch.package(), target, &[])?);
        }
        anstream::eprintln!("{run} of {runs}");
    }
    let [(.., generated), (.., derived)] = variants.as_slice() else { return Ok(String::new()) };
    Ok(table(generated, derived))
}

fn clean(target: &Path) -> anyhow::Result<()> {
    match target.exists() {
        true => fs::remove_dir_all(target).with_context(|| format!("cannot delete {}", target.display())),
        false => Ok(()),
    }
}

/// Builds in a process of its own, which can tell what its children cost.
fn once(package: &Path, target: &Path, options: &[&str]) -> anyhow::Result<Cost> {
    let this = std::env::current_exe().context("cannot tell where this program is")?;
    let output = Command::new(this).args(["build-cost", "--once"]).args([package, target]).args(options).output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Cost::from_line(&String::from_utf8_lossy(&output.stdout)).context("the cost of the build is missing")
}

fn table(generated: &Costs, derived: &Costs) -> String {
    let time = |costs: &[Cost]| median(costs.iter().map(|cost| cost.time.as_secs_f64()));
    let memory = |costs: &[Cost]| median(costs.iter().map(|cost| cost.memory as f64 / 1024.0));
    let crates = |costs: &[Cost]| costs.iter().map(|cost| cost.crates).max().unwrap_or_default();
    let mut table = format!("{:<28}{:>12}{:>14}{:>8}\n", "", "generated", "serde_derive", "ratio");
    for (what, unit, ours, theirs) in [
        ("clean check, CPU time", "s", time(&generated.clean), time(&derived.clean)),
        // After an edit only the types themselves are compiled, so the largest process is the compiler with them.
        ("memory of rustc", "MB", memory(&generated.edited), memory(&derived.edited)),
        ("after an edited schema", "s", time(&generated.edited), time(&derived.edited)),
    ] {
        table += &format!(
            "{what:<28}{:>12}{:>14}{:>8.2}\n",
            format!("{ours:.2} {unit}"),
            format!("{theirs:.2} {unit}"),
            ours / theirs
        );
    }
    table + &format!("{:<28}{:>12}{:>14}\n", "crates", crates(&generated.clean), crates(&derived.clean))
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() {
        0 => 0.0,
        even if even % 2 == 0 => (values[middle - 1] + values[middle]) / 2.0,
        _ => values[middle],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_between() {
        assert_eq!(median([3.0, 1.0, 2.0].into_iter()), 2.0);
        assert_eq!(median([4.0, 1.0, 2.0, 3.0].into_iter()), 2.5);
    }
}
