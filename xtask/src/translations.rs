//! A file of translations that a command is given.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context as _, bail};
use helpdesk_schema::count;
use helpdesk_spec::{Collected, Problem, Report, Translations};

use crate::report;

/// A larger file than this is refused. That of the Helpdesk has a tenth of a megabyte.
const MAX_SIZE: u64 = 16 * 1024 * 1024;

/// Gives the texts of the pages the translations of a file, if there is one.
///
/// # Errors
///
/// A file that cannot be read, is broken, or has a translation that does not agree with its text; these are printed.
pub(crate) fn apply(path: Option<&Path>, collected: &mut Collected, report: &mut Report) -> anyhow::Result<()> {
    let Some(path) = path else { return Ok(()) };
    let name = path.to_string_lossy();
    let faults = report.errors.len();
    let mut bytes = Vec::new();
    let file = File::open(path).with_context(|| format!("cannot read {name}"))?;
    file.take(MAX_SIZE + 1).read_to_end(&mut bytes).with_context(|| format!("cannot read {name}"))?;
    if bytes.len() as u64 > MAX_SIZE {
        bail!("cannot read {name}: it has more than {MAX_SIZE} bytes");
    }
    let translations = match String::from_utf8(bytes) {
        Ok(text) => {
            report.source(&*name, &*text);
            Translations::parse(&name, &text, report)
        }
        Err(_) => {
            report.error(Problem::new(&*name, "the file is not UTF-8"));
            Translations::default()
        }
    };
    if report.errors.len() > faults {
        report::print(report);
        bail!("{name} cannot be used; nothing was written");
    }
    let texts: usize = collected.services.values_mut().map(|schema| translations.apply(schema)).sum();
    anstream::eprintln!("{} of {name} used", count(texts, "translation"));
    Ok(())
}
