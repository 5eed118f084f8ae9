//! Operations and events.

use crate::{BodyFormat, ErrorCode, Event, Example, Header, Operation, Page, Paging, RateLimit, Schema};

use super::changes::{Changes, yes_or_no};
use super::pairs::{Pair, pairs};
use super::role::{Role, response_class};
use super::{Change, ChangeKind, Class, fields};

pub(super) fn compare(old: &Schema, new: &Schema, changes: &mut Vec<Change>) {
    for pair in pairs(&old.operations, &new.operations, |operation| &operation.id) {
        let summary = |operation: &Operation| format!("{} {}", operation.method.as_str(), operation.path);
        match pair {
            Pair::Added(new) => {
                Changes::new(&new.id, changes).added("", ChangeKind::Operation, summary(new), Class::Additive);
            }
            Pair::Removed(old) => {
                Changes::new(&old.id, changes).removed("", ChangeKind::Operation, summary(old), Class::Breaking);
            }
            Pair::Both(old, new) => operation(&mut Changes::new(&new.id, changes), old, new),
        }
    }
    for pair in pairs(&old.events, &new.events, |event| &event.id) {
        match pair {
            Pair::Added(new) => Changes::new(&new.id, changes).added("", ChangeKind::Event, &new.name, Class::Additive),
            Pair::Removed(old) => {
                Changes::new(&old.id, changes).removed("", ChangeKind::Event, &old.name, Class::Breaking);
            }
            Pair::Both(old, new) => event(&mut Changes::new(&new.id, changes), old, new),
        }
    }
}

fn operation(changes: &mut Changes<'_>, old: &Operation, new: &Operation) {
    changes.text("", ChangeKind::Name, &old.name, &new.name, Class::Breaking);
    changes.text("", ChangeKind::Module, &old.module, &new.module, Class::Breaking);
    page(changes, &old.page, &new.page);
    changes.text("", ChangeKind::Description, old.description.page(), new.description.page(), Class::Docs);
    changes.text("", ChangeKind::Method, old.method.as_str(), new.method.as_str(), Class::Breaking);
    changes.text("", ChangeKind::Path, &old.path, &new.path, Class::Breaking);
    changes.text(
        "",
        ChangeKind::RateLimits,
        &rate_limits(&old.rate_limits),
        &rate_limits(&new.rate_limits),
        Class::Additive,
    );
    changes.words(ChangeKind::AppType, &old.app_types, &new.app_types, Class::Additive);
    changes.scopes("", &old.scopes, &new.scopes, Class::Additive);
    let tokens = |operation: &Operation| operation.tokens.iter().map(|token| token.as_str()).collect::<Vec<_>>();
    changes.words(ChangeKind::Token, &tokens(old), &tokens(new), Class::Breaking);
    headers(changes, &old.headers, &new.headers);
    request(changes, old, new);
    changes.text(
        "",
        ChangeKind::ResponseForm,
        old.response_form.as_str(),
        new.response_form.as_str(),
        response_class(old, new),
    );
    for pair in pairs(&old.response, &new.response, |field| &field.name) {
        let role = match pair {
            Pair::Added(field) => Role::of_response(new, field),
            Pair::Removed(field) => Role::of_response(old, field),
            Pair::Both(before, after) => Role::of_response(old, before).and(Role::of_response(new, after)),
        };
        fields::pair(changes, "response", pair, role);
    }
    let (before, after) = (old.paging.as_ref().map(paging), new.paging.as_ref().map(paging));
    let class = if before.is_none() { Class::Additive } else { Class::Breaking };
    changes.option("", ChangeKind::Paging, before, after, class);
    let rows = |operation: &Operation| Some(format!("{} rows at most", operation.paging.as_ref()?.max_rows?));
    changes.option("", ChangeKind::Paging, rows(old), rows(new), Class::Additive);
    let rules = |operation: &Operation| operation.rules.iter().map(ToString::to_string).collect::<Vec<_>>();
    changes.words(ChangeKind::Rule, &rules(old), &rules(new), Class::Docs);
    examples(changes, old, new);
    errors(changes, &old.errors, &new.errors);
}

fn event(changes: &mut Changes<'_>, old: &Event, new: &Event) {
    changes.text("", ChangeKind::Name, &old.name, &new.name, Class::Breaking);
    changes.text("", ChangeKind::Module, &old.module, &new.module, Class::Breaking);
    page(changes, &old.page, &new.page);
    changes.text("", ChangeKind::Description, old.description.page(), new.description.page(), Class::Docs);
    changes.words(ChangeKind::AppType, &old.app_types, &new.app_types, Class::Additive);
    changes.scopes("", &old.scopes, &new.scopes, Class::Additive);
    fields::compare(changes, "event", &old.fields, &new.fields, Role::EVENT);
    let example = |event: &Event| event.example.as_ref().map(|example| example.as_str().to_owned());
    changes.option("", ChangeKind::Example, example(old), example(new), Class::Docs);
}

fn page(changes: &mut Changes<'_>, old: &Page, new: &Page) {
    changes.text("page", ChangeKind::File, &old.path, &new.path, Class::Docs);
    changes.text("page", ChangeKind::Title, old.title.page(), new.title.page(), Class::Docs);
    changes.text("page", ChangeKind::Url, &old.url, &new.url, Class::Docs);
}

fn headers(changes: &mut Changes<'_>, old: &[Header], new: &[Header]) {
    let required = |header: &Header| if header.required { "required" } else { "optional" };
    for pair in pairs(old, new, |header| &header.name) {
        let (Pair::Added(header) | Pair::Removed(header) | Pair::Both(_, header)) = pair;
        let path = format!("header {}", header.name);
        // A required header changes what is sent; an optional one has no Rust item.
        let gained = if header.required { Class::Breaking } else { Class::Docs };
        let lost = if header.required { Class::Additive } else { Class::Docs };
        match pair {
            Pair::Added(header) => changes.added(&path, ChangeKind::Header, required(header), gained),
            Pair::Removed(header) => changes.removed(&path, ChangeKind::Header, required(header), lost),
            Pair::Both(old, new) => {
                let class = if new.required { Class::Breaking } else { Class::Additive };
                changes.text(&path, ChangeKind::Required, yes_or_no(old.required), yes_or_no(new.required), class);
                changes.text(
                    &path,
                    ChangeKind::Description,
                    old.description.page(),
                    new.description.page(),
                    Class::Docs,
                );
            }
        }
    }
}

fn request(changes: &mut Changes<'_>, old: &Operation, new: &Operation) {
    let (before, after) = (arguments(old), arguments(new));
    fields::argument_order(changes, "", &before, &after, Role::REQUEST);
    fields::compare(changes, "path", &old.path_parameters, &new.path_parameters, Role::REQUEST);
    fields::compare(changes, "query", &old.query, &new.query, Role::REQUEST);
    let format = |operation: &Operation| operation.body_format.map(BodyFormat::as_str);
    let class = if old.body_format.is_none() { Class::Additive } else { Class::Breaking };
    changes.option("", ChangeKind::BodyFormat, format(old), format(new), class);
    fields::compare(changes, "body", &old.body, &new.body, Role::REQUEST);
}

fn arguments(operation: &Operation) -> Vec<&str> {
    fields::arguments(operation.request_fields(), Role::REQUEST)
}

fn examples(changes: &mut Changes<'_>, old: &Operation, new: &Operation) {
    let text = |example: &Option<Example>| example.as_ref().map(|example| example.as_str().to_owned());
    changes.option("", ChangeKind::RequestExample, text(&old.request_example), text(&new.request_example), Class::Docs);
    changes.option(
        "",
        ChangeKind::ResponseExample,
        text(&old.response_example),
        text(&new.response_example),
        Class::Docs,
    );
}

fn errors(changes: &mut Changes<'_>, old: &[ErrorCode], new: &[ErrorCode]) {
    for pair in pairs(old, new, |error| error.code) {
        let (Pair::Added(error) | Pair::Removed(error) | Pair::Both(_, error)) = pair;
        let path = format!("error {}", error.code);
        match pair {
            Pair::Added(error) => changes.added(&path, ChangeKind::Error, &error.name, Class::Additive),
            Pair::Removed(error) => changes.removed(&path, ChangeKind::Error, &error.name, Class::Breaking),
            Pair::Both(old, new) => {
                changes.text(&path, ChangeKind::Name, &old.name, &new.name, Class::Breaking);
                changes.option(&path, ChangeKind::Status, old.status, new.status, Class::Additive);
                changes.text(&path, ChangeKind::Message, old.message.page(), new.message.page(), Class::Docs);
                changes.text(&path, ChangeKind::Advice, old.advice.page(), new.advice.page(), Class::Docs);
            }
        }
    }
}

/// `token page_token, page_size -> items, next_page_token, has_more`
fn paging(paging: &Paging) -> String {
    let Paging { scheme, items, page, page_size, next_page, has_more, total, max_rows: _ } = paging;
    let list = |names: &[&str]| names.iter().filter(|name| !name.is_empty()).copied().collect::<Vec<_>>().join(", ");
    format!("{} {} -> {}", scheme.as_str(), list(&[page, page_size]), list(&[items, next_page, has_more, total]))
}

/// `1000/minute, 50/second`, in an order of its own: that of the page means nothing.
fn rate_limits(limits: &[RateLimit]) -> String {
    let mut words: Vec<String> = limits.iter().map(ToString::to_string).collect();
    words.sort_unstable();
    words.join(", ")
}
