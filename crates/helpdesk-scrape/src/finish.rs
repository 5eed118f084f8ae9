//! Determines the kind of a page after the pass, and reports missing parts.

use std::collections::HashSet;
use std::ops::Range;

use helpdesk_schema::FieldLocation;

use crate::coverage::RowCounts;
use crate::diagnostic::{Rule, Sink};
use crate::examples;
use crate::flat;
use crate::page::{FieldTable, Page, PageKind};
use crate::prose::markdown;
use crate::seen::{BasicSpans, Headless, Seen};
use crate::tables::headers;
use crate::text::trim_range;

/// The length of the line `:::html` before a block.
const FENCE: usize = ":::html\n".len();

/// Completes the page.
pub(crate) fn finish(mut seen: Seen, text: &str, sink: &mut Sink) -> (Page, RowCounts) {
    seen.page.kind = kind(&seen, text);
    seen.page.description = markdown::clean(&seen.description);
    let mut names: HashSet<String> = seen.page.headers.iter().map(|header| header.name.clone()).collect();
    let notes = headers::in_notes(&seen.header_notes);
    seen.page.headers.extend(notes.into_iter().filter(|note| names.insert(note.name.clone())));
    match seen.page.kind {
        PageKind::Endpoint => endpoint(&mut seen, text, sink),
        PageKind::Event => event(&mut seen, text, sink),
        PageKind::Other => other(&seen, text, sink),
    }
    if !seen.has_lost_rows {
        sink.append(std::mem::take(&mut seen.undescribed));
    }
    if let Some(misplaced) = flat::misplaced(&seen.page) {
        let flat::Misplaced { field, object, span } = misplaced;
        // All other faults of fields are consequences.
        sink.keep(|rule, _| rule == Rule::BadFileHeader);
        sink.report(
            Rule::FlattenedTree,
            span,
            format!("`{field}` is part of `{object}`, but beside it: the tables of the page do not tell the levels of their rows"),
            "the site's export as `.md` has this form; fetch the page with `cargo xtask fetch`, which keeps the levels",
        );
    }
    if let Some((range, what)) = seen.truncated.take() {
        let line = last_line(text, trim_range(text, range.clone()).end);
        let message = format!("the page ends in the middle of {what}");
        // Open tags there, and things missing behind it, are consequences.
        sink.keep(|rule, span| {
            let is_in_block = span.start >= range.start.saturating_sub(FENCE);
            !(rule == Rule::MissingResponse
                || span.start >= line.start
                || is_in_block
                    && matches!(
                        rule,
                        Rule::UnclosedTag
                            | Rule::UnclosedFence
                            | Rule::BrokenTag
                            | Rule::MissingCell
                            | Rule::MissingUrl
                            | Rule::BadMethod
                            | Rule::MissingEventType
                            | Rule::BadExample
                            | Rule::LooseExample
                    ))
        });
        sink.beside_fields = seen.truncated_beside_fields;
        sink.report(Rule::TruncatedPage, line, message, "fetch the page again");
    }
    (seen.page, seen.rows)
}

fn kind(seen: &Seen, text: &str) -> PageKind {
    let has_event_fields = seen.page.tables.iter().any(|table| table.location == FieldLocation::Event);
    let leads_to_event = seen.page.explorer.as_ref().is_some_and(|explorer| explorer.is_event);
    match &seen.basic {
        Some((_, BasicSpans { event_type: Some(_), .. })) => PageKind::Event,
        Some((_, BasicSpans { url: None, method: None, .. })) if has_event_fields || leads_to_event => PageKind::Event,
        Some(_) => PageKind::Endpoint,
        // Old event pages have no basic table.
        None if seen.has_event_sample || shown_event_type(text, &seen.response_examples).is_some() => PageKind::Event,
        None if has_event_fields && !seen.page.event_types.is_empty() => PageKind::Event,
        None => PageKind::Other,
    }
}

fn endpoint(seen: &mut Seen, text: &str, sink: &mut Sink) {
    let (table, spans) = seen.basic.take().unwrap_or_default();
    // A cell with an invalid value was reported when it was read.
    if spans.url.is_none() && !spans.has_faults {
        let message = "the basic table has no URL";
        sink.report(Rule::MissingUrl, table.clone(), message, "add the URL in a row `HTTP URL`");
    }
    if spans.method.is_none() && !spans.has_faults {
        let message = "the basic table has no HTTP method";
        sink.report(Rule::BadMethod, table, message, "add the method in a row `HTTP Method`");
    }
    headless(seen, sink);
    if !seen.has_response {
        sink.report(
            Rule::MissingResponse,
            last_line(text, text.trim_end().len()),
            "the page has no section 响应",
            "fetch the page again if it was cut off",
        );
    }
    (seen.page.request_example, seen.page.request_example_span) =
        examples::read(text, &seen.request_examples, sink).unzip();
    (seen.page.response_example, seen.page.response_example_span) =
        examples::read(text, &seen.response_examples, sink).unzip();
}

/// Reports a table that lacks the heading of its section, if the page has no other such table.
fn headless(seen: &mut Seen, sink: &mut Sink) {
    let Some((table, lists)) = seen.headless.take() else { return };
    let (is_read, what, heading) = match lists {
        Headless::Errors => (!seen.page.errors.is_empty(), "error codes", "### 错误码"),
        Headless::Headers => (!seen.page.tokens.is_empty(), "request headers", "### 请求头"),
        Headless::Fields => {
            let is_request = |table: &FieldTable| table.location != FieldLocation::Response;
            (seen.page.tables.iter().any(is_request), "parameters", "### 请求体` or `### 查询参数")
        }
    };
    if is_read {
        return;
    }
    sink.keep(|rule, span| rule != Rule::SideTable || *span != table);
    let beside_fields = std::mem::replace(&mut sink.beside_fields, true);
    let message = format!("the table lists {what}, but is not below their heading");
    sink.report(Rule::UnknownSection, table, message, format!("add the heading `{heading}` above it"));
    sink.beside_fields = beside_fields;
}

fn event(seen: &mut Seen, text: &str, sink: &mut Sink) {
    if seen.page.event_types.is_empty() {
        if seen.response_examples.is_empty() {
            seen.response_examples = std::mem::take(&mut seen.other_code);
            seen.response_examples.retain(|range| examples::event_type(&text[range.clone()]).is_some());
        }
        seen.page.event_types.extend(shown_event_type(text, &seen.response_examples));
        // An example does not replace a basic table that exists.
        let basic = seen.basic.take();
        let is_reported = basic.as_ref().is_some_and(|(_, spans)| spans.has_faults);
        let stated = basic.map(|(table, spans)| spans.event_type.unwrap_or(table));
        if is_reported {
            // The event type may be in the row that was reported.
        } else if stated.is_some() || seen.page.event_types.is_empty() {
            sink.report(
                Rule::MissingEventType,
                stated.unwrap_or_default(),
                "the page does not state an event type",
                "add it in the row 事件类型 of the basic table",
            );
        }
    }
    (seen.page.response_example, seen.page.response_example_span) =
        examples::read(text, &seen.response_examples, sink).unzip();
}

fn other(seen: &Seen, text: &str, sink: &mut Sink) {
    let Some(explorer) = &seen.page.explorer else {
        if let (Some(at), true) = (text.find(">HTTP URL<"), text.contains(">HTTP Method<")) {
            let (message, hint) =
                ("`HTTP URL` is outside of any basic table", "add the tags of the table around its rows");
            sink.report(Rule::MissingUrl, at + 1..at + 1 + "HTTP URL".len(), message, hint);
        }
        return;
    };
    let (rule, what) =
        if explorer.is_event { (Rule::MissingEventType, "event type") } else { (Rule::MissingUrl, "URL") };
    let start = text.find("}(url=").map_or(0, |at| at + 1);
    let end = text[start..].find(')').map_or(start, |close| start + close + 1);
    let message = format!("the page links to the API explorer, but has no basic table with the {what}");
    sink.report(rule, start..end, message, "add the basic table");
}

/// The event type shown in one of the examples.
fn shown_event_type(text: &str, examples: &[Range<usize>]) -> Option<String> {
    examples.iter().find_map(|range| examples::event_type(&text[range.clone()]))
}

/// The line that ends at an offset.
fn last_line(text: &str, end: usize) -> Range<usize> {
    let start = text[..end].rfind('\n').map_or(0, |newline| newline + 1);
    trim_range(text, start..end)
}
