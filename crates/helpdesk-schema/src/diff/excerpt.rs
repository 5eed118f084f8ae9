//! Long texts in one line.

use super::Change;
use crate::is_control;

/// How much of what both texts begin with is shown before their first difference.
const LEAD: usize = 12;

/// The old and the new value of a change, each in one line of at most `limit` characters. Of long texts, the part around
/// the first difference is shown.
pub(super) fn excerpts(change: &Change, limit: usize) -> (Option<String>, Option<String>) {
    let limit = limit.max(LEAD + 4);
    let (before, after) = (change.before.as_deref(), change.after.as_deref());
    let (Some(before), Some(after)) = (before, after) else {
        let one = |text: &str| window(&line(text), 0, limit);
        return (before.map(one), after.map(one));
    };
    let (mut old, mut new) = (line(before), line(after));
    if old == new {
        // Only blanks and line ends differ, so they must be seen.
        (old, new) = (before.escape_debug().collect(), after.escape_debug().collect());
    }
    let same = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
    let long = old.len() > limit || new.len() > limit;
    let start = if long { same.saturating_sub(LEAD) } else { 0 };
    (Some(window(&old, start, limit)), Some(window(&new, start, limit)))
}

/// A text in one line, in full.
pub(super) fn one_line(text: &str) -> String {
    line(text).into_iter().collect()
}

/// A text in one line, with nothing in it that a terminal would obey.
fn line(text: &str) -> Vec<char> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut line = Vec::new();
    for c in words.join(" ").chars() {
        if is_control(c) { line.extend(c.escape_unicode()) } else { line.push(c) }
    }
    line
}

/// At most `limit` characters from `start` on, with an ellipsis where something is left out.
fn window(text: &[char], start: usize, limit: usize) -> String {
    let mut out = String::new();
    let mut room = limit;
    let rest = text.get(start..).unwrap_or_default();
    if start > 0 {
        out.push('…');
        room -= 1;
    }
    if rest.len() > room {
        out.extend(rest.iter().take(room - 1));
        out.push('…');
    } else {
        out.extend(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::{ChangeKind, Class, Place};
    use super::*;

    fn of(before: &str, after: &str) -> (String, String) {
        let change = Change {
            place: Place { id: "a".to_owned(), path: String::new() },
            kind: ChangeKind::Description,
            before: Some(before.to_owned()),
            after: Some(after.to_owned()),
            class: Class::Docs,
        };
        let (before, after) = excerpts(&change, 20);
        (before.unwrap_or_default(), after.unwrap_or_default())
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        let long = "工单".repeat(30);
        let cases = [
            (("工单", "工单 ID"), ("工单", "工单 ID")),
            (("a\n  b", "a\tc"), ("a b", "a c")),
            (("a\nb", "a b"), ("a\\nb", "a b")),
            (("\u{1b}[31mred", "é"), ("\\u{1b}[31mred", "é")),
            ((long.as_str(), ""), ("工单工单工单工单工单工单工单工单工单工…", "")),
            (
                (&format!("{long}一二三"), &format!("{long}四{long}")),
                ("…工单工单工单工单工单工单一二三", "…工单工单工单工单工单工单四工单工单工…"),
            ),
        ];
        for ((before, after), (old, new)) in cases {
            assert_eq!(of(before, after), (old.to_owned(), new.to_owned()));
            assert!(old.chars().count() <= 20 && new.chars().count() <= 20);
        }
    }
}
