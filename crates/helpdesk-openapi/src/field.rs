//! The documentation of one field, as keywords.

use helpdesk_schema::examples::value_disagreement;
use helpdesk_schema::{Constraints, Direction, Field, Type};

use crate::json::Json;
use crate::model::{AdditionalProperties, DocumentedValue, Form, Forms, Schema, Time, Type as SchemaType};
use crate::text::Words;

/// The schema of a value that holds no other.
pub(crate) fn scalar(field: &Field, ty: &Type, words: Words) -> Schema {
    let (ty, format) = match ty {
        Type::Boolean => (Some("boolean"), None),
        Type::Integer => (Some("integer"), Some("int64")),
        Type::Number => (Some("number"), Some("double")),
        Type::String => (Some("string"), None),
        Type::Object(_) | Type::Ancestor(_) | Type::Map(_) => (Some("object"), None),
        Type::Array(_) => (Some("array"), None),
        // 3.1 would do without: it is what generators know a file by.
        Type::File => (Some("string"), Some("binary")),
        Type::Time(_) | Type::Duration(_) => return Schema { time: time(ty), ..scalar(field, ty.in_json(), words) },
        Type::Any | Type::OneOrMany(_) | Type::TextOr(_) | Type::Nullable(_) => (None, None),
    };
    let values = if matches!(outermost(field), Type::Map(_)) { Vec::new() } else { values(field, words) };
    let limits = limits(field);
    let is_counted = !matches!(outermost(field), Type::Array(_));
    Schema {
        ty: ty.map(SchemaType::One),
        format,
        minimum: limits.minimum,
        maximum: limits.maximum,
        min_length: limits.min_length.filter(|_| is_counted),
        max_length: limits.max_length.filter(|_| is_counted),
        pattern: limits.pattern,
        examples: values.iter().map(|value| value.value.clone()).collect(),
        values,
        ..Schema::default()
    }
}

/// The unit of a moment or a duration.
fn time(ty: &Type) -> Option<Time> {
    let format = ty.time_format()?;
    let kind = if matches!(ty, Type::Time(_)) { "time" } else { "duration" };
    Some(Time { kind, unit: format.unit.plural(), none: format.none })
}

pub(crate) fn parameter(field: &Field, words: Words) -> Schema {
    match &field.ty {
        Type::Array(item) => array(field, scalar(field, item, words)),
        ty => scalar(field, ty, words),
    }
}

pub(crate) fn array(field: &Field, items: Schema) -> Schema {
    // The lengths of a field are those of its outermost type.
    let limits = if matches!(outermost(field), Type::Array(_)) { limits(field) } else { Constraints::default() };
    Schema {
        ty: Some(SchemaType::One("array")),
        items: Some(Box::new(items)),
        min_items: limits.min_length,
        max_items: limits.max_length,
        ..Schema::default()
    }
}

/// The schema of an object with any keys; the values that a page lists are keys then.
pub(crate) fn map(field: &Field, value: Schema, words: Words) -> Schema {
    let values = values(field, words);
    let keys =
        Schema { examples: values.iter().map(|value| value.value.clone()).collect(), values, ..Schema::default() };
    Schema {
        ty: Some(SchemaType::One("object")),
        property_names: (!keys.values.is_empty()).then(|| Box::new(keys)),
        additional_properties: Some(AdditionalProperties::Of(Box::new(value))),
        ..Schema::default()
    }
}

/// Adds what holds for the field as a whole.
pub(crate) fn describe(field: &Field, direction: Direction, words: Words, schema: &mut Schema) {
    schema.description = words.description(field);
    schema.nullable = matches!(field.ty, Type::Nullable(_));
    schema.always_present = direction == Direction::Response && field.required == Some(true);
    schema.scopes = field.scopes.iter().map(|scope| words.scope(scope)).collect();
    schema.forms = field.forms.as_ref().map(|forms| {
        let form = |form: &helpdesk_schema::Form| Form { value: form.value.clone(), keys: form.keys.clone() };
        Forms { by: forms.by.clone(), items: forms.items.iter().map(form).collect() }
    });
    if let Some(default) = &field.default {
        schema.default = literal(field, default, direction).filter(|default| is_within(default, &limits(field)));
        schema.contradicting_default = schema.default.is_none().then(|| default.clone());
    }
    if let Some(example) = &field.example {
        match literal(field, example, direction) {
            Some(example) => {
                schema.examples.retain(|other| *other != example);
                schema.examples.insert(0, example);
            }
            None => schema.contradicting_example = Some(example.clone()),
        }
    }
}

/// The limits of the field, as far as a schema can have them.
fn limits(field: &Field) -> Constraints {
    let limits = field.constraints.clone().unwrap_or_default();
    let length = |length: Option<i64>| length.filter(|length| *length >= 0);
    Constraints { min_length: length(limits.min_length), max_length: length(limits.max_length), ..limits }
}

/// Whether the value keeps the limits. Whether it has a pattern is not looked at, so no value with one is known to.
fn is_within(value: &Json, limits: &Constraints) -> bool {
    let Constraints { minimum, maximum, min_length, max_length, pattern } = limits;
    let is_between = |value: f64, from: Option<i64>, to: Option<i64>| {
        from.is_none_or(|from| value >= from as f64) && to.is_none_or(|to| value <= to as f64)
    };
    match value {
        Json::Number(number) => number.as_f64().is_none_or(|number| is_between(number, *minimum, *maximum)),
        Json::Text(text) => {
            is_between(text.chars().count() as f64, *min_length, *max_length) && (pattern.is_none() || text.is_empty())
        }
        Json::Array(items) => is_between(items.len() as f64, *min_length, *max_length),
        _ => true,
    }
}

/// A value as the page writes it: a JSON literal, or bare text. `None` if the field's type has no such value.
fn literal(field: &Field, text: &str, direction: Direction) -> Option<Json> {
    value(field, text, direction).or_else(|| match outermost(field) {
        // Of an array, pages often show one item.
        Type::Array(item) => {
            let item = Field { ty: (**item).clone(), ..field.clone() };
            literal(&item, text, direction).map(|item| Json::Array(vec![item]))
        }
        _ => None,
    })
}

fn value(field: &Field, text: &str, direction: Direction) -> Option<Json> {
    let value: serde_json::Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(_) => return matches!(outermost(field).in_json(), Type::String | Type::Any).then(|| Json::from(text)),
    };
    let is_object = |value: &serde_json::Value| value.is_object() || !matches!(outermost(field), Type::Object(_));
    if !value.is_null() && is_object(&value) && value_disagreement(&value, field, direction).is_none() {
        return serde_json::from_str(text).ok();
    }
    // `50` is a string too.
    (*outermost(field).in_json() == Type::String && !value.is_string() && !value.is_object() && !value.is_array())
        .then(|| Json::from(text))
}

/// The type of a field, where it is not null.
fn outermost(field: &Field) -> &Type {
    match &field.ty {
        Type::Nullable(inner) => inner,
        ty => ty,
    }
}

/// The documented values, as values of the field's type.
fn values(field: &Field, words: Words) -> Vec<DocumentedValue> {
    let items = field.values.iter().flat_map(|list| &list.items);
    let is_text = matches!(outermost(field), Type::Map(_)) || matches!(field.ty.innermost(), Type::String | Type::Any);
    let value = |key: &str| {
        if is_text { Json::from(key) } else { serde_json::from_str(key).unwrap_or_else(|_| Json::from(key)) }
    };
    items
        .map(|item| DocumentedValue {
            value: value(&item.key),
            name: item.name.clone(),
            description: words.one_line(&item.label),
        })
        .collect()
}
