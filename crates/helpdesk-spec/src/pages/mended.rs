//! The repairs of pages.

/// Something that was mended on a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mended {
    pub(super) page: String,
    /// The kind of fault.
    pub(super) code: &'static str,
    pub(super) text: String,
}

/// The repairs of the current page: the kind of each fault, and a text.
#[derive(Default)]
pub(super) struct Notes(Vec<(&'static str, String)>);

impl Notes {
    pub(super) fn add(&mut self, code: &'static str, text: String) {
        self.0.push((code, text));
    }

    pub(super) fn on(self, page: &str) -> impl Iterator<Item = Mended> {
        self.0.into_iter().map(move |(code, text)| Mended { page: page.to_owned(), code, text })
    }
}
