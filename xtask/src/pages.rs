//! The pages below a folder.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use helpdesk_schema::is_control;
use helpdesk_spec::{Collected, Collector, Corrections, Documented, ReadPage, Report};
use rayon::prelude::*;

use crate::report;

/// Reads the pages of these paths below a folder, and makes something of each: in parallel, and some at a time.
pub(crate) fn map<'a, T: Send>(
    folder: &'a Path,
    paths: &'a [String],
    window: usize,
    make: impl Fn(ReadPage) -> T + Sync + 'a,
) -> impl Iterator<Item = anyhow::Result<Vec<T>>> + 'a {
    let page = move |path: &String| Ok(make(ReadPage::new(path, &bytes(folder, path)?)));
    paths.chunks(window).map(move |window| window.par_iter().with_max_len(1).map(&page).collect())
}

/// Reads the pages below a folder, corrected, and counts them. Their faults are reported; unusable pages are left out.
pub(crate) fn collect(
    folder: &Path,
    corrections: &Corrections,
    report: &mut Report,
) -> anyhow::Result<(usize, Collected)> {
    let paths = find(folder)?;
    corrections.report_unknown_pages(paths.iter().map(String::as_str), report);
    let name = folder.to_string_lossy();
    let documented = |path: &String| {
        let mut report = Report::default();
        let (page, _) = helpdesk_spec::read_page(path, bytes(folder, path)?, corrections, &mut report);
        Ok((Documented::of(&page, &name, &mut report), report))
    };
    // A page is dropped once it is read: a documentation site is larger than what a run should need.
    let documented: Vec<_> = paths.par_iter().with_max_len(1).map(documented).collect::<anyhow::Result<_>>()?;
    let mut collector = Collector::new(&*name);
    for (documented, faults) in documented {
        report.append(faults);
        collector.add(documented);
    }
    let collected = collector.finish(corrections, report);
    if collected.services.is_empty() {
        report::print(report);
        bail!("no page below {} documents an operation or event that can be generated", folder.display());
    }
    Ok((paths.len(), collected))
}

/// The bytes of the page of that path below a folder; of one that is too large, as many as show it.
pub(crate) fn bytes(folder: &Path, path: &str) -> anyhow::Result<Vec<u8>> {
    let most = helpdesk_scrape::MAX_SIZE as u64 + 1;
    let read = |file: &Path| {
        let file = File::open(file)?;
        let len = file.metadata()?.len().min(most);
        let mut bytes = Vec::with_capacity(usize::try_from(len).unwrap_or_default() + 1);
        file.take(most).read_to_end(&mut bytes)?;
        io::Result::Ok(bytes)
    };
    let file = folder.join(path);
    read(&file).with_context(|| format!("cannot read {}", file.display()))
}

/// The Markdown files below a folder: their paths below it, with `/`, in byte order.
///
/// # Errors
///
/// A folder cannot be read; a page or folder is a symbolic link, which may lead out of the folder or back into it; a page is
/// not a file; a name is not UTF-8, or has control characters.
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
            // Other files are ignored.
            if !is_page && !path.is_dir() {
                continue;
            }
            let name = entry.file_name().into_string().ok().filter(|name| !name.contains(is_control));
            let fault = match name {
                _ if kind.is_symlink() => "it is a symbolic link; put what it leads to in its place",
                _ if !kind.is_dir() && !kind.is_file() => "it is not a file",
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
