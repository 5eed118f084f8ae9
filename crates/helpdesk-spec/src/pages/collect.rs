//! Reads the pages below a folder into one schema for each service.

use std::collections::{BTreeMap, BTreeSet};

use helpdesk_schema::{Event, Operation, Schema, first_free};
use helpdesk_scrape::Severity;

use super::identity::{event_service, id_by_path, names_itself, service};
use super::mended::Mended;
use super::page::ReadPage;
use super::{by_example, mend, twins};
use crate::{Corrections, Problem, Report};

/// The schemas that were read, and the number of pages that were left out.
#[derive(Default)]
pub struct Collected {
    /// The schema of each service, without public names.
    pub services: BTreeMap<String, Schema>,
    /// How many pages were left out because of errors.
    pub left_out: usize,
    /// How many pages document what a newer page documents, too.
    pub superseded: usize,
    /// How many corrections of the schema were applied.
    pub corrected: usize,
}

/// The operation or event of one page.
pub struct Documented {
    page: String,
    /// Whether the page is left out, because its fields, URL or method are uncertain.
    is_left_out: bool,
    /// Whether it is of an old version.
    is_historic: bool,
    operation: Option<Operation>,
    events: Vec<Event>,
}

impl Documented {
    /// Takes what the page in this folder documents, and reports its faults as far as they cost: as errors if the page is left
    /// out, and as warnings otherwise.
    pub fn of(page: &ReadPage, folder: &str, report: &mut Report) -> Self {
        page.report_as(
            folder,
            report,
            |diagnostic| {
                if diagnostic.costs_page { diagnostic.severity() } else { Severity::Warning }
            },
        );
        let content = &page.reading.page;
        let mut documented = Self {
            page: page.path.clone(),
            is_left_out: page.reading.diagnostics.iter().any(|diagnostic| diagnostic.costs_page),
            is_historic: false,
            operation: None,
            events: Vec::new(),
        };
        if documented.is_left_out {
            return documented;
        }
        documented.events = content.events();
        documented.operation = content.operation().map(|operation| match content.explorer {
            None if !names_itself(&content.full_path) => Operation { id: id_by_path(&operation), ..operation },
            _ => operation,
        });
        documented.is_historic = documented
            .operation
            .as_ref()
            .is_some_and(|operation| twins::age(&operation.page) > 0 || twins::is_historic(&content.full_path));
        documented
    }
}

/// Gathers what pages say that nobody has to correct: a fault costs no more than what it is about, and is reported as a warning.
/// Only a page whose fields, URL or method are uncertain is left out.
#[derive(Default)]
pub struct Collector {
    folder: String,
    schema: Schema,
    /// The operations whose page is of an old version.
    historic: BTreeSet<usize>,
    left_out: BTreeSet<String>,
}

impl Collector {
    /// For pages of this folder, as messages name it.
    pub fn new(folder: impl Into<String>) -> Self {
        Self { folder: folder.into(), ..Self::default() }
    }

    /// Adds what a page documents. The order of the pages decides about names.
    pub fn add(&mut self, documented: Documented) {
        let Documented { page, is_left_out, is_historic, operation, events } = documented;
        if is_left_out {
            self.left_out.insert(page);
        }
        if is_historic {
            self.historic.insert(self.schema.operations.len());
        }
        self.schema.operations.extend(operation);
        self.schema.events.extend(events);
    }

    /// The schemas of all pages, corrected, and completed by their examples. Pages that contradict another one, or that document
    /// nothing usable, are reported and left out.
    pub fn finish(mut self, corrections: &Corrections, report: &mut Report) -> Collected {
        self.give_ids();
        let mut superseded = twins::resolve(&mut self.schema.operations);
        superseded.extend(twins::resolve_events(&mut self.schema.events));
        for twins::Superseded { page, by } in &superseded {
            let message = format!("`{by}` documents the same, and replaces this page");
            report.warning(Problem::new(format!("{}/{page}", self.folder), message).code("superseded-page"));
        }
        let corrected = corrections.apply(&mut self.schema, report);
        let mut mended = mend::mend(&mut self.schema);
        mended.extend(by_example::follow(&mut self.schema));
        for Mended { page, code, text } in mended {
            report.warning(Problem::new(format!("{}/{page}", self.folder), text).code(code));
        }
        for problem in self.schema.faults() {
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
        Collected { services, left_out: self.left_out.len(), superseded: superseded.len(), corrected }
    }

    /// Numbers the ids of operations that several pages have. A current page keeps the bare one.
    fn give_ids(&mut self) {
        let mut taken: BTreeSet<String> = BTreeSet::new();
        let Self { schema: Schema { operations, .. }, historic, .. } = self;
        let (old, current): (Vec<_>, Vec<_>) =
            operations.iter_mut().enumerate().partition(|(index, _)| historic.contains(index));
        for (_, Operation { id, .. }) in current.into_iter().chain(old) {
            *id = first_free([id.clone()], |id| !taken.contains(id));
            taken.insert(id.clone());
        }
    }
}
