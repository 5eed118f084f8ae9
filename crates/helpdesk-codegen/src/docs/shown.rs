//! The values that the examples of answers and events show.

use helpdesk_schema::json::{Object, Value};
use helpdesk_schema::{Example, Field, Schema};

use super::value::get;

/// Longer values are not shown: they tell no more than the type does.
const LONGEST: usize = 60;

/// Gives each plain field of an answer or event that has no example of its own the value that the page's example shows.
pub(crate) fn show_examples(schema: &mut Schema) {
    for operation in &mut schema.operations {
        show_example(operation.response_example.as_ref(), &mut operation.response);
    }
    for event in &mut schema.events {
        show_example(event.example.as_ref(), &mut event.fields);
    }
}

fn show_example(example: Option<&Example>, fields: &mut [Field]) {
    if let Some(Ok(Value::Object(object))) = example.map(|example| Value::parse(example.as_str())) {
        show(fields, &object);
    }
}

fn show(fields: &mut [Field], object: &Object) {
    for field in fields {
        match get(object, &field.name).and_then(first) {
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
