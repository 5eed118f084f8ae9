//! The difference for a pull request.

use std::fmt::Write as _;

use super::excerpt::{excerpts, one_line};
use super::{Change, Class, Diff, Version};
use crate::markdown::code;

/// The most characters that are shown of one text.
const LIMIT: usize = 96;

impl Diff {
    /// The difference as Markdown, for a pull request. Text of pages is quoted as code, so that none of it becomes markup, a
    /// link or the mention of a person.
    pub fn to_markdown(&self, current: Version) -> String {
        if self.is_empty() {
            return format!("No change: the version stays {current}.\n");
        }
        let mut out = format!("**{}**: {current} → **{}**\n", self.summary(), current.next(self.step()));
        for class in [Class::Breaking, Class::Additive, Class::Docs] {
            let groups = self.groups(Some(class));
            if groups.is_empty() {
                continue;
            }
            // A formatter that writes to a String does not fail.
            let (heading, folded) = match class {
                Class::Breaking => ("Breaking", false),
                Class::Additive => ("Additive", false),
                Class::Docs => ("Docs", true),
            };
            let _ = writeln!(out, "\n### {heading}\n");
            if folded {
                let count = self.count(class);
                let plural = if count == 1 { "" } else { "s" };
                let _ = writeln!(out, "<details>\n<summary>{count} change{plural}</summary>\n");
            }
            for group in groups {
                let _ = writeln!(out, "- {}", code(&one_line(group.first().map_or("", |change| &change.place.id))));
                for change in group {
                    let _ = writeln!(out, "  - {}", line(change));
                }
            }
            if folded {
                out.push_str("\n</details>\n");
            }
        }
        out
    }
}

fn line(change: &Change) -> String {
    let kind = change.kind.as_str();
    let subject = match change.place.path.as_str() {
        "" => kind.to_owned(),
        path if change.kind.is_whole() => code(&one_line(path)),
        path => format!("{}: {kind}", code(&one_line(path))),
    };
    match excerpts(change, LIMIT) {
        (Some(before), Some(after)) => format!("{subject} {} → {}", code(&before), code(&after)),
        (Some(before), None) => format!("{subject} removed{}", detail(&before)),
        (None, Some(after)) => format!("{subject} added{}", detail(&after)),
        (None, None) => subject,
    }
}

fn detail(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(": {}", code(text)) }
}
