//! The entries of a draft, as TOML.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use helpdesk_schema::Type;

use super::locate::Located;
use crate::{Problem, Report};

/// The entries by the place of their field.
#[derive(Default)]
pub(super) struct Entries(BTreeMap<String, Entry>);

struct Entry {
    name: String,
    /// The documented type; `None` for a field that a correction has added.
    page_says: Option<Type>,
    is: Type,
    page: String,
    line: Option<usize>,
    /// Where the correction is that the field has already.
    corrected: Option<Range<usize>>,
    /// Whether the log is about this place, and not only about others of its struct.
    is_met: bool,
    seen: Vec<String>,
}

/// Entries that say the same of fields of one name.
type Group = Vec<(String, Entry)>;

impl Entries {
    /// The type that a field has by the draft so far.
    pub(super) fn drafted(&self, place: &Located<'_>) -> Option<&Type> {
        self.0.get(&place.at()).map(|entry| &entry.is)
    }

    /// Adds a field, or gives it another type, because of what was seen of it or elsewhere of its struct.
    pub(super) fn add(
        &mut self,
        place: &Located<'_>,
        page_says: Option<Type>,
        is: Type,
        seen: &str,
        (page, line): (String, Option<usize>),
        corrected: Option<Range<usize>>,
    ) {
        let entry = self.0.entry(place.at()).or_insert_with(|| Entry {
            name: place.name().to_owned(),
            page_says,
            is: is.clone(),
            page,
            line,
            corrected,
            is_met: false,
            seen: Vec::new(),
        });
        entry.is = is;
        entry.seen.push(seen.to_owned());
    }

    /// Adds what was seen of the field at this place, if that has an entry.
    pub(super) fn see(&mut self, at: &str, seen: String) {
        if let Some(entry) = self.0.get_mut(at) {
            entry.is_met = true;
            if !entry.seen.contains(&seen) {
                entry.seen.push(seen);
            }
        }
    }

    /// The new entries, and a warning for each that is there already and needs another type.
    pub(super) fn into_toml(self, folder: &str, corrections: &str, report: &mut Report) -> String {
        let mut groups: Vec<Group> = Vec::new();
        for (at, entry) in self.0 {
            let same = |group: &Group| {
                let says = |entry: &Entry| (entry.name.clone(), entry.page_says.clone(), entry.corrected.clone());
                group.first().is_some_and(|(_, other)| says(other) == says(&entry) && other.is == entry.is)
            };
            match groups.iter().position(same) {
                Some(group) => groups[group].push((at, entry)),
                None => groups.push(vec![(at, entry)]),
            }
        }
        let mut text = String::new();
        for group in &groups {
            match group.first() {
                Some((_, Entry { page_says: Some(says), corrected: None, is, .. })) => {
                    text += &toml(group, says, is, folder);
                }
                Some((_, first)) => report.warning(corrected(group, first, corrections)),
                None => {}
            }
        }
        text
    }
}

fn toml(group: &Group, says: &Type, is: &Type, folder: &str) -> String {
    let mut text = String::from("\n");
    let met = group.iter().filter(|(_, entry)| entry.is_met).count();
    // Writing to a string cannot fail.
    for (at, Entry { page, line, .. }) in group.iter().filter(|(_, entry)| entry.is_met || met == 0) {
        let line = line.map(|line| format!(":{line}")).unwrap_or_default();
        let _ = writeln!(text, "# {folder}/{page}{line} says `{says}`: {at}");
    }
    if met > 0 && met < group.len() {
        let _ = writeln!(text, "# The other places are those of the same type in Rust.");
    }
    let places: Vec<String> = group.iter().map(|(at, _)| format!("{at:?}")).collect();
    let at = match places.as_slice() {
        [one] => one.clone(),
        several => format!("[\n    {},\n]", several.join(",\n    ")),
    };
    let _ = write!(
        text,
        "[[type]]\nat = {at}\npage_says = {says:?}\nis = {is:?}\nwhy = \"The platform sends another form too.\"\n\
         evidence = {evidence:?}\n",
        says = says.to_string(),
        is = is.to_string(),
        evidence = format!("A log: {}.", evidence(group)),
    );
    text
}

/// The log lines about the fields, without repetitions.
fn evidence(group: &Group) -> String {
    let mut lines: Vec<&str> = Vec::new();
    for line in group.iter().flat_map(|(_, entry)| &entry.seen) {
        if !lines.contains(&line.as_str()) {
            lines.push(line);
        }
    }
    lines.join("; ")
}

/// Says which entry to change, and how.
fn corrected(group: &Group, first: &Entry, corrections: &str) -> Problem {
    let met = group.iter().find(|(_, entry)| entry.is_met).or(group.first());
    let at = met.map_or("", |(at, _)| at);
    let message =
        format!("the type of `{at}` is corrected already, and the platform sends another form: {}", evidence(group));
    let hint = format!("make the `is` of this entry {:?}", first.is.to_string());
    Problem::new(corrections, message).at(first.corrected.clone()).hint(hint)
}
