//! Small faults of pages for which a page need not be left out.

use std::collections::BTreeSet;

use helpdesk_schema::{Field, FieldLocation, Schema, Type};

use super::mended::{Mended, Notes};
use super::parameters;

/// Removes faulty parts that prevent generation but do not make a whole page wrong: error codes, values and fields that are
/// listed twice, values and defaults that the type cannot have, and types that a path or query cannot hold. Faults that the
/// reader has reported, such as a code that is listed twice, are not reported again.
pub(super) fn mend(schema: &mut Schema) -> Vec<Mended> {
    let mut mended = Vec::new();
    for operation in &mut schema.operations {
        let mut notes = Notes::default();
        parameters::mend(operation, &mut notes);
        let mut codes = BTreeSet::new();
        operation.errors.retain(|error| codes.insert(error.code));
        for (location, fields) in operation.tables_mut() {
            mend_fields(location.as_str(), fields, &mut notes);
        }
        mended.extend(notes.on(&operation.page.path));
    }
    for event in &mut schema.events {
        let mut notes = Notes::default();
        mend_fields(FieldLocation::Event.as_str(), &mut event.fields, &mut notes);
        mended.extend(notes.on(&event.page.path));
    }
    mended
}

fn mend_fields(place: &str, fields: &mut Vec<Field>, notes: &mut Notes) {
    mend_names(place, fields, notes);
    for field in fields {
        let place = format!("{place}/{}", field.name);
        if let Some(fault) = mend_values(field) {
            notes.add("wrong-values", format!("{place}: {fault}"));
        }
        if let Some(default) = field.default.take_if(|default| !can_be(&field.ty, default)) {
            notes.add(
                "wrong-default",
                format!("{place}: the default `{default}` is not of the type `{}`; it is left out", field.ty),
            );
        }
        mend_fields(&place, &mut field.fields, notes);
    }
}

/// Fields of one name become one, and those whose name no JSON of the platform can have go.
fn mend_names(place: &str, fields: &mut Vec<Field>, notes: &mut Notes) {
    for field in fields.iter_mut().filter(|field| !is_plausible(&field.name)) {
        let name: String = field.name.split_whitespace().collect();
        if is_plausible(&name) {
            notes.add("wrong-name", format!("{place}: the name `{}` is read as `{name}`", field.name));
            field.name = name;
        }
    }
    let mut known: Vec<Field> = Vec::with_capacity(fields.len());
    for field in fields.drain(..) {
        if !is_plausible(&field.name) {
            notes.add("wrong-name", format!("{place}: `{}` is not the name of a field; it is left out", field.name));
            continue;
        }
        match known.iter_mut().find(|other| other.name == field.name) {
            None => known.push(field),
            Some(other) if other.fields.is_empty() && !field.fields.is_empty() => *other = field,
            Some(_) => {}
        }
    }
    *fields = known;
}

fn is_plausible(name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '$' | '@');
    !name.is_empty() && name.chars().all(is_part)
}

/// Whether the text is a value of the type.
fn can_be(ty: &Type, text: &str) -> bool {
    let text = text.trim().trim_matches('"');
    match ty.in_json() {
        Type::Integer => text.parse::<i64>().is_ok(),
        Type::Number => text.parse::<f64>().is_ok_and(f64::is_finite),
        Type::Boolean => matches!(text, "true" | "false"),
        Type::Nullable(inner) | Type::OneOrMany(inner) => can_be(inner, text),
        // Of an array, pages often show one item.
        Type::Array(item) => text.starts_with('[') || can_be(item, text),
        Type::Object(_) | Type::Ancestor(_) | Type::Map(_) => text.starts_with('{'),
        _ => true,
    }
}

fn mend_values(field: &mut Field) -> Option<String> {
    let values = field.values.as_mut()?;
    let ty = if matches!(field.ty, Type::Map(_)) { &Type::String } else { field.ty.innermost() };
    let fits = |key: &str| match ty {
        Type::Integer => key.parse::<i64>().is_ok(),
        Type::Boolean => matches!(key, "true" | "false"),
        Type::String | Type::Any => true,
        _ => false,
    };
    if let Some(value) = values.items.iter().find(|value| !fits(&value.key)) {
        let kind =
            if *ty == Type::Integer { "an integer of 64 bits".to_owned() } else { format!("of the type `{ty}`") };
        let fault = format!("`{}` is not {kind}; the list of values is left out", value.key);
        field.values = None;
        return Some(fault);
    }
    let mut keys = BTreeSet::new();
    values.items.retain(|value| {
        // `1` and `01` are one number.
        let number = value.key.parse::<i64>().ok().filter(|_| *ty == Type::Integer);
        keys.insert(number.map_or_else(|| value.key.clone(), |number| number.to_string()))
    });
    None
}

#[cfg(test)]
mod tests {
    use helpdesk_schema::{DocumentedValue, ErrorCode, Operation, ValueList};

    use super::*;

    #[test]
    fn what_is_listed_twice_is_kept_once() {
        let list = |keys: &[&str]| ValueList {
            items: keys
                .iter()
                .map(|key| DocumentedValue { key: (*key).to_owned(), ..DocumentedValue::default() })
                .collect(),
            ..ValueList::default()
        };
        let field = |ty: &str, keys: &[&str]| Field {
            name: "status".to_owned(),
            ty: ty.parse().expect(ty),
            values: Some(list(keys)),
            ..Field::default()
        };
        let error = |code| ErrorCode { code, ..ErrorCode::default() };
        let cases = [
            (field("string", &["a", "b", "a"]), Some(2), ""),
            (field("array<integer>", &["1", "01"]), Some(1), ""),
            (field("integer", &["18446744073709551615"]), None, "not an integer of 64 bits"),
            (field("map<integer>", &["a", "b"]), Some(2), ""),
            (field("boolean", &["0", "1"]), None, "`0` is not of the type `boolean`"),
            (field("object", &["a"]), None, "`a` is not of the type `object`"),
        ];
        for (field, kept, message) in cases {
            let outer = Field { name: "outer".to_owned(), fields: vec![field], ..Field::default() };
            let operation = Operation { body: vec![outer], errors: vec![error(1), error(2)], ..Operation::default() };
            let mut schema = Schema { operations: vec![operation], ..Schema::default() };
            let texts: Vec<String> = mend(&mut schema).into_iter().map(|mended| mended.text).collect();
            assert_eq!(texts.len(), usize::from(!message.is_empty()), "{texts:?}");
            assert!(texts.concat().contains(message), "{texts:?}");
            let values = &schema.operations[0].body[0].fields[0].values;
            assert_eq!(values.as_ref().map(|list| list.items.len()), kept);
        }
        let operation = Operation { errors: vec![error(1), error(2), error(1)], ..Operation::default() };
        let mut schema = Schema { operations: vec![operation], ..Schema::default() };
        assert_eq!(mend(&mut schema), []);
        assert_eq!(schema.operations[0].errors.len(), 2);
    }

    #[test]
    fn names_are_those_of_fields() {
        let named = |names: &[&str]| -> Vec<Field> {
            names.iter().map(|name| Field { name: (*name).to_owned(), ..Field::default() }).collect()
        };
        for (names, kept, codes) in [
            (&["a", "b"][..], &["a", "b"][..], &[][..]),
            (&["frozen RowCount"], &["frozenRowCount"], &["wrong-name"]),
            (&["a", "名称", ""], &["a"], &["wrong-name", "wrong-name"]),
            (&["a", "b", "a"], &["a", "b"], &[]),
        ] {
            let operation = Operation { body: named(names), ..Operation::default() };
            let mut schema = Schema { operations: vec![operation], ..Schema::default() };
            let mended = mend(&mut schema);
            assert_eq!(mended.iter().map(|mended| mended.code).collect::<Vec<_>>(), codes);
            let found: Vec<&str> = schema.operations[0].body.iter().map(|field| field.name.as_str()).collect();
            assert_eq!(found, kept);
        }
    }

    #[test]
    fn a_default_is_of_its_type() {
        for (ty, default, is_kept) in [
            ("string", "x", true),
            ("integer", "10", true),
            ("integer", "\"10\"", true),
            ("integer", "ten", false),
            ("number", "1.5", true),
            ("number", "NaN", false),
            ("boolean", "false", true),
            ("boolean", "0", false),
            ("array<integer>", "[1]", true),
            ("array<integer>", "1", true),
            ("array<integer>", "x", false),
            ("object", "x", false),
            ("any", "x", true),
        ] {
            let ty = ty.parse().expect(ty);
            let field = Field { name: "a".to_owned(), ty, default: Some(default.to_owned()), ..Field::default() };
            let operation = Operation { body: vec![field], ..Operation::default() };
            let mut schema = Schema { operations: vec![operation], ..Schema::default() };
            let mended = mend(&mut schema);
            assert_eq!(mended.is_empty(), is_kept, "{default}");
            assert_eq!(schema.operations[0].body[0].default.is_some(), is_kept, "{default}");
        }
    }
}
