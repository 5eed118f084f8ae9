//! Fields that only an example shows.

use std::collections::BTreeSet;

use helpdesk_schema::{Direction, Field, Type};
use serde_json::{Map, Value};

/// The example's own nesting is bounded by its parser; deeper objects than this are any JSON.
const MAX_DEPTH: usize = 16;

/// The fields of the objects, by name, and those below them.
pub(super) fn fields(objects: &[&Map<String, Value>], direction: Direction) -> Vec<Field> {
    at_depth(objects, direction, 0)
}

/// A field that the objects show and no table lists. Of its own fields nothing is known.
pub(super) fn field(name: &str, values: &[&Value], direction: Direction) -> Field {
    new(name, infer(values, direction, MAX_DEPTH), direction)
}

fn at_depth(objects: &[&Map<String, Value>], direction: Direction, depth: usize) -> Vec<Field> {
    let names: BTreeSet<&String> = objects.iter().flat_map(|object| object.keys()).collect();
    let field = |name: &String| {
        let values: Vec<&Value> = objects.iter().filter_map(|object| object.get(name)).collect();
        new(name, infer(&values, direction, depth), direction)
    };
    names.into_iter().map(field).collect()
}

fn new(name: &str, (ty, fields): (Type, Vec<Field>), direction: Direction) -> Field {
    let required = (direction == Direction::Request).then_some(false);
    Field { name: name.to_owned(), ty, fields, required, ..Field::default() }
}

/// The type that all of the values have, and the fields of the objects in it.
fn infer(values: &[&Value], direction: Direction, depth: usize) -> (Type, Vec<Field>) {
    let values: Vec<&Value> = values.iter().copied().filter(|value| !value.is_null()).collect();
    let all = |is: fn(&Value) -> bool| values.iter().all(|value| is(value));
    if values.is_empty() {
        return (Type::Any, Vec::new());
    }
    if all(Value::is_array) {
        let items: Vec<&Value> = values.iter().filter_map(|value| value.as_array()).flatten().collect();
        let (item, fields) = infer(&items, direction, depth);
        return (Type::Array(Box::new(item)), fields);
    }
    let objects: Vec<&Map<String, Value>> = values.iter().filter_map(|value| value.as_object()).collect();
    let names = || objects.iter().flat_map(|object| object.keys());
    if objects.len() == values.len()
        && depth < MAX_DEPTH
        && names().all(|name| is_name(name))
        && names().next().is_some()
    {
        return (Type::Object(None), at_depth(&objects, direction, depth + 1));
    }
    let scalar = if all(Value::is_boolean) {
        Type::Boolean
    } else if all(Value::is_i64) {
        Type::Integer
    } else if all(|value| value.is_i64() || value.is_f64()) {
        Type::Number
    } else if all(Value::is_string) {
        Type::String
    } else {
        Type::Any
    };
    (scalar, Vec::new())
}

/// Whether a key of an object is the name of a field, and not an id or a text that somebody has chosen.
pub(super) fn is_name(key: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    let digits = key.chars().filter(char::is_ascii_digit).count();
    key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && key.chars().all(is_part)
        && key.len() <= 64
        && digits < 6
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// `name: type` of each field, those below it in braces.
    fn spelled(fields: &[Field]) -> String {
        let field = |field: &Field| match field.fields.as_slice() {
            [] => format!("{}: {}", field.name, field.ty),
            fields => format!("{}: {} {{{}}}", field.name, field.ty, spelled(fields)),
        };
        fields.iter().map(field).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn an_example_shows_fields() {
        for (example, expected) in [
            (
                json!({"a": "x", "b": 1, "c": 1.5, "d": true, "e": null}),
                "a: string, b: integer, c: number, d: boolean, e: any",
            ),
            (json!({"a": [{"b": 1}, {"b": 2.5, "c": "x"}]}), "a: array<object> {b: number, c: string}"),
            (json!({"a": [[1], []], "b": []}), "a: array<array<integer>>, b: array<any>"),
            (json!({"a": {"b": {}}, "c": [1, "x"]}), "a: object {b: any}, c: array<any>"),
            (json!({"a": {"ou_7dab8a3d3cdcc9da36": 1}, "b": {"中文": 1}}), "a: any, b: any"),
            (json!({"a": u64::MAX}), "a: any"),
        ] {
            let object = example.as_object().expect("an object");
            assert_eq!(spelled(&fields(&[object], Direction::Response)), expected);
        }
        let deep = (0..100).fold(json!({}), |inner, _| json!({ "a": inner }));
        assert!(spelled(&fields(&[deep.as_object().expect("an object")], Direction::Request)).len() < 500);
    }

    #[test]
    fn some_keys_are_no_names() {
        for name in ["open_id", "zh-CN", "i18n", "Q1", "a.b"] {
            assert!(is_name(name), "{name}");
        }
        for key in ["", "46e6d96cfa756980907209209ec03b64", "nodbc9eC8*****", "1", "张三", "a b"] {
            assert!(!is_name(key), "{key}");
        }
    }
}
