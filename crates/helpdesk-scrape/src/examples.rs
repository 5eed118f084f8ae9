//! Examples of requests, responses and events.

use std::ops::Range;

use helpdesk_schema::Example;
use serde_json::Value;

use crate::diagnostic::{Rule, Sink};
use crate::text::trim_range;

/// Reads the first code block that is JSON, and returns its position, too. If none is, the first one is reported.
pub(crate) fn read(page: &str, blocks: &[Range<usize>], sink: &mut Sink) -> Option<(Example, Range<usize>)> {
    let blocks: Vec<Range<usize>> =
        blocks.iter().map(|block| trim_range(page, block.clone())).filter(|block| !block.is_empty()).collect();
    if let Some(block) = blocks.iter().find(|block| parse(&page[(*block).clone()]).is_ok()) {
        return Some((Example::new(&page[block.clone()]), block.clone()));
    }
    let first = blocks.first()?.clone();
    let text = &page[first.clone()];
    if is_foreign(text) {
        sink.report(
            Rule::ForeignExample,
            first.start..line_end(page, first.start),
            "the example is not JSON; it is left out",
            "if the body is JSON, show it as JSON",
        );
        return None;
    }
    let error = parse(text).err()?;
    let at = first.start + error.offset;
    if let Some(json) = loose(text) {
        sink.report(
            Rule::LooseExample,
            at..line_end(page, at),
            format!(
                "the example is JSON only after removing comments, surplus commas and further values: {}",
                error.message
            ),
            "remove them",
        );
        return Some((Example::new(json), first));
    }
    sink.report(
        Rule::BadExample,
        at..line_end(page, at),
        format!("the example is not JSON: {}", error.message),
        advice(&error.message),
    );
    None
}

fn line_end(page: &str, at: usize) -> usize {
    memchr::memchr(b'\n', &page.as_bytes()[at..]).map_or(page.len(), |len| at + len)
}

struct ParseError {
    /// The offset of the error in the text.
    offset: usize,
    message: String,
}

fn parse(text: &str) -> Result<Value, ParseError> {
    serde_json::from_str(text).map_err(|error| {
        let line_start: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
        let mut offset = (line_start + error.column().saturating_sub(1)).min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let full = error.to_string();
        let message = full.split(" at line ").next().unwrap_or_default().to_owned();
        // A missing end of a line is noticed in the next line.
        let line_start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
        let is_first = text[line_start..offset].trim().is_empty();
        if is_first && (message.starts_with("expected `,`") || message.starts_with("control character")) {
            let before = text[..line_start].trim_end();
            offset = before.char_indices().last().map_or(offset, |(last, _)| last);
        }
        ParseError { offset, message }
    })
}

/// The advice for an error of the parser.
fn advice(message: &str) -> &'static str {
    match message {
        _ if message.starts_with("expected `,`") => "add a comma or a closing bracket after this value",
        _ if message.starts_with("EOF") => "add the closing brackets or quotes",
        _ if message.starts_with("control character") => "close the text in this line with `\"`",
        _ if message.starts_with("trailing characters") => {
            "delete what follows the first value, or add the opening bracket"
        }
        _ if message.starts_with("key must be") => "write the key between `\"`",
        _ => "correct the example",
    }
}

/// Whether the text is a shell command, a dump of a multipart body, or an HTTP message.
fn is_foreign(text: &str) -> bool {
    const STARTS: &[&str] = &[
        "curl",
        "-",
        "'-",
        "\"-",
        "HTTP/",
        "GET ",
        "POST ",
        "PUT ",
        "PATCH ",
        "DELETE ",
        "http",
        "Content-",
        "Authorization",
    ];
    let is_command = |line: &str| line.trim_start().starts_with("curl ");
    STARTS.iter().any(|start| text.starts_with(start))
        || !text.contains(['{', '[', '}', ']'])
        || text.lines().any(is_command)
}

/// The JSON in a text with comments, surplus commas, unusual white space or several values; the first of those.
fn loose(text: &str) -> Option<String> {
    let cleaned = without_comments(text);
    let mut values = serde_json::Deserializer::from_str(&cleaned).into_iter::<Value>();
    values.next()?.ok()?;
    let end = values.byte_offset();
    if !values.all(|value| value.is_ok()) {
        return None;
    }
    let lines: Vec<&str> = cleaned[..end].lines().map(str::trim_end).filter(|line| !line.is_empty()).collect();
    Some(lines.join("\n").trim().to_owned())
}

/// The text without comments, and without commas before a closing bracket.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut in_string = false;
    // The position of a comma that a closing bracket would make surplus.
    let mut comma = None;
    while let Some(c) = chars.next() {
        if in_string {
            out.push(c);
            match c {
                '\\' => out.extend(chars.next()),
                '"' => in_string = false,
                _ => {}
            }
            continue;
        }
        match (c, chars.peek()) {
            ('/', Some('/')) | ('#', _) => while chars.next_if(|c| *c != '\n').is_some() {},
            ('/', Some('*')) => {
                chars.next();
                let mut star = false;
                for c in chars.by_ref() {
                    if star && c == '/' {
                        break;
                    }
                    star = c == '*';
                }
            }
            ('}' | ']', _) => {
                if let Some(at) = comma.take() {
                    out.remove(at);
                }
                out.push(c);
            }
            _ if crate::text::is_blank(c) => out.push(if c == '\n' { '\n' } else { ' ' }),
            _ => {
                comma = (c == ',').then_some(out.len());
                in_string = c == '"';
                out.push(c);
            }
        }
    }
    out
}

/// The event type in an example, even if the example is not quite JSON.
pub(crate) fn event_type(text: &str) -> Option<String> {
    if let Some(value) = loose(text).and_then(|json| serde_json::from_str::<Value>(&json).ok()) {
        let ty = value.pointer("/header/event_type").or_else(|| value.pointer("/event/type"))?;
        return ty.as_str().map(str::to_owned);
    }
    // In the old form, the type is within `event`; outside of it, it is always the same word.
    let (_, event) = text.contains("event_callback").then(|| text.split_once("\"event\""))??;
    let (_, after) = event.split_once("\"type\"")?;
    let mut quoted = after.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?.split('"');
    quoted.next().filter(|ty| !ty.is_empty() && *ty != "event_callback").map(str::to_owned)
}
