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
    let mut english = None;
    let mut start = 0;
    // Most pages have a Chinese heading among the first lines.
    while let Some(mark) = memchr::memmem::find(&text.as_bytes()[start..], b"\n#") {
        let line = start + mark + 1;
        let end = memchr::memchr(b'\n', &text.as_bytes()[line..]).map_or(text.len(), |len| line + len);
        start = end.max(line + 1).min(text.len());
        let title = text[line..end].trim_start_matches('#').trim();
        if !title.is_ascii() && Section::of(title).is_some() {
            return None;
        }
        if HEADINGS.contains(&title.to_ascii_lowercase().as_str()) {
            english.get_or_insert(line..end);
        }
    }
    let contains = |word: &&str| memchr::memmem::find(text.as_bytes(), word.as_bytes()).is_some();
    english.filter(|_| WORDS.iter().any(contains))
}
