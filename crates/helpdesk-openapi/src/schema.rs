//! Messages to schemas: every documented object becomes a component, wherever it appears.

use std::collections::BTreeMap;

use helpdesk_schema::{Direction, Field, Type, pascal_case};
use indexmap::IndexMap;

use crate::field;
use crate::model::{AdditionalProperties, Schema, Type as SchemaType};
use crate::names::{Claims, Home};
use crate::shape::{Object, ancestor, shape};
use crate::text::Words;

/// The body of a request, the envelope of an answer, or an event.
#[derive(Clone)]
pub(crate) struct Message<'a> {
    pub(crate) direction: Direction,
    pub(crate) home: Home<'a>,
    /// The name of its component.
    pub(crate) name: String,
    pub(crate) fields: &'a [Field],
    /// The field of the message's payload, and the name of the payload's component.
    pub(crate) payload: (&'a str, String),
    /// The fields that every such message has.
    pub(crate) required: &'a [&'a str],
}

impl<'a> Message<'a> {
    fn object(&self) -> Object<'a> {
        Object { documented: None, fields: self.fields }
    }

    /// The name of the component of a field's object, before it is made unique.
    fn base(&self, field: &Field, depth: usize) -> String {
        let (payload, name) = &self.payload;
        if depth == 1 && field.name == *payload {
            return name.clone();
        }
        if !field.type_name.is_empty() {
            // A common type has the name of its module before its own.
            return field.type_name.rsplit("::").next().unwrap_or_default().to_owned();
        }
        let documented = Object::of(field).and_then(|object| object.documented);
        let name = pascal_case(documented.unwrap_or(&field.name));
        if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name } else { format!("Value{name}") }
    }

    /// The identity of a component: two objects with the same name and shape are one.
    fn key(&self, base: &str, around: &[Object<'_>]) -> String {
        format!("{base} {}", shape(self.direction, around))
    }

    /// Claims a name for every object of the message.
    pub(crate) fn claim(&self, claims: &mut Claims) {
        let mut around = vec![self.object()];
        claims.add(self.key(&self.name, &around), self.home.candidates(&self.name));
        self.claim_fields(self.fields, &mut around, claims);
    }

    fn claim_fields(&self, fields: &'a [Field], around: &mut Vec<Object<'a>>, claims: &mut Claims) {
        for field in fields {
            let Some(object) = Object::of(field) else { continue };
            let base = self.base(field, around.len());
            around.push(object);
            let mut candidates = self.home.candidates(&base);
            candidates.push(format!("{}{base}", self.name));
            claims.add(self.key(&base, around), candidates);
            self.claim_fields(object.fields, around, claims);
            around.pop();
        }
    }
}

/// The components of a document's messages.
pub(crate) struct Schemas {
    /// The name of each, by what tells it from others.
    pub(crate) names: BTreeMap<String, String>,
    pub(crate) components: IndexMap<String, Schema>,
    pub(crate) words: Words,
}

impl Schemas {
    /// The schema of a message: a reference to its component.
    pub(crate) fn message(&mut self, message: &Message<'_>) -> Schema {
        let mut writer = Writer { message, around: vec![message.object()], names: Vec::new(), schemas: self };
        reference(&writer.component(&message.name))
    }
}

struct Writer<'a, 's> {
    message: &'s Message<'a>,
    /// The objects around, and the components that they become.
    around: Vec<Object<'a>>,
    names: Vec<String>,
    schemas: &'s mut Schemas,
}

impl<'a> Writer<'a, '_> {
    /// The name of the innermost object's component, which is written if it is not there yet.
    fn component(&mut self, base: &str) -> String {
        let key = self.message.key(base, &self.around);
        let name = self.schemas.names.get(&key).cloned().unwrap_or_default();
        if !self.schemas.components.contains_key(&name) {
            // It takes its place before those inside of it do.
            self.schemas.components.insert(name.clone(), Schema::default());
            self.names.push(name.clone());
            let schema = self.object();
            self.names.pop();
            self.schemas.components.insert(name.clone(), schema);
        }
        name
    }

    fn object(&mut self) -> Schema {
        let fields = self.around.last().map_or(&[][..], |object| object.fields);
        let Message { direction, required, .. } = *self.message;
        let is_whole = self.around.len() == 1;
        let is_required = |field: &Field| match direction {
            Direction::Request => field.required == Some(true),
            Direction::Response => is_whole && required.contains(&field.name.as_str()),
        };
        let mut schema = Schema {
            ty: Some(SchemaType::One("object")),
            additional_properties: (direction == Direction::Request).then_some(AdditionalProperties::Allowed(false)),
            ..Schema::default()
        };
        for field in fields {
            let mut property = self.ty(field, &field.ty);
            field::describe(field, direction, self.schemas.words, &mut property);
            if is_required(field) {
                schema.required.push(field.name.clone());
            } else if direction == Direction::Response {
                property = or_null(property);
            }
            schema.properties.insert(field.name.clone(), property);
        }
        schema
    }

    fn ty(&mut self, field: &'a Field, ty: &'a Type) -> Schema {
        match ty {
            Type::Array(item) => field::array(field, self.ty(field, item)),
            Type::Nullable(inner) => or_null(self.ty(field, inner)),
            Type::Map(value) => {
                let value = self.ty(field, value);
                field::map(field, value, self.schemas.words)
            }
            Type::OneOrMany(item) => {
                let one = self.ty(field, item);
                let many = field::array(field, one.clone());
                Schema { any_of: vec![one, many], ..Schema::default() }
            }
            Type::TextOr(value) => {
                let text = Schema { ty: Some(SchemaType::One("string")), ..Schema::default() };
                Schema { any_of: vec![self.ty(field, value), text], ..Schema::default() }
            }
            Type::Object(_) => match Object::of(field) {
                Some(object) => {
                    let base = self.message.base(field, self.around.len());
                    self.around.push(object);
                    let name = self.component(&base);
                    self.around.pop();
                    reference(&name)
                }
                None => field::scalar(field, ty, self.schemas.words),
            },
            Type::Ancestor(documented) => {
                let name = ancestor(&self.around, documented).and_then(|place| self.names.get(place));
                name.map_or_else(Schema::default, |name| reference(name))
            }
            _ => field::scalar(field, ty, self.schemas.words),
        }
    }
}

/// A reference to a component.
pub(crate) fn reference(name: &str) -> Schema {
    Schema { reference: Some(format!("#/components/schemas/{name}")), ..Schema::default() }
}

fn or_null(schema: Schema) -> Schema {
    let null = || Schema { ty: Some(SchemaType::One("null")), ..Schema::default() };
    match schema {
        Schema { ty: Some(SchemaType::One(ty)), .. } => Schema { ty: Some(SchemaType::OrNull([ty, "null"])), ..schema },
        Schema { reference: Some(to), .. } => {
            let referred = Schema { reference: Some(to), ..Schema::default() };
            Schema { reference: None, any_of: vec![referred, null()], ..schema }
        }
        Schema { ref any_of, .. } if any_of.is_empty() || any_of.iter().any(Schema::is_null) => schema,
        Schema { any_of, .. } => Schema { any_of: any_of.into_iter().chain([null()]).collect(), ..schema },
    }
}
