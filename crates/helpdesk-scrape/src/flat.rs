//! Recognizes a page whose tables lost their tree: the rows of all levels follow each other at the same level.
//!
//! The site's own `.md` export has this form. Read as it is, all fields would be at the top level.

use std::collections::HashMap;
use std::ops::Range;

use helpdesk_schema::examples::value;
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
    let example = value(example);
    let objects = || table.fields.iter().enumerate().filter(|(_, row)| may_contain_fields(row));
    let found = |object: &'a FieldRow, field: &'a FieldRow| Misplaced {
        field: &field.name,
        object: &object.name,
        span: field.span.clone(),
    };
    if let Some(example) = example.as_ref().and_then(Value::as_object) {
        let last: HashMap<&str, usize> = (0..).zip(&table.fields).map(|(at, row)| (row.name.as_str(), at)).collect();
        return objects().find_map(|(at, object)| {
            let beside = |name: &str| {
                let found = last.get(name).copied().filter(|found| *found > at && !example.contains_key(name))?;
                (!table.fields[found].is_of_envelope()).then_some(found)
            };
            let first = keys(example.get(&object.name)?).filter_map(beside).min()?;
            Some(found(object, &table.fields[first]))
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

/// The keys of an object, or of the objects in an array.
fn keys(value: &Value) -> impl Iterator<Item = &str> {
    let items = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    items.iter().filter_map(Value::as_object).flat_map(|object| object.keys().map(String::as_str))
}

impl FieldRow {
    fn is_of_envelope(&self) -> bool {
        matches!(self.name.as_str(), "code" | "msg" | "message" | "error" | "log_id" | "request_id")
    }
}
