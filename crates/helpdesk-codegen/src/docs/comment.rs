//! Doc comments. Texts of pages get into them only through [`helpdesk_schema::markdown`].

use helpdesk_schema::markdown::{self, Links};
use helpdesk_schema::{Language, Text};
use proc_macro2::TokenStream;
use quote::quote;

use crate::lists::each;

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
    pub(crate) fn paragraph(mut self, markdown: &str) -> Self {
        if !markdown.is_empty() {
            self.separate();
            for line in markdown.lines() {
                self.lines.push(line.to_owned());
            }
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
                self.paragraph(&format!("{} · {}", plain(text), markdown::line(text.page(), Links::Web)))
            }
            _ => self.page(text),
        }
    }

    /// Adds several texts of a page: all of them in English, and then in its own words.
    pub(crate) fn pages(self, texts: &[&Text]) -> Self {
        let block = |markdown: &str| markdown::block(markdown, Links::Web);
        let (mut docs, mut originals) = (self, String::new());
        for text in texts {
            docs = docs.paragraph(&block(text.to(Language::English)));
            if text.english().is_some() {
                originals.push_str(text.page());
                originals.push('\n');
            }
        }
        docs.paragraph(&block(&originals))
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
        each(&self.lines, &|line| {
            let line = if line.is_empty() { String::new() } else { format!(" {line}") };
            quote!(#[doc = #line])
        })
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
