//! The pages below a folder.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, ensure};
use helpdesk_schema::is_control;
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
///
/// # Errors
///
/// A folder that cannot be read; a page or folder that is a symbolic link, which may lead out of the folder or back into it; a
/// page that is no file; a name that is not UTF-8, or would do something to a terminal.
pub(crate) fn find(folder: &Path) -> anyhow::Result<Vec<String>> {
    let mut pages = Vec::new();
    let mut faults = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(below) = folders.pop() {
        let path = folder.join(&below);
        let entries = fs::read_dir(&path).with_context(|| format!("cannot read the folder {}", path.display()))?;
        for entry in entries {
            let entry = entry.with_context(|| format!("cannot read the folder {}", path.display()))?;
            let path = entry.path();
            let kind = entry.file_type().with_context(|| format!("cannot read {}", path.display()))?;
            let is_page = path.extension().is_some_and(|extension| extension == "md");
            // What else lies around is of no interest.
            if !is_page && !path.is_dir() {
                continue;
            }
            let name = entry.file_name().into_string().ok().filter(|name| !name.contains(is_control));
            let fault = match name {
                _ if kind.is_symlink() => "it is a symbolic link; put what it leads to in its place",
                _ if !kind.is_dir() && !kind.is_file() => "it is no file",
                None => "its name has characters that cannot be shown; give it another",
                Some(name) => {
                    let below = if below.is_empty() { name } else { format!("{below}/{name}") };
                    if kind.is_dir() {
                        folders.push(below);
                    } else {
                        pages.push(below);
                    }
                    continue;
                }
            };
            faults.push(format!("cannot read {}: {fault}", path.display()));
        }
    }
    faults.sort_unstable();
    ensure!(faults.is_empty(), faults.join("\n"));
    pages.sort_unstable();
    Ok(pages)
}

/// Whether every system takes the path for that of a file.
pub(crate) fn is_portable(path: &str) -> bool {
    path.split('/').all(|name| {
        !is_device(name) && !name.ends_with(['.', ' ']) && !name.contains(['<', '>', ':', '"', '|', '?', '*', '\\'])
    })
}

/// Whether Windows takes a file of that name for a device, whatever its ending.
pub(crate) fn is_device(name: &str) -> bool {
    let name = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let is_port = |rest: &str| matches!(rest, "¹" | "²" | "³") || matches!(rest.as_bytes(), [b'0'..=b'9']);
    matches!(name.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || name.strip_prefix("com").or_else(|| name.strip_prefix("lpt")).is_some_and(is_port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_only_some_systems_take() {
        for name in ["a.md", "a/b.md", "console.md", "com.md", "com10.md", "nullable.md", "a b.md", "工单.md"] {
            assert!(is_portable(name), "{name}");
        }
        for name in [
            "nul.md",
            "a/CON/b.md",
            "Aux",
            "com1.x.md",
            "LPT9",
            "com¹.md",
            "nul .md",
            "a./b.md",
            "a /b.md",
            "a:b.md",
            "a?",
        ] {
            assert!(!is_portable(name), "{name}");
        }
    }
}
