//! Objects that have every documented field at once. The examples of the pages show only some of them.

use helpdesk_schema::{Field, NumberForm, TimeFormat, Type};
use serde_json::{Map, Value, json};

/// An object of all these fields, and of those below them, which are counted.
pub(crate) fn object<'a>(fields: impl IntoIterator<Item = &'a Field>, seen: &mut usize) -> Value {
    let mut object = Map::new();
    for field in fields {
        *seen += 1;
        let taken = object.insert(field.name.clone(), value(&field.ty, field, seen));
        assert_eq!(taken, None, "{} appears once in an object", field.name);
    }
    Value::Object(object)
}

fn value(ty: &Type, field: &Field, seen: &mut usize) -> Value {
    let listed = field.values.as_ref().and_then(|values| values.items.first()).map(|value| value.key.as_str());
    match ty {
        Type::Boolean => json!(true),
        Type::Integer => {
            listed.map_or(json!(6_626_871_355_780_366_331_i64), |key| json!(key.parse::<i64>().expect(key)))
        }
        Type::Number => json!(0.5),
        Type::Time(TimeFormat { form: NumberForm::String, .. }) => json!("1616920429000"),
        Type::Time(_) | Type::Duration(_) => value(ty.in_json(), field, seen),
        Type::String => json!(listed.unwrap_or("text")),
        Type::Any => json!({ "of": ["any", "kind"] }),
        Type::Object(_) => object(&field.fields, seen),
        Type::Map(item) => json!({ "key": value(item, field, seen) }),
        // The tree ends here.
        Type::Array(item) if matches!(**item, Type::Ancestor(_)) => json!([]),
        Type::Array(item) => json!([value(item, field, seen)]),
        Type::OneOrMany(item) | Type::TextOr(item) | Type::Nullable(item) => value(item, field, seen),
        Type::Ancestor(_) | Type::File => panic!("{}: no page of the Helpdesk has a {ty} alone", field.name),
    }
}
