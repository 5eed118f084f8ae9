//! A maintainer's settings for the pages below a folder: corrections, names and translations, each in a file.

use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};
use helpdesk_schema::count;
use helpdesk_spec::names::{NamesFile, assign_services};
use helpdesk_spec::{Collected, Corrections, Problem, Report, Translations};

use crate::{pages, report, terminal};

/// A larger file than this is refused. The largest of the Helpdesk has a tenth of a megabyte.
const MAX_SIZE: u64 = 16 * 1024 * 1024;

/// The files, in the forms of `spec/corrections.toml`, `spec/names.toml` and `spec/po/en.po`.
#[derive(clap::Args)]
pub(crate) struct Overrides {
    /// A file of corrections for what the pages state wrongly.
    #[arg(long, value_name = "FILE")]
    corrections: Option<PathBuf>,
    /// A file of public names; things that it does not name get one by rule.
    #[arg(long, value_name = "FILE")]
    names: Option<PathBuf>,
    /// A PO file with English for the texts of the pages; without it, they stay as they are.
    #[arg(long, value_name = "FILE")]
    translations: Option<PathBuf>,
}

impl Overrides {
    /// Whether there is any.
    pub(crate) fn is_empty(&self) -> bool {
        self.files().next().is_none()
    }

    fn files(&self) -> impl Iterator<Item = &Path> {
        [&self.corrections, &self.names, &self.translations].into_iter().flatten().map(PathBuf::as_path)
    }

    /// The content of the pages below a folder, with these settings applied and with public names; and the number of
    /// pages.
    ///
    /// # Errors
    ///
    /// A file that cannot be read or is wrong, which is printed.
    pub(crate) fn collect(&self, folder: &Path, report: &mut Report) -> anyhow::Result<(usize, Collected)> {
        let corrections = parse(self.corrections.as_deref(), report, Corrections::parse)?;
        let mut names = parse(self.names.as_deref(), report, NamesFile::parse)?;
        let translations = parse(self.translations.as_deref(), report, Translations::parse)?;
        self.check(report)?;
        let (read, mut collected) = pages::collect(folder, &corrections, report)?;
        let translated: usize = collected.services.values_mut().map(|schema| translations.apply(schema)).sum();
        assign_services(&mut collected.services, &mut names, report);
        self.check(report)?;
        if let Some(path) = &self.names {
            let used = count(names.used(), "name");
            terminal::note(format_args!("{used} of {} used; other things are named by rule\n", path.display()));
        }
        if let Some(path) = &self.translations {
            terminal::note(format_args!("{} of {} used\n", count(translated, "translation"), path.display()));
        }
        if let Some(path) = &self.corrections {
            terminal::note(format_args!(
                "{} of {} applied\n",
                count(collected.corrected, "correction"),
                path.display()
            ));
        }
        Ok((read, collected))
    }

    /// Fails if one of the files is wrong.
    fn check(&self, report: &Report) -> anyhow::Result<()> {
        let is_wrong = |path: &&Path| report.errors.iter().any(|problem| problem.file == path.to_string_lossy());
        let Some(path) = self.files().find(is_wrong) else { return Ok(()) };
        report::print(report);
        bail!("{} cannot be used; nothing was written", path.display())
    }
}

/// Reads a file, if there is one; what is wrong with it is reported.
fn parse<T: Default>(
    path: Option<&Path>,
    report: &mut Report,
    parse: impl FnOnce(&str, &str, &mut Report) -> T,
) -> anyhow::Result<T> {
    let Some(path) = path else { return Ok(T::default()) };
    let name = path.to_string_lossy();
    let mut bytes = Vec::new();
    let file = File::open(path).with_context(|| format!("cannot read {name}"))?;
    file.take(MAX_SIZE + 1).read_to_end(&mut bytes).with_context(|| format!("cannot read {name}"))?;
    if bytes.len() as u64 > MAX_SIZE {
        bail!("cannot read {name}: it has more than {MAX_SIZE} bytes");
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => {
            report.source(&*name, &*text);
            parse(&name, &text, report)
        }
        Err(_) => {
            report.error(Problem::new(&*name, "the file is not UTF-8"));
            T::default()
        }
    })
}
