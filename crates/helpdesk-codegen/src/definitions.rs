//! The structs and value lists of a schema: each as all the places of its name together document it.

use std::collections::{BTreeMap, BTreeSet};

use helpdesk_schema::{COMMON, Direction, DocumentedValue, Field, FieldLocation, Schema, markdown};
use proc_macro2::{Ident, Span, TokenStream};

use crate::docs::Docs;
use crate::types::{members, record, value_list};
use crate::{Error, names};

/// All of them, in the order in which the pages first use them.
#[derive(Default)]
pub(crate) struct Definitions<'a> {
    all: Vec<Definition<'a>>,
    by_name: BTreeMap<(&'a str, &'a str), usize>,
}

/// A struct or a value list.
pub(crate) struct Definition<'a> {
    /// Its module.
    pub(crate) module: &'a str,
    /// Its name there.
    pub(crate) name: &'a str,
    pub(crate) places: Vec<Place<'a>>,
}

/// A field of the type.
pub(crate) struct Place<'a> {
    /// As names and corrections call it: `helpdesk.v1.ticket.get response/data/ticket`.
    pub(crate) path: String,
    /// The operation or event, by its public name.
    pub(crate) owner: &'a str,
    pub(crate) direction: Direction,
    pub(crate) field: &'a Field,
}

/// A field of a struct, and whether all places of the struct document it.
struct Part<'a> {
    field: Field,
    /// The operations and events that document it, and those that do not.
    with: BTreeSet<&'a str>,
    without: BTreeSet<&'a str>,
}

impl<'a> Definitions<'a> {
    /// The types that the fields of a schema refer to.
    pub(crate) fn of(schema: &'a Schema) -> Self {
        let mut definitions = Self::default();
        definitions.add(schema);
        definitions
    }

    /// Adds what the fields of another schema refer to.
    pub(crate) fn add(&mut self, schema: &'a Schema) {
        let definitions = self;
        for operation in &schema.operations {
            let owner = (operation.module.as_str(), operation.name.as_str());
            for (location, fields) in operation.tables().filter(|(location, _)| *location != FieldLocation::Response) {
                let place = format!("{} {}", operation.id, location.as_str());
                definitions.fields(owner, Direction::Request, &place, fields);
            }
            let place = format!("{} {}", operation.id, operation.payload_path());
            definitions.fields(owner, Direction::Response, &place, operation.payload().into_fields());
        }
        for event in &schema.events {
            let owner = (event.module.as_str(), event.name.as_str());
            let place = format!("{} {}", event.id, event.payload_path());
            definitions.fields(owner, Direction::Response, &place, event.payload());
        }
    }

    fn fields(
        &mut self,
        owner: (&'a str, &'a str),
        direction: Direction,
        place: &str,
        fields: impl IntoIterator<Item = &'a Field>,
    ) {
        for field in fields {
            let path = format!("{place}/{}", field.name);
            if let Some(name) = names::defined(field) {
                let key = names::home(owner.0, name);
                let next = self.all.len();
                let index = *self.by_name.entry(key).or_insert(next);
                if index == next {
                    self.all.push(Definition { module: key.0, name: key.1, places: Vec::new() });
                }
                if let Some(definition) = self.all.get_mut(index) {
                    definition.places.push(Place { path: path.clone(), owner: owner.1, direction, field });
                }
            }
            if !names::is_by_hand(&field.type_name) {
                self.fields(owner, direction, &path, &field.fields);
            }
        }
    }

    /// The one of that name, as a field of the module calls it.
    pub(crate) fn find(&self, module: &str, name: &str) -> Option<&Definition<'a>> {
        self.by_name.get(&names::home(module, name)).and_then(|index| self.all.get(*index))
    }

    /// The value lists of the whole crate.
    pub(crate) fn shared(&self) -> impl Iterator<Item = &Definition<'a>> {
        self.iter().filter(|definition| definition.module == names::SHARED)
    }

    /// Those that several modules share.
    pub(crate) fn common(&self) -> impl Iterator<Item = &Definition<'a>> {
        self.iter().filter(|definition| definition.module == COMMON)
    }

    /// All of them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Definition<'a>> {
        self.all.iter()
    }
}

impl Definition<'_> {
    /// The items that make it up.
    pub(crate) fn items(&self) -> Result<TokenStream, Error> {
        let Some(Place { path, field, direction, .. }) = self.places.first() else { return Ok(TokenStream::new()) };
        names::check(path, self.name)?;
        if let Some(values) = field.value_enum() {
            let mut list = values.clone();
            self.name.clone_into(&mut list.name);
            for other in self.places.iter().skip(1).filter_map(|place| place.field.value_enum()) {
                let is_new = |value: &&DocumentedValue| list.items.iter().all(|known| known.key != value.key);
                let new: Vec<DocumentedValue> = other.items.iter().filter(is_new).cloned().collect();
                list.items.extend(new);
            }
            return value_list::generate(path, field, &list);
        }
        let parts = self.parts();
        let mut members = members(path, parts.iter().map(|part| &part.field), *direction)?;
        for (member, part) in members.iter_mut().zip(&parts) {
            member.documented_for = part.documented_for();
        }
        let docs = Docs::new().page(&field.description).or(&format!("{}.", markdown::code(&field.name)));
        let name = Ident::new(self.name, Span::call_site());
        Ok(record::nested(&docs, &name, &members, *direction))
    }

    /// The fields that any of the places documents, in the order of the pages.
    fn parts(&self) -> Vec<Part<'_>> {
        let mut fields: Vec<&Field> = Vec::new();
        for place in &self.places {
            let is_new = |field: &&Field| fields.iter().all(|known| known.name != field.name);
            let new: Vec<&Field> = place.field.fields.iter().filter(is_new).collect();
            fields.extend(new);
        }
        fields.into_iter().map(|field| self.part(field)).collect()
    }

    fn part(&self, field: &Field) -> Part<'_> {
        let mut part = Part { field: field.clone(), with: BTreeSet::new(), without: BTreeSet::new() };
        for place in &self.places {
            let found = place.field.fields.iter().find(|other| other.name == field.name);
            if found.is_some() { &mut part.with } else { &mut part.without }.insert(place.owner);
            // A field is always present only if every place says so.
            if found.and_then(|found| found.required) != Some(true) {
                part.field.required = field.required.filter(|required| !required);
            }
        }
        part
    }
}

impl Part<'_> {
    /// The fact that only some of the operations and events have the field; empty where all have it.
    fn documented_for(&self) -> String {
        let without: Vec<&str> = self.without.difference(&self.with).copied().collect();
        let list = |names: Vec<&str>| names.into_iter().map(markdown::code).collect::<Vec<_>>().join(", ");
        match without.len() {
            0 => String::new(),
            others if others < self.with.len() => format!("Not documented for {}.", list(without)),
            _ => format!("Documented for {} only.", list(self.with.iter().copied().collect())),
        }
    }
}
