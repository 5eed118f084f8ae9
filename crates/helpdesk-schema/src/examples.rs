//! Where a page's example contradicts its table.

use serde_json::{Map, Value};

use crate::{Direction, Field, Type};

/// Compares a value with the fields of the object that it should be: the first disagreement as `path: what`.
///
/// An example that agrees decodes into the generated type and encodes back with no key lost.
pub fn disagreement<'a>(
    value: &Value,
    fields: impl IntoIterator<Item = &'a Field>,
    direction: Direction,
) -> Option<String> {
    let fields: Vec<&Field> = fields.into_iter().collect();
    match value {
        Value::Object(object) => Comparison { direction, around: Vec::new() }.object("", object, &fields).err(),
        _ => Some("it is not an object".to_owned()),
    }
}

/// Compares a value with its type.
pub fn value_disagreement(value: &Value, field: &Field, direction: Direction) -> Option<String> {
    Comparison { direction, around: Vec::new() }.value("", value, field, &field.ty).err()
}

struct Comparison<'a> {
    direction: Direction,
    /// The objects around, each with what the page calls its type.
    around: Vec<(&'a str, &'a [Field])>,
}

impl<'a> Comparison<'a> {
    fn object(&mut self, place: &str, object: &Map<String, Value>, fields: &[&'a Field]) -> Result<(), String> {
        let path = |name: &str| if place.is_empty() { name.to_owned() } else { format!("{place}/{name}") };
        if let Some(name) = object.keys().find(|name| fields.iter().all(|field| field.name != **name)) {
            return Err(format!("{}: the table does not list it", path(name)));
        }
        for field in fields {
            let place = path(&field.name);
            let is_required = self.direction == Direction::Request && field.required == Some(true);
            match object.get(&field.name) {
                None | Some(Value::Null) if is_required => {
                    return Err(format!("{place}: it is required, and the example lacks it"));
                }
                None | Some(Value::Null) => {}
                Some(value) => self.value(&place, value, field, &field.ty)?,
            }
        }
        Ok(())
    }

    fn value(&mut self, place: &str, value: &Value, field: &'a Field, ty: &'a Type) -> Result<(), String> {
        let is_number = |text: &str| ty.time_format().is_none_or(|format| format.is_number(text));
        let fits = match (ty.in_json(), value) {
            (Type::Boolean, Value::Bool(_)) | (Type::TextOr(_), Value::String(_)) | (Type::Any, _) => true,
            (Type::String, Value::String(text)) => is_number(text),
            (Type::Integer, Value::Number(number)) => number.as_i64().is_some(),
            (Type::Number, Value::Number(_)) => true,
            (Type::Array(item) | Type::OneOrMany(item), Value::Array(items)) => {
                return items.iter().try_for_each(|value| self.value(place, value, field, item));
            }
            (Type::Nullable(_), Value::Null) => true,
            (Type::OneOrMany(item) | Type::TextOr(item) | Type::Nullable(item), value) => {
                return self.value(place, value, field, item);
            }
            (Type::Map(item), Value::Object(object)) => {
                return object
                    .iter()
                    .try_for_each(|(key, value)| self.value(&format!("{place}/{key}"), value, field, item));
            }
            (Type::Object(_), _) if field.fields.is_empty() => true,
            (Type::Object(name), Value::Object(object)) => {
                self.around.push((name.as_deref().unwrap_or_default(), &field.fields));
                let compared = self.object(place, object, &field.fields.iter().collect::<Vec<_>>());
                self.around.pop();
                return compared;
            }
            (Type::Ancestor(name), Value::Object(object)) => {
                let depth = self.around.iter().rposition(|(around, _)| around == name);
                let Some((_, fields)) = depth.and_then(|depth| self.around.get(depth)).copied() else { return Ok(()) };
                return self.object(place, object, &fields.iter().collect::<Vec<_>>());
            }
            _ => false,
        };
        if fits { Ok(()) } else { Err(format!("{place}: the table says `{ty}`, the example holds {}", kind(value))) }
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(number) if number.is_f64() => "a number with a fraction",
        Value::Number(number) if number.as_i64().is_none() => "a number above 63 bits",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn field(name: &str, ty: &str, fields: Vec<Field>) -> Field {
        Field { name: name.to_owned(), ty: ty.parse().expect(ty), fields, ..Field::default() }
    }

    #[test]
    fn the_first_disagreement_is_named() {
        let tree = vec![field("id", "integer", Vec::new()), field("children", "array<ancestor<tree>>", Vec::new())];
        let required = Field { required: Some(true), ..field("name", "string", Vec::new()) };
        let fields = [
            required,
            field("tree", "object<tree>", tree),
            field("scores", "map<array<number>>", Vec::new()),
            field("extra", "object", Vec::new()),
            field("reason", "one-or-many<string>", Vec::new()),
            field("position", "text-or<integer>", Vec::new()),
            field("sent_at", "time<ms, string>", Vec::new()),
            field("took", "duration<min, number>", Vec::new()),
        ];
        let cases = [
            (json!({"name": "a"}), ""),
            (json!({"name": "a", "position": "1"}), ""),
            (json!({"name": "a", "position": 1}), ""),
            (
                json!({"name": "a", "position": 1.5}),
                "position: the table says `integer`, the example holds a number with a fraction",
            ),
            (json!({"name": null}), "name: it is required, and the example lacks it"),
            (json!({"name": 1}), "name: the table says `string`, the example holds a number"),
            (json!({"name": "a", "age": 1}), "age: the table does not list it"),
            (json!({"name": "a", "tree": {"id": 1, "children": [{"id": 2, "children": []}]}}), ""),
            (
                json!({"name": "a", "tree": {"children": [{"children": [{"id": "x"}]}]}}),
                "tree/children/children/id: the table says `integer`, the example holds a string",
            ),
            (
                json!({"name": "a", "tree": {"id": 1.5}}),
                "tree/id: the table says `integer`, the example holds a number with a fraction",
            ),
            (
                json!({"name": "a", "tree": {"id": u64::MAX}}),
                "tree/id: the table says `integer`, the example holds a number above 63 bits",
            ),
            (json!({"name": "a", "scores": {"x": [1, 2.5], "y": []}}), ""),
            (
                json!({"name": "a", "scores": {"x": [null]}}),
                "scores/x: the table says `number`, the example holds null",
            ),
            (json!({"name": "a", "extra": [1], "reason": "x", "tree": null}), ""),
            (json!({"name": "a", "reason": ["x"]}), ""),
            (json!({"name": "a", "sent_at": "1626332244719", "took": 1.5}), ""),
            (
                json!({"name": "a", "sent_at": 1_626_332_244_719_i64}),
                "sent_at: the table says `time<ms, string>`, the example holds a number",
            ),
            (
                json!({"name": "a", "sent_at": "today"}),
                "sent_at: the table says `time<ms, string>`, the example holds a string",
            ),
        ];
        for (example, expected) in cases {
            let found = disagreement(&example, &fields, Direction::Request).unwrap_or_default();
            assert_eq!(found, expected, "{example}");
        }
        assert_eq!(disagreement(&json!({}), &fields, Direction::Response), None);
        assert_eq!(disagreement(&json!([]), &fields, Direction::Response).as_deref(), Some("it is not an object"));
    }
}
