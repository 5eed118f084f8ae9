//! The document as a whole.

use std::collections::{BTreeMap, BTreeSet};

use helpdesk_schema::examples::disagreement;
use helpdesk_schema::{Direction, Example, Field, Language, Operation, Schema, markdown, pascal_case};
use indexmap::IndexMap;

use crate::json::Json;
use crate::model::{self, Components, Document, Info, PathItem, Server, Tag};
use crate::names::{Claims, Home, lower_first};
use crate::operation::{self, Surroundings};
use crate::response::{self, ERROR};
use crate::schema::Schemas;
use crate::security::Schemes;
use crate::text::{Phrase, Words};

/// Makes the document of some services in a language. A service whose public names are kept has no name itself; the names of the
/// others qualify names that would be ambiguous. `contradiction` is called with the page and the reason for each part that the
/// document leaves out because it contradicts its own page, or because a document can hold only one operation of a path and method.
pub fn document(
    title: String,
    services: &[(&str, &Schema)],
    language: Language,
    contradiction: &mut dyn FnMut(&str, &str),
) -> Document {
    let words = Words(language);
    let operations =
        || services.iter().flat_map(|(service, schema)| schema.operations.iter().map(move |o| (*service, o)));
    let events = || services.iter().flat_map(|(service, schema)| schema.events.iter().map(move |e| (*service, e)));

    let (mut ids, mut types) = (Claims::default(), Claims::default());
    for (service, operation) in operations() {
        let home = Home { service, module: &operation.module };
        ids.add(operation.id.clone(), home.candidates(&operation.name));
        for message in operation::messages(operation, home).iter().flatten() {
            message.claim(&mut types);
        }
    }
    for (service, event) in events() {
        let home = Home { service, module: &event.module };
        ids.add(event.id.clone(), home.candidates(&event.name));
        operation::pushed(event, home).claim(&mut types);
    }
    let ids = ids.names(&[]);
    // Names by rule may move when pages are added. The platform's own name of an operation does not.
    let id = |service: &str, thing: &str| match ids.get(thing).filter(|_| service.is_empty()) {
        Some(name) => lower_first(name),
        None => lower_first(&pascal_case(thing)),
    };

    let mut schemas = Schemas { names: types.names(&[ERROR]), components: IndexMap::new(), words };
    let mut schemes = Schemes::new();
    let mut tags = Tags::default();
    let mut paths: IndexMap<String, PathItem> = IndexMap::new();
    let mut routes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (service, operation) in operations() {
        let (path, names) = route(operation, &mut routes);
        let page = &operation.page.path;
        let method = operation.method.as_str().to_ascii_lowercase();
        if paths.get(&path).is_some_and(|item| item.contains_key(&method)) {
            contradiction(page, "another page documents this path and method; the operation is left out");
            continue;
        }
        let surroundings = Surroundings {
            id: id(service, &operation.id),
            tag: tags.tag(service, &operation.module, operation.resource()),
            path_parameters: names,
            request_example: example(
                page,
                operation.request_example.as_ref(),
                &operation.body,
                Direction::Request,
                contradiction,
            ),
            response_example: example(
                page,
                operation.response_example.as_ref(),
                &operation.response,
                Direction::Response,
                contradiction,
            ),
        };
        let home = Home { service, module: &operation.module };
        let written = operation::operation(operation, home, surroundings, &mut schemas, &mut schemes);
        paths.entry(path).or_default().insert(method, written);
    }
    let mut webhooks: IndexMap<String, PathItem> = IndexMap::new();
    for (service, event) in events() {
        let surroundings = Surroundings {
            id: id(service, &event.id),
            tag: tags.tag(service, &event.module, event.resource().unwrap_or("events")),
            path_parameters: &[],
            request_example: example(
                &event.page.path,
                event.example.as_ref(),
                &event.fields,
                Direction::Response,
                contradiction,
            ),
            response_example: None,
        };
        let home = Home { service, module: &event.module };
        let webhook = operation::webhook(event, home, surroundings, &mut schemas);
        webhooks.entry(event.id.clone()).or_default().insert("post".to_owned(), webhook);
    }

    let mut schemas = schemas.components;
    schemas.insert(ERROR.to_owned(), response::error_schema(words));
    schemas.sort_keys();
    schemes.sort_keys();
    Document {
        openapi: model::OPENAPI,
        info: Info { title, description: words.phrase(Phrase::Introduction), version: env!("CARGO_PKG_VERSION") },
        servers: vec![
            Server { url: "https://open.feishu.cn", description: "Feishu" },
            Server { url: "https://open.larksuite.com", description: "Lark" },
        ],
        tags: tags.finish(),
        paths,
        webhooks,
        components: Components {
            schemas,
            responses: IndexMap::from([(ERROR.to_owned(), response::failure(&[], words))]),
            security_schemes: schemes,
        },
    }
}

/// The example as the page writes it, if it agrees with the page's table.
fn example(
    page: &str,
    example: Option<&Example>,
    fields: &[Field],
    direction: Direction,
    contradiction: &mut dyn FnMut(&str, &str),
) -> Option<Json> {
    let value = example_value(example?, fields, direction);
    value.map_err(|reason| contradiction(page, &format!("{direction:?} example: {reason}"))).ok()
}

/// The example as the page writes it, or why it contradicts the page's table.
fn example_value(example: &Example, fields: &[Field], direction: Direction) -> Result<Json, String> {
    match example.value() {
        Ok(value) => {
            if let Some(reason) = disagreement(&value, fields, direction) {
                return Err(reason.message);
            }
        }
        Err(error) => return Err(format!("it is not JSON: {error}")),
    }
    serde_json::from_str(example.as_str()).map_err(|error| format!("it is not JSON: {error}"))
}

/// The path with its parameters in braces, and their names. Paths that differ in nothing else have the names of the first.
fn route<'a>(operation: &Operation, routes: &'a mut BTreeMap<String, Vec<String>>) -> (String, &'a [String]) {
    let unnamed = operation.route();
    let own = || operation.placeholders().map(str::to_owned).collect();
    let names = routes.entry(unnamed.clone()).or_insert_with(own);
    let mut rest = names.iter();
    let named = unnamed.split('/').map(|part| match part {
        ":" => format!("{{{}}}", rest.next().map_or("", String::as_str)),
        other => other.to_owned(),
    });
    (named.collect::<Vec<_>>().join("/"), names)
}

/// The tags, in the order of the operations, and the resources of each.
#[derive(Default)]
struct Tags(IndexMap<String, BTreeSet<String>>);

impl Tags {
    fn tag(&mut self, service: &str, module: &str, resource: &str) -> String {
        let name = if service.is_empty() { module.to_owned() } else { format!("{service}_{module}") };
        self.0.entry(name.clone()).or_default().insert(markdown::code(resource));
        name
    }

    fn finish(self) -> Vec<Tag> {
        let description = |resources: BTreeSet<String>| resources.into_iter().collect::<Vec<_>>().join(", ");
        self.0.into_iter().map(|(name, resources)| Tag { name, description: description(resources) }).collect()
    }
}
