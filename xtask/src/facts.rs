//! `cargo xtask facts DIR`: what the pages say, one fact a line.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use helpdesk_spec::{ReadPage, Report};

use crate::{pages, report, terminal};

/// This many pages are read before their facts are printed. A page has few facts for its size.
const WINDOW: usize = 256;

pub(crate) fn run(folder: &Path, known: bool) -> anyhow::Result<ExitCode> {
    let is_terminal = io::stdout().is_terminal();
    let name = folder.to_string_lossy();
    let read = |page: ReadPage| {
        let mut report = Report::default();
        page.report(&name, &mut report);
        let text = facts(&page, known);
        (if is_terminal { terminal::shown(&text) } else { text }, report)
    };
    let mut out = io::stdout().lock();
    let mut errors = 0;
    for pages in pages::map(folder, &pages::find(folder)?, WINDOW, read) {
        for (text, report) in pages? {
            report::print(&report);
            errors += report.errors.len();
            if terminal::is_left(out.write_all(text.as_bytes())).context("cannot write to standard output")? {
                return Ok(ExitCode::SUCCESS);
            }
        }
    }
    terminal::is_left(out.flush()).context("cannot write to standard output")?;
    Ok(if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The facts of a page, a line each.
fn facts(page: &ReadPage, known: bool) -> String {
    let mut lines = helpdesk_scrape::facts(&page.reading.page);
    if known {
        lines.extend(helpdesk_scrape::known(&page.reading.page));
        lines.sort_unstable();
    }
    lines.push(String::new());
    lines.join("\n")
}
