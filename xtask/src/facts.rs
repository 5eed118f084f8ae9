//! `cargo xtask facts DIR`: what the pages say, one fact a line.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use helpdesk_spec::Report;

use crate::{pages, report, terminal};

pub(crate) fn run(folder: &Path, known: bool) -> anyhow::Result<ExitCode> {
    let is_terminal = io::stdout().is_terminal();
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut errors = 0;
    for pages in pages::read(folder, &pages::find(folder)?) {
        let mut report = Report::default();
        for page in pages? {
            page.report(&folder.to_string_lossy(), &mut report);
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
        report::print(&report);
        errors += report.errors.len();
    }
    out.flush().context("cannot write to standard output")?;
    Ok(if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
