//! Circles of imports, in words.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::modules::Imports;

/// A sentence for each group of files that import one another, however indirectly.
pub(crate) fn circles(imports: &Imports) -> Vec<String> {
    let mut next: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (from, to) in imports.keys() {
        next.entry(from).or_default().push(to);
    }
    let reached: BTreeMap<&str, BTreeSet<&str>> = next.keys().map(|file| (*file, reachable(&next, file))).collect();
    let reaches = |from: &str, to: &str| reached.get(from).is_some_and(|files| files.contains(to));
    let mut told = BTreeSet::new();
    let mut circles = Vec::new();
    for file in reached.keys().copied().filter(|file| reaches(file, file)) {
        if !told.insert(file) {
            continue;
        }
        let group: Vec<&str> =
            reached.keys().copied().filter(|other| reaches(file, other) && reaches(other, file)).collect();
        told.extend(&group);
        circles.push(describe(imports, &next, &group));
    }
    circles
}

/// The files that a file imports, by way of others too.
fn reachable<'a>(next: &BTreeMap<&'a str, Vec<&'a str>>, from: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut rest: Vec<&str> = next.get(from).cloned().unwrap_or_default();
    while let Some(file) = rest.pop() {
        if found.insert(file) {
            rest.extend(next.get(file).into_iter().flatten());
        }
    }
    found
}

/// Names the files, and shows where the shortest circle among them comes about.
fn describe(imports: &Imports, next: &BTreeMap<&str, Vec<&str>>, group: &[&str]) -> String {
    let shortest = group.iter().map(|file| shortest_circle(next, file)).min_by_key(Vec::len).unwrap_or_default();
    let mut text = shortest.join(" -> ");
    for pair in shortest.windows(2) {
        let line = imports.get(&(pair[0].to_owned(), pair[1].to_owned())).copied().unwrap_or_default();
        text.push_str(&format!("\n    {}:{line} names what {} defines", pair[0], pair[1]));
    }
    if group.len() + 1 > shortest.len() {
        text.push_str(&format!("\n    {} files are in such circles: {}", group.len(), group.join(", ")));
    }
    text
}

/// The shortest way from a file back to itself, both ends included.
fn shortest_circle<'a>(next: &BTreeMap<&'a str, Vec<&'a str>>, start: &'a str) -> Vec<&'a str> {
    let mut ways = VecDeque::from([vec![start]]);
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop_front() {
        let last = way[way.len() - 1];
        if last == start && way.len() > 1 {
            return way;
        }
        for file in next.get(last).into_iter().flatten() {
            if seen.insert(*file) {
                ways.push_back(way.iter().copied().chain([*file]).collect());
            }
        }
    }
    Vec::new()
}
