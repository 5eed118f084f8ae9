//! Doc comments. Texts of pages get into them only through [`helpdesk_schema::markdown`].

use helpdesk_schema::markdown::{self, Links};
use helpdesk_schema::{Language, Text};
use proc_macro2::TokenStream;
use quote::quote;

/// The lines of a doc comment.
#[derive(Default)]
pub(crate) struct Docs {
    lines: Vec<String>,
}

impl Docs {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds a paragraph of our own Markdown. An empty one adds nothing.
    pub(crate) fn paragraph(mut self, markdown: impl AsRef<str>) -> Self {
        if !markdown.as_ref().is_empty() {
            self.separate();
            self.lines.extend(markdown.as_ref().lines().map(str::to_owned));
        }
        self
    }

    /// Adds what a page says: in English, and then in its own words.
    pub(crate) fn page(self, text: &Text) -> Self {
        self.pages(&[text])
    }

    /// Adds what a page says in a few words: in English and in its own words, in one line where that is short enough.
    pub(crate) fn words(self, text: &Text) -> Self {
        match text.english() {
            Some(english) if is_short(english, text.page()) => {
                self.paragraph(format!("{} · {}", plain(text), markdown::line(text.page(), Links::Web)))
            }
            _ => self.page(text),
        }
    }

    /// Adds several texts of a page: all of them in English, and then in its own words.
    pub(crate) fn pages(self, texts: &[&Text]) -> Self {
        let block = |markdown: &str| markdown::block(markdown, Links::Web);
        let docs = texts.iter().fold(self, |docs, text| docs.paragraph(block(text.to(Language::English))));
        let translated = texts.iter().filter(|text| text.english().is_some());
        let originals: Vec<&str> = translated.map(|text| text.page()).collect();
        docs.paragraph(block(&originals.join("\n")))
    }

    /// This, or where nothing was added, a paragraph of our own Markdown.
    pub(crate) fn or(self, markdown: &str) -> Self {
        if self.lines.is_empty() { self.paragraph(markdown) } else { self }
    }

    /// The first paragraph alone. A block of code is kept whole.
    pub(crate) fn summary(mut self) -> Self {
        let end = self.lines.iter().position(String::is_empty).unwrap_or(self.lines.len());
        if !self.lines.iter().take(end).any(|line| line.trim_start().starts_with("```")) {
            self.lines.truncate(end);
        }
        self
    }

    fn separate(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
    }

    /// The `#[doc]` attributes.
    pub(crate) fn attributes(&self) -> TokenStream {
        let lines = self.lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
        quote!(#(#[doc = #lines])*)
    }
}

/// Whether a text and its translation are read at one glance.
fn is_short(english: &str, page: &str) -> bool {
    const MOST: usize = 80;
    // An ideograph is as wide as two letters.
    english.chars().count() + 2 * page.chars().count() <= MOST && !english.contains('\n') && !page.contains('\n')
}

/// Page text as an example: inline code, or a block where it has several lines.
pub(crate) fn example(text: &str) -> String {
    match text.trim() {
        line if line.contains(['\n', '\r']) => format!("\n{}", markdown::fenced(line)),
        line => markdown::code(line),
    }
}

/// Page text in English, as text in a line of our own.
pub(crate) fn plain(text: &Text) -> String {
    markdown::line(text.to(Language::English), Links::Web)
}
