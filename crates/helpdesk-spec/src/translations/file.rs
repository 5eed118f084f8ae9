//! The file as a whole: what it translates, and what it should.

use std::collections::{BTreeMap, BTreeSet};

use helpdesk_schema::Schema;

use super::agreement::faults;
use super::entry::Entry;
use super::place::{Places, SourcePlace};
use super::{read, write};
use crate::{Corrections, Problem, ReadPage, Report};

/// The translations of a file.
#[derive(Debug, Default)]
pub struct Translations {
    path: String,
    entries: Vec<Entry>,
}

/// The result of updating a file from a schema.
#[derive(Debug)]
pub struct Update {
    /// The file, with an entry for each text of the schema that needs one, in the order of the pages.
    pub text: String,
    /// How many texts have a translation.
    pub translated: usize,
    /// The tasks of a translator: texts without a translation, and translations without a text.
    pub open: Vec<Problem>,
}

impl Translations {
    /// Reads the file; what is wrong with it, or with a translation, is reported.
    pub fn parse(path: &str, text: &str, report: &mut Report) -> Self {
        let entries = read::read(text).unwrap_or_else(|fault| {
            report.error(Problem::new(path, fault.message).at(fault.span).hint(fault.hint));
            Vec::new()
        });
        let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
        let (mut line, mut at) = (1, 0);
        for entry in &entries {
            line += text.get(at..entry.text_span.start).unwrap_or_default().matches('\n').count();
            at = entry.text_span.start;
            if let Some(first) = lines.insert(&entry.text, line) {
                let problem = Problem::new(path, format!("this text is translated twice, in line {first} too"));
                report.error(problem.at(entry.text_span.clone()).hint("delete one of the entries"));
            }
            if entry.is_header() || entry.is_fuzzy {
                continue;
            }
            if entry.english.trim().is_empty() {
                let problem = Problem::new(path, "the translation is empty").at(entry.english_span.clone());
                report.error(problem.hint("translate the text, or delete the entry"));
                continue;
            }
            for fault in faults(&entry.text, &entry.english) {
                let problem = Problem::new(path, format!("the translation does not agree with the text: {fault}"));
                report.error(problem.at(entry.english_span.clone()).hint("keep it as the `msgid` has it"));
            }
        }
        Self { path: path.to_owned(), entries }
    }

    /// Gives the texts of a schema their translations, and tells how many there are.
    pub fn apply(&self, schema: &mut Schema) -> usize {
        let counting = self.entries.iter().filter(|entry| entry.counts());
        let english: BTreeMap<&str, &str> =
            counting.map(|entry| (entry.text.as_str(), entry.english.as_str())).collect();
        schema.translate(&|text| english.get(text).map(|&english| english.to_owned()));
        schema.translations().len()
    }

    /// Updates the file from a schema: adds an entry for each text without one, and finds the entries whose text no longer
    /// exists.
    pub(crate) fn update(
        &self,
        schema: &Schema,
        folder: &str,
        pages: &[ReadPage],
        corrections: &Corrections,
        report: &Report,
    ) -> Update {
        let places = Places::find(schema, folder, pages, corrections, report);
        let known: BTreeMap<&str, &Entry> = self.entries.iter().map(|entry| (entry.text.as_str(), entry)).collect();
        let said: BTreeSet<&str> = places.iter().map(|place| place.text.as_str()).collect();
        let mut obsolete: Vec<&Entry> =
            self.entries.iter().filter(|entry| !entry.is_header() && !said.contains(entry.text.as_str())).collect();

        let mut open = Vec::new();
        let mut entries: Vec<Entry> = self.entries.iter().filter(|entry| entry.is_header()).cloned().collect();
        for place in &places {
            let mut entry = match known.get(place.text.as_str()) {
                Some(entry) => (*entry).clone(),
                None if !place.needs_english => continue,
                None => from_similar(&place.text, &mut obsolete),
            };
            entry.places = place.comments();
            open.extend(entry.is_fuzzy.then(|| self.missing(place, &entry)));
            entries.push(entry);
        }
        let translated = entries.iter().filter(|entry| entry.counts()).count();
        for entry in obsolete {
            let message = "no page says this text any more";
            let hint = "delete the entry; its translation may serve a text that is new";
            open.push(Problem::new(&self.path, message).at(entry.text_span.clone()).hint(hint));
            entries.push(Entry { places: Vec::new(), ..entry.clone() });
        }
        Update { text: write::write(&entries), translated, open }
    }

    fn missing(&self, place: &SourcePlace, entry: &Entry) -> Problem {
        let hint = match (entry.english.is_empty(), &entry.previous) {
            (true, _) => format!("translate it in {}, and delete its mark `fuzzy`", self.path),
            (false, Some(previous)) => format!(
                "correct it in {}, and delete its mark `fuzzy`; for `{previous}` it was `{}`",
                self.path, entry.english
            ),
            (false, None) => format!("look at it in {}, and delete its mark `fuzzy`", self.path),
        };
        let message = format!("`{place}` has no translation");
        Problem::new(&place.file, message).at(place.span.clone()).hint(hint)
    }
}

/// A new entry, with the translation of the most similar text that nothing says any more.
fn from_similar(text: &str, obsolete: &mut Vec<&Entry>) -> Entry {
    let translated = obsolete.iter().enumerate().filter(|(_, entry)| !entry.english.is_empty());
    let similar = translated.map(|(index, entry)| (index, similarity(text, &entry.text)));
    let best = similar.filter(|(_, similarity)| *similarity >= LEAST_SIMILARITY).max_by(|a, b| a.1.total_cmp(&b.1));
    let new = Entry { text: text.to_owned(), is_fuzzy: true, ..Entry::default() };
    match best {
        Some((index, _)) => {
            let old = obsolete.remove(index);
            let previous = old.previous.clone().unwrap_or_else(|| old.text.clone());
            Entry { notes: old.notes.clone(), english: old.english.clone(), previous: Some(previous), ..new }
        }
        None => new,
    }
}

/// Less similar texts mean something else.
const LEAST_SIMILARITY: f64 = 0.6;

/// How many of their pairs of neighbouring characters two texts share, from 0 to 1.
fn similarity(a: &str, b: &str) -> f64 {
    let pairs = |text: &str| {
        let mut counts: BTreeMap<(char, char), usize> = BTreeMap::new();
        for pair in text.chars().zip(text.chars().skip(1)) {
            *counts.entry(pair).or_default() += 1;
        }
        counts
    };
    let (a, b) = (pairs(a), pairs(b));
    let shared: usize = a.iter().map(|(pair, times)| b.get(pair).map_or(0, |other| *times.min(other))).sum();
    let all: usize = a.values().chain(b.values()).sum();
    if all == 0 { 0.0 } else { 2.0 * shared as f64 / all as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> (Translations, Report) {
        let mut report = Report::default();
        (Translations::parse("en.po", text, &mut report), report)
    }

    fn entry(text: &str, english: &str) -> String {
        format!("msgid \"{text}\"\nmsgstr \"{english}\"\n\n")
    }

    #[test]
    fn faults_are_reported_where_they_are() {
        for (text, message, place) in [
            (entry("甲", "a") + &entry("甲", "b"), "translated twice, in line 1 too", "msgid \"甲\""),
            (entry("甲", ""), "the translation is empty", "msgstr \"\""),
            (entry("甲", "  "), "the translation is empty", "msgstr \"  \""),
            (entry("甲2", "a"), "does not agree with the text: it lacks the number `2`", "msgstr \"a\""),
            ("msgid".to_owned(), "expected a string", "msgid"),
        ] {
            let (_, report) = parse(&text);
            let [error] = report.errors.as_slice() else { panic!("{text}: {:?}", report.errors) };
            assert!(error.message.contains(message), "{error:?}");
            assert_eq!(&text[error.span.clone().expect("a place")], place);
        }
        // A fuzzy entry has to be reviewed anyway, so it is not a fault yet.
        let (_, report) = parse(&format!("#, fuzzy\n{}#, fuzzy\n{}", entry("甲", ""), entry("乙2", "b")));
        assert_eq!(report.errors, []);
    }

    #[test]
    fn similar_texts() {
        for (a, b, is_similar) in [
            ("创建客服工作日程", "创建客服的工作日程", true),
            ("工单已关闭", "工单已被关闭", true),
            ("创建工单", "删除客服", false),
            ("甲", "乙", false),
        ] {
            assert_eq!(similarity(a, b) >= LEAST_SIMILARITY, is_similar, "{a} {b}: {}", similarity(a, b));
        }
    }
}
