//! The containers of fields whose table says only what is in them: as the page's example shows them.
//!
//! Rows below a field without a type, or below one of a type that cannot have any, describe an object. Whether the field holds
//! one, an array of them or a text of JSON, only the example tells. Without an example, it is a type that takes either.

use helpdesk_schema::{Field, Type};
use serde_json::{Map, Value};

/// The parts of envelopes, which are objects if no example shows otherwise.
const PARTS: [&str; 3] = ["data", "header", "event"];

/// Gives the fields of a message with rows below them a type that can hold these. `objects` are the examples of the message.
pub(crate) fn settle_message(fields: &mut [Field], objects: &[&Map<String, Value>]) {
    let is_shown = |name: &str| objects.iter().any(|object| object.get(name).is_some_and(|value| !value.is_null()));
    for field in fields.iter_mut().filter(|field| PARTS.contains(&field.name.as_str())) {
        if field.ty == Type::Any && !field.fields.is_empty() && !is_shown(&field.name) {
            field.ty = Type::Object(None);
        }
    }
    settle(fields, objects);
}

/// Gives the fields of an object their types; `objects` are the examples of it.
fn settle(fields: &mut [Field], objects: &[&Map<String, Value>]) {
    for field in fields.iter_mut().filter(|field| !field.fields.is_empty()) {
        let values: Vec<&Value> = objects.iter().filter_map(|object| object.get(&field.name)).collect();
        if !matches!(field.ty.innermost(), Type::Object(_)) {
            field.ty = container(&field.ty, &values);
        }
        if matches!(field.ty.innermost(), Type::Object(_)) {
            let mut inner = Vec::new();
            values.into_iter().for_each(|value| collect_objects(value, &mut inner));
            settle(&mut field.fields, &inner);
        } else {
            field.fields = Vec::new();
        }
    }
}

/// The type of a field with rows below it, by its values in the example.
fn container(stated: &Type, values: &[&Value]) -> Type {
    let object = || Box::new(Type::Object(None));
    let values = || values.iter().filter(|value| !value.is_null());
    let (arrays, objects, texts) = (
        values().any(|value| value.is_array()),
        values().any(|value| value.is_object()),
        values().any(|value| value.is_string()),
    );
    let shown = match (arrays, objects) {
        (true, false) => array(values()),
        (false, true) => Some(Type::Object(None)),
        (true, true) => Some(Type::OneOrMany(object())),
        (false, false) => None,
    };
    match (shown, stated.innermost()) {
        (Some(shown), _) if texts => Type::TextOr(Box::new(shown)),
        (Some(shown), _) => shown,
        (None, _) if texts => Type::String,
        (None, Type::String) if *stated == Type::String => Type::TextOr(Box::new(Type::OneOrMany(object()))),
        (None, Type::Any) => Type::OneOrMany(object()),
        (None, _) if *stated != *stated.innermost() => Type::OneOrMany(object()),
        (None, _) => Type::Any,
    }
}

/// The type of arrays of objects, or of arrays of such arrays. That of arrays which hold no object is any.
fn array<'v>(values: impl Iterator<Item = &'v &'v Value>) -> Option<Type> {
    let items: Vec<&Value> = values.filter_map(|value| value.as_array()).flatten().collect();
    let item = match items.first() {
        None | Some(Value::Object(_)) => Type::Object(None),
        Some(Value::Array(_)) => array(items.iter())?,
        Some(_) => Type::Any,
    };
    Some(Type::Array(Box::new(item)))
}

/// The objects in a value: itself, or those in its arrays.
fn collect_objects<'v>(value: &'v Value, into: &mut Vec<&'v Map<String, Value>>) {
    match value {
        Value::Object(object) => into.push(object),
        Value::Array(items) => items.iter().for_each(|item| collect_objects(item, into)),
        _ => {}
    }
}
