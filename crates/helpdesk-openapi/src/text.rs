//! Texts for people, as Markdown.

use std::fmt::Write as _;

use helpdesk_schema::markdown::{self, Links};
use helpdesk_schema::{ErrorCode, Field};

/// The links of a page's text that are kept: those to the platform's own pages. A viewer shows the document beside a form that
/// holds credentials, so that no page shall lead a reader from there to anywhere else.
const LINKS: Links = Links::To(&[
    "open.feishu.cn",
    "www.feishu.cn",
    "applink.feishu.cn",
    "open.larksuite.com",
    "www.larksuite.com",
    "applink.larksuite.com",
]);

/// What stands at the head of every document.
pub(crate) const INTRODUCTION: &str = "\
Made from the platform's documentation pages; each operation links to its own.

Send the access token that an operation names as `Authorization: Bearer ...`. An answer is an envelope: the call succeeded \
where its `code` is 0, whatever the HTTP status, and `data` holds what was asked for.

The platform may send more than is documented: further fields, other values than those listed, null for any field, other \
error codes. What OpenAPI has no word for stands in extensions, all of which begin with `x-feishu-`.";

/// What an answer is that documents nothing else.
pub(crate) const SUCCESS: &str = "The call succeeded where `code` is 0.";

/// What an answer is that tells of a failure.
pub(crate) const FAILURE: &str = "The call failed; `code` tells why.";

/// What a page says in several lines.
pub(crate) fn of_page(text: &str) -> String {
    markdown::block(text, LINKS)
}

/// What a page says in one line.
pub(crate) fn one_line(text: &str) -> String {
    markdown::line(text, LINKS)
}

/// The description of a field, with the values that it does not name itself.
pub(crate) fn description(field: &Field) -> String {
    let mut text = of_page(&field.description);
    let values = || field.values.iter().flat_map(|list| &list.items);
    if values().any(|value| !field.description.contains(&value.key) || !field.description.contains(&value.label)) {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        for value in values() {
            let separator = if value.label.is_empty() { "" } else { ": " };
            // A formatter that writes to a String does not fail.
            let _ = writeln!(text, "- {}{separator}{}", markdown::code(&value.key), one_line(&value.label));
        }
        text.truncate(text.trim_end().len());
    }
    text
}

/// A sentence, and a table of error codes below it.
pub(crate) fn with_errors(sentence: &str, errors: &[&ErrorCode]) -> String {
    let mut text = sentence.to_owned();
    if !errors.is_empty() {
        text.push_str("\n\n| `code` | `msg` | what to do |\n| --- | --- | --- |");
    }
    for error in errors {
        let _ = write!(
            text,
            "\n| {} | {} | {} |",
            error.code,
            markdown::cell(&error.message, LINKS),
            markdown::cell(&error.advice, LINKS)
        );
    }
    text
}
