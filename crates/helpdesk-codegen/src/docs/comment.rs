//! Doc comments. What a page says gets into them by way of [`helpdesk_schema::markdown`] alone.

use helpdesk_schema::markdown::{self, Links};
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

    /// Adds Markdown of a page.
    pub(crate) fn page(self, markdown: &str) -> Self {
        self.paragraph(markdown::block(markdown, Links::Web))
    }

    /// This, or where nothing was added, a paragraph of our own Markdown.
    pub(crate) fn or(self, markdown: &str) -> Self {
        if self.lines.is_empty() { self.paragraph(markdown) } else { self }
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

/// Page text as an example: inline code, or a block where it has several lines.
pub(crate) fn example(text: &str) -> String {
    match text.trim() {
        line if line.contains(['\n', '\r']) => format!("\n{}", markdown::fenced(line)),
        line => markdown::code(line),
    }
}

/// Page text as text in a line of our own.
pub(crate) fn plain(text: &str) -> String {
    markdown::line(text, Links::Web)
}
