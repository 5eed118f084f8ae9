//! Writing PO files: the same entries always give the same text.

use std::fmt::Write as _;

use super::entry::Entry;

const HEADER: &str = "\
Language: en
MIME-Version: 1.0
Content-Type: text/plain; charset=UTF-8
Content-Transfer-Encoding: 8bit
";

pub(super) fn write(entries: &[Entry]) -> String {
    let header = Entry { english: HEADER.to_owned(), ..Entry::default() };
    let missing = entries.first().is_none_or(|first| !first.is_header()).then_some(&header);
    let entries: Vec<String> = missing.into_iter().chain(entries).map(entry).collect();
    entries.join("\n")
}

fn entry(entry: &Entry) -> String {
    let mut text = String::new();
    // A formatter that writes to a String does not fail.
    for comment in entry.notes.iter().chain(&entry.places) {
        let _ = writeln!(text, "{comment}");
    }
    if entry.is_fuzzy {
        text.push_str("#, fuzzy\n");
    }
    for line in entry.previous.iter().flat_map(|previous| keyword("msgid", previous)) {
        let _ = writeln!(text, "#| {line}");
    }
    for line in keyword("msgid", &entry.text).chain(keyword("msgstr", &entry.english)) {
        let _ = writeln!(text, "{line}");
    }
    text
}

/// A string behind its keyword, in as many lines as it has.
fn keyword(keyword: &str, text: &str) -> impl Iterator<Item = String> {
    let lines: Vec<String> = text.split_inclusive('\n').map(quoted).collect();
    let (first, rest) = match lines.as_slice() {
        [] => ("\"\"".to_owned(), Vec::new()),
        [only] if !only.ends_with("\\n\"") => (only.clone(), Vec::new()),
        _ => ("\"\"".to_owned(), lines),
    };
    [format!("{keyword} {first}")].into_iter().chain(rest)
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            '"' | '\\' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::translations::read::read;

    #[test]
    fn what_is_written_is_read_back() {
        let entry = |text: &str, english: &str| Entry {
            text: text.to_owned(),
            english: english.to_owned(),
            ..Entry::default()
        };
        let entries = [
            Entry { notes: vec!["# note".to_owned(), "#".to_owned()], ..entry("", "Language: en\n") },
            Entry { places: vec!["#. what".to_owned(), "#: a.md:3".to_owned()], ..entry("甲", "a \"b\" \\c") },
            Entry { is_fuzzy: true, previous: Some("旧\n的".to_owned()), ..entry("甲\n\n乙\n", "a\n\nb") },
            Entry { is_fuzzy: true, ..entry("a\tb\r", "") },
        ];
        let text = write(&entries);
        let read = read(&text).expect(&text);
        let known = |entry: &Entry| Entry { text_span: 0..0, english_span: 0..0, ..entry.clone() };
        assert_eq!(read.iter().map(known).collect::<Vec<_>>(), entries);
        assert_eq!(write(&read), text);
        assert!(write(&entries[1..]).starts_with("msgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n"));
    }
}
