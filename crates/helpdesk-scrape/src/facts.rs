//! The content of a page as lines, one fact each, in byte order.

use std::collections::BTreeSet;

use crate::page::{Page, PageKind};
use crate::prose::description::Doc;
use crate::text::collapse;

/// The facts of a page, one line each without its line end, sorted by bytes and without duplicates.
///
/// The columns are separated by tabs, and the first is the path of the page.
pub fn facts(page: &Page) -> Vec<String> {
    let mut lines = Vec::new();
    let mut add = |columns: &[&str]| {
        let mut line = String::with_capacity(page.path.len() + 80);
        line.push_str(&page.path);
        for column in columns {
            line.push('\t');
            line.push_str(column);
        }
        lines.push(line);
    };
    match page.kind {
        PageKind::Other => {
            add(&["page", "other"]);
            return lines;
        }
        PageKind::Endpoint => add(&["page", "endpoint", &page.method_text, &page.route]),
        PageKind::Event if page.event_types.is_empty() => add(&["page", "event", "-"]),
        PageKind::Event => page.event_types.iter().for_each(|event| add(&["page", "event", event])),
    }
    if !page.title.is_empty() {
        add(&["title", &page.title]);
    }
    page.tokens.iter().for_each(|token| add(&["token", token.as_str()]));
    page.scopes.iter().filter(|scope| scope.is_declared).for_each(|scope| add(&["scope", &scope.scope.name]));
    page.app_types.iter().for_each(|app| add(&["app", app]));
    page.headers.iter().for_each(|header| add(&["header", &header.name]));
    for table in &page.tables {
        let section = table.location.as_str();
        for field in &table.fields {
            let required = field.required.map_or("-", |required| if required { "yes" } else { "no" });
            add(&["field", section, &field.path, &field.type_text, required]);
            if !field.doc.values.is_empty() {
                let keys: Vec<&str> = field.doc.values.iter().map(|(key, _)| key.as_str()).collect();
                add(&["values", section, &field.path, &keys.join(",")]);
            }
        }
    }
    for error in &page.errors {
        let status = error.status.map_or_else(|| "-".to_owned(), |status| status.to_string());
        add(&["error", &status, &error.code.to_string(), &error.message]);
    }
    lines.sort_unstable();
    lines.dedup();
    lines
}

/// Additional facts in the form of [`facts`]: value lists recognised in prose.
pub fn known(page: &Page) -> Vec<String> {
    let mut lines = BTreeSet::new();
    for table in &page.tables {
        let section = table.location.as_str();
        for field in &table.fields {
            let Doc { prose_values: Some(list), .. } = &field.doc else { continue };
            let keys: Vec<String> = list.items.iter().map(|(key, _)| collapse(key)).collect();
            lines.insert(format!("{}\tknown\t{section}\t{}\t{}", page.path, field.path, keys.join(",")));
        }
    }
    lines.into_iter().collect()
}
