//! The difference for a terminal.

use std::cmp::Reverse;
use std::fmt::Write as _;

use super::excerpt::{excerpts, one_line};
use super::{Change, Class, Diff, Version};

/// The most characters that are shown of one text.
const LIMIT: usize = 48;

/// So many changed texts of one operation or event are shown; more are only counted.
const TEXTS: usize = 8;

/// So many changed texts are shown in all; if there are more, those of each operation are only counted.
const ALL_TEXTS: usize = 40;

/// Places up to this width share one column; a longer one pushes only its own line.
const WIDEST: usize = 36;

impl Diff {
    /// The difference as plain text, for a terminal: an operation a paragraph, a change a line, the gravest first, and at the
    /// end what they add up to. `!` marks what is breaking; `+`, `-` and `~` mark what was added, removed and changed. Where many
    /// texts of an operation changed, as when its page is worded anew, they are only counted, below all facts.
    pub fn to_text(&self, current: Version) -> String {
        if self.is_empty() {
            return format!("no change: the version stays {current}\n");
        }
        let mut groups = self.groups(None);
        let worded = count_texts(&mut groups);
        for group in &mut groups {
            group.sort_by_key(|change| Reverse(change.class));
        }
        groups.sort_by_key(|group| Reverse(group.first().map(|change| change.class)));
        let widths = groups.iter().flatten().map(|change| subject(change).chars().count());
        let width = widths.filter(|width| *width <= WIDEST).max().unwrap_or_default();

        let mut out = String::new();
        for group in groups {
            // A formatter that writes to a String does not fail.
            let _ = writeln!(out, "{}", one_line(group.first().map_or("", |change| &change.place.id)));
            for change in group {
                let breaking = if change.class == Class::Breaking { '!' } else { ' ' };
                let (mark, subject) = (change.mark(), subject(change));
                let _ = writeln!(out, "  {breaking} {mark} {subject:width$}  {}", fact(change));
            }
            out.push('\n');
        }
        if !worded.is_empty() {
            let width = worded.iter().map(|(id, _)| id.chars().count()).max().unwrap_or_default();
            let _ = writeln!(out, "text only, by the number of texts");
            for (id, texts) in worded {
                let _ = writeln!(out, "    ~ {id:width$}  {texts}");
            }
            out.push('\n');
        }
        let _ = writeln!(out, "{}: next version {}", self.summary(), current.next(self.step()));
        out
    }
}

/// Takes the changed texts out of the groups that have many, and tells how many these were.
fn count_texts(groups: &mut Vec<Vec<&Change>>) -> Vec<(String, usize)> {
    let is_text = |change: &&Change| change.class == Class::Docs && change.kind.is_text();
    let most = if groups.iter().flatten().filter(|change| is_text(change)).count() > ALL_TEXTS { 0 } else { TEXTS };
    let mut worded = Vec::new();
    for group in groups.iter_mut() {
        let texts = group.iter().filter(|change| is_text(change)).count();
        if texts > most {
            worded.push((one_line(group.first().map_or("", |change| &change.place.id)), texts));
            group.retain(|change| !is_text(change));
        }
    }
    groups.retain(|group| !group.is_empty());
    worded
}

/// The text of the first column.
fn subject(change: &Change) -> String {
    if change.place.path.is_empty() { change.kind.as_str().to_owned() } else { one_line(&change.place.path) }
}

fn fact(change: &Change) -> String {
    let label = match change.place.path.as_str() {
        "" => String::new(),
        _ if change.kind.is_whole() => String::new(),
        _ => format!("{}: ", change.kind.as_str()),
    };
    let fact = match excerpts(change, LIMIT) {
        (Some(before), Some(after)) => format!("{before} -> {after}"),
        (Some(fact), None) | (None, Some(fact)) => fact,
        (None, None) => String::new(),
    };
    label + &fact
}
