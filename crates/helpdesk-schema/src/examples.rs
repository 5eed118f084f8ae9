//! Where a page's example contradicts its table.

use serde_json::{Map, Value};

use crate::{Direction, Example, Field, Type};

/// Parses an example as JSON. Returns `None` if there is no example, or if it is not JSON.
pub fn value(example: Option<&Example>) -> Option<Value> {
    example?.value().ok()
}

/// The first place where an example contradicts its table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// The way to the place in the example.
    pub steps: Vec<Step>,
    /// The place and the contradiction: `path: what`.
    pub message: String,
}

/// A step into a JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// To the value of a key.
    Key(String),
    /// To an item of an array, counted from 0.
    Item(usize),
}

/// Compares a value with the fields of the object that it should be.
///
/// An example that agrees decodes into the generated type and encodes back with no key lost.
pub fn disagreement<'a>(
    value: &Value,
    fields: impl IntoIterator<Item = &'a Field>,
    direction: Direction,
) -> Option<Disagreement> {
    let fields: Vec<&Field> = fields.into_iter().collect();
    Comparison::new(direction).run(|comparison| match value {
        Value::Object(object) => comparison.object("", object, &fields),
        _ => Err("it is not an object".to_owned()),
    })
}

/// Compares a value with its type.
pub fn value_disagreement(value: &Value, field: &Field, direction: Direction) -> Option<Disagreement> {
    Comparison::new(direction).run(|comparison| comparison.value("", value, field, &field.ty))
}

/// The offset in a JSON text that the steps lead to: that of the last key, or of the item. If they lead nowhere, that of
/// the value from which on they do not.
pub fn offset(json: &str, steps: &[Step]) -> usize {
    let is_space = |c: char| c.is_ascii_whitespace();
    let value_at = |from: usize| from + (json[from..].len() - json[from..].trim_start_matches(is_space).len());
    // The offset behind a value.
    let behind = |from: usize| {
        let mut values = serde_json::Deserializer::from_str(&json[from..]).into_iter::<Value>();
        values.next().and_then(Result::ok).map(|_| from + values.byte_offset())
    };
    // The offset of the key or item, and that of its value.
    let enter = |at: usize, step: &Step| {
        let mut next = value_at(at + 1);
        for number in 0.. {
            let start = next;
            let value = match step {
                Step::Item(wanted) if *wanted == number => return Some((start, start)),
                Step::Item(_) => start,
                Step::Key(wanted) => {
                    let end = behind(start)?;
                    let colon = value_at(end);
                    json[colon..].starts_with(':').then_some(())?;
                    let value = value_at(colon + 1);
                    if serde_json::from_str::<String>(&json[start..end]).is_ok_and(|key| key == *wanted) {
                        return Some((start, value));
                    }
                    value
                }
            };
            let comma = value_at(behind(value)?);
            json[comma..].starts_with(',').then_some(())?;
            next = value_at(comma + 1);
        }
        None
    };
    let (mut found, mut value) = (value_at(0), value_at(0));
    for step in steps {
        let opens = if matches!(step, Step::Key(_)) { '{' } else { '[' };
        let Some(entered) = Some(value).filter(|at| json[*at..].starts_with(opens)).and_then(|at| enter(at, step))
        else {
            return found;
        };
        (found, value) = entered;
    }
    found
}

struct Comparison<'a> {
    direction: Direction,
    /// The objects around, each with what the page calls its type.
    around: Vec<(&'a str, &'a [Field])>,
    /// The way to the current value.
    steps: Vec<Step>,
}

impl<'a> Comparison<'a> {
    fn new(direction: Direction) -> Self {
        Self { direction, around: Vec::new(), steps: Vec::new() }
    }

    fn run(mut self, compare: impl FnOnce(&mut Self) -> Result<(), String>) -> Option<Disagreement> {
        let message = compare(&mut self).err()?;
        Some(Disagreement { steps: self.steps, message })
    }

    /// Compares a part of the current value. The way to a part that disagrees is kept.
    fn step(&mut self, step: Step, compare: impl FnOnce(&mut Self) -> Result<(), String>) -> Result<(), String> {
        self.steps.push(step);
        compare(self)?;
        self.steps.pop();
        Ok(())
    }

    fn object(&mut self, place: &str, object: &Map<String, Value>, fields: &[&'a Field]) -> Result<(), String> {
        let path = |name: &str| if place.is_empty() { name.to_owned() } else { format!("{place}/{name}") };
        if let Some(name) = object.keys().find(|name| fields.iter().all(|field| field.name != **name)) {
            self.steps.push(Step::Key(name.clone()));
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
                Some(value) => self.step(Step::Key(field.name.clone()), |comparison| {
                    comparison.value(&place, value, field, &field.ty)
                })?,
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
                return items.iter().enumerate().try_for_each(|(index, value)| {
                    self.step(Step::Item(index), |comparison| comparison.value(place, value, field, item))
                });
            }
            (Type::Nullable(_), Value::Null) => true,
            (Type::OneOrMany(item) | Type::TextOr(item) | Type::Nullable(item), value) => {
                return self.value(place, value, field, item);
            }
            (Type::Map(item), Value::Object(object)) => {
                return object.iter().try_for_each(|(key, value)| {
                    let place = format!("{place}/{key}");
                    self.step(Step::Key(key.clone()), |comparison| comparison.value(&place, value, field, item))
                });
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
            let found = disagreement(&example, &fields, Direction::Request);
            assert_eq!(found.map_or_else(String::new, |found| found.message), expected, "{example}");
        }
        assert_eq!(disagreement(&json!({}), &fields, Direction::Response), None);
        let found = disagreement(&json!([]), &fields, Direction::Response).map(|found| found.message);
        assert_eq!(found.as_deref(), Some("it is not an object"));
    }

    #[test]
    fn a_disagreement_is_found_in_the_text() {
        let item = vec![field("id", "integer", Vec::new())];
        let fields = [field("name", "string", Vec::new()), field("items", "array<object>", item)];
        for (json, expected) in [
            (r#"{ "name": 1 }"#, r#""name": 1"#),
            (r#"{ "a\"b": [1, {"name": 2}], "name": "x" }"#, r#""a\"b""#),
            (r#"{"items":[{"id":1}, {"id":2}, { "x": 3 }]}"#, r#""x": 3"#),
            (r#"{"name":"items\\", "items" : [ {"id": 1} , {"id" :"2"}]}"#, r#""id" :"2""#),
            (r#"{"items": [{}, 7]}"#, "7]}"),
            (r#" [] "#, "[] "),
        ] {
            let found = disagreement(&serde_json::from_str(json).expect(json), &fields, Direction::Response);
            let at = offset(json, &found.expect(json).steps);
            assert!(json[at..].starts_with(expected), "{json}: {}", &json[at..]);
        }
        let steps = [Step::Key("a".to_owned()), Step::Item(1)];
        for json in ["", "{", "{\"a\"", "{\"a\":[1", "{\"a\":[1,", "{\"a\":{}}", "[]", "x"] {
            assert!(offset(json, &steps) <= json.len(), "{json}");
        }
    }
}
