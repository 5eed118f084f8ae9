//! `cargo xtask fetch`: the pages below `spec/pages` as the documentation service has them now, and then what `regen` does.
//!
//! A page is written as soon as it is here and found good, so an interrupted run is taken up by the next one: what is to be
//! done follows from the update times of the pages alone. A page that is not good never replaces one that is.

mod folders;
mod page;
mod plan;
#[cfg(test)]
#[allow(dead_code, reason = "the tests of the command use the rest")]
#[path = "../../tests/it/portal/mod.rs"]
mod portal;
mod progress;
mod service;
#[cfg(test)]
mod tests;
mod tree;

use std::path::Path;
use std::process::ExitCode;

use anyhow::Context as _;
use helpdesk_schema::count;
use helpdesk_spec::{ReadPage, Report};
use serde_json::Value;
use tokio::task::JoinSet;

use crate::fetch::page::updated;
use crate::fetch::plan::{Job, Plan, problem};
use crate::fetch::progress::Progress;
use crate::fetch::service::{Failure, Service};
use crate::output::{self, Change, Output};
use crate::workspace::PAGES;
use crate::{pages, regen, report, terminal};

pub(crate) use crate::fetch::service::Limits;

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
}

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Done,
    OutOfTime,
    Interrupted,
}

/// What a run has come to.
#[derive(Debug, Default)]
struct Run {
    plan: Plan,
    written: Vec<(String, Change)>,
    unchanged: usize,
    refused: usize,
    report: Report,
}

pub(crate) fn run(root: &Path, arguments: &Arguments, limits: Limits) -> anyhow::Result<ExitCode> {
    let (run, end) = refresh(root, arguments, limits)?;
    report::print(&run.report);
    run.summary(arguments.new);
    if end == End::Interrupted {
        anstream::eprintln!(
            "error: interrupted; run `cargo xtask fetch` for the rest, or `cargo xtask regen` for what is here"
        );
        return Ok(ExitCode::from(130));
    }
    let is_over = end == End::Done;
    let open = run.plan.jobs.len() - run.written.len() - run.unchanged - run.refused;
    let failed = run.refused + run.plan.faulty + open;
    let mut code = ExitCode::SUCCESS;
    if run.written.is_empty() {
        anstream::println!("no page changed, so regen was not run");
    } else {
        code = regen::run(root, false)?;
    }
    if failed > 0 || !is_over {
        let why = if is_over {
            "the reasons stand above".to_owned()
        } else {
            format!("the run ended after {:?}; run `cargo xtask fetch` again for the rest", limits.total)
        };
        anstream::eprintln!("error: {} not refreshed; {why}", count(failed, "page"));
        code = ExitCode::FAILURE;
    }
    Ok(code)
}

/// Fetches and writes what is to be. An error is of the kind that ends the run.
fn refresh(root: &Path, arguments: &Arguments, limits: Limits) -> anyhow::Result<(Run, End)> {
    let service = Service::new(&arguments.host, limits)?;
    let folder = root.join(PAGES);
    let here: Vec<ReadPage> = pages::read(&folder, &pages::find(&folder)?)
        .collect::<anyhow::Result<Vec<_>>>()?
        .into_iter()
        .flatten()
        .collect();
    if here.is_empty() {
        anyhow::bail!("{PAGES} holds no page; put one of each folder there, and fetch finds the others");
    }
    let mut run = Run::default();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot set up tokio")?;
    let end = runtime.block_on(async {
        tokio::select! {
            result = run.fetch(root, arguments, &service, &here, limits.concurrency) => result.map(|()| End::Done),
            () = tokio::time::sleep(limits.total) => Ok(End::OutOfTime),
            result = tokio::signal::ctrl_c() => result.map(|()| End::Interrupted).context("cannot listen for Ctrl-C"),
        }
    })?;
    Ok((run, end))
}

impl Run {
    async fn fetch(
        &mut self,
        root: &Path,
        arguments: &Arguments,
        service: &Service,
        here: &[ReadPage],
        concurrency: usize,
    ) -> anyhow::Result<()> {
        let tree = service.tree().await.map_err(|e| anyhow::anyhow!("{}\nhelp: {}", e.message, e.hint))?;
        let bad = |why: String| {
            let hint = "check `--host`, or compare the answer with what xtask/src/fetch/tree.rs reads";
            anyhow::anyhow!("the tree of pages is not as it should be, {why}: {}\nhelp: {hint}", service.tree_url())
        };
        let tree = tree::read(&tree).map_err(bad)?;
        for kind in &tree.unknown {
            let message = format!("the tree has entries of the unknown type `{kind}`, which are not taken as pages");
            self.report.warning(problem("", message).hint("see whether they are, and tell xtask/src/fetch/tree.rs"));
        }
        self.plan = plan::make(here, &tree, arguments.force, &mut self.report).map_err(bad)?;
        if arguments.new {
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
            let before = job.before.map(|index| &here[index]);
            let text = answer.and_then(|answer| self.text(job, before, &answer, arguments.force, service));
            let what = text.and_then(|text| match text {
                Some(text) => self.write(root, job, text),
                None => {
                    self.unchanged += 1;
                    Ok("unchanged")
                }
            });
            let what = match what {
                Ok(what) => what,
                Err(failure) => {
                    self.refused += 1;
                    self.report.error(problem(&job.path, failure.message).hint(failure.hint));
                    "refused"
                }
            };
            progress.step(what, &job.path);
        }
    }

    /// The text of the file that follows from an answer, if it is another than the one that is there.
    fn text(
        &mut self,
        job: &Job,
        before: Option<&ReadPage>,
        answer: &Value,
        force: bool,
        service: &Service,
    ) -> Result<Option<String>, Failure> {
        let answer = page::answer(answer, &job.full_path)?;
        // The service may be behind its own tree. Then the page is as old as it says, and the next run asks again.
        let time = match (answer.updated, job.updated) {
            (Some(page), Some(tree)) => Some(page.min(tree)),
            (page, tree) => page.or(tree),
        };
        let ours = before.and_then(|before| updated(&before.text));
        if !force && time.zip(ours).is_some_and(|(time, ours)| time < ours) {
            return Err(Failure {
                message: "an older version came than the one here".to_owned(),
                hint: "run `cargo xtask fetch` again later, or with `--force` to go back to it".to_owned(),
            });
        }
        let time = time.or(ours);
        if !force && time == ours && before.is_some_and(|before| before.text.ends_with(&answer.content)) {
            return Ok(None);
        }
        let text = page::file(&job.title, &job.full_path, time, &answer.content);
        let after =
            ReadPage { path: job.path.clone(), reading: helpdesk_scrape::read(&job.path, text.as_bytes()), text };
        let judged = page::judge(before, &after, &answer.content);
        if judged.is_err() && after.reading.has_errors() {
            // They are in what came, not in the file; it stands where people read it.
            let online = ReadPage { path: tree::normal(&job.full_path).to_owned(), ..after };
            online.report(service.document_root().as_str(), &mut self.report);
            return judged.map(|()| None);
        }
        judged?;
        Ok(Some(after.text).filter(|text| before.is_none_or(|before| before.text != *text)))
    }

    fn write(&mut self, root: &Path, job: &Job, text: String) -> Result<&'static str, Failure> {
        let change = if job.before.is_some() { Change::Update } else { Change::Create };
        let output = Output { path: format!("{PAGES}/{}", job.path), text };
        let changes = [(output.path.clone(), change)];
        output::write(root, &[output], &changes).map_err(|error| Failure {
            message: format!("{error:#}"),
            hint: "make room for the file, or put the page elsewhere by hand, with its `fullPath` on top".to_owned(),
        })?;
        self.written.extend(changes);
        Ok(if change == Change::Create { "new" } else { "changed" })
    }

    fn summary(&self, new: bool) {
        let changed = self.written.iter().filter(|(_, change)| *change == Change::Update).count();
        anstream::println!(
            "{} changed, {} new, {} up to date, {} refused, {} gone from the tree",
            count(changed, "page"),
            self.written.len() - changed,
            self.plan.current + self.unchanged,
            self.refused + self.plan.faulty,
            self.plan.gone,
        );
        if !new && !self.plan.new.is_empty() {
            let pages = count(self.plan.new.len(), "page");
            anstream::println!("{pages} of the same folders not here yet; `cargo xtask fetch --new` gets them:");
            for job in &self.plan.new {
                anstream::println!("          {PAGES}/{}  {}", job.path, terminal::start(&job.title, 60));
            }
        }
    }
}
