//! Places in the schema: `helpdesk.v1.ticket.message.create body/content`.

use std::fmt;

use helpdesk_schema::{Field, FieldLocation, Paging, Schema, nearest};
use serde::Deserialize;

/// A field of an operation or event, as corrections name it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct FieldPath {
    id: String,
    location: FieldLocation,
    /// The names from the root, the field's own last. Never empty.
    path: Vec<String>,
}

impl TryFrom<String> for FieldPath {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let sections = FieldLocation::ALL.iter().map(|location| location.as_str());
        let section =
            text.split_once(' ').and_then(|(_, field)| field.split_once('/')).map_or("", |(section, _)| section);
        let parse = || {
            let (id, field) = text.split_once(' ')?;
            let (_, path) = field.split_once('/')?;
            let path: Vec<String> = path.split('/').map(str::to_owned).collect();
            let location = FieldLocation::ALL.iter().find(|location| location.as_str() == section)?;
            let is_path = path.iter().all(|name| !name.is_empty());
            is_path.then(|| Self { id: id.to_owned(), location: *location, path })
        };
        parse().ok_or_else(|| match nearest(section, sections).filter(|meant| *meant != section) {
            Some(meant) => format!("`{text}` is not a place: `{section}` is not a section; did you mean `{meant}`?"),
            None => format!(
                "`{text}` is not a place; write `ID SECTION/PATH`, SECTION being path, query, body, response or event"
            ),
        })
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}/{}", self.id, self.location.as_str(), self.path.join("/"))
    }
}

impl FieldPath {
    /// The field at this place.
    pub(super) fn field_mut<'s>(&self, schema: &'s mut Schema) -> Option<&'s mut Field> {
        let (siblings, name) = self.siblings_mut(schema)?;
        siblings.iter_mut().find(|field| field.name == name)
    }

    /// The fields beside it, existing or not, and its own name.
    pub(super) fn siblings_mut<'s>(&self, schema: &'s mut Schema) -> Option<(&'s mut Vec<Field>, &str)> {
        let (name, parents) = self.path.split_last()?;
        let mut fields = self.table_mut(schema)?;
        for parent in parents {
            fields = &mut fields.iter_mut().find(|field| field.name == *parent)?.fields;
        }
        Some((fields, name))
    }

    /// The paging of the list whose items are at this place.
    pub(super) fn paging_mut<'s>(&self, schema: &'s mut Schema) -> Option<&'s mut Paging> {
        let operation = schema.operations.iter_mut().find(|operation| operation.id == self.id)?;
        operation
            .paging
            .as_mut()
            .filter(|paging| self.location == FieldLocation::Response && self.path.last() == Some(&paging.items))
    }

    fn table_mut<'s>(&self, schema: &'s mut Schema) -> Option<&'s mut Vec<Field>> {
        if self.location == FieldLocation::Event {
            return schema.events.iter_mut().find(|event| event.id == self.id).map(|event| &mut event.fields);
        }
        let operation = schema.operations.iter_mut().find(|operation| operation.id == self.id)?;
        operation.tables_mut().find(|(location, _)| *location == self.location).map(|(_, fields)| fields)
    }

    /// The documented place that a misspelled one most likely means.
    pub(super) fn meant(&self, schema: &mut Schema) -> Option<Self> {
        let ids = schema.operations.iter().map(|it| &it.id).chain(schema.events.iter().map(|it| &it.id));
        if !ids.clone().any(|id| *id == self.id) {
            let id = nearest(&self.id, ids.map(String::as_str))?;
            return Some(Self { id: id.to_owned(), ..self.clone() });
        }
        let mut path = self.path.clone();
        let mut siblings = self.table_mut(schema);
        for name in &mut path {
            let Some(fields) = siblings else { break };
            let Some(index) = fields.iter().position(|field| field.name == *name) else {
                if let Some(meant) = nearest(name, fields.iter().map(|field| field.name.as_str())) {
                    meant.clone_into(name);
                    return Some(Self { path, ..self.clone() });
                }
                break;
            };
            siblings = Some(&mut fields[index].fields);
        }
        let mut elsewhere = FieldLocation::ALL.iter().map(|location| Self { location: *location, ..self.clone() });
        elsewhere.find(|place| place.field_mut(schema).is_some())
    }
}
