//! The doc comments of requests and events: what the page says, as a list of facts.

use helpdesk_schema::{Event, Operation, RateLimit, Scope};

use crate::docs::{self, Docs};

/// What a request's page says of it.
pub(crate) fn request(operation: &Operation) -> Docs {
    let list = |words: Vec<String>| words.join(", ");
    let tokens = list(operation.tokens.iter().map(|token| format!("`{}_access_token`", token.as_str())).collect());
    let scopes = scopes(&operation.scopes);
    let limits = list(
        operation
            .rate_limits
            .iter()
            .map(|limit| match limit {
                RateLimit::PerSecond(count) => format!("{count} a second"),
                RateLimit::PerMinute(count) => format!("{count} a minute"),
                RateLimit::Special => "special, not published".to_owned(),
            })
            .collect(),
    );
    let facts = [
        ("Request", format!("`{} {}`", operation.method.as_str(), operation.path)),
        ("Token", tokens),
        ("Scope, any one of", scopes),
        ("Rate limit", limits),
        ("Errors", format!("[`{}ErrorCode`]", operation.name)),
        ("Page", format!("<{}>", operation.page.url)),
    ];
    Docs::new().page(&operation.page.title).page(&operation.description).paragraph(bullets(&facts))
}

/// What an event's page says of it.
pub(crate) fn event(event: &Event) -> Docs {
    let facts = [
        ("Event type", docs::code(&event.id)),
        ("Scope, any one of", scopes(&event.scopes)),
        ("Page", format!("<{}>", event.page.url)),
    ];
    Docs::new().page(&event.page.title).page(&event.description).paragraph(bullets(&facts))
}

fn scopes(scopes: &[Scope]) -> String {
    let scope = |scope: &Scope| match scope.name.as_str() {
        "" => docs::plain(&scope.description),
        name => docs::code(name),
    };
    scopes.iter().map(scope).collect::<Vec<_>>().join(", ")
}

/// The facts that there are.
fn bullets(facts: &[(&str, String)]) -> String {
    let stated = facts.iter().filter(|(_, fact)| !fact.is_empty());
    stated.map(|(what, fact)| format!("- {what}: {fact}")).collect::<Vec<_>>().join("\n")
}
