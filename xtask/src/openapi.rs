//! `cargo xtask openapi`: what the pages say, as OpenAPI 3.1.
//!
//! One document for the schema of the workspace, which regen writes too, or for whatever pages lie below a folder.

mod answer;
mod document;
mod field;
mod json;
mod names;
mod operation;
mod schema;
mod security;
mod shape;
mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, ensure};
use helpdesk_schema::{Example, Field, Schema, markdown};
use indexmap::IndexMap;

use self::answer::ERROR;
use self::document::{Components, Document, Info, PathItem, Server, Tag};
use self::json::Json;
use self::names::{Claims, Home};
use self::operation::Surroundings;
use self::schema::{Direction, Schemas};
use self::security::Schemes;
use crate::generate::examples::disagreement;
use crate::generate::{collect, names as generated_names};
use crate::names::rule::{event_resource, resource};
use crate::output::{self, Output};
use crate::regen::{SCHEMA, count};
use crate::report::{Problem, Report};

/// Where the document of the workspace's schema stands.
const DOCUMENT: &str = "spec/openapi/helpdesk-v1.json";
const TITLE: &str = "Feishu (Lark) Helpdesk v1";

/// What the command takes.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// A folder of pages, in place of spec/. Pages with errors are reported and left out.
    #[arg(long)]
    pages: Option<PathBuf>,
    /// The file to write, in place of standard output.
    #[arg(long)]
    out: Option<PathBuf>,
}

pub(crate) fn run(root: impl FnOnce() -> anyhow::Result<PathBuf>, arguments: &Arguments) -> anyhow::Result<ExitCode> {
    let mut report = Report::default();
    let text = match &arguments.pages {
        Some(folder) => of_pages(folder, &mut report)?,
        None => {
            let path = root()?.join(SCHEMA);
            let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let schema = Schema::from_json(&text).with_context(|| format!("cannot read {}", path.display()))?;
            of_schema(&schema)?
        }
    };
    report.print();
    match &arguments.out {
        Some(path) => write(path, text)?,
        None => io::stdout().write_all(text.as_bytes()).context("cannot write to standard output")?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The document of the workspace's schema, as regen writes it.
pub(crate) fn output(schema: &Schema) -> anyhow::Result<Output> {
    Ok(Output { path: DOCUMENT.to_owned(), text: of_schema(schema)? })
}

fn of_schema(schema: &Schema) -> anyhow::Result<String> {
    let services = [("", schema)];
    text(&make(TITLE.to_owned(), &services, &mut |_, _| ()))
}

fn of_pages(folder: &Path, report: &mut Report) -> anyhow::Result<String> {
    ensure!(folder.is_dir(), "there is no folder {}; give one that holds pages with --pages", folder.display());
    let mut collected = collect::collect(folder, report)?;
    let services = &mut collected.services;
    crate::generate::ensure_something(services.len(), folder, report)?;
    for schema in services.values_mut() {
        generated_names::assign(schema);
    }
    let title = match services.keys().collect::<Vec<_>>().as_slice() {
        [only] => format!("Feishu (Lark) Open API: {only}"),
        _ => "Feishu (Lark) Open API".to_owned(),
    };
    let is_single = services.len() == 1;
    let services: Vec<(&str, &Schema)> =
        services.iter().map(|(service, schema)| (if is_single { "" } else { service.as_str() }, schema)).collect();
    let document = make(title, &services, &mut |page, reason| {
        report.warning(Problem::new(folder.join(page).to_string_lossy(), reason).hint("the example is left out"));
    });
    anstream::eprintln!(
        "{} read, {} left out: {}, {}, {}",
        count(collected.pages, "page"),
        collected.left_out,
        count(services.iter().map(|(_, schema)| schema.operations.len()).sum(), "operation"),
        count(services.iter().map(|(_, schema)| schema.events.len()).sum(), "event"),
        count(document.components.schemas.len(), "component"),
    );
    text(&document)
}

fn text(document: &Document) -> anyhow::Result<String> {
    let mut text = serde_json::to_string_pretty(document).context("the document cannot be written as JSON")?;
    text.push('\n');
    Ok(text)
}

fn write(path: &Path, text: String) -> anyhow::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    ensure!(folder.is_dir(), "cannot write {}: there is no folder {}", path.display(), folder.display());
    // What stands there is replaced, which a folder, a device or a link must not be.
    let is_free = fs::symlink_metadata(path).map_or(true, |found| found.is_file());
    ensure!(is_free, "cannot write {}: it stands there and is no file; name a file with --out", path.display());
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let outputs = [Output { path: name, text }];
    let changes = output::changes(folder, &outputs, &[])?;
    output::write(folder, &outputs, &changes)
}

/// Makes the document of some services, each with its name or, where there is only one, with none. What it leaves out because
/// it contradicts its own page is told to `contradiction`, with the page and the reason.
fn make(title: String, services: &[(&str, &Schema)], contradiction: &mut dyn FnMut(&str, &str)) -> Document {
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
    let id = |thing: &str| lower_first(ids.get(thing).map_or(thing, String::as_str));

    let mut schemas = Schemas { names: types.names(&[ERROR]), components: IndexMap::new() };
    let mut schemes = Schemes::new();
    let mut tags = Tags::default();
    let mut example = |page: &str, example: Option<&Example>, fields: &[Field], direction: Direction| {
        let value = example_value(example?, fields, direction);
        value.map_err(|reason| contradiction(page, &format!("{direction:?} example: {reason}"))).ok()
    };
    let mut paths: IndexMap<String, PathItem> = IndexMap::new();
    let mut routes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (service, operation) in operations() {
        let (path, names) = route(&operation.path, &mut routes);
        let page = &operation.page.path;
        let surroundings = Surroundings {
            id: id(&operation.id),
            tag: tags.tag(service, &operation.module, resource(&operation.id)),
            path_parameters: names,
            request_example: example(page, operation.request_example.as_ref(), &operation.body, Direction::Request),
            response_example: example(
                page,
                operation.response_example.as_ref(),
                &operation.response,
                Direction::Response,
            ),
        };
        let home = Home { service, module: &operation.module };
        let method = operation.method.as_str().to_ascii_lowercase();
        let written = operation::operation(operation, home, surroundings, &mut schemas, &mut schemes);
        paths.entry(path).or_default().insert(method, written);
    }
    let mut webhooks: IndexMap<String, PathItem> = IndexMap::new();
    for (service, event) in events() {
        let surroundings = Surroundings {
            id: id(&event.id),
            tag: tags.tag(service, &event.module, event_resource(&event.id)),
            path_parameters: &[],
            request_example: example(&event.page.path, event.example.as_ref(), &event.fields, Direction::Response),
            response_example: None,
        };
        let home = Home { service, module: &event.module };
        let webhook = operation::webhook(event, home, surroundings, &mut schemas);
        webhooks.entry(event.id.clone()).or_default().insert("post".to_owned(), webhook);
    }

    let mut schemas = schemas.components;
    schemas.insert(ERROR.to_owned(), answer::error_schema());
    schemas.sort_keys();
    schemes.sort_keys();
    Document {
        openapi: document::OPENAPI,
        info: Info { title, description: text::INTRODUCTION, version: env!("CARGO_PKG_VERSION") },
        servers: vec![
            Server { url: "https://open.feishu.cn", description: "Feishu" },
            Server { url: "https://open.larksuite.com", description: "Lark" },
        ],
        tags: tags.finish(),
        paths,
        webhooks,
        components: Components {
            schemas,
            responses: IndexMap::from([(ERROR.to_owned(), answer::failure(&[]))]),
            security_schemes: schemes,
        },
    }
}

/// The example as the page writes it, or why it contradicts the page's table.
fn example_value(example: &Example, fields: &[Field], direction: Direction) -> Result<Json, String> {
    match example.value() {
        Ok(serde_json::Value::Object(object)) => {
            if let Some(reason) = disagreement(&object, fields, direction.into()) {
                return Err(reason);
            }
        }
        Ok(_) => return Err("it is no object".to_owned()),
        Err(error) => return Err(format!("it is no JSON: {error}")),
    }
    serde_json::from_str(example.as_str()).map_err(|error| format!("it is no JSON: {error}"))
}

/// The path with its parameters in braces, and their names. Paths that differ in nothing else have the names of the first.
fn route<'a>(path: &str, routes: &'a mut BTreeMap<String, Vec<String>>) -> (String, &'a [String]) {
    let unnamed: Vec<&str> = path.split('/').map(|part| if part.starts_with(':') { ":" } else { part }).collect();
    let own = || operation::placeholders(path).map(str::to_owned).collect();
    let names = routes.entry(unnamed.join("/")).or_insert_with(own);
    let mut rest = names.iter();
    let named = unnamed.iter().map(|part| match *part {
        ":" => format!("{{{}}}", rest.next().map_or("", String::as_str)),
        other => other.to_owned(),
    });
    (named.collect::<Vec<_>>().join("/"), names)
}

/// The tags, in the order of the operations, and the resources that each stands for.
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

/// `CreateTicket` -> `createTicket`
fn lower_first(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| first.to_ascii_lowercase()).into_iter().chain(chars).collect()
}

#[cfg(test)]
mod tests;
