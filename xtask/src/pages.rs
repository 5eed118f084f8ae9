//! The pages below a folder.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use helpdesk_scrape::{Reading, Severity};

use crate::report::{Problem, Report};

/// A page and what came of reading it.
pub(crate) struct ReadPage {
    pub(crate) path: String,
    pub(crate) text: String,
    pub(crate) reading: Reading,
}

/// Reads the page of that path below a folder.
pub(crate) fn read(folder: &Path, path: &str) -> anyhow::Result<ReadPage> {
    Ok(ReadPage::new(path, &bytes(folder, path)?))
}

/// The bytes of the page of that path below a folder; of one that is too large, as many as show it.
pub(crate) fn bytes(folder: &Path, path: &str) -> anyhow::Result<Vec<u8>> {
    let file = folder.join(path);
    let mut bytes = Vec::new();
    let most = helpdesk_scrape::MAX_SIZE as u64 + 1;
    File::open(&file)
        .and_then(|file| file.take(most).read_to_end(&mut bytes))
        .with_context(|| format!("cannot read {}", file.display()))?;
    Ok(bytes)
}

impl ReadPage {
    pub(crate) fn new(path: &str, bytes: &[u8]) -> Self {
        let reading = helpdesk_scrape::read(path, bytes);
        Self { path: path.to_owned(), text: String::from_utf8_lossy(bytes).into_owned(), reading }
    }
}

/// Passes on what is wrong with a page, which stands in `folder`.
pub(crate) fn report(folder: &str, page: &ReadPage, report: &mut Report) {
    if page.reading.diagnostics.is_empty() {
        return;
    }
    let file = format!("{folder}/{}", page.path);
    report.source(&file, &page.text);
    for diagnostic in &page.reading.diagnostics {
        let problem = Problem::new(&file, &diagnostic.message)
            .code(diagnostic.rule.name())
            .at(diagnostic.span.clone())
            .hint(&diagnostic.hint);
        match diagnostic.severity() {
            Severity::Error => report.error(problem),
            Severity::Warning => report.warning(problem),
        }
    }
}

/// The Markdown files below a folder: their paths below it, with `/`, in byte order.
pub(crate) fn find(folder: &Path) -> anyhow::Result<Vec<String>> {
    let mut pages = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(below) = folders.pop() {
        let path = folder.join(&below);
        let entries = fs::read_dir(&path).with_context(|| format!("cannot read the folder {}", path.display()))?;
        for entry in entries {
            let entry = entry.with_context(|| format!("cannot read the folder {}", path.display()))?;
            let name = below.join(entry.file_name());
            let kind = fs::metadata(entry.path()).with_context(|| format!("cannot read {}", entry.path().display()))?;
            if kind.is_dir() {
                folders.push(name);
            } else if name.extension().is_some_and(|extension| extension == "md") {
                let parts: Vec<_> = name.iter().map(|part| part.to_string_lossy()).collect();
                pages.push(parts.join("/"));
            }
        }
    }
    pages.sort_unstable();
    Ok(pages)
}
