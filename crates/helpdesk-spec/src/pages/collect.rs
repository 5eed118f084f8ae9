//! Reads the pages below a folder into one schema for each service.

use std::collections::{BTreeMap, BTreeSet};

use helpdesk_codegen::field_name;
use helpdesk_schema::{Operation, Schema, first_free};

use super::mend::mend;
use super::page::ReadPage;
use crate::names::rule::module_name;
use crate::{Problem, Report};

/// The schemas that were read, and the number of pages that were left out.
#[derive(Default)]
pub struct Collected {
    /// The schema of each service, without public names.
    pub services: BTreeMap<String, Schema>,
    /// How many pages were left out because of errors.
    pub left_out: usize,
}

/// Gathers what pages say that nobody corrects: those with errors are reported and left out, and small faults are mended.
#[derive(Default)]
pub struct Collector {
    folder: String,
    schema: Schema,
    ids: BTreeSet<String>,
    left_out: BTreeSet<String>,
}

impl Collector {
    /// For pages of this folder, as messages name it.
    pub fn new(folder: impl Into<String>) -> Self {
        Self { folder: folder.into(), ..Self::default() }
    }

    /// Adds the content of a page, and reports its faults.
    pub fn page(&mut self, page: &ReadPage, report: &mut Report) {
        page.report(&self.folder, report);
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
        let id = first_free([id], |id| !self.ids.contains(id));
        self.ids.insert(id.clone());
        id
    }

    /// The schemas of all pages. Pages that contradict another one are reported and left out.
    pub fn finish(mut self, report: &mut Report) -> Collected {
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
            schema.recognise_paging();
        }
        Collected { services, left_out: self.left_out.len() }
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
    module_name(&field_name(&parts.join("_")))
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
