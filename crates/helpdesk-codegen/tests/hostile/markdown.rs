//! Reads a text as Markdown.

use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, Options, Parser, Tag};

/// The parts that a text may have beside paragraphs, list items, emphasis, inline code and blocks of plain text.
#[derive(Clone, Copy)]
pub(crate) struct Allowed<'a> {
    /// Whether a link may lead there.
    pub(crate) link: fn(&str) -> bool,
    /// The items that the text may refer to.
    pub(crate) items: &'a [String],
    pub(crate) headings: &'a [&'a str],
    /// The cells of the head of its table.
    pub(crate) table: &'a [&'a str],
}

/// The parts of a text that the generator itself wrote.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Found {
    /// Blocks of code that rustdoc runs.
    pub(crate) examples: Vec<String>,
    pub(crate) headings: usize,
    /// The first cells of the table's rows.
    pub(crate) rows: Vec<String>,
}

/// As rustdoc reads it.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

/// Whether a link leads to a host of the web that it names.
pub(crate) fn is_web(target: &str) -> bool {
    let rest = target.strip_prefix("https://").or_else(|| target.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_alphanumeric())
            && rest.chars().all(|c| c.is_ascii_graphic() && !"<>\"`\\^{}|()".contains(c))
            && !rest.split(['/', '?', '#']).next().unwrap_or_default().contains('@')
    })
}

/// Fails if there is anything in the text that is not allowed.
pub(crate) fn check(text: &str, allowed: Allowed<'_>) -> Result<Found, String> {
    let mut found = Found::default();
    let mut dangling = Vec::new();
    // rustdoc takes every label in brackets that no link belongs to for an item's name.
    let callback = |link: BrokenLink<'_>| {
        dangling.push(link.reference.to_string());
        None::<(CowStr<'_>, CowStr<'_>)>
    };
    let parser = Parser::new_with_broken_link_callback(text, options(), Some(callback));
    let (mut heading, mut head, mut row, mut code): (Option<String>, Vec<String>, Option<Vec<String>>, Option<String>) =
        Default::default();
    let mut in_head = false;
    for event in parser {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(kind))) if &*kind == "text" => {}
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(kind))) if kind.is_empty() => code = Some(String::new()),
            Event::Start(Tag::CodeBlock(kind)) => return Err(format!("a block of code {kind:?}")),
            Event::End(pulldown_cmark::TagEnd::CodeBlock) => found.examples.extend(code.take()),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let item = dest_url.strip_prefix("Self::").or_else(|| dest_url.strip_prefix("super::errors::"));
                let is_item = item.is_some_and(|name| allowed.items.iter().any(|item| item == name));
                if !is_item && !(allowed.link)(&dest_url) {
                    return Err(format!("a link to {dest_url:?}"));
                }
            }
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(pulldown_cmark::TagEnd::Heading(_)) => {
                let text = heading.take().unwrap_or_default();
                if !allowed.headings.contains(&text.as_str()) {
                    return Err(format!("a heading {text:?}"));
                }
                found.headings += 1;
            }
            Event::Start(Tag::TableHead) => (in_head, head) = (true, Vec::new()),
            Event::End(pulldown_cmark::TagEnd::TableHead) => {
                in_head = false;
                if head != allowed.table {
                    return Err(format!("a table {head:?}"));
                }
            }
            Event::Start(Tag::TableRow) => row = Some(Vec::new()),
            Event::End(pulldown_cmark::TagEnd::TableRow) => {
                found.rows.extend(row.take().into_iter().filter_map(|row| row.into_iter().next()));
            }
            Event::Start(Tag::TableCell) => {
                if in_head {
                    head.push(String::new());
                } else if let Some(row) = &mut row {
                    row.push(String::new());
                }
            }
            Event::Start(Tag::Paragraph | Tag::List(_) | Tag::Item | Tag::Emphasis | Tag::Strong | Tag::Table(_)) => {}
            Event::Text(text) | Event::Code(text) => {
                if let Some(c) = text.chars().find(|c| !matches!(c, '\n' | '\t') && helpdesk_schema::is_control(*c)) {
                    return Err(format!("the character {c:?} in {text:?}"));
                }
                let cell = if in_head { head.last_mut() } else { row.as_mut().and_then(|row| row.last_mut()) };
                for to in [heading.as_mut(), code.as_mut(), cell].into_iter().flatten() {
                    to.push_str(&text);
                }
            }
            Event::End(_) | Event::SoftBreak => {}
            other => return Err(format!("{other:?}")),
        }
    }
    match dangling.iter().find(|name| !allowed.items.iter().any(|item| **name == format!("`{item}`"))) {
        Some(name) => Err(format!("a link to the item {name:?}")),
        None => Ok(found),
    }
}
