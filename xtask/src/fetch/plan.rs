//! Plans a fetch: compares the pages that are here with the tree of the service.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use helpdesk_schema::count;
use helpdesk_spec::{Problem, Report};

use crate::fetch::folders::{self, Files, Found, Layout, Moved, Unplaced};
use crate::fetch::page::Here;
use crate::fetch::tree::{Node, Tree, leaf, normal};

/// So many new pages without a place are named.
const LEFT_OUT: usize = 50;

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

/// The pages to fetch, and the other results of the comparison.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub(crate) jobs: Vec<Job>,
    /// How many pages are as new as those of the tree.
    pub(crate) current: usize,
    /// The pages that the tree no longer has, by their index.
    pub(crate) gone: Vec<usize>,
    /// How many pages are in another folder of the tree now.
    pub(crate) moved: usize,
    /// How many pages have another `fullPath` now.
    pub(crate) renamed: usize,
    /// How many pages cannot be fetched, for a fault of their files.
    pub(crate) faulty: usize,
    /// Pages of our folders of the tree that are not here.
    pub(crate) new: Vec<Job>,
    /// Folders of the tree next to ours, and how many pages they hold.
    pub(crate) beside: Vec<(String, usize)>,
}

/// The pages that are here, and what is asked for.
pub(crate) struct Comparison<'a> {
    /// The folder of the pages, as messages name it.
    pub(crate) folder: &'a str,
    pub(crate) here: &'a [Here],
    pub(crate) tree: &'a Tree,
    /// The folders of the tree that are asked for; none are those that the pages here show.
    pub(crate) chosen: &'a [&'a Node],
    pub(crate) force: bool,
}

impl Comparison<'_> {
    /// Compares the pages that are here with the tree. The error says why the tree cannot be right.
    pub(crate) fn plan(&self, report: &mut Report) -> Result<Plan, String> {
        let Self { here, tree, .. } = self;
        let mut plan = Plan::default();
        let entries = self.entries(report);
        let known = self.known(&mut plan, report);
        let (present, gone): (Vec<(&str, usize)>, Vec<_>) = known
            .iter()
            .map(|(full_path, index)| (*full_path, *index))
            .partition(|(name, _)| entries.contains_key(name));
        if present.is_empty() && !known.is_empty() {
            return Err(format!("it holds none of the pages below {}", self.folder));
        }
        for (full_path, index) in present {
            self.compare(entries[full_path], index, &mut plan);
        }
        plan.gone = gone.iter().map(|(_, index)| *index).collect();

        let homes: HashMap<&str, &str> =
            known.iter().map(|(full_path, index)| (*full_path, here[*index].path.as_str())).collect();
        let layout = if self.chosen.is_empty() {
            Layout::of_pages(&tree.items, &homes)
        } else {
            Layout::of_folders(&tree.items, self.chosen)
        };
        let moved = layout.moved(&homes);
        plan.moved = moved.len();
        moved.into_iter().for_each(|(path, to)| report.warning(self.moved(path, &to)));
        let is_gone: HashSet<usize> = plan.gone.iter().copied().collect();
        let file = |(index, page): (usize, &Here)| {
            let file = folders::File { path: page.path.clone(), is_gone: is_gone.contains(&index) };
            (page.path.to_lowercase(), file)
        };
        let files: Files = here.iter().enumerate().map(file).collect();
        let found = layout.new_pages(&homes, &files);
        let renamed = self.renamed(&found, &plan.gone);
        self.place(found, &renamed, &mut plan, report);
        self.report_gone(&renamed, &mut plan, report);
        if self.chosen.is_empty() {
            plan.beside = layout.beside(&homes);
        }
        plan.jobs.sort_by(|a, b| a.path.cmp(&b.path));
        plan.new.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(plan)
    }

    /// A problem of a page, or of the folder of pages.
    pub(crate) fn problem(&self, path: &str, message: impl Into<String>) -> Problem {
        Problem::new(format!("{}/{path}", self.folder).trim_end_matches('/'), message)
    }

    fn compare(&self, entry: &Node, index: usize, plan: &mut Plan) {
        let page = &self.here[index];
        let is_current = entry.updated.is_some_and(|time| page.header.updated.is_some_and(|ours| time <= ours));
        if is_current && !self.force {
            plan.current += 1;
            return;
        }
        let title = [&entry.name, &page.header.title].into_iter().find(|title| !title.trim().is_empty());
        plan.jobs.push(Job {
            path: page.path.clone(),
            full_path: entry.full_path.clone(),
            title: title.cloned().unwrap_or_default(),
            updated: entry.updated,
            before: Some(index),
        });
    }

    fn moved(&self, path: &str, to: &Moved) -> Problem {
        let (to, hint) = match to {
            Moved::Here(folder) => {
                let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
                let to = format!("{}/{folder}/{name}", self.folder);
                let hint = format!("move the file to {to}, and name it so in the `[[text]]` entries of it");
                (format!("the folder of {to}"), hint)
            }
            Moved::History(label) => (
                format!("the folder {label:?}, which is history"),
                "the platform no longer maintains it: delete it here with what is said of it in spec, or keep it as it is".to_owned(),
            ),
            Moved::Elsewhere(label) => (
                format!("the folder {label:?}, which is not one of yours"),
                "it is still refreshed; delete it here if it is no longer part of the service".to_owned(),
            ),
        };
        self.problem(path, format!("the page moved in the tree, to {to}")).hint(hint)
    }

    /// The pages of the tree that pages here have become, by the index of these: what would be the same file, or is the only
    /// one with its title.
    fn renamed<'n>(&self, found: &[Found<'n>], gone: &[usize]) -> BTreeMap<usize, &'n Node> {
        let mut renamed = BTreeMap::new();
        let title = |title: &str| Some(title.trim().to_owned()).filter(|title| !title.is_empty());
        for index in gone {
            let page = &self.here[*index];
            let is_file = |new: &&Found<'_>| new.place == Err(Unplaced::Gone(page.path.clone()));
            let ours = title(&page.header.title);
            let is_alone = gone.iter().filter(|other| title(&self.here[**other].header.title) == ours).count() == 1;
            let mut named = found.iter().filter(|new| is_alone && ours.is_some() && title(&new.node.name) == ours);
            let by_title = named.next().filter(|_| named.next().is_none());
            if let Some(new) = found.iter().find(is_file).or(by_title) {
                renamed.insert(*index, new.node);
            }
        }
        renamed
    }

    fn place(&self, found: Vec<Found<'_>>, renamed: &BTreeMap<usize, &Node>, plan: &mut Plan, report: &mut Report) {
        let mut left_out = 0;
        for Found { node, place } in found {
            if renamed.values().any(|new| std::ptr::eq(*new, node)) {
                continue;
            }
            let why = match place {
                Ok(path) => {
                    plan.new.push(Job {
                        title: if node.name.trim().is_empty() { leaf(&path).to_owned() } else { node.name.clone() },
                        path,
                        full_path: node.full_path.clone(),
                        updated: node.updated,
                        before: None,
                    });
                    continue;
                }
                Err(Unplaced::Gone(path)) => {
                    format!("its file would be {path}, which is of a page that is gone from the tree")
                }
                Err(Unplaced::Doubtful(why)) => why,
            };
            left_out += 1;
            if left_out <= LEFT_OUT {
                let message = format!("a new page is left out, as {why}: {:?} {:?}", node.full_path, node.name);
                let hint = "put it where it belongs by hand, with its `fullPath` on top";
                report.warning(self.problem("", message).hint(hint));
            }
        }
        if left_out > LEFT_OUT {
            let more = count(left_out - LEFT_OUT, "more new page");
            report.warning(self.problem("", format!("{more} left out, for like reasons")));
        }
    }

    fn report_gone(&self, renamed: &BTreeMap<usize, &Node>, plan: &mut Plan, report: &mut Report) {
        plan.renamed = renamed.len();
        plan.gone.retain(|index| !renamed.contains_key(index));
        for (index, node) in renamed {
            let page = &self.here[*index];
            let message = format!("the page was renamed: {:?} is {:?} now", page.header.full_path, node.full_path);
            let hint =
                format!("write `fullPath: {:?}` into its header, and run `cargo xtask fetch` again", node.full_path);
            report.warning(self.problem(&page.path, message).hint(hint));
        }
        for index in &plan.gone {
            let page = &self.here[*index];
            let message = format!("the page is gone from the tree: {}", page.header.full_path);
            let hint = "it stays here; delete it if the platform took it back";
            report.warning(self.problem(&page.path, message).hint(hint));
        }
    }

    /// The pages of the tree. One that is in it twice is the same page; its newest entry counts.
    fn entries(&self, report: &mut Report) -> HashMap<&str, &Node> {
        let mut entries: HashMap<&str, &Node> = HashMap::new();
        let mut contradictory = BTreeSet::new();
        let mut rest: Vec<&Node> = self.tree.items.iter().rev().collect();
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
            report.warning(self.problem("", message).hint("the newer one was taken"));
        }
        entries
    }

    /// The pages that are here, by their `fullPath`.
    fn known(&self, plan: &mut Plan, report: &mut Report) -> BTreeMap<&str, usize> {
        let mut known = BTreeMap::new();
        let mut twice = HashSet::new();
        for (index, page) in self.here.iter().enumerate() {
            let full_path = normal(&page.header.full_path);
            if full_path.is_empty() {
                plan.faulty += 1;
                let hint = "add a line `fullPath: \"...\"` to its header; the address of the page on the platform ends with it";
                let message = "the page does not say its `fullPath`, so it cannot be fetched";
                report.error(self.problem(&page.path, message).hint(hint));
            } else if let Some(first) = known.insert(full_path, index) {
                plan.faulty += 1;
                twice.insert(full_path);
                let first = &self.here[first].path;
                let message = format!("the page has the `fullPath` of {}/{first}, so neither is fetched", self.folder);
                report.error(self.problem(&page.path, message).hint("delete one of the two"));
            }
        }
        for full_path in twice {
            known.remove(full_path);
            plan.faulty += 1;
        }
        known
    }
}
