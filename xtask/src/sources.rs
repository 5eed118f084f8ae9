//! The sources of the workspace's schema: pages, corrections, names and translations.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use helpdesk_spec::names::NamesFile;
use helpdesk_spec::{Corrections, Problem, Report, Sources, Translations};

use crate::pages;
use crate::workspace::{CORRECTIONS, NAMES, PAGES, TRANSLATIONS};

/// Reads them; what is wrong with one is reported.
pub(crate) fn read(root: &Path, report: &mut Report) -> anyhow::Result<Sources<'static>> {
    let corrections = Corrections::parse(CORRECTIONS, &source(root, CORRECTIONS, report)?, report);
    let names = NamesFile::parse(NAMES, &source(root, NAMES, report)?, report);
    let translations = Translations::parse(TRANSLATIONS, &source(root, TRANSLATIONS, report)?, report);
    let folder = root.join(PAGES);
    let page = |path: String| pages::bytes(&folder, &path).map(|bytes| (path, bytes));
    let pages = pages::find(&folder)?.into_iter().map(page).collect::<anyhow::Result<Vec<_>>>()?;
    Ok(Sources { folder: PAGES, pages, corrections, names, translations })
}

/// The text of a source file, which problems may point into.
pub(crate) fn source(root: &Path, path: &str, report: &mut Report) -> anyhow::Result<String> {
    let bytes = fs::read(root.join(path)).with_context(|| format!("cannot read {path}"))?;
    match String::from_utf8(bytes) {
        Ok(text) => {
            report.source(path, text.as_str());
            Ok(text)
        }
        Err(_) => {
            report.error(Problem::new(path, "the file is not UTF-8"));
            Ok(String::new())
        }
    }
}
