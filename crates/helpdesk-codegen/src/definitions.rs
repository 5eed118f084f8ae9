//! The structs and value lists of a schema: each as all the places of its name together document it.

use std::cmp::Ordering;

use helpdesk_schema::{Direction, DocumentedValue, Field, Schema, markdown};
use proc_macro2::{Ident, Span, TokenStream};

use crate::docs::Docs;
use crate::lists::{NameSet, comma_separated};
use crate::types::{Member, distinct, record, value_list};
use crate::{Error, names};

/// All of them, in the order in which the pages first use them.
#[derive(Default)]
pub(crate) struct Definitions<'a> {
    all: Vec<Definition<'a>>,
    /// The indices of all of them, in the order of their modules and names.
    by_name: Vec<usize>,
}

/// A struct or a value list.
pub(crate) struct Definition<'a> {
    pub(crate) module: &'a str,
    /// Its name there.
    pub(crate) name: &'a str,
    pub(crate) places: Vec<Occurrence<'a>>,
}

/// A field of the type.
pub(crate) struct Occurrence<'a> {
    /// As names and corrections call it: `helpdesk.v1.ticket.get response/data/ticket`.
    pub(crate) path: String,
    /// The operation or event, by its public name.
    pub(crate) owner: &'a str,
    pub(crate) direction: Direction,
    pub(crate) field: &'a Field,
}

/// A field of a struct, and whether all places of the struct document it.
struct Part<'a> {
    field: &'a Field,
    /// Whether every place says that it is always there.
    promised: Option<bool>,
    /// The operations and events that document it, and those that do not.
    with: NameSet,
    without: NameSet,
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
            for (location, fields) in operation.tables() {
                if location.direction() == Direction::Request {
                    let place = format!("{} {}", operation.id, location.as_str());
                    definitions.fields(owner, Direction::Request, &place, &mut fields.iter());
                }
            }
            let place = format!("{} {}", operation.id, operation.payload_path());
            definitions.fields(owner, Direction::Response, &place, &mut operation.payload().into_fields().into_iter());
        }
        for event in &schema.events {
            let owner = (event.module.as_str(), event.name.as_str());
            let place = format!("{} {}", event.id, event.payload_path());
            definitions.fields(owner, Direction::Response, &place, &mut event.payload().iter());
        }
    }

    fn fields(
        &mut self,
        owner: (&'a str, &'a str),
        direction: Direction,
        place: &str,
        fields: &mut dyn Iterator<Item = &'a Field>,
    ) {
        for field in fields {
            let path = format!("{place}/{}", field.name);
            if let Some(name) = names::defined(field) {
                let place = Occurrence { path: path.clone(), owner: owner.1, direction, field };
                self.add_place(names::home(owner.0, name), place);
            }
            if !names::is_by_hand(&field.type_name) {
                self.fields(owner, direction, &path, &mut field.fields.iter());
            }
        }
    }

    fn add_place(&mut self, (module, name): (&'a str, &'a str), place: Occurrence<'a>) {
        match self.search(module, name) {
            Ok(index) => {
                if let Some(definition) = self.all.get_mut(index) {
                    definition.places.push(place);
                }
            }
            Err(rank) => {
                self.by_name.insert(rank, self.all.len());
                self.all.push(Definition { module, name, places: vec![place] });
            }
        }
    }

    /// The index of the one of that name, or where in `by_name` one would belong.
    fn search(&self, module: &str, name: &str) -> Result<usize, usize> {
        let rank = self.by_name.binary_search_by(|index| match self.all.get(*index) {
            Some(other) => other.module.cmp(module).then_with(|| other.name.cmp(name)),
            None => Ordering::Less,
        })?;
        self.by_name.get(rank).copied().ok_or(rank)
    }

    /// The one of that name, as a field of the module calls it.
    pub(crate) fn find(&self, module: &str, name: &str) -> Option<&Definition<'a>> {
        let (module, name) = names::home(module, name);
        self.search(module, name).ok().and_then(|index| self.all.get(index))
    }

    /// All of them.
    pub(crate) fn all(&self) -> &[Definition<'a>] {
        &self.all
    }
}

impl<'a> Definition<'a> {
    /// The items that make it up.
    pub(crate) fn items(&self) -> Result<TokenStream, Error> {
        let Some(Occurrence { path, field, direction, .. }) = self.places.first() else {
            return Ok(TokenStream::new());
        };
        names::check(path, self.name)?;
        if let Some(values) = field.value_enum() {
            let mut all: Vec<&DocumentedValue> = values.items.iter().collect();
            for place in self.places.iter().skip(1) {
                let known = all.len();
                for value in place.field.value_enum().map_or(&[][..], |other| &other.items) {
                    if all.iter().take(known).all(|known| known.key != value.key) {
                        all.push(value);
                    }
                }
            }
            return value_list::generate(path, self.name, field, &all);
        }
        let parts = self.parts();
        let mut members = Vec::new();
        for part in &parts {
            let mut member = Member::new(path, part.field, *direction)?;
            member.promised = part.promised;
            member.documented_for = part.documented_for();
            members.push(member);
        }
        distinct(path, &members)?;
        let docs = Docs::new().page(&field.description).or(&format!("{}.", markdown::code(&field.name)));
        let name = Ident::new(self.name, Span::call_site());
        Ok(record::nested(&docs, &name, &members, *direction))
    }

    /// The fields that any of the places documents, in the order of the pages.
    fn parts(&self) -> Vec<Part<'a>> {
        let mut parts: Vec<Part<'_>> = Vec::new();
        for place in &self.places {
            let known = parts.len();
            for field in &place.field.fields {
                if parts.iter().take(known).all(|known| known.field.name != field.name) {
                    parts.push(self.part(field));
                }
            }
        }
        parts
    }

    fn part(&self, field: &'a Field) -> Part<'a> {
        let mut part = Part { field, promised: field.required, with: NameSet::default(), without: NameSet::default() };
        for place in &self.places {
            let found = place.field.fields.iter().find(|other| other.name == field.name);
            if found.is_some() { &mut part.with } else { &mut part.without }.insert(place.owner);
            if found.and_then(|found| found.required) != Some(true) {
                part.promised = field.required.filter(|required| !required);
            }
        }
        part
    }
}

impl Part<'_> {
    /// The fact that only some of the operations and events have the field; empty where all have it.
    fn documented_for(&self) -> String {
        let mut without = Vec::new();
        for owner in self.without.as_slice() {
            if !self.with.contains(owner) {
                without.push(owner.clone());
            }
        }
        let (with, list) =
            (self.with.as_slice(), |owners| comma_separated(owners, &|owner: &String| markdown::code(owner)));
        match without.len() {
            0 => String::new(),
            others if others < with.len() => format!("Not documented for {}.", list(without.as_slice())),
            _ => format!("Documented for {} only.", list(with)),
        }
    }
}
