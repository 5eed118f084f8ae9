//! The entries of a draft, as TOML.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use helpdesk_schema::Type;

use super::line::Observed;
use super::locate::Located;

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
    /// The line of the correction that the field has already.
    corrected: Option<usize>,
    seen: Vec<String>,
}

impl Entries {
    /// The type that a field has by the draft so far.
    pub(super) fn drafted(&self, place: &Located<'_>) -> Option<&Type> {
        self.0.get(&place.at()).map(|entry| &entry.is)
    }

    /// Adds what was observed of a field.
    pub(super) fn add(
        &mut self,
        place: &Located<'_>,
        page_says: Option<Type>,
        is: Type,
        (observed, count): (&Observed, u64),
        (page, line): (String, Option<usize>),
        corrected: Option<usize>,
    ) {
        let Observed { id, path, documented, came } = observed;
        let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
        let seen = format!("{id} {path}: {documented} documented, {came} came, {times}");
        let entry = self.0.entry(place.at()).or_insert_with(|| Entry {
            name: place.name().to_owned(),
            page_says,
            is: is.clone(),
            page,
            line,
            corrected,
            seen: Vec::new(),
        });
        entry.is = is;
        entry.seen.push(seen);
    }

    /// The entries, those that say the same of fields of one name as one.
    pub(super) fn into_toml(self, folder: &str) -> String {
        let mut groups: Vec<Vec<(String, Entry)>> = Vec::new();
        for (at, entry) in self.0 {
            let same = |group: &Vec<(String, Entry)>| {
                let other = group.first().map(|(_, other)| (&other.name, &other.page_says, &other.is, other.corrected));
                other == Some((&entry.name, &entry.page_says, &entry.is, entry.corrected))
            };
            match groups.iter().position(same) {
                Some(group) => groups[group].push((at, entry)),
                None => groups.push(vec![(at, entry)]),
            }
        }
        groups.iter().map(|group| toml(group, folder)).collect()
    }
}

fn toml(group: &[(String, Entry)], folder: &str) -> String {
    let mut text = String::from("\n");
    let Some((_, first)) = group.first() else { return text };
    for (at, Entry { page, line, page_says, .. }) in group {
        let line = line.map(|line| format!(":{line}")).unwrap_or_default();
        let says = page_says.as_ref().map_or_else(|| "lacks it".to_owned(), |says| format!("says `{says}`"));
        // Writing to a string cannot fail.
        let _ = writeln!(text, "# {folder}/{page}{line} {says}: {at}");
    }
    let is = &first.is;
    let evidence: Vec<&str> = group.iter().flat_map(|(_, entry)| &entry.seen).map(String::as_str).collect();
    let evidence = evidence.join("; ");
    let (Some(says), None) = (&first.page_says, first.corrected) else {
        let line = first.corrected.map(|line| format!("line {line}")).unwrap_or_default();
        let _ = writeln!(
            text,
            "# An entry is there already ({line}). Make its `is` {is:?}: {evidence}.",
            is = is.to_string()
        );
        return text;
    };
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
        evidence = format!("A log: {evidence}."),
    );
    text
}
