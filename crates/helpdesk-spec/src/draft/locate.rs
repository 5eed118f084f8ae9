//! The field that the path of a deviation leads to.

use helpdesk_schema::{Field, FieldLocation, Schema, Type};

use crate::ReadPage;
use crate::names::NamesFile;

/// A step inside of the type of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inside {
    /// `[]`: the elements of an array.
    Element,
    /// `{}`: the values of a map.
    Entry,
}

/// A field, and what inside of its type is meant.
pub(super) struct Located<'s> {
    pub(super) id: &'s str,
    /// The path of its page.
    page: &'s str,
    location: FieldLocation,
    names: Vec<&'s str>,
    pub(super) field: &'s Field,
    pub(super) inside: Vec<Inside>,
}

impl<'s> Located<'s> {
    /// The field at a path such as `data.tickets[].comments`, of an operation's answer or of an event.
    pub(super) fn find(schema: &'s Schema, id: &str, path: &str) -> Option<Self> {
        let (id, page, location, fields) = table(schema, id)?;
        let mut around: Vec<(Vec<&str>, &str, &Vec<Field>)> = vec![(Vec::new(), "", fields)];
        let mut found = None;
        for part in path.split('.') {
            let end = part.find(['[', '{']).unwrap_or(part.len());
            let (name, inside) = part.split_at(end);
            let (names, _, fields) = around.last()?;
            let field = fields.iter().find(|field| field.name == name)?;
            let mut names = names.clone();
            names.push(&field.name);
            match field.ty.innermost() {
                // Its fields are documented where the type is.
                Type::Ancestor(of) => {
                    let ancestor = around.iter().rposition(|(_, documented, _)| documented == of)?;
                    let again = (around[ancestor].0.clone(), around[ancestor].1, around[ancestor].2);
                    around.push(again);
                }
                Type::Object(of) => around.push((names.clone(), of.as_deref().unwrap_or_default(), &field.fields)),
                _ => around.push((names.clone(), "", &field.fields)),
            }
            found = Some((names, field, inside));
        }
        let (names, field, inside) = found?;
        Some(Self { id, page, location, names, field, inside: steps(inside)? })
    }

    /// The same part of the field of that name at the other places of the struct that has it, as far as the schema has these.
    pub(super) fn elsewhere(&self, schema: &'s Schema, names: &NamesFile) -> Vec<Self> {
        let at = self.at();
        let Some((own, _)) = at.rsplit_once('/') else { return Vec::new() };
        let others = names.places_of_type(own).filter(|place| *place != own);
        others.filter_map(|place| self.moved(schema, place)).collect()
    }

    /// The same part of the field of that name below another field.
    fn moved(&self, schema: &'s Schema, around: &str) -> Option<Self> {
        let (id, path) = around.split_once(' ')?;
        let (section, path) = path.split_once('/')?;
        let names: Vec<&str> = path.split('/').chain([self.name()]).collect();
        Self::descend(schema, id, &names, &self.inside).filter(|place| place.location.as_str() == section)
    }

    /// The field at the same place of another schema.
    pub(super) fn of<'o>(&self, schema: &'o Schema) -> Option<&'o Field> {
        Located::descend(schema, self.id, &self.names, &[]).map(|place| place.field)
    }

    fn descend(schema: &'s Schema, id: &str, path: &[&str], inside: &[Inside]) -> Option<Self> {
        let (id, page, location, mut fields) = table(schema, id)?;
        let (mut names, mut found) = (Vec::new(), None);
        for name in path {
            let field = fields.iter().find(|field| field.name == *name)?;
            names.push(field.name.as_str());
            fields = &field.fields;
            found = Some(field);
        }
        Some(Self { id, page, location, names, field: found?, inside: inside.to_vec() })
    }

    /// The field, as corrections name it.
    pub(super) fn at(&self) -> String {
        format!("{} {}/{}", self.id, self.location.as_str(), self.names.join("/"))
    }

    /// Its page, and the line of it that says what the type is.
    pub(super) fn line(&self, pages: &[ReadPage]) -> (String, Option<usize>) {
        let path = self.names.join("/");
        let page = pages.iter().find(|page| page.path == self.page);
        let line = page.and_then(|page| {
            let tables = page.reading.page.tables.iter().filter(|table| table.location == self.location);
            let row = tables.flat_map(|table| &table.fields).find(|row| row.path == path)?;
            Some(1 + page.text.get(..row.type_span.start)?.matches('\n').count())
        });
        (self.page.to_owned(), line)
    }

    pub(super) fn name(&self) -> &'s str {
        &self.field.name
    }
}

/// The id, the page, and the fields of an operation's answer or of an event.
fn table<'s>(schema: &'s Schema, id: &str) -> Option<(&'s str, &'s str, FieldLocation, &'s Vec<Field>)> {
    if let Some(it) = schema.operations.iter().find(|operation| operation.id == id) {
        return Some((&it.id, &it.page.path, FieldLocation::Response, &it.response));
    }
    let it = schema.events.iter().find(|event| event.id == id)?;
    Some((&it.id, &it.page.path, FieldLocation::Event, &it.fields))
}

/// The steps of `[][]{}`.
fn steps(text: &str) -> Option<Vec<Inside>> {
    let mut steps = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (step, after) = match (rest.strip_prefix("[]"), rest.strip_prefix("{}")) {
            (Some(after), _) => (Inside::Element, after),
            (_, Some(after)) => (Inside::Entry, after),
            _ => return None,
        };
        steps.push(step);
        rest = after;
    }
    Some(steps)
}
