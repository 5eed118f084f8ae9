//! Recognizes a page whose tables lost their tree: the rows of all levels follow each other at the same level.
//!
//! The site's own `.md` export has this form. Read as it is, all fields would be at the top level.

use std::ops::Range;

use helpdesk_schema::{Example, FieldLocation, Type};
use serde_json::Value;

use crate::page::{FieldRow, FieldTable, Page};

/// A field beside the object that contains it.
pub(crate) struct Misplaced<'a> {
    pub(crate) field: &'a str,
    pub(crate) object: &'a str,
    pub(crate) span: Range<usize>,
}

/// The first field that is beside the object that contains it.
pub(crate) fn misplaced(page: &Page) -> Option<Misplaced<'_>> {
    page.tables.iter().find_map(|table| {
        let example = match table.location {
            FieldLocation::Body => page.request_example.as_ref(),
            FieldLocation::Response | FieldLocation::Event => page.response_example.as_ref(),
            FieldLocation::Path | FieldLocation::Query => return None,
        };
        let is_flat = table.fields.len() > 1 && table.fields.iter().all(|row| row.depth == 0);
        if is_flat { in_table(table, example) } else { None }
    })
}

fn in_table<'a>(table: &'a FieldTable, example: Option<&Example>) -> Option<Misplaced<'a>> {
    let example = example.and_then(|example| example.value().ok());
    let objects = || table.fields.iter().enumerate().filter(|(_, row)| may_contain_fields(row));
    let found = |object: &'a FieldRow, field: &'a FieldRow| Misplaced {
        field: &field.name,
        object: &object.name,
        span: field.span.clone(),
    };
    if let Some(example) = example.as_ref().and_then(Value::as_object) {
        return objects().find_map(|(at, object)| {
            let inside = example.get(&object.name)?;
            let is_inside = |field: &&FieldRow| {
                !example.contains_key(&field.name) && !field.is_of_envelope() && contains(inside, &field.name)
            };
            table.fields[at + 1..].iter().find(is_inside).map(|field| found(object, field))
        });
    }
    // Without an example, only the parts that every response and event has are certain.
    let wraps = |row: &FieldRow| match table.location {
        FieldLocation::Response => row.name == "data",
        FieldLocation::Event => row.name == "event",
        _ => false,
    };
    let (at, object) = objects().find(|(_, row)| wraps(row))?;
    let has = |name: &str| table.fields.iter().any(|row| row.name == name);
    let is_wrapped = has("code") || has("header") || has("schema");
    let next = table.fields.get(at + 1).filter(|row| is_wrapped && !row.is_of_envelope())?;
    Some(found(object, next))
}

fn may_contain_fields(row: &FieldRow) -> bool {
    match row.ty.innermost() {
        Type::Object(_) => true,
        // The type of an object that no rows describe was reported.
        Type::Any => !row.type_text.is_empty(),
        _ => false,
    }
}

/// Whether an object, or one in an array, has a key at its top level.
fn contains(value: &Value, key: &str) -> bool {
    match value {
        Value::Object(object) => object.contains_key(key),
        Value::Array(items) => items.iter().any(|item| item.get(key).is_some()),
        _ => false,
    }
}

impl FieldRow {
    fn is_of_envelope(&self) -> bool {
        matches!(self.name.as_str(), "code" | "msg" | "message" | "error" | "log_id" | "request_id")
    }
}
