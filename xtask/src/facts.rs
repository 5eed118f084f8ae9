//! `cargo xtask facts DIR`: what the pages say, one fact a line.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use rayon::prelude::*;

use crate::pages;
use crate::report::Report;
use crate::terminal;

/// So many pages are held at a time: a documentation site is larger than what a run should need.
const WINDOW: usize = 64;

pub(crate) fn run(folder: &Path, known: bool) -> anyhow::Result<ExitCode> {
    let is_terminal = io::stdout().is_terminal();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut errors = 0;
    for window in pages::find(folder)?.chunks(WINDOW) {
        let pages: Vec<_> = window.par_iter().map(|path| pages::read(folder, path)).collect::<anyhow::Result<_>>()?;
        let mut report = Report::default();
        for page in &pages {
            pages::report(&folder.to_string_lossy(), page, &mut report);
            let mut lines = helpdesk_scrape::facts(&page.reading.page);
            if known {
                lines.extend(helpdesk_scrape::known(&page.reading.page));
                lines.sort_unstable();
            }
            for line in lines {
                let line = if is_terminal { terminal::shown(&line) } else { line };
                writeln!(out, "{line}").context("cannot write to standard output")?;
            }
        }
        report.print();
        errors += report.errors();
    }
    out.flush().context("cannot write to standard output")?;
    Ok(if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
