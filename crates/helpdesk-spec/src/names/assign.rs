//! Giving every thing of a schema its public name.

use std::collections::BTreeMap;

use helpdesk_codegen::is_reserved;
use helpdesk_schema::{COMMON, ErrorCode, Event, Field, Operation, Schema, Type, first_free};

use super::file::NamesFile;
use super::rule::{self, Call};
use super::types::{Types, Use};
use super::walk::{Visit, walk};
use super::{conflicts, fields, share};
use crate::Report;

/// Gives every thing of the schema the name that the file holds, or one by rule, which is added to the file.
///
/// Two things of one name are an error that names both, be they in one module or in two: so whoever imports everything of two
/// modules still says what is meant. A type that several modules use is one of the module `common`. A variant whose name says
/// nothing, such as `Value1`, is an error, too.
pub fn assign(schema: &mut Schema, file: &mut NamesFile, report: &mut Report) {
    Assignment::new(Some((file, report)), true).run(schema);
    conflicts::report(schema, file, report);
    file.report_unused(report);
}

/// Gives every thing of some services that become one crate its name: the one that the file holds, or else one by rule. Of the
/// lists of kinds of ids, such as `UserIdType`, the services share one each.
///
/// Unlike [`assign`], it adds nothing to the file, and a name need not say anything.
pub fn assign_services(services: &mut BTreeMap<String, Schema>, file: &mut NamesFile, report: &mut Report) {
    for schema in services.values_mut() {
        Assignment::new(Some((file, report)), false).run(schema);
        fields::name_by_rule(schema);
    }
    share::share(services, file);
    for schema in services.values() {
        conflicts::report(schema, file, report);
    }
    file.report_unused(report);
}

/// Gives every thing of the schema a name by rule alone: there is always one, whatever the pages say.
///
/// If a name is taken, a field's type is qualified by its operation and by the fields around it, a field of a request by its
/// table, and anything else by a number: the first in the order of the pages keeps the bare name. So the names are the same
/// for the same pages, but a page that comes first can move those behind it. Value lists of one name that are the same in
/// several modules are one type of the module `common`.
pub fn assign_by_rule(schema: &mut Schema) {
    Assignment::new(None, false).run(schema);
    fields::name_by_rule(schema);
}

/// The names given so far.
struct Assignment<'a> {
    /// By scope and name.
    owners: BTreeMap<(String, String), Owner>,
    /// By table and key.
    given: BTreeMap<(&'static str, String), String>,
    /// The names that are kept, and what is wrong with them; `None` where all are given by rule.
    pinned: Option<(&'a mut NamesFile, &'a mut Report)>,
    /// Whether all names are to be kept, so that each is added to the file, is unique beyond its module, and says something.
    all_pinned: bool,
}

/// The owner of a name.
struct Owner {
    table: &'static str,
    /// Things of one shape can share a name.
    shape: String,
    /// Its module.
    home: String,
    key: String,
}

/// A thing that needs a name.
struct Thing<'a> {
    /// Its table of the file, and its key there.
    table: &'static str,
    key: &'a str,
    /// Within what the name is that of one thing.
    scope: &'a str,
    shape: &'a str,
    /// Its module; empty if the module does not matter.
    home: &'a str,
    /// Suffixes that make other names of it.
    suffixes: &'a [&'a str],
    /// Its label on the page.
    label: &'a str,
}

impl<'a> Assignment<'a> {
    fn new(pinned: Option<(&'a mut NamesFile, &'a mut Report)>, all_pinned: bool) -> Self {
        Self { owners: BTreeMap::new(), given: BTreeMap::new(), pinned, all_pinned }
    }

    fn run(&mut self, schema: &mut Schema) {
        for operation in &mut schema.operations {
            self.operation(operation);
        }
        for event in &mut schema.events {
            self.event(event);
        }
        let mut uses = Vec::new();
        walk(schema, &mut |visit, field| uses.push(Use::of(visit, field)));
        Use::tell_requests_apart(&mut uses);
        let types = self.types(&uses);
        walk(schema, &mut |visit, field| self.write(visit, field, &types));
    }

    /// Within what the types of a module have names of their own.
    fn scope<'m>(&self, module: &'m str) -> &'m str {
        if self.all_pinned { "types" } else { module }
    }

    fn operation(&mut self, operation: &mut Operation) {
        let Operation { id, errors, .. } = &*operation;
        let (resource, call) = (operation.resource(), Call::of(operation));
        let module = self.module(resource, || call.module());
        let (scope, suffixes) = (self.scope(&module), ["", "Response", "ErrorCode"].as_slice());
        let thing = Thing { table: "operations", key: id, scope, shape: id, home: &module, suffixes, label: "" };
        let name = self.give(&thing, &[call.name()]);
        let codes: Vec<String> = errors.iter().map(|error| self.error(error)).collect();
        for (error, name) in operation.errors.iter_mut().zip(codes) {
            error.name = name;
        }
        (operation.module, operation.name) = (module, name);
    }

    fn error(&mut self, error: &ErrorCode) -> String {
        let (key, scope, label) = (&error.code.to_string(), "error codes", error.message.page());
        let thing = Thing { table: "errors", key, scope, shape: key, home: "", suffixes: &[""], label };
        self.give(&thing, &rule::error(error.code, &error.message))
    }

    fn event(&mut self, event: &mut Event) {
        let id = &event.id;
        let resource = event.resource().unwrap_or("events");
        let module = self.module(resource, || rule::event_module(resource));
        let scope = self.scope(&module);
        let thing = Thing { table: "events", key: id, scope, shape: id, home: &module, suffixes: &[""], label: "" };
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

    /// The names of types. Those that the file holds come first, so that a new thing cannot take one of them.
    fn types(&mut self, uses: &[Use]) -> Types {
        let mut types = Types::default();
        for used in uses {
            let Some(name) = self.pinned("types", &used.place) else { continue };
            if name.starts_with("crate::") {
                if !self.all_pinned {
                    self.ignore_by_hand(&used.place, &name);
                    continue;
                }
                if !used.can_be_by_hand {
                    let message =
                        format!("`{name}` is written by hand, and a field of this type cannot have such a type");
                    self.problem("types", &used.place, &message, "delete the line; only an object or a string can");
                }
            } else if used.needs_name {
                let (home, local) = rule::home(&used.module, &name);
                self.claim(&self.typed(used, home), local);
            } else {
                let message = format!("`{name}` names nothing: the page documents neither fields nor values of it");
                self.problem(
                    "types",
                    &used.place,
                    &message,
                    "delete the line, or name a type that is written by hand: `crate::Name`",
                );
            }
            types.add(used, name);
        }
        for used in uses.iter().filter(|used| used.needs_name) {
            if types.name(&used.place).is_some() {
                continue;
            }
            let home = if types.is_in_common(used) { COMMON } else { &used.module };
            let name = match types.same_part(used) {
                Some(name) => {
                    self.add("types", &used.place, &name);
                    name
                }
                None => self.give(&self.typed(used, home), &used.candidates),
            };
            types.add(used, name);
        }
        if !self.all_pinned {
            types.share_lists(uses);
        }
        types
    }

    /// Reports a name of a type that the crate of the services does not have.
    fn ignore_by_hand(&mut self, place: &str, name: &str) {
        if let Some((file, report)) = &mut self.pinned {
            let message =
                format!("`{name}` is written by hand, and a generated crate has no such types; the name is not used");
            report.warning(file.problem("types", place, message).code("type-by-hand"));
        }
    }

    fn typed<'u>(&self, used: &'u Use, home: &'u str) -> Thing<'u> {
        let Use { place, module, shape, .. } = used;
        Thing { table: "types", key: place, scope: self.scope(module), shape, home, suffixes: &[""], label: "" }
    }

    /// Writes the names into a field.
    fn write(&mut self, visit: &Visit<'_>, field: &mut Field, types: &Types) {
        let name = types.name(visit.place).unwrap_or_default().to_owned();
        match field.ty.innermost() {
            Type::Object(_) => field.type_name.clone_from(&name),
            Type::String if field.values.is_none() => field.type_name.clone_from(&name),
            Type::Ancestor(documented) => {
                let ancestor = visit.around.iter().rev().find(|around| around.documented.as_ref() == Some(documented));
                field.type_name = ancestor.and_then(|around| types.name(&around.place)).unwrap_or_default().to_owned();
            }
            _ => {}
        }
        self.write_field(visit, field, types);
        let Some(list) = &mut field.values else { return };
        let (home, local) = rule::home(visit.module, &name);
        let named = format!("{home}::{local}");
        let scope = if name.is_empty() { visit.place } else { named.as_str() };
        for value in &mut list.items {
            let (key, label) = (&format!("{scope} {}", value.key), value.label.page());
            let thing = Thing { table: "values", key, scope, shape: key, home: "", suffixes: &[""], label };
            value.name = self.give(&thing, &rule::value(&value.key, &value.label));
        }
        list.name = name;
    }

    /// Gives a field the name that the file holds, or where its own would be a keyword, one by rule.
    fn write_field(&mut self, visit: &Visit<'_>, field: &mut Field, types: &Types) {
        field.public_name = self.pinned("fields", visit.place).unwrap_or_default();
        if field.public_name.is_empty() && self.all_pinned {
            let around = visit.around.last().and_then(|around| types.name(&around.place));
            let owner = around.map_or_else(|| rule::subject(visit.place), rule::type_words);
            if let Some(name) = rule::keyword_field(&owner, &field.name) {
                self.add("fields", visit.place, &name);
                field.public_name = name;
            }
        }
    }

    /// Gives a thing the name that it has already or that the file holds, or else the first of the candidates that is free. Where
    /// none is, the last one is numbered, or is an error if names are pinned.
    fn give(&mut self, thing: &Thing<'_>, candidates: &[String]) -> String {
        let key = (thing.table, thing.key.to_owned());
        if let Some(name) = self.given.get(&key) {
            return name.clone();
        }
        let name = match self.pinned(thing.table, thing.key) {
            Some(name) => {
                self.claim(thing, &name);
                name
            }
            None => self.give_by_rule(thing, candidates),
        };
        if self.all_pinned && ["values", "errors"].contains(&thing.table) && rule::says_nothing(&name) {
            let message = format!("`{name}`, the name of `{}`, does not say what it means", thing.key);
            let line = format!("`\"{}\" = \"...\"`", thing.key);
            let hint = format!("in [{}] write {line}; the page says of it: {}", thing.table, thing.label);
            self.problem(thing.table, thing.key, &message, &hint);
        }
        self.given.insert(key, name.clone());
        name
    }

    fn give_by_rule(&mut self, thing: &Thing<'_>, candidates: &[String]) -> String {
        let owners = |name: &str| -> Vec<&Owner> {
            let owner = |suffix: &&str| self.owners.get(&(thing.scope.to_owned(), format!("{name}{suffix}")));
            thing.suffixes.iter().filter_map(owner).collect()
        };
        let is_free = |name: &str| {
            let can_share = |owner: &Owner| owner.shape == thing.shape && [thing.home, COMMON].contains(&&*owner.home);
            let is_promised =
                || self.pinned.as_ref().is_some_and(|(file, _)| file.promises(thing.table, thing.scope, name));
            !is_reserved(name) && owners(name).into_iter().all(can_share) && !is_promised()
        };
        let free = candidates.iter().find(|name| is_free(name));
        let name = match free {
            Some(name) => name.clone(),
            None if self.all_pinned => candidates.last().cloned().unwrap_or_default(),
            None => first_free(candidates.last().cloned(), is_free),
        };
        let is_common = thing.home == COMMON || owners(&name).into_iter().any(|owner| owner.home == COMMON);
        let home = if is_common { COMMON } else { thing.home };
        self.claim(&Thing { home, ..*thing }, &name);
        let name = if is_common { format!("{COMMON}::{name}") } else { name };
        self.add(thing.table, thing.key, &name);
        name
    }

    /// Takes a name for a thing. Only things of one shape can share it, or places of one type that are named alike in the file.
    fn claim(&mut self, thing: &Thing<'_>, name: &str) {
        let Thing { table, key, scope, shape, home, suffixes, .. } = *thing;
        for name in suffixes.iter().map(|suffix| format!("{name}{suffix}")) {
            if is_reserved(&name) {
                let message = format!("`{name}`, the name of `{key}`, is reserved");
                self.problem(table, key, &message, "give it another name");
                continue;
            }
            let Some(owner) = self.owners.get(&(scope.to_owned(), name.clone())) else {
                let owner = Owner { table, shape: shape.to_owned(), home: home.to_owned(), key: key.to_owned() };
                self.owners.insert((scope.to_owned(), name), owner);
                continue;
            };
            let are_types = table == "types" && owner.table == "types";
            if are_types && owner.home != home {
                let message = format!(
                    "`{name}` would be a type of both `{}` and `{home}`: that of `{}` and that of `{key}`",
                    owner.home, owner.key
                );
                let hint = format!(
                    "where the two are one thing, name it `{COMMON}::{name}` at all of its places in [types]; otherwise give one of them \
                     another name there"
                );
                self.problem(table, key, &message, &hint);
            } else if owner.shape != shape && !(are_types && self.is_kept(key) && self.is_kept(&owner.key)) {
                let message = format!("`{name}` would be the name of both `{}` and `{key}`, which differ", owner.key);
                self.problem(table, key, &message, &format!("give one of them another name in [{table}]"));
                if self.pinned.is_some() {
                    // The names that are made of this one would only repeat it.
                    break;
                }
            }
        }
    }

    /// Whether the file names the type at a place, or will.
    fn is_kept(&self, place: &str) -> bool {
        self.all_pinned || self.pinned.as_ref().is_some_and(|(file, _)| file.names("types", place))
    }

    fn problem(&mut self, table: &str, key: &str, message: &str, hint: &str) {
        if let Some((file, report)) = &mut self.pinned {
            report.error(file.problem(table, key, message.to_owned()).hint(hint));
        }
    }

    fn pinned(&mut self, table: &str, key: &str) -> Option<String> {
        self.pinned.as_mut().and_then(|(file, _)| file.get(table, key))
    }

    fn add(&mut self, table: &str, key: &str, name: &str) {
        if let Some((file, _)) = self.pinned.as_mut().filter(|_| self.all_pinned) {
            file.add(table, key, name);
        }
    }
}
