//! Pages that document the same call.

use std::collections::BTreeMap;

use helpdesk_schema::{Event, Method, Operation, Page};

/// A page whose operation another page documents.
pub(super) struct Superseded {
    pub(super) page: String,
    /// The page that is taken in its place.
    pub(super) by: String,
}

/// Keeps one operation of each method and path: the current one. Variants of one path that ask for different fields, such as
/// the grants of a token endpoint, are operations of their own.
pub(super) fn resolve(operations: &mut Vec<Operation>) -> Vec<Superseded> {
    let mut by_route: BTreeMap<(Method, String), Vec<usize>> = BTreeMap::new();
    for (index, operation) in operations.iter().enumerate() {
        by_route.entry((operation.method, operation.route())).or_default().push(index);
    }
    let mut superseded: BTreeMap<usize, Superseded> = BTreeMap::new();
    for twins in by_route.values().filter(|twins| twins.len() > 1) {
        let newest = twins.iter().map(|index| age(&operations[*index].page)).min().unwrap_or_default();
        let mut kept: Vec<usize> = Vec::new();
        for index in twins {
            let operation = &operations[*index];
            let is_variant =
                age(&operation.page) == newest && kept.iter().all(|kept| asks(&operations[*kept]) != asks(operation));
            if is_variant {
                kept.push(*index);
            }
        }
        for index in twins.iter().filter(|index| !kept.contains(index)) {
            let alike =
                kept.iter().find(|kept| asks(&operations[**kept]) == asks(&operations[*index])).or(kept.first());
            let by = alike.map_or_else(String::new, |kept| operations[*kept].page.path.clone());
            superseded.insert(*index, Superseded { page: operations[*index].page.path.clone(), by });
        }
    }
    let mut index = 0;
    operations.retain(|_| {
        index += 1;
        !superseded.contains_key(&(index - 1))
    });
    superseded.into_values().collect()
}

/// Keeps one event of each type: the current one, or else the first.
pub(super) fn resolve_events(events: &mut Vec<Event>) -> Vec<Superseded> {
    let mut kept: BTreeMap<String, (u8, String)> = BTreeMap::new();
    for Event { id, page, .. } in events.iter() {
        let this = (age(page), page.path.clone());
        kept.entry(id.clone())
            .and_modify(|kept| {
                if this.0 < kept.0 {
                    *kept = this.clone();
                }
            })
            .or_insert(this);
    }
    let mut superseded = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    events.retain(|Event { id, page, .. }| {
        let by = kept.get(id).map(|(_, path)| path.clone()).unwrap_or_default();
        let is_kept = by == page.path && seen.insert(id.clone());
        if !is_kept && by != page.path {
            superseded.push(Superseded { page: page.path.clone(), by });
        }
        is_kept
    });
    superseded
}

/// How old a page is, by what it says of itself.
pub(super) fn age(page: &Page) -> u8 {
    let title = page.title.page();
    let is_old = |text: &str| ["旧版", "历史版本", "不推荐", "废弃"].iter().any(|word| text.contains(word));
    match () {
        () if is_historic(&page.path) || is_historic(&page.url) => 2,
        () if is_old(title) => 1,
        () => 0,
    }
}

pub(super) fn is_historic(path: &str) -> bool {
    path.split('/').any(|folder| folder == "historic-version")
}

/// The fields that a request has.
fn asks(operation: &Operation) -> Vec<&str> {
    operation.query.iter().chain(&operation.body).map(|field| field.name.as_str()).collect()
}

#[cfg(test)]
mod tests {
    use helpdesk_schema::{Field, Page};

    use super::*;

    #[test]
    fn the_current_page_documents_an_event() {
        let event = |(path, id): &(&str, &str)| Event {
            id: (*id).to_owned(),
            page: Page { path: (*path).to_owned(), ..Page::default() },
            ..Event::default()
        };
        let pages = [("historic-version/a.md", "x"), ("im/a.md", "x"), ("im/b.md", "x"), ("im/b.md", "y")];
        let mut events: Vec<Event> = pages.iter().map(event).collect();
        let superseded = resolve_events(&mut events);
        let kept: Vec<(&str, &str)> =
            events.iter().map(|event| (event.page.path.as_str(), event.id.as_str())).collect();
        assert_eq!(kept, [("im/a.md", "x"), ("im/b.md", "y")]);
        assert_eq!(
            superseded.iter().map(|page| page.page.as_str()).collect::<Vec<_>>(),
            ["historic-version/a.md", "im/b.md"]
        );
    }

    #[test]
    fn the_current_page_documents_a_call() {
        // Page, title and body of each; the pages that are kept.
        type Documented<'t> = (&'t str, &'t str, &'t [&'t str]);
        let cases: &[(&[Documented<'_>], &[&str])] = &[
            (&[("a/x.md", "x", &["a"]), ("b/x.md", "x", &["a"])], &["a/x.md"]),
            (&[("a/x.md", "x", &["a"]), ("b/x.md", "x", &["b"])], &["a/x.md", "b/x.md"]),
            (&[("historic-version/x.md", "x", &["a"]), ("im/x.md", "x", &["b"])], &["im/x.md"]),
            (&[("a/x.md", "x（旧版）", &["a"]), ("b/x.md", "x", &["b"])], &["b/x.md"]),
            (
                &[("historic-version/a.md", "x", &["a"]), ("historic-version/b.md", "x", &["b"])],
                &["historic-version/a.md", "historic-version/b.md"],
            ),
        ];
        for (pages, kept) in cases {
            let operation = |(path, title, body): &Documented<'_>| Operation {
                path: "/token".to_owned(),
                page: Page { path: (*path).to_owned(), title: (*title).into(), ..Page::default() },
                body: body.iter().map(|name| Field { name: (*name).to_owned(), ..Field::default() }).collect(),
                ..Operation::default()
            };
            let mut operations: Vec<Operation> = pages.iter().map(operation).collect();
            let superseded = resolve(&mut operations);
            assert_eq!(operations.iter().map(|operation| operation.page.path.as_str()).collect::<Vec<_>>(), *kept);
            assert_eq!(superseded.len(), pages.len() - kept.len());
            assert!(superseded.iter().all(|page| page.by == kept[0]));
        }
    }
}
