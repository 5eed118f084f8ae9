//! `spec/names.toml`: the public name of each documented thing.
//!
//! A name that stands there never changes by itself. A thing that has none yet gets one by [rule], and a line. A line that
//! names nothing any more is reported; two things of one name are an error that names both.

mod file;
pub(crate) mod rule;

use std::collections::BTreeMap;

use helpdesk_schema::{ResponseForm, Event, Field, Operation, Schema, Type};

pub(crate) use file::NamesFile;

use crate::report::Report;

/// Gives every thing of the schema its name. New names are added to `file`; what is wrong is reported.
pub(crate) fn assign(schema: &mut Schema, file: &mut NamesFile, report: &mut Report) {
    let mut claims = Claims { owners: BTreeMap::new(), file, report };
    for operation in &mut schema.operations {
        claims.operation(operation);
    }
    for event in &mut schema.events {
        claims.event(event);
    }
    let mut uses = Vec::new();
    for operation in &schema.operations {
        for (section, fields) in sections(operation) {
            let place = format!("{} {section}", operation.id);
            let owner = Owner { module: &operation.module, name: &operation.name };
            gather(owner, &place, fields, &mut Vec::new(), &mut uses);
        }
    }
    for event in &schema.events {
        let owner = Owner { module: &event.module, name: &event.name };
        gather(owner, &payload_place(event), event.payload(), &mut Vec::new(), &mut uses);
    }
    // The names that the file holds come first, so that a new thing cannot take one of them.
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    let (pinned, new): (Vec<_>, Vec<_>) = uses
        .into_iter()
        .map(|used| (claims.file.get("types", &used.place), used))
        .partition(|(name, _)| name.is_some());
    for (name, used) in pinned.into_iter().filter_map(|(name, used)| Some((name?, used))) {
        claims.pinned(&used, &name);
        names.insert(used.place, name);
    }
    for (_, used) in new.into_iter().filter(|(_, used)| used.needs_name) {
        if let Some(name) = claims.new_type(&used) {
            names.insert(used.place, name);
        }
    }
    for operation in &mut schema.operations {
        let (id, module) = (operation.id.clone(), operation.module.clone());
        let Operation { path_parameters, query, body, response, .. } = operation;
        for (section, fields) in [("path", path_parameters), ("query", query), ("body", body), ("response", response)] {
            write(&format!("{id} {section}"), &module, fields, &names, &mut Vec::new(), &mut claims);
        }
    }
    for event in &mut schema.events {
        let (place, module) = (payload_place(event), event.module.clone());
        let enveloped = event.fields.iter_mut().find(|field| field.name == "event");
        let fields = match enveloped {
            Some(event) => &mut event.fields,
            None => &mut event.fields,
        };
        write(&place, &module, fields, &names, &mut Vec::new(), &mut claims);
    }
    file.report_unused(report);
}

/// Where the payload of an event stands.
fn payload_place(event: &Event) -> String {
    let enveloped = event.fields.iter().any(|field| field.name == "event");
    format!("{} event{}", event.id, if enveloped { "/event" } else { "" })
}

/// The fields whose types stand in a module, by section. The envelope's own have no type of their own.
fn sections(operation: &Operation) -> [(&'static str, &[Field]); 4] {
    let response: (&str, &[Field]) = match (operation.response_form, operation.data()) {
        (ResponseForm::Data, Some(data)) if matches!(data.ty, Type::Object(_)) => ("response/data", &data.fields),
        (ResponseForm::Data, Some(data)) => ("response", std::slice::from_ref(data)),
        (ResponseForm::Flat, _) => ("response", &operation.response),
        _ => ("response", &[]),
    };
    [("path", &operation.path_parameters), ("query", &operation.query), ("body", &operation.body), response]
}

/// A field whose type is a struct or a value list.
struct Use {
    place: String,
    module: String,
    /// What fields of one name must have in common.
    shape: String,
    /// The names that it may get, the first free one wins.
    candidates: Vec<String>,
    /// Objects without documented fields have a name only if the file gives them one.
    needs_name: bool,
}

/// What a field's type stands beside.
#[derive(Clone, Copy)]
struct Owner<'a> {
    module: &'a str,
    name: &'a str,
}

fn gather(owner: Owner<'_>, place: &str, fields: &[Field], parents: &mut Vec<String>, uses: &mut Vec<Use>) {
    for field in fields {
        let place = format!("{place}/{}", field.name);
        let documented = match field.ty.innermost() {
            Type::Object(name) => name.as_deref(),
            _ => None,
        };
        let base = rule::type_name(documented, &field.name);
        let object = matches!(field.ty.innermost(), Type::Object(_));
        if object || field.values.is_some() {
            let mut candidates = vec![base.clone()];
            for depth in 0..=parents.len() {
                let qualifier: String = parents[parents.len() - depth..].concat();
                candidates.push(format!("{}{qualifier}{base}", owner.name));
            }
            uses.push(Use {
                shape: shape(place.contains(" response") || place.contains(" event"), field),
                module: owner.module.to_owned(),
                needs_name: !object || !field.fields.is_empty(),
                candidates,
                place: place.clone(),
            });
        }
        parents.push(base);
        gather(owner, &place, &field.fields, parents, uses);
        parents.pop();
    }
}

/// Two fields whose texts are equal can share a type.
pub(crate) fn shape(response: bool, field: &Field) -> String {
    if let Some(values) = &field.values {
        let keys: Vec<&str> = values.items.iter().map(|value| value.key.as_str()).collect();
        return format!("{} {}", field.ty.innermost(), keys.join(","));
    }
    let members: Vec<String> = field
        .fields
        .iter()
        .map(|member| {
            let nested = if member.fields.is_empty() && member.values.is_none() {
                String::new()
            } else {
                shape(response, member)
            };
            format!("{}:{}:{:?}:{nested}", member.name, member.ty, member.required.filter(|_| !response))
        })
        .collect();
    format!("{response}{{{}}}", members.join(","))
}

/// Who holds which name.
struct Claims<'a> {
    /// By module and name: the shape, and the thing as an error names it.
    owners: BTreeMap<(String, String), (String, String)>,
    file: &'a mut NamesFile,
    report: &'a mut Report,
}

impl Claims<'_> {
    fn operation(&mut self, operation: &mut Operation) {
        let id = operation.id.clone();
        let resource = rule::resource(&id);
        operation.module = self.file.get_or_add("modules", resource, || rule::module(resource));
        operation.name = self.file.get_or_add("operations", &id, || rule::operation(&id));
        for suffix in ["", "Response", "ErrorCode"] {
            let name = format!("{}{suffix}", operation.name);
            self.claim("operations", &id, &operation.module, &name, &id, &id);
        }
        for error in &mut operation.errors {
            let key = error.code.to_string();
            error.name = self.file.get_or_add("errors", &key, || rule::error(error.code));
            self.claim("errors", &key, "error codes", &error.name, &key, &key);
        }
    }

    fn event(&mut self, event: &mut Event) {
        let id = event.id.clone();
        let resource = rule::event_resource(&id);
        event.module = self.file.get_or_add("modules", resource, || rule::event_module(resource));
        event.name = self.file.get_or_add("events", &id, || rule::event(&id));
        self.claim("events", &id, &event.module, &event.name, &id, &id);
    }

    fn pinned(&mut self, used: &Use, name: &str) {
        if !name.contains("::") {
            self.claim("types", &used.place, &used.module, name, &used.shape, &used.place);
        }
    }

    fn new_type(&mut self, used: &Use) -> Option<String> {
        let free = |name: &&String| {
            let owner = self.owners.get(&(used.module.clone(), (*name).clone()));
            !rule::is_reserved(name) && owner.is_none_or(|(shape, _)| *shape == used.shape)
        };
        let Some(name) = used.candidates.iter().find(free).cloned() else {
            let name = used.candidates.last()?;
            self.claim("types", &used.place, &used.module, name, &used.shape, &used.place);
            return None;
        };
        self.claim("types", &used.place, &used.module, &name, &used.shape, &used.place);
        self.file.add("types", &used.place, &name);
        Some(name)
    }

    fn variant(&mut self, list: &str, key: &str) -> String {
        let key = format!("{list} {key}");
        let name = self.file.get_or_add("values", &key, || rule::value(key.rsplit(' ').next().unwrap_or_default()));
        self.claim("values", &key, list, &name, &key, &key);
        name
    }

    /// Takes a name for a thing. Only things of one shape can share it.
    fn claim(&mut self, table: &str, key: &str, module: &str, name: &str, shape: &str, thing: &str) {
        let hint = format!("give one of them another name in [{table}]");
        if rule::is_reserved(name) {
            let problem = self.file.problem(table, key, format!("`{name}`, the name of `{thing}`, is reserved"));
            return self.report.error(problem.hint("give it another name"));
        }
        match self.owners.get(&(module.to_owned(), name.to_owned())) {
            Some((taken, owner)) if taken != shape => {
                let message = format!("`{name}` would be the name of both `{owner}` and `{thing}`, which differ");
                self.report.error(self.file.problem(table, key, message).hint(hint));
            }
            Some(_) => {}
            None => {
                self.owners.insert((module.to_owned(), name.to_owned()), (shape.to_owned(), thing.to_owned()));
            }
        }
    }
}

/// Writes the names into the fields.
fn write(
    place: &str,
    module: &str,
    fields: &mut [Field],
    names: &BTreeMap<String, String>,
    enclosing: &mut Vec<(Option<String>, String)>,
    claims: &mut Claims<'_>,
) {
    for field in fields {
        let place = format!("{place}/{}", field.name);
        let name = names.get(&place).cloned().unwrap_or_default();
        if let Some(values) = &mut field.values {
            let list = format!("{module}::{name}");
            for value in &mut values.items {
                value.name = claims.variant(&list, &value.key);
            }
            values.name.clone_from(&name);
        }
        let documented = match field.ty.innermost() {
            Type::Object(documented) => {
                field.type_name.clone_from(&name);
                documented.clone()
            }
            Type::Ancestor(documented) => {
                let ancestor = enclosing.iter().rev().find(|(enclosing, _)| enclosing.as_ref() == Some(documented));
                field.type_name = ancestor.map(|(_, name)| name.clone()).unwrap_or_default();
                None
            }
            _ => None,
        };
        enclosing.push((documented, name));
        write(&place, module, &mut field.fields, names, enclosing, claims);
        enclosing.pop();
    }
}
