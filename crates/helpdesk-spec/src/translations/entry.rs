//! An entry of a PO file.

use std::ops::Range;

/// A text and its translation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// The translators' notes: lines that begin with `# `.
    pub(super) notes: Vec<String>,
    /// Lines that tools wrote: where the text appears. They are written anew each time.
    pub(super) places: Vec<String>,
    /// Whether somebody has to look at the translation before it counts.
    pub(super) is_fuzzy: bool,
    /// The text that the translation was written for, where it is a fuzzy one.
    pub(super) previous: Option<String>,
    /// The words of the page. The entry without any is the header of the file.
    pub(super) text: String,
    pub(super) english: String,
    /// Where the text and its translation are, in bytes of the file.
    pub(super) text_span: Range<usize>,
    pub(super) english_span: Range<usize>,
}

impl Entry {
    pub(super) fn is_header(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether the translation is one that readers get to see.
    pub(super) fn counts(&self) -> bool {
        !self.is_header() && !self.is_fuzzy && !self.english.is_empty()
    }
}
