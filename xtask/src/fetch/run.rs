//! One run: what is to be fetched, and what becomes of each page.

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use helpdesk_schema::count;
use helpdesk_spec::{Corrections, ReadPage, Report};
use rayon::prelude::*;
use serde_json::Value;
use tokio::task::JoinSet;

use crate::fetch::header::Header;
use crate::fetch::judge;
use crate::fetch::page::{self, Details, Facts, Here, Subject};
use crate::fetch::plan::{Comparison, Job, Plan};
use crate::fetch::progress::Progress;
use crate::fetch::service::{Failure, Limits, Service};
use crate::fetch::tree::{Node, Tree, leaf, normal};
use crate::output::{self, Change, Output};
use crate::{pages, terminal};

/// So many new pages are listed.
const NEW: usize = 100;

/// So many folders next to ours are named.
const NAMED: usize = 8;

/// Where pages are kept.
pub(super) struct Home {
    pub(super) folder: PathBuf,
    /// The folder, as messages name it.
    pub(super) shown: String,
    /// The corrections of the pages; `None` if pages are only kept, and no schema is made of them.
    pub(super) corrections: Option<Corrections>,
}

/// The options of a run.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    /// All pages, not only those that the service has updated.
    pub(super) force: bool,
    /// Pages that are not here.
    pub(super) new: bool,
    /// Pages that have lost sections, too.
    pub(super) accept: bool,
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Done,
    OutOfTime,
    Interrupted,
}

/// The result of a run.
#[derive(Debug, Default)]
pub(super) struct Run {
    pub(super) plan: Plan,
    pub(super) written: Vec<(String, Change)>,
    pub(super) unchanged: usize,
    pub(super) refused: usize,
    /// New pages that document what another page does.
    left_out: usize,
    /// Pages that were written although the reader has errors for them.
    unreadable: usize,
    pub(super) report: Report,
}

/// The decision about a page that arrived.
enum Verdict {
    Write(String),
    Unchanged,
    LeftOut,
}

impl Home {
    /// The pages that are there.
    pub(super) fn pages(&self) -> anyhow::Result<Vec<Here>> {
        let paths = pages::find(&self.folder)?;
        paths.par_iter().map(|path| Here::read(&self.folder, path, self.corrections.as_ref())).collect()
    }

    /// The text of a page that is there.
    fn text(&self, page: &Here) -> Result<String, Failure> {
        let path = self.folder.join(&page.path);
        fs::read(&path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).map_err(|error| Failure {
            message: format!("cannot read {}: {error}", path.display()),
            hint: "make the file readable, and run `cargo xtask fetch` again".to_owned(),
        })
    }
}

impl Run {
    pub(super) async fn fetch(
        &mut self,
        home: &Home,
        asked: Asked,
        service: &Service,
        mut here: Vec<Here>,
        (tree, chosen): (&Tree, &[&Node]),
        concurrency: usize,
    ) -> anyhow::Result<()> {
        if !chosen.is_empty() {
            // Other pages there belong to other runs.
            let is_in = |page: &Here, node: &&Node| page.path.starts_with(&format!("{}/", leaf(&node.full_path)));
            here.retain(|page| chosen.iter().any(|node| is_in(page, node)));
        }
        let comparison = Comparison { folder: &home.shown, here: &here, tree, chosen, force: asked.force };
        for kind in &tree.unknown {
            let message = format!("the tree has entries of the unknown type `{kind}`, which are not taken as pages");
            let hint = "see whether they are, and tell xtask/src/fetch/tree.rs";
            self.report.warning(comparison.problem("", message).hint(hint));
        }
        self.plan = comparison.plan(&mut self.report).map_err(|why| service.bad_tree(&why))?;
        if asked.new || !chosen.is_empty() {
            self.plan.jobs.append(&mut self.plan.new);
        }

        let jobs = self.plan.jobs.clone();
        let mut progress = Progress::new(jobs.len());
        let mut waiting = jobs.iter().enumerate();
        let mut tasks = JoinSet::new();
        loop {
            for (index, job) in waiting.by_ref().take(concurrency.saturating_sub(tasks.len())) {
                let (service, full_path) = (service.clone(), job.full_path.clone());
                tasks.spawn(async move { (index, service.page(&full_path).await) });
            }
            let Some(fetched) = tasks.join_next().await else { return Ok(()) };
            let (index, answer) = fetched.context("a request ended by itself")?;
            let job = &jobs[index];
            let verdict = answer.and_then(|answer| self.verdict(home, &comparison, job, &answer, asked, service));
            let what = verdict.and_then(|verdict| match verdict {
                Verdict::Write(text) => self.write(home, job, text),
                Verdict::Unchanged => {
                    self.unchanged += 1;
                    Ok("unchanged")
                }
                Verdict::LeftOut => {
                    self.left_out += 1;
                    Ok("left out")
                }
            });
            let what = what.unwrap_or_else(|failure| {
                self.refused += 1;
                self.report.error(comparison.problem(&job.path, failure.message).hint(failure.hint));
                "refused"
            });
            progress.step(what, &job.path);
        }
    }

    /// Decides about an answer.
    fn verdict(
        &mut self,
        home: &Home,
        comparison: &Comparison<'_>,
        job: &Job,
        answer: &Value,
        asked: Asked,
        service: &Service,
    ) -> Result<Verdict, Failure> {
        let force = asked.force;
        let answer = Details::read(answer, &job.full_path)?;
        let before = job.before.map(|index| &comparison.here[index]);
        let header = before.map(|before| before.header.clone()).unwrap_or_default();
        // The service may be behind its own tree. Then the page is as old as it says, and the next run asks again.
        let time = match (answer.updated, job.updated) {
            (Some(page), Some(tree)) => Some(page.min(tree)),
            (page, tree) => page.or(tree),
        };
        let ours = header.updated;
        if !force && time.zip(ours).is_some_and(|(time, ours)| time < ours) {
            return Err(Failure {
                message: "an older version came than the one here".to_owned(),
                hint: "run `cargo xtask fetch` again later, or with `--force` to go back to it".to_owned(),
            });
        }
        let time = time.or(ours);
        let text = before.map(|before| home.text(before)).transpose()?;
        if !force && time == ours && text.as_ref().is_some_and(|text| text.ends_with(&answer.content)) {
            return Ok(Verdict::Unchanged);
        }
        let source = header.source.as_deref().and_then(|source| answer.source(Some(source)));
        let header = Header {
            title: job.title.clone(),
            full_path: job.full_path.clone(),
            updated: time,
            source: source.or_else(|| header.source.clone()),
            ..header
        };
        let file = header.file(&answer.content);
        if text.is_some_and(|text| text == file) {
            return Ok(Verdict::Unchanged);
        }
        let mut mended = Report::default();
        let after = page::read(&job.path, &file, home.corrections.as_ref(), &mut mended);
        let facts = before.map(|before| &before.facts);
        let is_strict = home.corrections.is_some();
        let judged = judge::judge(facts, &after, &answer.content, asked.accept, is_strict);
        if let Err(failure) = judged {
            if after.reading.has_errors() {
                // The errors are in the new page, not in the file, so they are shown with the address where people
                // read it.
                let online = ReadPage { path: normal(&job.full_path).to_owned(), ..after };
                online.report(service.document_root().as_str(), &mut self.report);
                self.report.errors.append(&mut mended.errors);
            }
            return Err(failure);
        }
        if is_strict && before.is_none() && self.is_double(comparison, job, &Facts::of(&after.reading).subject) {
            return Ok(Verdict::LeftOut);
        }
        self.unreadable += usize::from(after.reading.has_errors());
        Ok(Verdict::Write(file))
    }

    /// Whether a page that is here documents what a new one does, which is reported.
    fn is_double(&mut self, comparison: &Comparison<'_>, job: &Job, subject: &Subject) -> bool {
        let mut here = comparison.here.iter().enumerate();
        let Some((index, page)) = here.find(|(_, page)| *subject != Subject::Other && page.facts.subject == *subject)
        else {
            return false;
        };
        let (what, full_path) = (subject.what(), &job.full_path);
        let (message, hint) = if self.plan.gone.contains(&index) {
            (
                format!(
                    "the page was renamed: {full_path:?} documents {what}, too, and the page here is gone from the tree"
                ),
                format!("write `fullPath: {full_path:?}` into its header, and run `cargo xtask fetch` again"),
            )
        } else {
            (
                format!("a new page is left out, as it documents {what} like this one: {full_path:?} {:?}", job.title),
                "see which of the two the platform means to keep; if the new one, write its `fullPath` into the header here".to_owned(),
            )
        };
        self.report.warning(comparison.problem(&page.path, message).hint(hint));
        true
    }

    fn write(&mut self, home: &Home, job: &Job, text: String) -> Result<&'static str, Failure> {
        let change = if job.before.is_some() { Change::Update } else { Change::Create };
        let output = Output { path: job.path.clone(), text };
        let changes = [(output.path.clone(), change)];
        output::write(&home.folder, &[output], &changes).map_err(|error| Failure {
            message: format!("{error:#}"),
            hint: "make room for the file, or put the page elsewhere by hand, with its `fullPath` on top".to_owned(),
        })?;
        self.written.extend(changes);
        Ok(if change == Change::Create { "new" } else { "changed" })
    }

    /// Says what has become of the pages; and, where new ones were asked for, where there are more.
    pub(super) fn summary(&self, home: &Home, new: bool) -> anyhow::Result<()> {
        let changed = self.written.iter().filter(|(_, change)| *change == Change::Update).count();
        let mut line = format!(
            "{} changed, {} new, {} up to date, {} refused, {} gone from the tree",
            count(changed, "page"),
            self.written.len() - changed,
            self.plan.current + self.unchanged,
            self.refused + self.plan.faulty,
            self.plan.gone.len(),
        );
        for (number, what) in [(self.plan.moved, "moved"), (self.plan.renamed, "renamed"), (self.left_out, "left out")]
        {
            if number > 0 {
                line.push_str(&format!(", {number} {what}"));
            }
        }
        terminal::print(format_args!("{line}\n"))?;
        if self.unreadable > 0 {
            let pages = count(self.unreadable, "page");
            terminal::print(format_args!(
                "{pages} written with errors for the reader, which `cargo xtask facts` prints\n"
            ))?;
        }
        if !new && !self.plan.new.is_empty() {
            let pages = count(self.plan.new.len(), "page");
            terminal::print(format_args!(
                "{pages} of the same folders not here yet; `cargo xtask fetch --new` gets them:\n"
            ))?;
            for job in self.plan.new.iter().take(NEW) {
                terminal::print(format_args!(
                    "          {}  {}\n",
                    terminal::start(&format!("{}/{}", home.shown, job.path), 250),
                    terminal::start(&job.title, 60)
                ))?;
            }
        }
        if !new && self.plan.new.len() > NEW {
            terminal::print(format_args!("          and {} more\n", self.plan.new.len() - NEW))?;
        }
        if new && !self.plan.beside.is_empty() {
            let pages = self.plan.beside.iter().map(|(_, pages)| pages).sum();
            terminal::print(format_args!(
                "{} in folders next to yours, which `--new` does not take; put one of a folder's pages here, and it does:\n",
                count(pages, "page")
            ))?;
            for (folder, pages) in self.plan.beside.iter().take(NAMED) {
                terminal::print(format_args!(
                    "          {}  {}\n",
                    terminal::start(folder, 120),
                    count(*pages, "page")
                ))?;
            }
            if self.plan.beside.len() > NAMED {
                let more = count(self.plan.beside.len() - NAMED, "more folder");
                terminal::print(format_args!("          and {more}, which `cargo xtask fetch --list` prints\n"))?;
            }
        }
        Ok(())
    }

    /// The exit code by whether every page was refreshed; a page that was not is counted on standard error.
    pub(super) fn complete(&self, end: End, limits: Limits) -> ExitCode {
        let done = self.written.len() + self.unchanged + self.refused + self.left_out;
        let failed = self.refused + self.plan.faulty + (self.plan.jobs.len() - done);
        let is_over = end == End::Done;
        if failed == 0 && is_over {
            return ExitCode::SUCCESS;
        }
        let why = if is_over {
            "see the reasons above".to_owned()
        } else {
            format!("the run ended after {:?}; run `cargo xtask fetch` again for the rest", limits.total)
        };
        terminal::note(format_args!("error: {} not refreshed; {why}\n", count(failed, "page")));
        ExitCode::FAILURE
    }
}
