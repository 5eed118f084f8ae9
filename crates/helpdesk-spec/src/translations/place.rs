//! Where the texts of a schema appear: in which file, on which line, and what they describe.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use helpdesk_schema::{Schema, TextPart, TextPlace};

use crate::{Corrections, ReadPage, Report};

/// A text, and the first place that says it.
pub(super) struct SourcePlace {
    pub(super) text: String,
    /// Whether it is one that only some can read.
    pub(super) needs_english: bool,
    /// The thing that it describes: `helpdesk.v1.ticket.message.create body/content`.
    what: String,
    pub(super) file: String,
    pub(super) span: Option<Range<usize>>,
    /// How many other places say it.
    others: usize,
}

impl fmt::Display for SourcePlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        match self.others {
            0 => Ok(()),
            1 => f.write_str(" and 1 other place"),
            others => write!(f, " and {others} other places"),
        }
    }
}

impl SourcePlace {
    /// The lines that tell a translator where the text is. Numbers of lines would change with every page.
    pub(super) fn comments(&self) -> Vec<String> {
        vec![format!("#. {self}"), format!("#: {}", self.file)]
    }
}

/// The pages and corrections that a schema was made from.
pub(super) struct Places<'a> {
    folder: &'a str,
    pages: BTreeMap<&'a str, &'a ReadPage>,
    corrections: &'a Corrections,
    report: &'a Report,
}

impl<'a> Places<'a> {
    /// Every text of the schema, in the order of the pages.
    pub(super) fn find(
        schema: &Schema,
        folder: &'a str,
        pages: &'a [ReadPage],
        corrections: &'a Corrections,
        report: &'a Report,
    ) -> Vec<SourcePlace> {
        let pages = pages.iter().map(|page| (page.path.as_str(), page)).collect();
        let sources = Self { folder, pages, corrections, report };
        let mut places: Vec<SourcePlace> = Vec::new();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        schema.clone().texts_mut(&mut |at, text| match seen.get(text.page()) {
            Some(index) => places[*index].others += 1,
            None => {
                seen.insert(text.page().to_owned(), places.len());
                let (file, span) = sources.locate(at, text.page());
                let (text, needs_english) = (text.page().to_owned(), text.is_chinese());
                places.push(SourcePlace { text, needs_english, what: at.to_string(), file, span, others: 0 });
            }
        });
        places
    }

    /// The file that says a text, and the bytes there.
    fn locate(&self, at: &TextPlace<'_>, text: &str) -> (String, Option<Range<usize>>) {
        let page = format!("{}/{}", self.folder, at.page);
        let Some(read) = self.pages.get(at.page) else { return (page, None) };
        if let Some(span) = row(read, at).or_else(|| words(&read.text, text)) {
            return (page, Some(span));
        }
        // A field that a correction has added.
        let corrections = self.report.sources.get(self.corrections.path());
        match corrections.and_then(|source| words(source, text)) {
            Some(span) => (self.corrections.path().to_owned(), Some(span)),
            None => (page, None),
        }
    }
}

/// The row of a page's table that a text belongs to.
fn row(read: &ReadPage, at: &TextPlace<'_>) -> Option<Range<usize>> {
    let page = &read.reading.page;
    let span = match &at.part {
        TextPart::Title | TextPart::Description | TextPart::Scope => return None,
        TextPart::Header(name) => page.headers.iter().find(|row| row.name == *name)?.span.clone(),
        TextPart::Error(code) => page.errors.iter().find(|row| row.code == *code)?.span.clone(),
        TextPart::Field(location, path) => {
            let tables = page.tables.iter().filter(|table| table.location == *location);
            tables.flat_map(|table| &table.fields).find(|row| row.path == *path)?.span.clone()
        }
    };
    (!span.is_empty()).then_some(span)
}

/// The first words of a text, as far as a page says them in one piece.
fn words(source: &str, text: &str) -> Option<Range<usize>> {
    let words = text.split(['\n', '[', '`', '*']).map(str::trim).find(|words| !words.is_empty())?;
    let start = source.find(words)?;
    Some(start..start + words.len())
}
