//! `cargo xtask fetch`: the pages below `spec/pages` as the documentation service has them now, and then what `regen` does; or
//! any folders of its tree, into any place.
//!
//! A page is written as soon as it is here and found good, so an interrupted run is taken up by the next one: what is to be
//! done follows from the update times of the pages alone. A page that is not good never replaces one that is.

mod folders;
mod header;
mod judge;
mod page;
mod plan;
#[cfg(test)]
#[allow(dead_code, reason = "the tests of the command use the rest")]
#[path = "../../tests/it/portal/mod.rs"]
mod portal;
mod progress;
mod run;
mod select;
mod service;
#[cfg(test)]
mod tests;
mod tree;

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use helpdesk_schema::count;
use helpdesk_spec::{Corrections, Report};

use crate::fetch::run::{Asked, End, Home, Run};
use crate::fetch::service::{Failure, Limits, Service};
use crate::fetch::tree::{Node, Tree};
use crate::workspace::{CORRECTIONS, PAGES};
use crate::{regen, report, sources, terminal};

/// The exit code after Ctrl-C.
const INTERRUPTED: u8 = 130;

#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// The host of the documentation.
    #[arg(long, default_value = "https://open.feishu.cn")]
    host: String,
    /// Fetch all pages, not only those that the service has updated.
    #[arg(long)]
    force: bool,
    /// Fetch pages of the same folders that are not here yet.
    #[arg(long)]
    new: bool,
    /// Take pages that have lost whole sections, too.
    #[arg(long)]
    accept: bool,
    /// A folder of the tree, by the end of its path; may be given several times.
    #[arg(long = "folder", value_name = "NAME", conflicts_with = "new")]
    folders: Vec<String>,
    /// Where to put these folders; nothing is generated.
    #[arg(long, value_name = "DIR", requires = "folders")]
    out: Option<PathBuf>,
    /// Print the folders of the tree, or the pages of those that are named.
    #[arg(long, conflicts_with_all = ["force", "new", "accept", "out"])]
    list: bool,
}

pub(crate) fn run(root: impl FnOnce() -> anyhow::Result<PathBuf>, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let limits = Limits::default();
    match &arguments.out {
        _ if arguments.list => list(arguments, limits),
        Some(out) => elsewhere(out, arguments, limits),
        None if arguments.folders.is_empty() => workspace(&root()?, arguments, limits),
        None => bail!("`--folder` needs a place, `--out DIR`, or `--list`"),
    }
}

/// Refreshes the pages of the workspace, and makes what follows from them.
fn workspace(root: &Path, arguments: &Arguments, limits: Limits) -> anyhow::Result<ExitCode> {
    let mut report = Report::default();
    let corrections = Corrections::parse(CORRECTIONS, &sources::source(root, CORRECTIONS, &mut report)?, &mut report);
    if !report.errors.is_empty() {
        report::print(&report);
        terminal::note(format_args!("{}; nothing was fetched\n", count(report.errors.len(), "error")));
        return Ok(ExitCode::FAILURE);
    }
    let home = Home { folder: root.join(PAGES), shown: PAGES.to_owned(), corrections: Some(corrections) };
    let (run, end) = refresh(&home, arguments, limits)?;
    report::print(&run.report);
    run.summary(&home, arguments.new)?;
    if end == End::Interrupted {
        terminal::note(format_args!(
            "error: interrupted; run `cargo xtask fetch` for the rest, or `cargo xtask regen` for what is here\n"
        ));
        return Ok(ExitCode::from(INTERRUPTED));
    }
    let mode = if run.written.is_empty() {
        terminal::print(format_args!("no page changed, so regen only compares\n"))?;
        regen::Mode::Compare
    } else {
        regen::Mode::Write
    };
    let made = regen::run(root, mode)?;
    if made != ExitCode::SUCCESS {
        terminal::note(format_args!(
            "error: the schema does not follow from the pages here; resolve the errors, and run `cargo xtask regen`\n"
        ));
    }
    let complete = run.complete(end, limits);
    Ok(if complete == ExitCode::SUCCESS { made } else { complete })
}

/// Fetches folders of the tree into a folder of the caller's, where earlier runs may have left pages.
fn elsewhere(out: &Path, arguments: &Arguments, limits: Limits) -> anyhow::Result<ExitCode> {
    fs::create_dir_all(out).with_context(|| format!("cannot create {}", out.display()))?;
    let home = Home { folder: out.to_owned(), shown: out.to_string_lossy().into_owned(), corrections: None };
    let (run, end) = refresh(&home, arguments, limits)?;
    report::print(&run.report);
    run.summary(&home, true)?;
    if end == End::Interrupted {
        terminal::note(format_args!("error: interrupted; run the same command again for the rest\n"));
        return Ok(ExitCode::from(INTERRUPTED));
    }
    Ok(run.complete(end, limits))
}

fn list(arguments: &Arguments, limits: Limits) -> anyhow::Result<ExitCode> {
    let service = Service::new(&arguments.host, limits)?;
    let tree = runtime()?.block_on(read_tree(&service))?;
    let text = tree.list(&chosen(&tree, &arguments.folders)?);
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(error).context("cannot write to standard output")
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// Fetches and writes what is to be. An error is of the kind that ends the run. Afterwards, Ctrl-C ends the process.
fn refresh(home: &Home, arguments: &Arguments, limits: Limits) -> anyhow::Result<(Run, End)> {
    let service = Service::new(&arguments.host, limits)?;
    let here = home.pages()?;
    if here.is_empty() && arguments.folders.is_empty() {
        bail!("{} holds no page; put one of each folder there, and fetch finds the others", home.shown);
    }
    let mut run = Run::default();
    let runtime = runtime()?;
    let end = runtime.block_on(async {
        let all = async {
            let tree = read_tree(&service).await?;
            let chosen = chosen(&tree, &arguments.folders)?;
            let asked = Asked { force: arguments.force, new: arguments.new, accept: arguments.accept };
            run.fetch(home, asked, &service, here, (&tree, &chosen), limits.concurrency).await
        };
        tokio::select! {
            result = all => result.map(|()| End::Done),
            () = tokio::time::sleep(limits.total) => Ok(End::OutOfTime),
            result = tokio::signal::ctrl_c() => result.map(|()| End::Interrupted).context("cannot listen for Ctrl-C"),
        }
    })?;
    // Once tokio has listened for the signal, it no longer ends the process by itself.
    std::thread::spawn(move || {
        if runtime.block_on(tokio::signal::ctrl_c()).is_ok() {
            terminal::note(format_args!("error: interrupted\n"));
            std::process::exit(INTERRUPTED.into());
        }
    });
    Ok((run, end))
}

fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot set up tokio")
}

async fn read_tree(service: &Service) -> anyhow::Result<Tree> {
    let failed = |Failure { message, hint }: Failure| anyhow::anyhow!("{message}\nhelp: {hint}");
    let tree = service.tree().await.map_err(failed)?;
    tree::read(&tree).map_err(|why| service.bad_tree(&why))
}

/// The folders of the tree of these names.
fn chosen<'a>(tree: &'a Tree, names: &[String]) -> anyhow::Result<Vec<&'a Node>> {
    let folder = |name: &String| {
        tree.folder(name).map_err(|why| anyhow::anyhow!("{why}\nhelp: `cargo xtask fetch --list` prints the folders"))
    };
    names.iter().map(folder).collect()
}
