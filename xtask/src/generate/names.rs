//! Public names by rule alone: there is always one, whatever the pages say.
//!
//! The rules are those of [`names`](crate::names). Where the name by rule is taken by something else, a field's type is
//! qualified by its operation and by the fields around it, a field of a request by the section that it stands in, and
//! anything that is left by a number: the first in the order of the pages keeps the bare name. So the names are the same for
//! the same pages, but a page that comes first can move those behind it.

use std::collections::{BTreeMap, BTreeSet};

use helpdesk_schema::{ResponseForm, Event, Field, Operation, Schema, Type, ValueList};

use super::ident;
use crate::names::{rule, shape};
use crate::pages::is_device;

/// Gives everything in the schema of a service its name.
pub(crate) fn assign(schema: &mut Schema) {
    let mut modules: BTreeMap<String, Types> = BTreeMap::new();
    for operation in &mut schema.operations {
        operation.module = module(&rule::module(rule::resource(&operation.id)));
        let types = modules.entry(operation.module.clone()).or_default();
        operation.name = types.claim_operation(&ident::upper(&rule::operation(&operation.id), "Operation"));
        for error in &mut operation.errors {
            error.name = rule::error(error.code);
        }
    }
    for event in &mut schema.events {
        event.module = module(&rule::event_module(rule::event_resource(&event.id)));
        let types = modules.entry(event.module.clone()).or_default();
        event.name = types.claim(&[ident::upper(&rule::event(&event.id), "Event")], None);
    }
    for operation in &mut schema.operations {
        let types = modules.entry(operation.module.clone()).or_default();
        name_fields(operation, types);
    }
    for event in &mut schema.events {
        let types = modules.entry(event.module.clone()).or_default();
        let owner = event.name.clone();
        let fields = event_payload(event);
        members(&mut [("", fields)]);
        Walk { types, owner: &owner, response: true, around: Vec::new() }.fields(fields);
    }
}

fn module(name: &str) -> String {
    let name = ident::lower(name, "other");
    if rule::is_reserved(&name) || is_device(&name) { format!("{name}_") } else { name }
}

fn name_fields(operation: &mut Operation, types: &mut Types) {
    let owner = operation.name.clone();
    let Operation { path_parameters, query, body, .. } = operation;
    members(&mut [("path", &mut *path_parameters), ("query", &mut *query), ("body", &mut *body)]);
    for fields in [path_parameters, query, body] {
        Walk { types, owner: &owner, response: false, around: Vec::new() }.fields(fields);
    }
    let payload = payload(operation);
    members(&mut [("", payload)]);
    Walk { types, owner: &owner, response: true, around: Vec::new() }.fields(payload);
}

/// The fields of the response; its `data` itself where that is no object.
fn payload(operation: &mut Operation) -> &mut [Field] {
    match operation.response_form {
        ResponseForm::Flat => &mut operation.response,
        ResponseForm::Empty | ResponseForm::Binary => &mut [],
        ResponseForm::Data => match operation.response.iter_mut().find(|field| field.name == "data") {
            Some(data) if matches!(data.ty, Type::Object(_)) => &mut data.fields,
            Some(data) => std::slice::from_mut(data),
            None => &mut [],
        },
    }
}

fn event_payload(event: &mut Event) -> &mut [Field] {
    match event.fields.iter().position(|field| field.name == "event") {
        Some(index) => &mut event.fields[index].fields,
        None => &mut event.fields,
    }
}

/// Gives those members of one struct a public name whose documented one would not do.
fn members(sections: &mut [(&str, &mut [Field])]) {
    let mut taken = BTreeSet::new();
    for (section, fields) in sections {
        for field in fields.iter_mut() {
            let rule = helpdesk_codegen::field_name(&field.name);
            let bare = ident::lower(&rule, "field");
            let qualified = if section.is_empty() { bare.clone() } else { format!("{section}_{bare}") };
            let name = ident::first_free([bare, qualified], |name| !taken.contains(name));
            taken.insert(name.clone());
            field.public_name = if name == rule { String::new() } else { name };
        }
    }
}

/// The types of a module: by name, what they look like. Only fields that look the same share a type.
#[derive(Default)]
struct Types(BTreeMap<String, Option<String>>);

impl Types {
    /// Takes the first of the names that nothing else has, or a numbered one.
    fn claim(&mut self, candidates: &[String], shape: Option<&str>) -> String {
        let is_free = |name: &str| {
            let taken = self.0.get(name);
            !rule::is_reserved(name) && taken.is_none_or(|taken| taken.is_some() && taken.as_deref() == shape)
        };
        let name = ident::first_free(candidates.iter().cloned(), is_free);
        self.0.insert(name.clone(), shape.map(str::to_owned));
        name
    }

    /// Takes a name for an operation, whose response and error codes are named after it.
    fn claim_operation(&mut self, name: &str) -> String {
        let all = |name: &str| ["", "Response", "ErrorCode"].map(|suffix| format!("{name}{suffix}"));
        let is_free = |name: &str| !rule::is_reserved(name) && all(name).iter().all(|name| !self.0.contains_key(name));
        let name = ident::first_free([name.to_owned()], is_free);
        self.0.extend(all(&name).map(|name| (name, None)));
        name
    }
}

/// A walk through the fields of a request, a response or an event.
struct Walk<'a> {
    types: &'a mut Types,
    owner: &'a str,
    response: bool,
    /// The fields around: the names of their types by rule, what the page calls them, and the names that they were given.
    around: Vec<(String, Option<String>, String)>,
}

impl Walk<'_> {
    fn fields(&mut self, fields: &mut [Field]) {
        for field in fields {
            let documented = match field.ty.innermost() {
                Type::Object(name) => name.clone(),
                _ => None,
            };
            let base = ident::upper(&rule::type_name(documented.as_deref(), &field.name), "Value");
            let name = self.name(field, &base);
            if let Some(list) = &mut field.values {
                name_values(list);
                list.name.clone_from(&name);
            }
            match field.ty.innermost() {
                Type::Object(_) => field.type_name.clone_from(&name),
                Type::Ancestor(documented) => field.type_name = self.ancestor(documented),
                _ => {}
            }
            members(&mut [("", &mut field.fields)]);
            self.around.push((base, documented, name));
            self.fields(&mut field.fields);
            self.around.pop();
        }
    }

    /// The name of the field's type; empty where that is no type of its own.
    fn name(&mut self, field: &Field, base: &str) -> String {
        let is_listed = field.values.is_some()
            && matches!(field.ty.innermost(), Type::String | Type::Integer)
            && !matches!(field.ty, Type::Map(_));
        if field.fields.is_empty() && !is_listed {
            return String::new();
        }
        let mut candidates = vec![base.to_owned()];
        let mut qualifier = String::new();
        candidates.push(format!("{}{base}", self.owner));
        for (around, ..) in self.around.iter().rev() {
            qualifier.insert_str(0, around);
            candidates.push(format!("{}{qualifier}{base}", self.owner));
        }
        self.types.claim(&candidates, Some(&shape(self.response, field)))
    }

    fn ancestor(&self, documented: &str) -> String {
        let found = self.around.iter().rev().find(|(_, name, _)| name.as_deref() == Some(documented));
        found.map(|(.., name)| name.clone()).unwrap_or_default()
    }
}

fn name_values(list: &mut ValueList) {
    let mut taken = BTreeSet::new();
    for value in &mut list.items {
        let name = ident::upper(&rule::value(&value.key), "Value");
        let is_free = |name: &str| !taken.contains(name) && !rule::is_reserved(name);
        value.name = ident::first_free([name], is_free);
        taken.insert(value.name.clone());
    }
}
