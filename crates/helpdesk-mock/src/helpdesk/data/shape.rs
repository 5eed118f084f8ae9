//! Reduces a row to the fields that an operation documents.

use helpdesk_schema::{Field, Type};
use serde_core::ser::{SerializeMap as _, SerializeSeq as _};
use serde_core::{Serialize, Serializer};
use serde_json::{Map, Value};

/// The documented fields of an object, and of those around it, which a field may repeat.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub(crate) type_name: Option<&'a str>,
    pub(crate) fields: &'a [Field],
    pub(crate) outer: Option<&'a Scope<'a>>,
}

impl<'a> Scope<'a> {
    /// The object that a field holds, in whatever arrays.
    pub(crate) fn of(field: &'a Field) -> Self {
        let type_name = match field.ty.innermost() {
            Type::Object(name) => name.as_deref(),
            _ => None,
        };
        Self { type_name, fields: &field.fields, outer: None }
    }

    fn find(&self, type_name: &str) -> Option<&Self> {
        if self.type_name == Some(type_name) { Some(self) } else { self.outer?.find(type_name) }
    }
}

/// The documented members of an object, as JSON.
pub(crate) struct Members<'a> {
    pub(crate) scope: Scope<'a>,
    pub(crate) members: &'a Map<String, Value>,
}

impl Serialize for Members<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for field in self.scope.fields {
            if let Some(value) = self.members.get(&field.name) {
                map.serialize_entry(&field.name, &Shown { field, ty: &field.ty, value, scope: self.scope })?;
            }
        }
        map.end()
    }
}

/// A value of a documented type.
struct Shown<'a> {
    field: &'a Field,
    ty: &'a Type,
    value: &'a Value,
    /// The object that the field is in.
    scope: Scope<'a>,
}

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { field, ty, value, scope } = *self;
        match (ty, value) {
            (Type::Array(inner) | Type::OneOrMany(inner), Value::Array(items)) => {
                let mut array = serializer.serialize_seq(Some(items.len()))?;
                for value in items {
                    array.serialize_element(&Shown { field, ty: inner, value, scope })?;
                }
                array.end()
            }
            (Type::OneOrMany(inner) | Type::TextOr(inner) | Type::Nullable(inner), value) => {
                Shown { field, ty: inner, value, scope }.serialize(serializer)
            }
            (Type::Object(name), Value::Object(members)) if !field.fields.is_empty() => {
                let scope = Scope { type_name: name.as_deref(), fields: &field.fields, outer: Some(&scope) };
                Members { scope, members }.serialize(serializer)
            }
            (Type::Ancestor(name), Value::Object(members)) => match scope.find(name) {
                Some(ancestor) => Members { scope: *ancestor, members }.serialize(serializer),
                None => value.serialize(serializer),
            },
            _ => value.serialize(serializer),
        }
    }
}
