//! Where a new page belongs.
//!
//! The folders here are those of the tree, named by the last part of their `fullPath`, and so are the files. Which folder of
//! the tree is which of ours, the pages that are in both tell; a folder of the tree below such a one is a folder below ours.
//! Where that leaves a doubt, the page has no place, and the doubt is told.

use std::collections::{BTreeSet, HashMap};

use helpdesk_spec::is_device;

use crate::fetch::tree::{Node, normal};

/// Longer paths below the folder of pages are not made: some systems take no more than 260 bytes for all of a path.
const LONGEST: usize = 200;

/// A page that is not here, and its file below the folder of pages, or why it has none.
pub(crate) struct Found<'a> {
    pub(crate) node: &'a Node,
    pub(crate) place: Result<String, String>,
}

/// The files that are here, in lower case, and whether the page of each is gone from the tree.
pub(crate) type Files = HashMap<String, bool>;

/// What a folder of the tree is here.
#[derive(Clone)]
enum Folder {
    /// None of ours.
    Outside,
    Ours(String),
    Doubtful(String),
}

/// The pages that are in the folders of those at `homes` (files by `fullPath`) or below, and not here.
pub(crate) fn new_pages<'a>(items: &'a [Node], homes: &HashMap<&str, &str>, files: &Files) -> Vec<Found<'a>> {
    let mut found = Vec::new();
    walk(items, &Folder::Outside, homes, files, &mut found);

    let mut claims: HashMap<String, BTreeSet<&str>> = HashMap::new();
    let mut places: HashMap<&str, BTreeSet<String>> = HashMap::new();
    for Found { node, place } in &found {
        let place = place.clone().unwrap_or_default();
        claims.entry(place.to_lowercase()).or_default().insert(normal(&node.full_path));
        places.entry(normal(&node.full_path)).or_default().insert(place);
    }
    let mut seen = BTreeSet::new();
    found.retain(|new| seen.insert(normal(&new.node.full_path)));
    for Found { node, place } in &mut found {
        if let Ok(path) = place {
            if places[normal(&node.full_path)].len() > 1 {
                *place = Err("it stands in several folders of the tree".to_owned());
            } else if claims[&path.to_lowercase()].len() > 1 {
                *place = Err(format!("another one would be the same file, {path}"));
            }
        }
    }
    found
}

fn walk<'a>(
    items: &'a [Node],
    inherited: &Folder,
    homes: &HashMap<&str, &str>,
    files: &Files,
    found: &mut Vec<Found<'a>>,
) {
    let pages = || items.iter().filter(|node| node.is_page);
    let home = |node: &Node| homes.get(normal(&node.full_path)).copied();
    let ours: BTreeSet<&str> = pages().filter_map(home).map(parent).collect();
    let mut ours = ours.into_iter();
    let folder = match (ours.next(), ours.next()) {
        (None, _) => inherited.clone(),
        (Some(only), None) => Folder::Ours(only.to_owned()),
        (Some(one), Some(other)) => {
            Folder::Doubtful(format!("the pages of its folder stand in two folders here, {one:?} and {other:?}"))
        }
    };

    let mut leaves: HashMap<String, BTreeSet<&str>> = HashMap::new();
    for node in pages() {
        leaves.entry(leaf(&node.full_path).to_lowercase()).or_default().insert(normal(&node.full_path));
    }
    for node in items {
        if node.is_page && home(node).is_none() {
            let place = match &folder {
                Folder::Outside => None,
                Folder::Doubtful(why) => Some(Err(why.clone())),
                Folder::Ours(folder) => {
                    let is_alone = leaves[&leaf(&node.full_path).to_lowercase()].len() == 1;
                    Some(file(folder, &node.full_path, is_alone, files))
                }
            };
            found.extend(place.map(|place| Found { node, place }));
        }
        let below = match &folder {
            Folder::Ours(folder) => match segments(&node.full_path) {
                Some(segments) => Folder::Ours(join(folder, segments.last().copied().unwrap_or_default())),
                None => Folder::Doubtful("the `fullPath` of its folder does not give a file name".to_owned()),
            },
            other => other.clone(),
        };
        walk(&node.items, &below, homes, files, found);
    }
}

/// The file of a page in that folder: named by the last part of its `fullPath`, and where that has several pages, by the
/// part before it too.
fn file(folder: &str, full_path: &str, is_alone: bool, files: &Files) -> Result<String, String> {
    let segments = segments(full_path).ok_or("its `fullPath` does not give a file name")?;
    let mut names = Vec::new();
    if let [.., before, last] = segments[..] {
        names.push(format!("{last}-{before}"));
    }
    if is_alone {
        names.extend(segments.last().map(|last| (*last).to_owned()));
    }
    let mut why = "nothing tells its file from that of another page of its folder".to_owned();
    while let Some(name) = names.pop() {
        let path = join(folder, &format!("{name}.md"));
        if path.len() > LONGEST {
            return Err(format!("its file would have a path of {} bytes", path.len()));
        }
        match files.get(&path.to_lowercase()) {
            None => return Ok(path),
            // It may be the same page under a new `fullPath`.
            Some(true) => {
                return Err(format!("its file would be {path}, which is of a page that is gone from the tree"));
            }
            Some(false) => why = format!("its file would be {path}, which is of another page"),
        }
    }
    Err(why)
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

/// The last part of a path, without the ending of a page.
pub(crate) fn leaf(path: &str) -> &str {
    let path = normal(path);
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    name.strip_suffix(".md").unwrap_or(name)
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}
