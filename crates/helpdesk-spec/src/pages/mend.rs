//! Small faults of pages for which a page need not be left out.

use std::collections::BTreeSet;

use helpdesk_schema::{Field, FieldLocation, Schema, Type};

/// A repair of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mended {
    pub(super) page: String,
    pub(super) text: String,
}

/// Takes out what cannot be generated from and does not make a page wrong as a whole: error codes and values that are listed
/// twice, and lists of values that the type cannot have.
pub(super) fn mend(schema: &mut Schema) -> Vec<Mended> {
    let mut mended = Vec::new();
    for operation in &mut schema.operations {
        let mut texts = Vec::new();
        let mut codes = BTreeSet::new();
        operation.errors.retain(|error| {
            let is_new = codes.insert(error.code);
            if !is_new {
                texts.push(format!("the code {} is listed twice; the first one counts", error.code));
            }
            is_new
        });
        for (location, fields) in operation.tables_mut() {
            mend_fields(location.as_str(), fields, &mut texts);
        }
        mended.extend(texts.into_iter().map(|text| Mended { page: operation.page.path.clone(), text }));
    }
    for event in &mut schema.events {
        let mut texts = Vec::new();
        mend_fields(FieldLocation::Event.as_str(), &mut event.fields, &mut texts);
        mended.extend(texts.into_iter().map(|text| Mended { page: event.page.path.clone(), text }));
    }
    mended
}

fn mend_fields(place: &str, fields: &mut [Field], texts: &mut Vec<String>) {
    for field in fields {
        let place = format!("{place}/{}", field.name);
        if let Some(fault) = mend_values(field) {
            texts.push(format!("{place}: {fault}"));
        }
        mend_fields(&place, &mut field.fields, texts);
    }
}

fn mend_values(field: &mut Field) -> Option<String> {
    let values = field.values.as_mut()?;
    let is_integer = *field.ty.innermost() == Type::Integer && !matches!(field.ty, Type::Map(_));
    let number = |key: &str| key.parse::<i64>();
    if let Some(value) = values.items.iter().find(|value| is_integer && number(&value.key).is_err()) {
        let fault = format!("`{}` is not an integer of 64 bits; the list of values is left out", value.key);
        field.values = None;
        return Some(fault);
    }
    let mut keys = BTreeSet::new();
    let mut doubled = None;
    values.items.retain(|value| {
        // `1` and `01` are one number.
        let key = if is_integer { number(&value.key).unwrap_or_default().to_string() } else { value.key.clone() };
        let is_new = keys.insert(key);
        if !is_new {
            doubled.get_or_insert(value.key.clone());
        }
        is_new
    });
    doubled.map(|key| format!("the value `{key}` is listed twice; the first one counts"))
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
            (field("string", &["a", "b", "a"]), Some(2), "`a` is listed twice"),
            (field("array<integer>", &["1", "01"]), Some(1), "`01` is listed twice"),
            (field("integer", &["18446744073709551615"]), None, "not an integer of 64 bits"),
            (field("map<integer>", &["a", "b"]), Some(2), ""),
        ];
        for (field, kept, message) in cases {
            let outer = Field { fields: vec![field], ..Field::default() };
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
        assert_eq!(mend(&mut schema)[0].text, "the code 1 is listed twice; the first one counts");
        assert_eq!(schema.operations[0].errors.len(), 2);
    }
}
