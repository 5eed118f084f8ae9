//! `cargo xtask openapi`: what the pages say, as OpenAPI 3.1.
//!
//! One document for the schema of the workspace, which regen writes too, or for whatever pages lie below a folder.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, ensure};
use helpdesk_openapi::{Document, document};
use helpdesk_schema::{Language, Schema, count};
use helpdesk_spec::{Problem, Report};

use crate::output::{self, Output};
use crate::overrides::Overrides;
use crate::workspace::SCHEMA;
use crate::{report, terminal};

const TITLE: &str = "Feishu (Lark) Helpdesk v1";
const CHINESE_TITLE: &str = "飞书（Lark）服务台 v1";

/// The languages that a document can be in.
#[derive(Debug, Clone, Copy, Default, clap::ValueEnum)]
enum LanguageTag {
    #[default]
    En,
    #[value(name = "zh-CN")]
    ZhCn,
}

impl From<LanguageTag> for Language {
    fn from(tag: LanguageTag) -> Self {
        match tag {
            LanguageTag::En => Self::English,
            LanguageTag::ZhCn => Self::Chinese,
        }
    }
}

/// The arguments of the command.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A folder of pages, in place of spec/. Pages with errors are reported and left out.
    #[arg(long)]
    pages: Option<PathBuf>,
    #[command(flatten)]
    overrides: Overrides,
    /// The language of the document.
    #[arg(long, value_enum, default_value_t)]
    language: LanguageTag,
    /// The file to write, in place of standard output.
    #[arg(long)]
    out: Option<PathBuf>,
}

pub(crate) fn run(root: impl FnOnce() -> anyhow::Result<PathBuf>, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let mut report = Report::default();
    let text = match &arguments.pages {
        Some(folder) => of_pages(folder, arguments, &mut report)?,
        None => {
            ensure!(
                arguments.overrides.is_empty(),
                "corrections, names and translations are for pages; name their folder with --pages"
            );
            let path = root()?.join(SCHEMA);
            let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let schema = Schema::from_json(&text).with_context(|| format!("cannot read {}", path.display()))?;
            of_schema(&schema, arguments.language.into())?
        }
    };
    report::print(&report);
    match &arguments.out {
        Some(path) => write(path, text)?,
        None => {
            terminal::is_left(io::stdout().write_all(text.as_bytes())).context("cannot write to standard output")?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The document of the workspace's schema.
pub(crate) fn of_schema(schema: &Schema, language: Language) -> anyhow::Result<String> {
    let title = match language {
        Language::English => TITLE,
        Language::Chinese => CHINESE_TITLE,
    };
    text(&document(title.to_owned(), &[("", schema)], language, &mut |_, _| ()))
}

fn of_pages(folder: &Path, arguments: &Arguments, report: &mut Report) -> anyhow::Result<String> {
    ensure!(folder.is_dir(), "{} is not a folder; give one that holds pages with --pages", folder.display());
    let (read, collected) = arguments.overrides.collect(folder, report)?;
    let services = &collected.services;
    let title = match services.keys().collect::<Vec<_>>().as_slice() {
        [only] => format!("Feishu (Lark) Open API: {only}"),
        _ => "Feishu (Lark) Open API".to_owned(),
    };
    let services: Vec<(&str, &Schema)> = services.iter().map(|(service, schema)| (service.as_str(), schema)).collect();
    let document = document(title, &services, arguments.language.into(), &mut |page, reason| {
        report.warning(Problem::new(folder.join(page).to_string_lossy(), reason).hint("the example is left out"));
    });
    terminal::note(format_args!(
        "{} read, {} left out: {}, {}, {}\n",
        count(read, "page"),
        collected.left_out,
        count(services.iter().map(|(_, schema)| schema.operations.len()).sum(), "operation"),
        count(services.iter().map(|(_, schema)| schema.events.len()).sum(), "event"),
        count(document.components(), "component"),
    ));
    text(&document)
}

fn text(document: &Document) -> anyhow::Result<String> {
    document.to_json().context("the document cannot be written as JSON")
}

fn write(path: &Path, text: String) -> anyhow::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    ensure!(folder.is_dir(), "cannot write {}: {} is not a folder", path.display(), folder.display());
    // An existing file is replaced, but not a folder, a device or a link.
    let is_free = fs::symlink_metadata(path).map_or(true, |found| found.is_file());
    ensure!(is_free, "cannot write {}: it exists and is not a file; name a file with --out", path.display());
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let outputs = [Output { path: name, text }];
    let changes = output::changes(folder, &outputs, &[])?;
    output::write(folder, &outputs, &changes)
}
