//! Texts of pages for people, with their English translations.

use crate::json::{LoadError, Node, Value, written};
#[cfg(feature = "author")]
use crate::json::{WriteNode, Writer};

/// A language that the texts of a schema can be shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English, where there is a translation; otherwise the page's own words.
    English,
    /// The page's own words, which are Chinese.
    Chinese,
}

/// A text of a page and its translation, both as Markdown.
#[derive(Default)]
#[cfg_attr(feature = "author", derive(Debug, Clone, PartialEq, Eq))]
pub struct Text {
    page: String,
    english: Option<String>,
}

impl Text {
    /// A text without a translation.
    pub fn new(page: impl Into<String>) -> Self {
        Self { page: page.into(), english: None }
    }

    /// The text with its translation.
    #[must_use]
    pub fn translated(self, english: impl Into<String>) -> Self {
        Self { english: Some(english.into()), ..self }
    }

    /// The words of the page.
    pub fn page(&self) -> &str {
        &self.page
    }

    /// The translation; `None` if the text is not translated, or is in English itself.
    pub fn english(&self) -> Option<&str> {
        self.english.as_deref()
    }

    /// The text in a language. Without a translation, English falls back to the words of the page.
    pub fn to(&self, language: Language) -> &str {
        match language {
            Language::English => self.english.as_deref().unwrap_or(&self.page),
            Language::Chinese => &self.page,
        }
    }

    /// Whether the page says nothing.
    pub fn is_empty(&self) -> bool {
        self.page.is_empty()
    }

    /// Whether a reader needs Chinese, or a font that has it, for the words of the page.
    pub fn is_chinese(&self) -> bool {
        self.page.contains(is_chinese)
    }
}

/// Whether the character is an ideograph, or punctuation of a Chinese text.
pub fn is_chinese(c: char) -> bool {
    matches!(c,
        '\u{3000}'..='\u{303f}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

impl From<String> for Text {
    fn from(page: String) -> Self {
        Self::new(page)
    }
}

impl From<&str> for Text {
    fn from(page: &str) -> Self {
        Self::new(page)
    }
}

/// The page's words alone. The translations of all texts are one table of the schema, as most texts appear more than once.
impl Node for Text {
    fn read(&mut self, value: Value) -> Result<(), LoadError> {
        self.page.read(value)
    }

    fn is_required(&self) -> bool {
        false
    }
}

written! {
    impl WriteNode for Text {
        fn write(&self, out: &mut Writer) {
            out.string(&self.page);
        }

        fn is_missing(&self) -> bool {
            self.is_empty()
        }
    }
}
