//! What a clean release build of the client costs, against one of reqwest alone with the same TLS.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use super::measure::Cost;
use super::{clean, median, once};

/// The programs, each followed by what it is measured against; `ROOT` stands for the workspace.
const PROGRAMS: [(&str, &str); 4] = [
    ("helpdesk-client, rustls", r#"helpdesk-client = { path = "ROOT/crates/helpdesk-client" }"#),
    (
        "reqwest, rustls",
        r#"reqwest = { version = "0.13", default-features = false, features = ["rustls-no-provider"] }
rustls = { version = "0.23", default-features = false, features = ["ring", "std", "tls12"] }
rustls-platform-verifier = "0.7""#,
    ),
    (
        "helpdesk-client, no TLS",
        r#"helpdesk-client = { path = "ROOT/crates/helpdesk-client", default-features = false }"#,
    ),
    ("reqwest, no TLS", r#"reqwest = { version = "0.13", default-features = false }"#),
];

struct Program {
    name: &'static str,
    package: PathBuf,
    costs: Vec<Cost>,
}

pub(super) fn compare(root: &Path, folder: &Path, runs: usize) -> anyhow::Result<String> {
    let mut programs = Vec::new();
    for (index, (name, dependencies)) in PROGRAMS.into_iter().enumerate() {
        let package = folder.join(format!("program-{index}"));
        write(root, &package, dependencies).with_context(|| format!("cannot write {}", package.display()))?;
        programs.push(Program { name, package, costs: Vec::new() });
    }
    let target = folder.join("target");
    for run in 1..=runs {
        for program in &mut programs {
            clean(&target)?;
            program.costs.push(once(&program.package, &target, &["--client"])?);
        }
        anstream::eprintln!("{run} of {runs}");
    }
    Ok(table(&programs))
}

/// Writes a program that does nothing but depend, on the versions that this workspace has.
fn write(root: &Path, package: &Path, dependencies: &str) -> anyhow::Result<()> {
    fs::create_dir_all(package.join("src"))?;
    let dependencies = dependencies.replace("ROOT", &root.display().to_string());
    let manifest = format!(
        "[package]\nname = \"program\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n{dependencies}\n"
    );
    fs::write(package.join("Cargo.toml"), manifest)?;
    fs::write(package.join("src/main.rs"), "fn main() {}\n")?;
    fs::copy(root.join("Cargo.lock"), package.join("Cargo.lock"))?;
    Ok(())
}

fn table(programs: &[Program]) -> String {
    let time = |program: &Program| median(program.costs.iter().map(|cost| cost.time.as_secs_f64()));
    let mut table = format!("{:<28}{:>12}{:>8}{:>8}\n", "clean release build", "CPU time", "ratio", "crates");
    for pair in programs.chunks(2) {
        let base = pair.last().map(time).unwrap_or_default();
        for program in pair {
            let seconds = time(program);
            // The program itself is a crate, too.
            let crates = program.costs.iter().map(|cost| cost.crates).max().unwrap_or_default().saturating_sub(1);
            table += &format!("{:<28}{:>10.1} s{:>8.2}{:>8}\n", program.name, seconds, seconds / base, crates);
        }
    }
    table
}
