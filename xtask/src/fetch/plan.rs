//! What is to be fetched: the pages that are here against the tree of the service.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use helpdesk_spec::{Problem, ReadPage, Report};

use crate::fetch::folders::{self, Found};
use crate::fetch::page::updated;
use crate::fetch::tree::{Node, Tree, normal};
use crate::workspace::PAGES;

/// A page to be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Job {
    /// Its file, below the folder of pages.
    pub(crate) path: String,
    pub(crate) full_path: String,
    pub(crate) title: String,
    /// When the tree says that it was updated, in milliseconds.
    pub(crate) updated: Option<u64>,
    /// The page that is here, by its index.
    pub(crate) before: Option<usize>,
}

/// What is to be done, and what else the comparison showed.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub(crate) jobs: Vec<Job>,
    /// How many pages are as new as those of the tree.
    pub(crate) current: usize,
    /// How many pages the tree no longer has.
    pub(crate) gone: usize,
    /// How many pages cannot be fetched, for a fault of their files.
    pub(crate) faulty: usize,
    /// Pages of the same folders of the tree that are not here.
    pub(crate) new: Vec<Job>,
}

/// Compares the pages that are here with the tree. The error says why the tree cannot be right.
pub(crate) fn make(here: &[ReadPage], tree: &Tree, force: bool, report: &mut Report) -> Result<Plan, String> {
    let mut plan = Plan::default();
    let entries = entries(&tree.items, report);
    let known = known(here, &mut plan, report);
    let (present, gone): (Vec<(&str, usize)>, Vec<_>) =
        known.iter().map(|(full_path, index)| (*full_path, *index)).partition(|(name, _)| entries.contains_key(name));
    if present.is_empty() && !known.is_empty() {
        return Err(format!("it holds none of the pages below {PAGES}"));
    }

    for (full_path, index) in present {
        let (entry, page) = (entries[full_path], &here[index]);
        let is_current = entry.updated.is_some_and(|time| updated(&page.text).is_some_and(|ours| time <= ours));
        if is_current && !force {
            plan.current += 1;
            continue;
        }
        let title = [&entry.name, &page.reading.page.title].into_iter().find(|title| !title.trim().is_empty());
        plan.jobs.push(Job {
            path: page.path.clone(),
            full_path: entry.full_path.clone(),
            title: title.cloned().unwrap_or_default(),
            updated: entry.updated,
            before: Some(index),
        });
    }
    plan.gone = gone.len();
    for (_, index) in &gone {
        let page = &here[*index];
        let message = format!("the page is gone from the tree: {}", page.reading.page.full_path);
        report.warning(problem(&page.path, message).hint("it stays here; delete it if the platform took it back"));
    }

    let mut files: folders::Files = here.iter().map(|page| (page.path.to_lowercase(), false)).collect();
    files.extend(gone.iter().map(|(_, index)| (here[*index].path.to_lowercase(), true)));
    let homes = known.iter().map(|(full_path, index)| (*full_path, here[*index].path.as_str())).collect();
    for Found { node, place } in folders::new_pages(&tree.items, &homes, &files) {
        match place {
            Ok(path) => plan.new.push(Job {
                title: if node.name.trim().is_empty() { folders::leaf(&path).to_owned() } else { node.name.clone() },
                path,
                full_path: node.full_path.clone(),
                updated: node.updated,
                before: None,
            }),
            Err(why) => {
                let message = format!("a new page is left out, as {why}: {:?} {:?}", node.full_path, node.name);
                report
                    .warning(problem("", message).hint("put it where it belongs by hand, with its `fullPath` on top"));
            }
        }
    }
    plan.jobs.sort_by(|a, b| a.path.cmp(&b.path));
    plan.new.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(plan)
}

/// A problem of a page, or of the folder of pages.
pub(crate) fn problem(path: &str, message: impl Into<String>) -> Problem {
    Problem::new(format!("{PAGES}/{path}").trim_end_matches('/'), message)
}

/// The pages of the tree. One that stands there twice is the same page; its newest entry counts.
fn entries<'a>(items: &'a [Node], report: &mut Report) -> HashMap<&'a str, &'a Node> {
    let mut entries: HashMap<&str, &Node> = HashMap::new();
    let mut contradictory = BTreeSet::new();
    let mut rest: Vec<&Node> = items.iter().rev().collect();
    while let Some(node) = rest.pop() {
        rest.extend(node.items.iter().rev());
        if !node.is_page {
            continue;
        }
        let entry = entries.entry(normal(&node.full_path)).or_insert(node);
        if (&entry.name, entry.updated) != (&node.name, node.updated) {
            contradictory.insert(normal(&node.full_path));
            if node.updated > entry.updated {
                *entry = node;
            }
        }
    }
    for full_path in contradictory {
        let message = format!("the tree has two different entries for {full_path:?}");
        report.warning(problem("", message).hint("the newer one was taken"));
    }
    entries
}

/// The pages that are here, by their `fullPath`.
fn known<'a>(here: &'a [ReadPage], plan: &mut Plan, report: &mut Report) -> BTreeMap<&'a str, usize> {
    let mut known = BTreeMap::new();
    let mut twice = HashSet::new();
    for (index, page) in here.iter().enumerate() {
        let full_path = normal(&page.reading.page.full_path);
        if full_path.is_empty() {
            plan.faulty += 1;
            let hint =
                "add a line `fullPath: \"...\"` to its header; the address of the page on the platform ends with it";
            report
                .error(problem(&page.path, "the page does not say its `fullPath`, so it cannot be fetched").hint(hint));
        } else if let Some(first) = known.insert(full_path, index) {
            plan.faulty += 1;
            twice.insert(full_path);
            let message = format!("the page has the `fullPath` of {PAGES}/{}, so neither is fetched", here[first].path);
            report.error(problem(&page.path, message).hint("delete one of the two"));
        }
    }
    for full_path in twice {
        known.remove(full_path);
        plan.faulty += 1;
    }
    known
}
