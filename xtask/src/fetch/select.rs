//! The folders of the tree as a maintainer names them, and sees them listed.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use helpdesk_schema::count;

use crate::fetch::tree::{Node, Tree, is_history, leaf, normal};
use crate::terminal;

/// The most folders that a message names.
const NAMED: usize = 5;

impl Node {
    fn is_folder(&self) -> bool {
        !self.is_page || !self.items.is_empty()
    }

    /// How many pages it holds, itself included.
    fn pages(&self) -> usize {
        usize::from(self.is_page) + self.items.iter().map(Self::pages).sum::<usize>()
    }
}

impl Tree {
    /// The folder of that name: the last part of its `fullPath`, with as many of those around it as tell it from others, or
    /// its whole `fullPath`.
    ///
    /// # Errors
    ///
    /// The folder does not exist, or the name is ambiguous; the error lists the candidates. If only one candidate is not
    /// history, it is chosen.
    pub(crate) fn folder(&self, name: &str) -> Result<&Node, String> {
        let parts: Vec<&str> = normal(name).split('/').collect();
        let mut found: Vec<(String, &Node)> = Vec::new();
        let mut rest: Vec<(Vec<&str>, &Node)> = self.items.iter().rev().map(|node| (Vec::new(), node)).collect();
        let mut similar = BTreeSet::new();
        while let Some((around, node)) = rest.pop() {
            if !node.is_folder() {
                continue;
            }
            let names = [around, vec![leaf(&node.full_path)]].concat();
            if names.ends_with(&parts) || normal(&node.full_path) == normal(name) {
                found.push((names.join("/"), node));
            } else if is_similar(leaf(&node.full_path), parts[parts.len() - 1]) {
                similar.insert(leaf(&node.full_path).to_owned());
            }
            rest.extend(node.items.iter().rev().map(|below| (names.clone(), below)));
        }
        let current: Vec<&Node> =
            found.iter().filter(|(names, _)| !names.split('/').any(is_history)).map(|(_, node)| *node).collect();
        match (&found[..], &current[..]) {
            ([], _) => {
                let similar: Vec<String> = similar.into_iter().take(NAMED).map(|name| format!("`{name}`")).collect();
                let meant = if similar.is_empty() {
                    String::new()
                } else {
                    format!("; did you mean {}?", similar.join(" or "))
                };
                Err(format!("the tree has no folder `{name}`{meant}"))
            }
            ([(_, only)], _) | (_, [only]) => Ok(only),
            _ => {
                let mut names: Vec<String> = found.iter().take(NAMED).map(|(names, _)| format!("`{names}`")).collect();
                if found.len() > NAMED {
                    names.push(format!("{} more", found.len() - NAMED));
                }
                Err(format!("the tree has several folders `{name}`; say more of its path: {}", names.join(", ")))
            }
        }
    }

    /// The folders, one a line, with how many pages each holds; of those that are chosen, the pages too.
    pub(crate) fn list(&self, chosen: &[&Node]) -> String {
        let mut out = String::new();
        if chosen.is_empty() {
            list(&self.items, 0, false, &mut out);
        }
        for node in chosen {
            list(std::slice::from_ref(*node), 0, true, &mut out);
        }
        out
    }
}

fn list(items: &[Node], depth: usize, with_pages: bool, out: &mut String) {
    for node in items.iter().filter(|node| with_pages || node.is_folder()) {
        let (name, title) = (terminal::start(leaf(&node.full_path), 80), terminal::start(&node.name, 60));
        let pages = if node.is_folder() { format!("  {}", count(node.pages(), "page")) } else { String::new() };
        // A formatter that writes to a String does not fail.
        let _ = writeln!(out, "{:1$}{name}  {title}{pages}", "", 2 * depth);
        list(&node.items, depth + 1, with_pages, out);
    }
}

/// Whether one name is the beginning or end of the other, or differs from it in the version alone.
fn is_similar(name: &str, wanted: &str) -> bool {
    let plain = |name: &str| name.to_ascii_lowercase().replace(['_', '-'], "");
    let (name, wanted) = (plain(name), plain(wanted));
    let stem = |name: &str| name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('v').to_owned();
    !stem(&wanted).is_empty() && !stem(&name).is_empty() && (stem(&name) == stem(&wanted) || name == wanted)
}
