//! The doc comments of requests and events: what the page says, as a list of facts.

use helpdesk_schema::{Event, Operation, Page, RateLimit, Scope, markdown};

use super::comment::{Docs, plain};
use super::example;
use crate::Options;
use crate::lists::comma_separated;
use crate::operation::Request;

/// The docs of a request, with an example.
pub(crate) fn request(operation: &Operation, request: &Request<'_>, options: &Options<'_>) -> Docs {
    let tokens = comma_separated(&operation.tokens, &|token| format!("`{}_access_token`", token.as_str()));
    let limits = comma_separated(&operation.rate_limits, &|limit| match limit {
        RateLimit::PerSecond(count) => format!("{count} a second"),
        RateLimit::PerMinute(count) => format!("{count} a minute"),
        RateLimit::Special => "special, not published".to_owned(),
    });
    let facts = [
        ("Request", markdown::code(&format!("{} {}", operation.method.as_str(), operation.path))),
        ("Token", tokens),
        ("Scope, any one of", scopes(&operation.scopes)),
        ("Rate limit", limits),
        ("Page", pages(&operation.page)),
    ];
    Docs::new()
        .pages(&[&operation.page.title, &operation.description])
        .paragraph(&bullets(&facts))
        .paragraph("# Errors")
        .paragraph(&errors(operation))
        .paragraph("# Examples")
        .paragraph(&format!("```\n{}\n```", example::of(request, options)))
}

/// Where the error codes are.
fn errors(operation: &Operation) -> String {
    let name = format!("[`{}ErrorCode`]", operation.name);
    match operation.errors.as_slice() {
        [] => format!("The page lists none; {name} keeps every code."),
        _ => format!("{name} has a variant for each code that the page lists."),
    }
}

pub(crate) fn event(event: &Event) -> Docs {
    let facts = [
        ("Event type", markdown::code(&event.id)),
        ("Scope, any one of", scopes(&event.scopes)),
        ("Page", pages(&event.page)),
    ];
    Docs::new().pages(&[&event.page.title, &event.description]).paragraph(&bullets(&facts))
}

fn scopes(scopes: &[Scope]) -> String {
    comma_separated(scopes, &|scope| match scope.name.as_str() {
        "" => plain(&scope.description),
        name => markdown::code(name),
    })
}

/// The page as Lark shows it, which is in English too, and as Feishu does.
fn pages(page: &Page) -> String {
    match page.lark_url() {
        Some(lark) => format!("[Lark]({lark}), [Feishu]({})", page.url),
        None => markdown::address(&page.url),
    }
}

/// The facts that there are.
fn bullets(facts: &[(&str, String)]) -> String {
    let mut bullets = String::new();
    for (what, fact) in facts {
        if !fact.is_empty() {
            bullets.push_str("- ");
            bullets.push_str(what);
            bullets.push_str(": ");
            bullets.push_str(fact);
            bullets.push('\n');
        }
    }
    bullets
}
