//! From the sources of a service to its schema.

use helpdesk_schema::{Operation, Schema};

use crate::names::{self, NamesFile};
use crate::pages::contradictions;
use crate::{Corrections, Problem, ReadPage, Report, Translations, Update, is_portable};

/// The sources of a schema.
pub struct Sources<'a> {
    /// The folder of the pages, as messages name it.
    pub folder: &'a str,
    /// The pages: their paths below the folder, and their content.
    pub pages: Vec<(String, Vec<u8>)>,
    /// The corrections of the pages.
    pub corrections: Corrections,
    /// The names that are kept.
    pub names: NamesFile,
    /// English for what the pages say.
    pub translations: Translations,
}

/// A schema and what else came of the sources.
pub struct Assembled {
    /// The schema, with public names.
    pub schema: Schema,
    /// The names, those that were added included.
    pub names: NamesFile,
    /// The file of translations, brought up to date.
    pub translations: Update,
    /// How many corrections were applied.
    pub corrected: usize,
}

/// The content of the pages, before it is corrected and named.
pub(crate) struct PagesRead {
    pub(crate) schema: Schema,
    pub(crate) pages: Vec<ReadPage>,
    /// How many corrections of their text were applied.
    mended: usize,
}

/// Makes the schema; `None` if any source has an error, all of which are in the report then.
pub fn schema(sources: Sources<'_>, report: &mut Report) -> Option<Assembled> {
    let Sources { folder, pages, corrections, mut names, translations } = sources;
    let PagesRead { mut schema, mended, pages } = read(folder, pages, &corrections, report)?;
    let corrected = mended + corrections.apply(&mut schema, report);
    let problems = schema.validate();
    for (at, problem) in problems.iter().enumerate() {
        let twin = twin(&schema, problem);
        // Two pages of one id have one path, too.
        let place = (&problem.place, &problem.page);
        if twin.is_some() && problems[..at].iter().any(|other| (&other.place, &other.page) == place) {
            continue;
        }
        let hint = match twin {
            Some(twin) => format!("the other page is {folder}/{twin}; delete one of them, or correct its URL"),
            None => "correct the page, or add a correction".to_owned(),
        };
        let page = pages.iter().find(|page| page.path == problem.page);
        let span = page.and_then(|page| page.place(&problem.place));
        if let Some(page) = page {
            report.source(format!("{folder}/{}", page.path), page.text.as_str());
        }
        let file = format!("{folder}/{}", problem.page);
        report.error(Problem::new(file, problem.to_string()).at(span).hint(hint));
    }
    is_sound(report)?;
    contradictions::report(folder, &schema, &pages, report);
    // New names are made of the translations, too.
    translations.apply(&mut schema);
    let translations = translations.update(&schema, folder, &pages, &corrections, report);
    for page in &pages {
        let file = format!("{folder}/{}", page.path);
        if translations.open.iter().any(|problem| problem.file == file) {
            report.source(file, page.text.as_str());
        }
    }
    names::assign(&mut schema, &mut names, report);
    is_sound(report)?;
    Some(Assembled { schema, names, translations, corrected })
}

/// The path of another page that documents the operation or event of a problem.
fn twin<'a>(schema: &'a Schema, problem: &helpdesk_schema::Problem) -> Option<&'a str> {
    let operations = || schema.operations.iter().map(|operation| (&operation.page.path, operation));
    let (_, own) = operations().find(|(page, own)| **page == problem.page && own.id == problem.place).unzip();
    let is_twin = |other: &Operation| {
        let is_route = own.is_some_and(|own| (own.method, own.route()) == (other.method, other.route()));
        other.id == problem.place || is_route
    };
    let operation = operations().find(|(page, other)| **page != problem.page && is_twin(other));
    let events = || schema.events.iter().filter(|event| event.id == problem.place).map(|event| &event.page.path);
    let page = operation.map(|(page, _)| page).or_else(|| events().find(|page| **page != problem.page))?;
    Some(page)
}

/// Reads the pages, their text corrected; `None` if any source has an error.
pub(crate) fn read(
    folder: &str,
    pages: Vec<(String, Vec<u8>)>,
    corrections: &Corrections,
    report: &mut Report,
) -> Option<PagesRead> {
    // Faults of the other sources come first, as those of the pages may follow from them.
    is_sound(report)?;
    corrections.report_unknown_pages(pages.iter().map(|(path, _)| path.as_str()), report);
    let mut read = PagesRead { schema: Schema::default(), pages: Vec::with_capacity(pages.len()), mended: 0 };
    for (path, bytes) in pages {
        if !is_portable(&path) {
            let problem = Problem::new(format!("{folder}/{path}"), "not every system can have a file of that name");
            report.error(problem.hint("give the file, or its folder, another name"));
        }
        let (page, mended) = read_page(&path, bytes, corrections, report);
        read.mended += mended;
        page.report(folder, report);
        read.schema.operations.extend(page.reading.page.operation());
        read.schema.events.extend(page.reading.page.events());
        read.pages.push(page);
    }
    // The steps after this would only repeat the errors in other words.
    is_sound(report)?;
    Some(read)
}

/// Reads a page, its text corrected, and returns how many corrections applied. Faults of the corrections are reported, and those
/// of the page are in the result.
pub fn read_page(path: &str, bytes: Vec<u8>, corrections: &Corrections, report: &mut Report) -> (ReadPage, usize) {
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            let mut stale = Report::default();
            let mended = corrections.mend(path, &mut text, &mut stale);
            let page = ReadPage::new(path, text.as_bytes());
            // Where the page is not whole, the text that a correction is about may be in the part that is lost.
            if !page.reading.is_damaged() {
                report.append(stale);
            }
            (page, mended)
        }
        Err(error) => (ReadPage::new(path, error.as_bytes()), 0),
    }
}

pub(crate) fn is_sound(report: &Report) -> Option<()> {
    report.errors.is_empty().then_some(())
}
