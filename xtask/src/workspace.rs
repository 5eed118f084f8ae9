//! The paths of the workspace.

use std::path::{Path, PathBuf};

use anyhow::Context as _;

pub(crate) const PAGES: &str = "spec/pages";
/// The corrections of the pages.
pub(crate) const CORRECTIONS: &str = "spec/corrections.toml";
/// The public names.
pub(crate) const NAMES: &str = "spec/names.toml";
/// English for what the pages say.
pub(crate) const TRANSLATIONS: &str = "spec/po/en.po";
/// The schema that is made from these.
pub(crate) const SCHEMA: &str = "crates/helpdesk-types/schema/helpdesk-v1.json";
/// The schema as OpenAPI, in English.
pub(crate) const OPENAPI: &str = "spec/openapi/helpdesk-v1.json";
/// The schema as OpenAPI, in the words of the pages.
pub(crate) const OPENAPI_ZH: &str = "spec/openapi/helpdesk-v1.zh-CN.json";

/// The root of the workspace that the command was called in.
pub(crate) fn root() -> anyhow::Result<PathBuf> {
    let here = std::env::current_dir().context("cannot tell the current folder")?;
    let root = here.ancestors().find(|folder| folder.join(PAGES).is_dir());
    root.map(Path::to_owned).with_context(|| format!("neither {} nor a folder above it holds {PAGES}", here.display()))
}
