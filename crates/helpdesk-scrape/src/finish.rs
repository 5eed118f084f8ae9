//! What the page is, once all of it was seen, and what it lacks for that.

use std::collections::HashSet;
use std::ops::Range;

use crate::basic::BasicSpans;
use crate::blocks::trim;
use crate::diagnostic::{Rule, Sink};
use crate::page::{self, Kind, Page};
use crate::reading::Rows;
use crate::{examples, headers, markdown};

/// What the pass over the page saw.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    pub(crate) page: Page,
    pub(crate) rows: Rows,
    /// The basic table, and where its parts stand.
    pub(crate) basic: Option<(Range<usize>, BasicSpans)>,
    /// The text before the first section.
    pub(crate) description: String,
    /// The text around the header table, in which a note may ask for another header.
    pub(crate) header_notes: String,
    pub(crate) request_examples: Vec<Range<usize>>,
    pub(crate) response_examples: Vec<Range<usize>>,
    /// Code that is the example of no section.
    pub(crate) other_code: Vec<Range<usize>>,
    /// Whether there is sample code that receives an event.
    pub(crate) has_event_sample: bool,
    /// Whether there is a section of the answer.
    pub(crate) has_response: bool,
    /// The block that the page ends in the middle of, and what it holds.
    pub(crate) truncated: Option<(Range<usize>, &'static str)>,
}

impl Seen {
    /// Completes the page.
    pub(crate) fn finish(mut self, text: &str, sink: &mut Sink) -> (Page, Rows) {
        self.page.kind = self.kind(text);
        self.page.description = markdown::clean(&self.description);
        let mut names: HashSet<String> = self.page.headers.iter().map(|header| header.name.clone()).collect();
        let notes = headers::in_notes(&self.header_notes);
        self.page.headers.extend(notes.into_iter().filter(|note| names.insert(note.name.clone())));
        match self.page.kind {
            Kind::Endpoint => self.endpoint(text, sink),
            Kind::Event => self.event(text, sink),
            Kind::Other => self.other(text, sink),
        }
        if let Some((range, what)) = self.truncated.take() {
            let line = last_line(text, trim(text, range).end);
            let message = format!("the page ends in the middle of {what}");
            sink.report(Rule::TruncatedPage, line, message, "fetch the page again");
        }
        (self.page, self.rows)
    }

    fn kind(&self, text: &str) -> Kind {
        let has_event_fields = self.page.tables.iter().any(|table| table.section == page::Section::Event);
        let leads_to_event = self.page.explorer.as_ref().is_some_and(|explorer| explorer.is_event);
        match &self.basic {
            Some((_, BasicSpans { event_type: Some(_), .. })) => Kind::Event,
            Some((_, BasicSpans { url: None, method: None, .. })) if has_event_fields || leads_to_event => Kind::Event,
            Some(_) => Kind::Endpoint,
            // Old pages of events have no basic table.
            None if self.has_event_sample || shown_event_type(text, &self.response_examples).is_some() => Kind::Event,
            None if has_event_fields && !self.page.event_types.is_empty() => Kind::Event,
            None => Kind::Other,
        }
    }

    fn endpoint(&mut self, text: &str, sink: &mut Sink) {
        let (table, spans) = self.basic.take().unwrap_or_default();
        // A cell that does not hold it was reported where it was read.
        if spans.url.is_none() {
            let message = "the basic table states no URL";
            sink.report(Rule::MissingUrl, table.clone(), message, "add the URL in a row `HTTP URL`");
        }
        if spans.method.is_none() {
            let message = "the basic table states no HTTP method";
            sink.report(Rule::BadMethod, table, message, "add the method in a row `HTTP Method`");
        }
        if !self.has_response {
            sink.report(
                Rule::MissingResponse,
                last_line(text, text.trim_end().len()),
                "the page ends without a section 响应",
                "if the page was cut off, fetch it again",
            );
        }
        self.page.request_example = examples::read(text, &self.request_examples, sink);
        self.page.response_example = examples::read(text, &self.response_examples, sink);
    }

    fn event(&mut self, text: &str, sink: &mut Sink) {
        if self.page.event_types.is_empty() {
            if self.response_examples.is_empty() {
                self.response_examples = std::mem::take(&mut self.other_code);
                self.response_examples.retain(|range| examples::event_type(&text[range.clone()]).is_some());
            }
            self.page.event_types.extend(shown_event_type(text, &self.response_examples));
            // Where there is a basic table, an example is no substitute for it.
            let stated = self.basic.take().map(|(table, spans)| spans.event_type.unwrap_or(table));
            if stated.is_some() || self.page.event_types.is_empty() {
                sink.report(
                    Rule::MissingEventType,
                    stated.unwrap_or_default(),
                    "the page states no event type",
                    "write it into the row 事件类型 of the basic table",
                );
            }
        }
        self.page.response_example = examples::read(text, &self.response_examples, sink);
    }

    fn other(&self, text: &str, sink: &mut Sink) {
        let Some(explorer) = &self.page.explorer else { return };
        let (rule, what) =
            if explorer.is_event { (Rule::MissingEventType, "event type") } else { (Rule::MissingUrl, "URL") };
        let start = text.find("}(url=").map_or(0, |at| at + 1);
        let end = text[start..].find(')').map_or(start, |close| start + close + 1);
        let message = format!("the page leads to the API explorer, but has no basic table with the {what}");
        sink.report(rule, start..end, message, "add the table");
    }
}

/// The event type that one of the examples shows.
fn shown_event_type(text: &str, examples: &[Range<usize>]) -> Option<String> {
    examples.iter().find_map(|range| examples::event_type(&text[range.clone()]))
}

/// The line that ends there.
fn last_line(text: &str, end: usize) -> Range<usize> {
    let start = text[..end].rfind('\n').map_or(0, |newline| newline + 1);
    trim(text, start..end)
}
