//! The two crates that are compared, each in a folder of its own: as it is, and as checked-in source with `serde_derive`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use helpdesk_schema::Schema;

use super::derive::derived;
use crate::{golden, regen};

/// The crates that a build of the types takes from this workspace.
const CRATES: [&str; 4] = ["helpdesk-core", "helpdesk-schema", "helpdesk-codegen", "helpdesk-types"];
const TYPES: &str = "crates/helpdesk-types";
const GENERATED: &str = "src/generated.rs";

/// How the types come to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Variant {
    /// By the build script, with written-out impls.
    Generated,
    /// As checked-in source, with derived impls.
    Derived,
}

/// A crate that depends on the types, and the types that it depends on.
pub(super) struct Scratch {
    variant: Variant,
    folder: PathBuf,
    schema: Schema,
}

impl Scratch {
    /// Writes the sources of a variant into a folder.
    pub(super) fn new(root: &Path, folder: PathBuf, variant: Variant) -> anyhow::Result<Self> {
        let text = fs::read_to_string(root.join(regen::SCHEMA)).context("cannot read the schema")?;
        let schema = Schema::from_json(&text)?;
        for name in CRATES {
            copy(&root.join("crates").join(name), &folder.join("crates").join(name))?;
        }
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).context("cannot copy Cargo.lock")?;
        write(&folder.join("Cargo.toml"), &workspace(root)?)?;
        write(&folder.join("crates/tiny/Cargo.toml"), TINY)?;
        write(&folder.join("crates/tiny/src/lib.rs"), "pub use helpdesk_types::Operation;\n")?;
        let scratch = Self { variant, folder, schema };
        if variant == Variant::Derived {
            scratch.check_in()?;
        }
        scratch.write_types()?;
        Ok(scratch)
    }

    /// Where `cargo check` is run.
    pub(super) fn package(&self) -> PathBuf {
        self.folder.join("crates/tiny")
    }

    /// Changes one description in the schema, as a page that is edited does.
    pub(super) fn edit(&mut self) -> anyhow::Result<()> {
        let operation = self.schema.operations.first_mut().context("the schema holds no operation")?;
        operation.description.push('。');
        self.write_types()
    }

    /// Turns the types into a crate without a build script.
    fn check_in(&self) -> anyhow::Result<()> {
        let types = self.folder.join(TYPES);
        fs::remove_file(types.join("build.rs"))?;
        let manifest = fs::read_to_string(types.join("Cargo.toml"))?;
        let mut manifest: toml_edit::DocumentMut = manifest.parse()?;
        manifest.remove("build-dependencies");
        manifest["dependencies"]["serde"] = workspace_dependency();
        manifest["dependencies"]["serde_derive"] = toml_edit::value("1");
        write(&types.join("Cargo.toml"), &manifest.to_string())?;
        let root = types.join("src/lib.rs");
        let text = fs::read_to_string(&root)?;
        write(
            &root,
            &text.replace("include!(concat!(env!(\"OUT_DIR\"), \"/generated.rs\"));", "include!(\"generated.rs\");"),
        )
    }

    /// Writes what the types are built from: the schema, or the source.
    fn write_types(&self) -> anyhow::Result<()> {
        write(&self.folder.join(regen::SCHEMA), &self.schema.to_json())?;
        if self.variant == Variant::Derived {
            let generated = helpdesk_codegen::generate(&self.schema, &golden::OPTIONS)?;
            write(&self.folder.join(TYPES).join(GENERATED), &derived(&generated)?)?;
        }
        Ok(())
    }
}

const TINY: &str = r#"[package]
name = "tiny"
version = "0.0.0"
edition = "2024"

[dependencies]
helpdesk-types.workspace = true
"#;

/// The workspace's manifest, without its other members.
fn workspace(root: &Path) -> anyhow::Result<String> {
    let text = fs::read_to_string(root.join("Cargo.toml")).context("cannot read Cargo.toml")?;
    let mut manifest: toml_edit::DocumentMut = text.parse().context("Cargo.toml is no TOML")?;
    manifest["workspace"]["members"] = toml_edit::value(toml_edit::Array::from_iter(["crates/*"]));
    Ok(manifest.to_string())
}

fn workspace_dependency() -> toml_edit::Item {
    let mut table = toml_edit::InlineTable::new();
    table.insert("workspace", true.into());
    toml_edit::value(table)
}

fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            write(&to, &fs::read_to_string(entry.path())?)?;
        }
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> anyhow::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    }
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
