//! Reads a page: takes bytes, returns content and diagnostics.

use std::borrow::Cow;

use crate::assemble;
use crate::coverage::RowCounts;
use crate::diagnostic::{Diagnostic, Rule, Severity, Sink};
use crate::page::Page;

/// The maximum size of a page in bytes; a larger one is refused. The largest known page has less than one megabyte.
pub const MAX_SIZE: usize = 4 * 1024 * 1024;

/// The result of reading a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The content of the page, as far as it could be read.
    pub page: Page,
    /// The diagnostics, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// The counts of its table rows.
    pub rows: RowCounts,
}

impl Reading {
    /// Whether the file is not the whole page, so that it has to be fetched again.
    pub fn is_damaged(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.rule.is_of_whole_page())
    }

    /// Whether any of the diagnostics is an error.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity() == Severity::Error)
    }
}

/// Reads a page. The path is used only to label the result.
pub fn read(path: &str, bytes: &[u8]) -> Reading {
    let mut sink = Sink::default();
    if bytes.len() > MAX_SIZE {
        sink.report(
            Rule::PageTooLarge,
            0..0,
            format!("the page is larger than the limit of {MAX_SIZE} bytes"),
            "check that the file is a documentation page",
        );
        return refused(path, "", sink);
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let valid = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
            let at = valid.len();
            sink.report(Rule::NotUtf8, at..at, "the bytes here are not UTF-8", "save the page as UTF-8");
            return refused(path, valid, sink);
        }
    };
    let text = &*without_nulls(text, &mut sink);
    if text.lines().map(str::trim).all(|line| line.is_empty() || line.starts_with(":::")) {
        sink.report(Rule::EmptyPage, 0..0, "the page is empty", "fetch it again, or delete it");
        return refused(path, text, sink);
    }
    if let Some(form) = other_form(text) {
        let message = format!("the file is {form}, and not a page");
        sink.report(Rule::NotAPage, 0..0, message, "fetch the page again");
        return refused(path, text, sink);
    }
    let mut rows = RowCounts::default();
    let page = assemble::assemble(path, text, &mut rows, &mut sink);
    Reading { page, diagnostics: sink.finish(path, text), rows }
}

/// The form of a file that is an answer of a server other than a page.
fn other_form(text: &str) -> Option<&'static str> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let starts_with = |tag: &str| text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    if starts_with("<!doctype") || starts_with("<html") {
        Some("HTML")
    } else if text.starts_with('{') && text.ends_with('}') {
        Some("JSON")
    } else {
        None
    }
}

/// Reports each run of U+0000, which the HTML parser would drop silently, and reads it as spaces.
fn without_nulls<'a>(text: &'a str, sink: &mut Sink) -> Cow<'a, str> {
    let mut end = 0;
    while let Some(found) = memchr::memchr(b'\0', &text.as_bytes()[end..]) {
        let start = end + found;
        end = text[start..].find(|c| c != '\0').map_or(text.len(), |len| start + len);
        sink.report(
            Rule::NullCharacter,
            start..end,
            "the text contains U+0000, which is read as a space",
            "delete the character, or fetch the page again",
        );
    }
    if end == 0 { Cow::Borrowed(text) } else { Cow::Owned(text.replace('\0', " ")) }
}

fn refused(path: &str, text: &str, sink: Sink) -> Reading {
    let page = Page { path: path.to_owned(), ..Page::default() };
    Reading { page, diagnostics: sink.finish(path, text), rows: RowCounts::default() }
}
