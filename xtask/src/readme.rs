//! The tables of operations and events in the README, so that they cannot go stale.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Context as _;
use helpdesk_schema::{Page, Schema};

use crate::output::Output;

const README: &str = "README.md";
const BEGIN: &str = "<!-- made by `cargo xtask regen`: begin -->\n";
const END: &str = "<!-- end -->\n";

/// The README with the tables of the schema between its marks.
pub(crate) fn output(root: &Path, schema: &Schema) -> anyhow::Result<Output> {
    let text = fs::read_to_string(root.join(README)).with_context(|| format!("cannot read {README}"))?;
    let text = text.replace("\r\n", "\n");
    let marks = || {
        let (before, rest) = text.split_once(BEGIN)?;
        let (_, after) = rest.split_once(END)?;
        Some((before, after))
    };
    let (before, after) =
        marks().with_context(|| format!("{README} lacks the line {:?}, or {:?} below it", BEGIN.trim(), END.trim()))?;
    Ok(Output { path: README.to_owned(), text: format!("{before}{BEGIN}{}{END}{after}", tables(schema)) })
}

fn tables(schema: &Schema) -> String {
    let mut text = String::from("| request | what it does | token |\n| --- | --- | --- |\n");
    // A formatter that writes to a String does not fail.
    for operation in &schema.operations {
        let tokens: Vec<&str> = operation.tokens.iter().map(|token| token.as_str()).collect();
        let _ = writeln!(
            text,
            "| `{}::{}` | {} | {} |",
            operation.module,
            operation.name,
            link(&operation.page),
            tokens.join(", ")
        );
    }
    if !schema.events.is_empty() {
        text.push_str("\n| event | when | type |\n| --- | --- | --- |\n");
    }
    for event in &schema.events {
        let _ = writeln!(text, "| `{}::{}` | {} | `{}` |", event.module, event.name, link(&event.page), event.id);
    }
    text
}

fn link(page: &Page) -> String {
    format!("[{}]({})", page.title.replace(['[', ']', '|'], " "), page.url)
}
