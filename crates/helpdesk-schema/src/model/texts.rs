//! One walk through all texts of a schema.

#[cfg(feature = "author")]
use std::collections::BTreeMap;
#[cfg(feature = "author")]
use std::fmt;

use super::field::{Field, FieldLocation};
use super::page::Scope;
use super::schema::Schema;
use super::text::Text;

/// Where a text of a schema appears.
#[cfg_attr(feature = "author", derive(Debug, Clone, PartialEq, Eq))]
pub struct TextPlace<'a> {
    /// The path of its page.
    pub page: &'a str,
    /// The operation's id, or the event type.
    pub id: &'a str,
    /// The part of the operation or event that it describes.
    pub part: TextPart<'a>,
}

/// The thing that a text describes.
#[cfg_attr(feature = "author", derive(Debug, Clone, PartialEq, Eq))]
pub enum TextPart<'a> {
    /// The title of the page.
    Title,
    /// The operation or event as a whole.
    Description,
    /// A scope of the operation or event.
    Scope,
    /// The request header of this name.
    Header(&'a str),
    /// The field at this path, a documented value or a scope of it.
    Field(FieldLocation, String),
    /// The error of this code.
    Error(i64),
}

/// As corrections name it: `helpdesk.v1.ticket.message.create body/content`.
#[cfg(feature = "author")]
impl fmt::Display for TextPlace<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)?;
        match &self.part {
            TextPart::Description => Ok(()),
            TextPart::Title => f.write_str(" title"),
            TextPart::Scope => f.write_str(" scope"),
            TextPart::Header(name) => write!(f, " header {name}"),
            TextPart::Field(location, path) => write!(f, " {}/{path}", location.as_str()),
            TextPart::Error(code) => write!(f, " error {code}"),
        }
    }
}

impl Schema {
    /// Visits every text that is not empty, in the order of the pages.
    pub fn texts_mut(&mut self, visit: &mut dyn FnMut(&TextPlace<'_>, &mut Text)) {
        for operation in &mut self.operations {
            let (page, id) = (operation.page.path.clone(), operation.id.clone());
            let mut walk = Walk { page: &page, id: &id, visit };
            walk.text(TextPart::Title, &mut operation.page.title);
            walk.text(TextPart::Description, &mut operation.description);
            walk.scopes(&mut operation.scopes, &|| TextPart::Scope);
            for header in &mut operation.headers {
                walk.text(TextPart::Header(&header.name), &mut header.description);
            }
            for (location, fields) in operation.tables_mut() {
                walk.fields(location, "", fields);
            }
            for error in &mut operation.errors {
                walk.text(TextPart::Error(error.code), &mut error.message);
                walk.text(TextPart::Error(error.code), &mut error.advice);
            }
        }
        for event in &mut self.events {
            let mut walk = Walk { page: &event.page.path, id: &event.id, visit };
            walk.text(TextPart::Title, &mut event.page.title);
            walk.text(TextPart::Description, &mut event.description);
            walk.scopes(&mut event.scopes, &|| TextPart::Scope);
            walk.fields(FieldLocation::Event, "", &mut event.fields);
        }
    }

    /// The translations, by the words of the page.
    #[cfg(feature = "author")]
    pub fn translations(&self) -> BTreeMap<String, String> {
        let mut translations = BTreeMap::new();
        self.clone().texts_mut(&mut |_, text| {
            if let Some(english) = text.english() {
                translations.insert(text.page().to_owned(), english.to_owned());
            }
        });
        translations
    }

    /// Gives each text its translation, by the words of the page.
    pub fn translate(&mut self, translation: &dyn Fn(&str) -> Option<String>) {
        self.texts_mut(&mut |_, text| {
            if let Some(english) = translation(text.page()) {
                *text = std::mem::take(text).translated(english);
            }
        });
    }
}

struct Walk<'a> {
    page: &'a str,
    id: &'a str,
    visit: &'a mut dyn FnMut(&TextPlace<'_>, &mut Text),
}

impl Walk<'_> {
    fn text(&mut self, part: TextPart<'_>, text: &mut Text) {
        if !text.is_empty() {
            (self.visit)(&TextPlace { page: self.page, id: self.id, part }, text);
        }
    }

    fn scopes<'p>(&mut self, scopes: &mut [Scope], part: &dyn Fn() -> TextPart<'p>) {
        for scope in scopes {
            self.text(part(), &mut scope.description);
        }
    }

    fn fields(&mut self, location: FieldLocation, above: &str, fields: &mut [Field]) {
        for field in fields {
            let path = if above.is_empty() { field.name.clone() } else { format!("{above}/{}", field.name) };
            let part = || TextPart::Field(location, path.clone());
            self.text(part(), &mut field.description);
            for value in field.values.iter_mut().flat_map(|list| &mut list.items) {
                self.text(part(), &mut value.label);
            }
            self.scopes(&mut field.scopes, &part);
            self.fields(location, &path, &mut field.fields);
        }
    }
}
