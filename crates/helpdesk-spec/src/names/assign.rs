//! Giving every thing of a schema its public name.

use std::collections::{BTreeMap, BTreeSet};

use helpdesk_codegen::{field_name, is_reserved};
use helpdesk_schema::{Direction, ErrorCode, Event, Field, FieldLocation, Operation, Schema, Type, first_free};

use super::file::NamesFile;
use super::rule;
use super::walk::{Visit, walk};
use crate::Report;

/// Gives every thing of the schema the name that the file holds, or one by rule, which is added to the file. Two things of one
/// name are an error that names both.
pub fn assign(schema: &mut Schema, file: &mut NamesFile, report: &mut Report) {
    Assignment { owners: BTreeMap::new(), pinned: Some((file, report)) }.run(schema);
    file.report_unused(report);
}

/// Gives every thing of the schema a name by rule alone: there is always one, whatever the pages say.
///
/// Where a name is taken by something else, a field's type is qualified by its operation and by the fields around it, a field
/// of a request by the table that it stands in, and anything that is left by a number: the first in the order of the pages
/// keeps the bare name. So the names are the same for the same pages, but a page that comes first can move those behind it.
pub fn assign_by_rule(schema: &mut Schema) {
    Assignment { owners: BTreeMap::new(), pinned: None }.run(schema);
    for operation in &mut schema.operations {
        let asked = |(location, _): &(FieldLocation, _)| location.direction() == Direction::Request;
        let tables = operation.tables_mut().filter(asked);
        name_fields(
            &mut tables.flat_map(|(location, fields)| fields.iter_mut().map(move |field| (location.as_str(), field))),
        );
        name_fields(&mut operation.payload_mut().into_fields().into_iter().map(|field| ("", field)));
    }
    for event in &mut schema.events {
        name_fields(&mut event.payload_mut().iter_mut().map(|field| ("", field)));
    }
}

/// Gives those members of one struct a public name whose documented one would not do, and those of the structs below them.
fn name_fields(fields: &mut dyn Iterator<Item = (&'static str, &mut Field)>) {
    let mut taken = BTreeSet::new();
    for (table, field) in fields {
        let rule = field_name(&field.name);
        let bare = rule::field_like(&rule, "field");
        let qualified = if table.is_empty() { bare.clone() } else { format!("{table}_{bare}") };
        let name = first_free([bare, qualified], |name| !taken.contains(name));
        taken.insert(name.clone());
        field.public_name = if name == rule { String::new() } else { name };
        name_fields(&mut field.fields.iter_mut().map(|field| ("", field)));
    }
}

/// The names given so far.
struct Assignment<'a> {
    /// By scope and name.
    owners: BTreeMap<(String, String), Owner>,
    /// The names that are kept, and what is wrong with them; `None` where all are given by rule.
    pinned: Option<(&'a mut NamesFile, &'a mut Report)>,
}

/// Who holds a name.
struct Owner {
    /// Things of one shape can share a name.
    shape: String,
    key: String,
}

/// What wants a name.
struct Thing<'a> {
    /// Its table of the file, and its key there.
    table: &'static str,
    key: &'a str,
    /// Within what the name stands for one thing.
    scope: &'a str,
    shape: &'a str,
    /// What is appended to the name, to make other names of it.
    suffixes: &'a [&'a str],
}

/// A field whose type is a struct or a value list.
struct Use {
    place: String,
    module: String,
    shape: String,
    /// The names that it may get; the first free one wins.
    candidates: Vec<String>,
    /// Others have a name only if the file gives them one: objects without documented fields.
    needs_name: bool,
}

impl Assignment<'_> {
    fn run(&mut self, schema: &mut Schema) {
        for operation in &mut schema.operations {
            self.operation(operation);
        }
        for event in &mut schema.events {
            self.event(event);
        }
        let mut uses = Vec::new();
        walk(schema, &mut |visit, field| uses.extend(Use::of(visit, field)));
        let names = self.types(uses);
        walk(schema, &mut |visit, field| self.write(visit, field, &names));
    }

    fn operation(&mut self, operation: &mut Operation) {
        let Operation { id, errors, .. } = &*operation;
        let resource = operation.resource();
        let module = self.module(resource, || rule::module(resource));
        let suffixes = &["", "Response", "ErrorCode"];
        let thing = Thing { table: "operations", key: id, scope: &module, shape: id, suffixes };
        let name = self.give(&thing, &[rule::operation(id)]);
        let codes: Vec<String> = errors.iter().map(|error| self.error(error)).collect();
        for (error, name) in operation.errors.iter_mut().zip(codes) {
            error.name = name;
        }
        (operation.module, operation.name) = (module, name);
    }

    fn error(&mut self, error: &ErrorCode) -> String {
        let key = &error.code.to_string();
        let thing = Thing { table: "errors", key, scope: "error codes", shape: key, suffixes: &[""] };
        self.give(&thing, &rule::error(error.code, &error.message))
    }

    fn event(&mut self, event: &mut Event) {
        let id = &event.id;
        let resource = event.resource().unwrap_or("events");
        let module = self.module(resource, || rule::event_module(resource));
        let thing = Thing { table: "events", key: id, scope: &module, shape: id, suffixes: &[""] };
        let name = self.give(&thing, &[rule::event(id)]);
        (event.module, event.name) = (module, name);
    }

    /// Several resources may share a module.
    fn module(&mut self, resource: &str, rule: impl FnOnce() -> String) -> String {
        match self.pinned("modules", resource) {
            Some(name) => name,
            None => {
                let name = rule();
                self.add("modules", resource, &name);
                name
            }
        }
    }

    /// The names of types by place. Those that the file holds come first, so that a new thing cannot take one of them.
    fn types(&mut self, uses: Vec<Use>) -> BTreeMap<String, String> {
        let mut names = BTreeMap::new();
        let (pinned, new): (Vec<_>, Vec<_>) = uses
            .into_iter()
            .map(|used| (self.pinned("types", &used.place), used))
            .partition(|(name, _)| name.is_some());
        for (name, used) in pinned.into_iter().filter_map(|(name, used)| Some((name?, used))) {
            // Others are written by hand.
            if !name.contains("::") {
                self.claim(&used.thing(), &name);
            }
            names.insert(used.place, name);
        }
        for (_, used) in new.into_iter().filter(|(_, used)| used.needs_name) {
            let name = self.give(&used.thing(), &used.candidates);
            names.insert(used.place, name);
        }
        names
    }

    /// Writes the names into a field.
    fn write(&mut self, visit: &Visit<'_>, field: &mut Field, names: &BTreeMap<String, String>) {
        let name = names.get(visit.place).cloned().unwrap_or_default();
        match field.ty.innermost() {
            Type::Object(_) => field.type_name.clone_from(&name),
            Type::Ancestor(documented) => {
                let ancestor = visit.around.iter().rev().find(|around| around.documented.as_ref() == Some(documented));
                field.type_name = ancestor.and_then(|around| names.get(&around.place)).cloned().unwrap_or_default();
            }
            _ => {}
        }
        let Some(list) = &mut field.values else { return };
        let named = format!("{}::{name}", visit.module);
        let scope = if name.is_empty() { visit.place } else { named.as_str() };
        for value in &mut list.items {
            let key = &format!("{scope} {}", value.key);
            let thing = Thing { table: "values", key, scope, shape: key, suffixes: &[""] };
            value.name = self.give(&thing, &rule::value(&value.key, &value.label));
        }
        list.name = name;
    }

    /// Gives a thing the name that the file holds, or else the first of the candidates that is free. Where none is, the last
    /// one is numbered, or is an error if names are pinned.
    fn give(&mut self, thing: &Thing<'_>, candidates: &[String]) -> String {
        if let Some(name) = self.pinned(thing.table, thing.key) {
            self.claim(thing, &name);
            return name;
        }
        let is_free = |name: &str| {
            let owner = |suffix: &&str| self.owners.get(&(thing.scope.to_owned(), format!("{name}{suffix}")));
            let owners = thing.suffixes.iter().filter_map(owner);
            let is_promised =
                || self.pinned.as_ref().is_some_and(|(file, _)| file.promises(thing.table, thing.scope, name));
            !is_reserved(name) && owners.into_iter().all(|owner| owner.shape == thing.shape) && !is_promised()
        };
        let free = candidates.iter().find(|name| is_free(name));
        let name = match (free, &self.pinned) {
            (Some(name), _) => name.clone(),
            (None, Some(_)) => candidates.last().cloned().unwrap_or_default(),
            (None, None) => first_free(candidates.last().cloned(), is_free),
        };
        self.claim(thing, &name);
        self.add(thing.table, thing.key, &name);
        name
    }

    /// Takes a name for a thing. Only things of one shape can share it.
    fn claim(&mut self, thing: &Thing<'_>, name: &str) {
        let Thing { table, key, scope, shape, suffixes } = *thing;
        for name in suffixes.iter().map(|suffix| format!("{name}{suffix}")) {
            let fault = match self.owners.get(&(scope.to_owned(), name.clone())) {
                _ if is_reserved(&name) => {
                    Some((format!("`{name}`, the name of `{key}`, is reserved"), "give it another name".to_owned()))
                }
                Some(owner) if owner.shape != shape => Some((
                    format!("`{name}` would be the name of both `{}` and `{key}`, which differ", owner.key),
                    format!("give one of them another name in [{table}]"),
                )),
                Some(_) => None,
                None => {
                    let owner = Owner { shape: shape.to_owned(), key: key.to_owned() };
                    self.owners.insert((scope.to_owned(), name), owner);
                    None
                }
            };
            if let (Some((message, hint)), Some((file, report))) = (fault, &mut self.pinned) {
                report.error(file.problem(table, key, message).hint(hint));
            }
        }
    }

    fn pinned(&mut self, table: &str, key: &str) -> Option<String> {
        self.pinned.as_mut().and_then(|(file, _)| file.get(table, key))
    }

    fn add(&mut self, table: &str, key: &str, name: &str) {
        if let Some((file, _)) = &mut self.pinned {
            file.add(table, key, name);
        }
    }
}

impl Use {
    fn of(visit: &Visit<'_>, field: &Field) -> Option<Self> {
        let is_object = matches!(field.ty.innermost(), Type::Object(_));
        let needs_name = !field.fields.is_empty() || field.value_enum().is_some();
        if !is_object && !needs_name {
            return None;
        }
        let Visit { place, module, owner, direction, base, around } = *visit;
        let mut candidates = vec![base.to_owned(), format!("{owner}{base}")];
        let mut qualifier = String::new();
        for around in around.iter().rev() {
            qualifier.insert_str(0, &around.base);
            candidates.push(format!("{owner}{qualifier}{base}"));
        }
        let shape = shape(direction, field);
        Some(Self { place: place.to_owned(), module: module.to_owned(), shape, candidates, needs_name })
    }

    fn thing(&self) -> Thing<'_> {
        let Self { place, module, shape, .. } = self;
        Thing { table: "types", key: place, scope: module, shape, suffixes: &[""] }
    }
}

/// Two fields whose texts are equal can share a type.
fn shape(direction: Direction, field: &Field) -> String {
    if let Some(values) = &field.values {
        let keys: Vec<&str> = values.items.iter().map(|value| value.key.as_str()).collect();
        return format!("{} {}", field.ty.innermost(), keys.join(","));
    }
    let members = field.fields.iter().map(|member| {
        let is_plain = member.fields.is_empty() && member.values.is_none();
        let nested = if is_plain { String::new() } else { shape(direction, member) };
        let required = member.required.filter(|_| direction == Direction::Request);
        format!("{}:{}:{required:?}:{nested}", member.name, member.ty)
    });
    format!("{}{{{}}}", direction.as_str(), members.collect::<Vec<_>>().join(","))
}
