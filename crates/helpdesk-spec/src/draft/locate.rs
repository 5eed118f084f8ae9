//! The field that the path of a deviation leads to.

use helpdesk_schema::{Field, FieldLocation, Schema, Type};

use crate::ReadPage;

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
        let operation = schema.operations.iter().find(|operation| operation.id == id);
        let (id, page, location, fields) = match operation {
            Some(operation) => (&operation.id, &operation.page, FieldLocation::Response, &operation.response),
            None => {
                let event = schema.events.iter().find(|event| event.id == id)?;
                (&event.id, &event.page, FieldLocation::Event, &event.fields)
            }
        };
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
        Some(Self { id, page: &page.path, location, names, field, inside: steps(inside)? })
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
