//! A page that arrived: what the service says of it, whether it may stand in for the one that is here, and its file.

use helpdesk_scrape::{Page, PageKind};
use helpdesk_spec::ReadPage;
use serde_json::Value;

use crate::fetch::service::Failure;
use crate::fetch::tree::{milliseconds, normal};
use crate::terminal;

/// What the service answered for a page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) content: String,
    /// In milliseconds.
    pub(crate) updated: Option<u64>,
}

/// Reads the answer of the service to a request for the page of that path.
pub(crate) fn answer(value: &Value, full_path: &str) -> Result<Answer, Failure> {
    let data = value.get("data").unwrap_or(&Value::Null);
    let Some(content) = data.get("content").and_then(Value::as_str) else {
        return Err(refused("the answer has no `data.content`"));
    };
    if content.trim().is_empty() {
        return Err(refused("the page came back empty"));
    }
    let is_another = |other: &&str| normal(other) != normal(full_path);
    if let Some(other) = data.get("fullPath").and_then(Value::as_str).filter(is_another) {
        return Err(refused(format!("another page came back, `{}`", terminal::start(other, 120))));
    }
    Ok(Answer { content: content.to_owned(), updated: data.get("updateTime").and_then(milliseconds) })
}

/// Whether a page that arrived may become the file, in place of the one that is there. What the reader had to say of it
/// is the caller's to show.
pub(crate) fn judge(before: Option<&ReadPage>, after: &ReadPage, content: &str) -> Result<(), Failure> {
    if after.reading.has_errors() {
        return Err(Failure {
            message: "the page that came has errors".to_owned(),
            hint: "the errors above name its lines: teach the reader what is new, or wait until the platform mends it"
                .to_owned(),
        });
    }
    let page = &after.reading.page;
    if page.kind == PageKind::Other && !content.trim_start().starts_with("# ") {
        let start = terminal::start(content.trim_start(), 40);
        return Err(refused(format!("what came is no page: it begins `{start}`, and not with a heading")));
    }
    // Of a page that cannot be read, nothing is known that could be kept.
    let Some(before) = before.filter(|before| !before.reading.has_errors()) else { return Ok(()) };
    let before = &before.reading.page;
    let same = before.kind == page.kind
        && before.method == page.method
        && before.route == page.route
        && before.event_types.iter().all(|event| page.event_types.contains(event));
    if same {
        return Ok(());
    }
    Err(Failure {
        message: format!("what came is {}, and the page here is {}", what(page), what(before)),
        hint: "if the platform did change that, delete the page here and run `cargo xtask fetch --new`".to_owned(),
    })
}

/// What a page is, in words.
fn what(page: &Page) -> String {
    match page.kind {
        PageKind::Endpoint => format!("the endpoint `{} {}`", page.method_text, page.route),
        PageKind::Event => format!("the event `{}`", page.event_types.join("`, `")),
        PageKind::Other => "no endpoint and no event".to_owned(),
    }
}

fn refused(message: impl Into<String>) -> Failure {
    Failure { message: message.into(), hint: "run `cargo xtask fetch` again later".to_owned() }
}

/// The text of the file of a page.
pub(crate) fn file(title: &str, full_path: &str, updated: Option<u64>, content: &str) -> String {
    let title = quoted(title);
    let full_path = quoted(full_path);
    let updated = updated.map(|time| format!("updateTime: \"{time}\"\n")).unwrap_or_default();
    format!("---\ntitle: {title}\nfullPath: {full_path}\n{updated}---\n\n{content}")
}

/// A scalar of YAML, in one line.
fn quoted(text: &str) -> String {
    let line = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let line = line.collect::<Vec<_>>().join(" ");
    format!("\"{}\"", line.replace('\\', "\\\\").replace('"', "\\\""))
}

/// When the page of a file was updated, which stands in its header under one of two keys.
pub(crate) fn updated(text: &str) -> Option<u64> {
    let (open, close) = if text.starts_with("---") { ("---", "\n---") } else { ("<!--", "-->") };
    let header = text.strip_prefix(open)?;
    let header = &header[..header.find(close)?];
    header.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        let value = value.trim().trim_matches('"').parse().ok();
        value.filter(|_| matches!(key.trim(), "updateTime" | "updatedAt"))
    })
}
