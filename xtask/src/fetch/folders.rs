//! Which folder of the tree is which of ours, and so where a page belongs.
//!
//! The folders here are those of the tree, named by the last part of their `fullPath`, and so are the files. A folder of the
//! tree is known by the pages in it that are here, by its subfolders that are known, and by a parent that is. Where that leaves
//! a doubt, the page has no place, and the doubt is told. A folder of the platform's history is only one of ours where ours is
//! named so, too: pages move there one by one, and must not draw the others after them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use helpdesk_spec::is_device;

use crate::fetch::tree::{Node, is_history, leaf, normal};

/// Longer paths below the folder of pages are not made: some systems take no more than 260 bytes for all of a path.
const LONGEST: usize = 200;

/// A page that is not here, and its file below the folder of pages, or why it cannot have one.
pub(crate) struct Found<'a> {
    pub(crate) node: &'a Node,
    pub(crate) place: Result<String, Unplaced>,
}

/// Why a page has no file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Unplaced {
    /// Its file would be this one, whose page is gone from the tree.
    Gone(String),
    Doubtful(String),
}

impl From<String> for Unplaced {
    fn from(why: String) -> Self {
        Self::Doubtful(why)
    }
}

/// The files that are here, by their paths in lower case.
pub(crate) type Files = HashMap<String, File>;

/// A file that is here.
pub(crate) struct File {
    pub(crate) path: String,
    /// Whether its page is gone from the tree.
    pub(crate) is_gone: bool,
}

/// Where a page that is here has moved in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Moved {
    /// To this folder of ours.
    Here(String),
    /// To this folder of the tree, which is part of the platform's history.
    History(String),
    /// To this folder of the tree, which is not one of ours.
    Elsewhere(String),
}

/// The counterpart of a folder of the tree here.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Folder {
    Outside,
    Ours(String),
    Doubtful(String),
}

/// A folder of the tree, or a page that has pages below it.
struct Dir<'a> {
    /// The last part of its `fullPath`; empty for the tree itself.
    name: &'a str,
    full_path: &'a str,
    /// How many folders enclose it.
    depth: usize,
    parent: usize,
    is_history: bool,
    pages: Vec<&'a Node>,
    folder: Folder,
}

/// The counterparts of the folders of the tree here. A folder comes after the one that it is in.
pub(crate) struct Layout<'a> {
    dirs: Vec<Dir<'a>>,
}

impl<'a> Layout<'a> {
    /// The layout that the pages at `homes` (files by `fullPath`) show.
    pub(crate) fn of_pages(items: &'a [Node], homes: &HashMap<&str, &str>) -> Self {
        let mut layout = Self::new(items);
        layout.know_by_pages(homes);
        layout.know_by_subfolders();
        layout.know_by_parent(false);
        layout
    }

    /// The layout of these folders of the tree, each named like itself, and of what is below them.
    pub(crate) fn of_folders(items: &'a [Node], chosen: &[&Node]) -> Self {
        let mut layout = Self::new(items);
        for dir in &mut layout.dirs {
            if chosen.iter().any(|node| std::ptr::eq(node.full_path.as_str(), dir.full_path)) {
                dir.folder = segments(dir.full_path).map_or_else(
                    || Folder::Doubtful("the `fullPath` of its folder does not give a file name".to_owned()),
                    |_| Folder::Ours(dir.name.to_owned()),
                );
            }
        }
        layout.know_by_parent(true);
        layout
    }

    fn new(items: &'a [Node]) -> Self {
        let tree = Dir {
            name: "",
            full_path: "",
            depth: 0,
            parent: 0,
            is_history: false,
            pages: Vec::new(),
            folder: Folder::Outside,
        };
        let mut layout = Self { dirs: vec![tree] };
        layout.add(items, 0);
        layout
    }

    /// Calls itself no deeper than the tree is nested, for which the parser of its JSON has a limit.
    fn add(&mut self, items: &'a [Node], parent: usize) {
        self.dirs[parent].pages = items.iter().filter(|node| node.is_page).collect();
        for node in items.iter().filter(|node| !node.is_page || !node.items.is_empty()) {
            let (name, index) = (leaf(&node.full_path), self.dirs.len());
            self.dirs.push(Dir {
                name,
                full_path: &node.full_path,
                depth: self.dirs[parent].depth + 1,
                parent,
                is_history: self.dirs[parent].is_history || is_history(name),
                pages: Vec::new(),
                folder: Folder::Outside,
            });
            self.add(&node.items, index);
        }
    }

    fn know_by_pages(&mut self, homes: &HashMap<&str, &str>) {
        let mut holders: BTreeMap<&str, BTreeMap<usize, usize>> = BTreeMap::new();
        for (index, dir) in self.dirs.iter().enumerate() {
            for home in dir.pages.iter().filter_map(|node| homes.get(normal(&node.full_path))) {
                *holders.entry(parent(home)).or_default().entry(index).or_default() += 1;
            }
        }
        let mut claims: BTreeMap<usize, Vec<(usize, &str)>> = BTreeMap::new();
        for (ours, holders) in &holders {
            for (index, matched) in self.dirs_of(ours, holders) {
                claims.entry(index).or_default().push((matched, *ours));
            }
        }
        for (index, claims) in claims {
            let most = claims.iter().map(|(matched, _)| *matched).max();
            let mut best = claims.iter().filter(|(matched, _)| Some(*matched) == most).map(|(_, ours)| *ours);
            self.dirs[index].folder = match (best.next(), best.next()) {
                (Some(one), Some(other)) => {
                    Folder::Doubtful(format!("the pages of its folder are in two folders here, {one:?} and {other:?}"))
                }
                (Some(only), None) => Folder::Ours(only.to_owned()),
                (None, _) => Folder::Outside,
            };
        }
    }

    /// The folders of the tree that are a folder of ours, of those that hold its pages: the one that is named like it with
    /// all folders around it; else those whose names say the most; and how many names do.
    fn dirs_of(&self, ours: &str, holders: &BTreeMap<usize, usize>) -> Vec<(usize, usize)> {
        let parts: Vec<&str> = ours.split('/').collect();
        let fits = |index: &usize| !self.dirs[*index].is_history || parts.iter().any(|part| is_history(part));
        let whole = (0..self.dirs.len())
            .filter(|index| fits(index) && self.matched(*index, &parts) == parts.len())
            .filter(|index| parts.len() > 1 || holders.contains_key(index))
            .max_by_key(|index| (holders.get(index), Reverse(self.dirs[*index].depth)));
        if let Some(index) = whole {
            return vec![(index, parts.len())];
        }
        let named: Vec<(usize, usize)> =
            holders.keys().copied().filter(fits).map(|index| (index, self.matched(index, &parts))).collect();
        let most = named.iter().map(|(_, matched)| *matched).max();
        named.into_iter().filter(|(_, matched)| Some(*matched) == most).collect()
    }

    /// How many of the last parts of a path of ours are the names of a folder of the tree and of those around it.
    fn matched(&self, index: usize, parts: &[&str]) -> usize {
        let mut dir = &self.dirs[index];
        let mut matched = 0;
        for part in parts.iter().rev() {
            if dir.depth == 0 || !dir.name.eq_ignore_ascii_case(part) {
                break;
            }
            matched += 1;
            dir = &self.dirs[dir.parent];
        }
        matched
    }

    /// A folder that holds no page of ours, but subfolders that are ours, and is named like the folder that these are in here.
    fn know_by_subfolders(&mut self) {
        for index in (1..self.dirs.len()).rev() {
            let dir = &self.dirs[index];
            let Folder::Ours(ours) = &dir.folder else { continue };
            let (above, around) = (parent(ours).to_owned(), dir.parent);
            let is_named = !above.is_empty() && self.dirs[around].name.eq_ignore_ascii_case(last(&above));
            if is_named && self.dirs[around].folder == Folder::Outside {
                self.dirs[around].folder = Folder::Ours(above);
            }
        }
    }

    /// A folder in one that is known. History is in such a folder only if it is asked for.
    fn know_by_parent(&mut self, with_history: bool) {
        for index in 1..self.dirs.len() {
            let dir = &self.dirs[index];
            let around = &self.dirs[dir.parent];
            let is_new_history = dir.is_history && !around.is_history;
            if dir.folder != Folder::Outside || is_new_history && !with_history {
                continue;
            }
            self.dirs[index].folder = match &around.folder {
                Folder::Ours(folder) => match segments(dir.full_path) {
                    Some(_) => Folder::Ours(join(folder, dir.name)),
                    None => Folder::Doubtful("the `fullPath` of its folder does not give a file name".to_owned()),
                },
                other => other.clone(),
            };
        }
    }

    /// The pages that are in folders of ours, and not here.
    pub(crate) fn new_pages(&self, homes: &HashMap<&str, &str>, files: &Files) -> Vec<Found<'a>> {
        let mut found = Vec::new();
        for dir in &self.dirs {
            let mut leaves: HashMap<String, BTreeSet<&str>> = HashMap::new();
            for node in &dir.pages {
                leaves.entry(leaf(&node.full_path).to_lowercase()).or_default().insert(normal(&node.full_path));
            }
            for node in dir.pages.iter().filter(|node| !homes.contains_key(normal(&node.full_path))) {
                let place = match &dir.folder {
                    Folder::Outside => continue,
                    Folder::Doubtful(why) => Err(why.clone().into()),
                    Folder::Ours(folder) => {
                        let is_alone = leaves[&leaf(&node.full_path).to_lowercase()].len() == 1;
                        file(folder, &node.full_path, is_alone, files)
                    }
                };
                found.push(Found { node, place });
            }
        }
        decide(&mut found);
        found
    }

    /// Where the pages that are here have moved to, by their files.
    pub(crate) fn moved<'h>(&self, homes: &HashMap<&str, &'h str>) -> BTreeMap<&'h str, Moved> {
        let mut places: BTreeMap<&str, Vec<&Dir<'_>>> = BTreeMap::new();
        for dir in &self.dirs {
            for home in dir.pages.iter().filter_map(|node| homes.get(normal(&node.full_path))) {
                places.entry(home).or_default().push(dir);
            }
        }
        let moved = |(file, dirs): (&'h str, Vec<&Dir<'_>>)| {
            let is_home = |dir: &&Dir<'_>| match &dir.folder {
                Folder::Ours(folder) => folder == parent(file),
                Folder::Doubtful(_) => true,
                Folder::Outside => false,
            };
            if dirs.iter().any(is_home) {
                return None;
            }
            let dir = dirs.first()?;
            let moved = match &dir.folder {
                Folder::Ours(folder) => Moved::Here(folder.clone()),
                _ if dir.is_history => Moved::History(self.label(dir)),
                _ => Moved::Elsewhere(self.label(dir)),
            };
            Some((file, moved))
        };
        places.into_iter().filter_map(moved).collect()
    }

    /// The folders that are next to ours, with how many pages they hold that are not here.
    pub(crate) fn beside(&self, homes: &HashMap<&str, &str>) -> Vec<(String, usize)> {
        let is_known = |dir: &Dir<'_>| dir.folder != Folder::Outside;
        let mut holds_ours = vec![false; self.dirs.len()];
        for dir in self.dirs.iter().skip(1).filter(|dir| is_known(dir)) {
            holds_ours[dir.parent] = true;
        }
        // To which of the folders next to ours the pages of a folder count.
        let mut counted: Vec<Option<usize>> = vec![None; self.dirs.len()];
        let mut pages = vec![0; self.dirs.len()];
        for (index, dir) in self.dirs.iter().enumerate() {
            if is_known(dir) {
                continue;
            }
            let is_beside = holds_ours[index] || index > 0 && holds_ours[dir.parent];
            counted[index] = if is_beside { Some(index) } else { counted[dir.parent] };
            if let Some(to) = counted[index] {
                pages[to] += dir.pages.iter().filter(|node| !homes.contains_key(normal(&node.full_path))).count();
            }
        }
        let beside = self.dirs.iter().zip(pages).filter(|(_, pages)| *pages > 0);
        beside.map(|(dir, pages)| (self.label(dir), pages)).collect()
    }

    /// The names of a folder and of those around it.
    fn label(&self, dir: &Dir<'_>) -> String {
        let mut names = Vec::new();
        let mut dir = dir;
        while dir.depth > 0 {
            names.push(dir.name);
            dir = &self.dirs[dir.parent];
        }
        names.reverse();
        if names.is_empty() { "the tree itself".to_owned() } else { names.join("/") }
    }
}

/// Leaves one place to each page, and one page to each place.
fn decide(found: &mut Vec<Found<'_>>) {
    let mut claims: HashMap<String, BTreeSet<&str>> = HashMap::new();
    let mut places: HashMap<&str, BTreeSet<String>> = HashMap::new();
    for Found { node, place } in found.iter() {
        let place = place.clone().unwrap_or_default();
        claims.entry(place.to_lowercase()).or_default().insert(normal(&node.full_path));
        places.entry(normal(&node.full_path)).or_default().insert(place);
    }
    let mut seen = BTreeSet::new();
    found.retain(|new| seen.insert(normal(&new.node.full_path)));
    for Found { node, place } in found {
        if let Ok(path) = place {
            if places[normal(&node.full_path)].len() > 1 {
                *place = Err("it is in several folders of the tree".to_owned().into());
            } else if claims[&path.to_lowercase()].len() > 1 {
                *place = Err(format!("another one would be the same file, {path}").into());
            }
        }
    }
}

/// The file of a page in that folder: named by the last part of its `fullPath`, and where that has several pages, by the
/// part before it too.
fn file(folder: &str, full_path: &str, is_alone: bool, files: &Files) -> Result<String, Unplaced> {
    let segments = segments(full_path).ok_or_else(|| "its `fullPath` does not give a file name".to_owned())?;
    let last = leaf(full_path);
    let mut names = Vec::new();
    if let [.., before, _] = segments[..] {
        names.push(format!("{last}-{before}"));
    }
    if is_alone {
        names.push(last.to_owned());
    }
    let mut why = "nothing tells its file from that of another page of its folder".to_owned();
    while let Some(name) = names.pop() {
        let path = join(folder, &format!("{name}.md"));
        if path.len() > LONGEST {
            return Err(format!("its file would have a path of {} bytes", path.len()).into());
        }
        match files.get(&path.to_lowercase()) {
            None => return Ok(path),
            // It may be the same page under a new `fullPath`.
            Some(File { path, is_gone: true }) => return Err(Unplaced::Gone(path.clone())),
            Some(_) => why = format!("its file would be {path}, which is of another page"),
        }
    }
    Err(why.into())
}

/// The parts of a `fullPath`, if none of them can be anything but a name of a file.
fn segments(full_path: &str) -> Option<Vec<&str>> {
    let is_safe = |segment: &&str| {
        !segment.starts_with('.')
            && !segment.ends_with('.')
            && !is_device(segment)
            && segment.len() <= 100
            && segment.bytes().all(|b| b.is_ascii_alphanumeric() || b"._-".contains(&b))
    };
    let segments: Vec<&str> = normal(full_path).split('/').collect();
    let all_safe = segments.iter().all(|segment| !segment.is_empty() && is_safe(segment));
    all_safe.then_some(segments)
}

fn last(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}
