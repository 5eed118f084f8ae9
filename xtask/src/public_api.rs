//! `cargo xtask public-api`: the public API of each published crate, one item a line, for review.
//!
//! It is rustdoc that tells, in a format that only nightly toolchains offer unasked. The crate `public-api` reads it.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context as _, ensure};
use serde::Deserialize;

use crate::output::{self, Output};
use crate::terminal;

/// The folder of the lists.
const FOLDER: &str = "tests/public-api";

/// The arguments of the command.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Write nothing; fail if the public API is not what is written down.
    #[arg(long)]
    check: bool,
}

/// The part of Cargo's metadata that is needed here.
#[derive(Deserialize)]
struct Workspace {
    packages: Vec<Package>,
    target_directory: String,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    /// The registries that it may go to; `None` for all of them.
    publish: Option<Vec<String>>,
    features: BTreeMap<String, Vec<String>>,
}

impl Package {
    fn is_published(&self) -> bool {
        self.publish.as_ref().is_none_or(|registries| !registries.is_empty())
    }

    /// All of its features, as in its documentation, except those that need the system's TLS library: they add no item.
    fn features(&self) -> impl Iterator<Item = &str> {
        self.features.keys().map(String::as_str).filter(|feature| !feature.ends_with("native-tls"))
    }
}

pub(crate) fn run(root: &Path, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let metadata = cargo(root, &["metadata", "--format-version=1", "--no-deps", "--locked"])?;
    let workspace: Workspace = serde_json::from_slice(&metadata).context("cannot read what `cargo metadata` says")?;
    let packages: Vec<&Package> = workspace.packages.iter().filter(|package| package.is_published()).collect();
    // In a folder of its own, as the switch to unstable features has much of a build done again.
    let folder = format!("{}/public-api", workspace.target_directory);
    document(root, &packages, &folder)?;
    let mut outputs = Vec::new();
    for package in packages {
        let text = public_api(&folder, &package.name)
            .with_context(|| format!("cannot tell the public API of {}", package.name))?;
        outputs.push(Output { path: format!("{FOLDER}/{}.txt", package.name), text });
    }
    let changes = output::changes(root, &outputs, &[FOLDER])?;
    for (path, _) in &changes {
        terminal::print(format_args!(" changed  {path}\n"))?;
    }
    if arguments.check {
        ensure!(
            changes.is_empty(),
            "the public API is another than in {FOLDER}; if that is wanted, run `cargo xtask public-api`"
        );
    } else {
        output::write(root, &outputs, &changes)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Documents the packages, all at once, so that what they share is built once.
fn document(root: &Path, packages: &[&Package], folder: &str) -> anyhow::Result<()> {
    let mut arguments = vec!["doc", "--lib", "--no-deps", "--quiet", "--locked", "--target-dir", folder];
    let mut features = Vec::new();
    for package in packages {
        arguments.extend(["--package", &package.name]);
        features.extend(package.features().map(|feature| format!("{}/{feature}", package.name)));
    }
    let features = format!("--features={}", features.join(","));
    arguments.push(&features);
    cargo(root, &arguments)?;
    Ok(())
}

fn public_api(folder: &str, package: &str) -> anyhow::Result<String> {
    let api = public_api::Builder::from_rustdoc_json(format!("{folder}/doc/{}.json", package.replace('-', "_")))
        .omit_blanket_impls(true)
        .omit_auto_trait_impls(true)
        .omit_auto_derived_impls(true)
        .build()?;
    Ok(api.items().map(|item| format!("{item}\n")).collect())
}

/// The output of Cargo.
fn cargo(root: &Path, arguments: &[&str]) -> anyhow::Result<Vec<u8>> {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(arguments)
        .current_dir(root)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTDOCFLAGS", "-Zunstable-options --output-format=json --cap-lints=allow")
        .output()
        .context("cannot run cargo")?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr).trim());
    Ok(output.stdout)
}
