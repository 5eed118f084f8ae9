//! What the pages below a folder say, as one schema for each service.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use helpdesk_schema::{Operation, Schema};
use rayon::prelude::*;

use super::mend::mend;
use crate::pages::{self, ReadPage};
use crate::report::{Problem, Report};

/// So many pages are held at a time: a documentation site is larger than what a run should need.
const WINDOW: usize = 64;

/// What was read, and what was left out.
#[derive(Default)]
pub(crate) struct Collected {
    /// The schema of each service, without public names.
    pub(crate) services: BTreeMap<String, Schema>,
    /// How many pages there are.
    pub(crate) pages: usize,
    /// How many of them were left out because of errors.
    pub(crate) left_out: usize,
}

/// Reads the pages below a folder. Those with errors are reported and left out.
pub(crate) fn collect(folder: &Path, report: &mut Report) -> anyhow::Result<Collected> {
    let paths = pages::find(folder)?;
    let mut collector = Collector { folder: folder.to_string_lossy().into_owned(), ..Collector::default() };
    for window in paths.chunks(WINDOW) {
        let pages: Vec<_> = window.par_iter().map(|path| pages::read(folder, path)).collect::<anyhow::Result<_>>()?;
        for page in pages {
            collector.page(&page, report);
        }
    }
    collector.finish(paths.len(), report)
}

#[derive(Default)]
struct Collector {
    folder: String,
    schema: Schema,
    ids: BTreeSet<String>,
    left_out: BTreeSet<String>,
}

impl Collector {
    fn page(&mut self, page: &ReadPage, report: &mut Report) {
        pages::report(&self.folder, page, report);
        if page.reading.has_errors() {
            self.left_out.insert(page.path.clone());
            return;
        }
        if let Some(mut operation) = page.reading.page.operation() {
            if page.reading.page.explorer.is_none() {
                operation.id = id_by_path(&operation);
            }
            operation.id = self.unique(operation.id);
            self.schema.operations.push(operation);
        }
        for mut event in page.reading.page.events() {
            event.id = self.unique(event.id);
            self.schema.events.push(event);
        }
    }

    /// The id, numbered where another page has it already.
    fn unique(&mut self, id: String) -> String {
        let id = super::ident::first_free([id], |id| !self.ids.contains(id));
        self.ids.insert(id.clone());
        id
    }

    fn finish(mut self, pages: usize, report: &mut Report) -> anyhow::Result<Collected> {
        for message in mend(&mut self.schema) {
            report.warning(Problem::new(format!("{}/{}", self.folder, message.page), message.text));
        }
        for problem in self.schema.validate() {
            report.error(Problem::new(format!("{}/{}", self.folder, problem.page), problem.to_string()));
            self.left_out.insert(problem.page);
        }
        let mut services: BTreeMap<String, Schema> = BTreeMap::new();
        let is_in = |path: &String| !self.left_out.contains(path);
        for operation in self.schema.operations.into_iter().filter(|operation| is_in(&operation.page.path)) {
            services.entry(service(&operation.id)).or_default().operations.push(operation);
        }
        for event in self.schema.events.into_iter().filter(|event| is_in(&event.page.path)) {
            services.entry(event_service(&event.id)).or_default().events.push(event);
        }
        for schema in services.values_mut() {
            crate::paging::recognise(schema);
        }
        Ok(Collected { services, pages, left_out: self.left_out.len() })
    }
}

/// An id for a page that does not name its operation: `PUT /open-apis/desk/v1/tickets/:id/tags` -> `desk.v1.tickets.tags.put`.
fn id_by_path(operation: &Operation) -> String {
    let is_fixed = |part: &&str| !part.is_empty() && !part.starts_with(':') && *part != "open-apis";
    let method = operation.method.as_str().to_ascii_lowercase();
    let parts: Vec<String> = operation.path.split('/').filter(is_fixed).map(|part| part.replace('.', "_")).collect();
    format!("{}.{method}", parts.join("."))
}

/// Project and version: `im.v1.chat.create` -> `im_v1`.
fn service(id: &str) -> String {
    let parts: Vec<&str> = id.split('.').collect();
    // The last part is the method.
    module(parts.get(..parts.len().saturating_sub(1).min(2)).unwrap_or_default())
}

/// Project and version: `im.message.receive_v1` -> `im_v1`. Old event types name neither.
fn event_service(id: &str) -> String {
    let Some((project, rest)) = id.split_once('.') else { return "events".to_owned() };
    match rest.rsplit_once("_v") {
        Some((_, version)) if !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit()) => {
            module(&[project, &format!("v{version}")])
        }
        _ => module(&[project]),
    }
}

fn module(parts: &[&str]) -> String {
    let name = super::ident::lower(&helpdesk_codegen::field_name(&parts.join("_")), "other");
    if helpdesk_codegen::is_reserved(&name) || pages::is_device(&name) { format!("{name}_") } else { name }
}

#[cfg(test)]
mod tests {
    use helpdesk_schema::Method;

    use super::*;

    #[test]
    fn services() {
        for (id, expected) in [
            ("im.v1.chat.members.create", "im_v1"),
            ("im.v1.create", "im_v1"),
            ("a.get", "a"),
            ("get", "other"),
            ("runtime.get", "runtime_"),
        ] {
            assert_eq!(service(id), expected, "{id}");
        }
        for (id, expected) in [
            ("im.message.receive_v1", "im_v1"),
            ("contact.user.created_v3", "contact_v3"),
            ("leave_approval", "events"),
            ("drive.file", "drive"),
        ] {
            assert_eq!(event_service(id), expected, "{id}");
        }
    }

    #[test]
    fn ids_by_path() {
        let operation = |path: &str| Operation { path: path.to_owned(), method: Method::Put, ..Operation::default() };
        for (path, expected) in [
            ("/open-apis/desk/v1/tickets/:id/tags", "desk.v1.tickets.tags.put"),
            ("/approval/openapi/v2/:id", "approval.openapi.v2.put"),
            ("/", ".put"),
        ] {
            assert_eq!(id_by_path(&operation(path)), expected);
        }
    }
}
