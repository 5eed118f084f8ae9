//! Public names of fields by rule alone.

use std::collections::BTreeSet;

use helpdesk_codegen::field_name;
use helpdesk_schema::{Direction, Field, FieldLocation, Schema, first_free};

use super::rule;

/// Gives the fields a public name whose documented one would not do.
pub(super) fn name_by_rule(schema: &mut Schema) {
    for operation in &mut schema.operations {
        let owner = rule::subject(&operation.id);
        let asked = |(location, _): &(FieldLocation, _)| location.direction() == Direction::Request;
        let tables = operation.tables_mut().filter(asked);
        let fields =
            tables.flat_map(|(location, fields)| fields.iter_mut().map(move |field| (location.as_str(), field)));
        name_siblings(&owner, fields.collect());
        name_siblings(&owner, operation.payload_mut().into_fields().into_iter().map(|field| ("", field)).collect());
    }
    for event in &mut schema.events {
        let owner = rule::subject(&event.id);
        name_siblings(&owner, event.payload_mut().iter_mut().map(|field| ("", field)).collect());
    }
}

/// Names the members of one struct and those of the structs below them. `owner` is what the struct is about, in snake case.
fn name_siblings(owner: &str, mut fields: Vec<(&'static str, &mut Field)>) {
    let mut taken = BTreeSet::new();
    let plain: BTreeSet<String> = fields.iter().map(|(_, field)| field_name(&field.name)).collect();
    // A name that is kept is not given to another field.
    taken.extend(fields.iter().map(|(_, field)| field.public_name.clone()).filter(|name| !name.is_empty()));
    for (table, field) in &mut fields {
        if !field.public_name.is_empty() {
            let owner = rule::type_words(&field.type_name);
            name_siblings(&owner, field.fields.iter_mut().map(|field| ("", field)).collect());
            continue;
        }
        let rule = field_name(&field.name);
        let bare = rule::keyword_field(owner, &field.name);
        let is_free = |name: &str| !taken.contains(name) && (bare.is_none() || !plain.contains(name));
        let bare = bare.clone().unwrap_or_else(|| rule::field_like(&rule, "field"));
        let qualified = if table.is_empty() { bare.clone() } else { format!("{table}_{bare}") };
        let name = first_free([bare, qualified], is_free);
        taken.insert(name.clone());
        field.public_name = if name == rule { String::new() } else { name };
        let owner = rule::type_words(&field.type_name);
        name_siblings(&owner, field.fields.iter_mut().map(|field| ("", field)).collect());
    }
}
