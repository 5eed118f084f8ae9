//! Recognizes the English edition of a page.

use std::ops::Range;

use crate::section::Section;

/// The headings of the English edition, in lower case.
const HEADINGS: &[&str] = &[
    "request",
    "request header",
    "request headers",
    "request body",
    "response",
    "response body",
    "path parameter",
    "path parameters",
    "query parameter",
    "query parameters",
    "event",
    "event body",
    "error code",
    "error codes",
];

/// The keys of the basic table, and the columns of others.
const WORDS: &[&str] = &["HTTP URL", "HTTP Method", "Event type", "Event Type", "event_type", "Required", "Parameter"];

/// The position of the first English section heading, if the page documents something and has no Chinese one.
pub(crate) fn heading(text: &str) -> Option<Range<usize>> {
    let title = |line: &Range<usize>| text[line.clone()].trim_start_matches('#').trim();
    let is_english = |line: &Range<usize>| {
        let title = title(line);
        title.is_ascii() && HEADINGS.iter().any(|heading| heading.eq_ignore_ascii_case(title))
    };
    let english = headings(text).find(is_english)?;
    let contains = |word: &&str| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    let is_chinese = |line: Range<usize>| !title(&line).is_ascii() && Section::of(title(&line)).is_some();
    (WORDS.iter().any(contains) && !headings(text).any(is_chinese)).then_some(english)
}

/// The lines that begin with `#`.
fn headings(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    memchr::memmem::find_iter(text.as_bytes(), b"\n#").map(|newline| {
        let start = newline + 1;
        start..memchr::memchr(b'\n', &text.as_bytes()[start..]).map_or(text.len(), |len| start + len)
    })
}
