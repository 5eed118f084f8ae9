//! The values that the examples of answers and events show.

use helpdesk_schema::json::{Object, Value};
use helpdesk_schema::{Example, Field, Schema};

/// Longer values are not shown: they tell no more than the type does.
const LONGEST: usize = 60;

/// The schema, in which each plain field of an answer or event has the value that the page's example shows, if it has no
/// example of its own.
pub(crate) fn with_examples(schema: &Schema) -> Schema {
    let mut schema = schema.clone();
    let answers = schema.operations.iter_mut().map(|of| (&of.response_example, of.response.as_mut_slice()));
    let events = schema.events.iter_mut().map(|of| (&of.example, of.fields.as_mut_slice()));
    for (example, fields) in answers.chain(events) {
        if let Some(Value::Object(object)) =
            example.as_ref().map(Example::as_str).and_then(|text| Value::parse(text).ok())
        {
            show(fields, &object);
        }
    }
    schema
}

fn show(fields: &mut [Field], object: &Object) {
    for field in fields {
        let value = object.iter().find(|(key, _)| *key == field.name);
        match value.and_then(|(_, value)| first(value)) {
            Some(Value::Object(object)) => show(&mut field.fields, object),
            Some(value) if field.example.is_none() => field.example = plain(value),
            _ => {}
        }
    }
}

/// The value, or the first one of an array, however deep.
fn first(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(items) => items.first().and_then(first),
        value => Some(value),
    }
}

/// A value as JSON, if it is short and says more than the type does.
fn plain(value: &Value) -> Option<String> {
    let text = match value {
        Value::Integer(number) => number.to_string(),
        Value::Number(number) if number.is_finite() => number.to_string(),
        Value::String(text) if !text.is_empty() && !text.contains(['"', '\\', '\n']) => format!("\"{text}\""),
        _ => return None,
    };
    (text.chars().count() <= LONGEST).then_some(text)
}
