//! Examples of pages that contradict the tables of their pages, as corrected.

use std::ops::Range;

use helpdesk_schema::examples::{Disagreement, Step, disagreement, offset, value, value_disagreement};
use helpdesk_schema::{Direction, Event, Operation, Payload, ResponseForm, Schema};
use serde_json::Value;

use super::page::ReadPage;
use crate::{Problem, Report};

/// Reports the first contradiction of each example as a warning.
pub(crate) fn report(folder: &str, schema: &Schema, pages: &[ReadPage], report: &mut Report) {
    let page = |path: &str| pages.iter().find(|page| page.path == path);
    for operation in &schema.operations {
        let Some(page) = page(&operation.page.path) else { continue };
        let spans = &page.reading.page;
        warn(folder, page, "the request", spans.request_example_span.as_ref(), request(operation), report);
        warn(folder, page, "the response", spans.response_example_span.as_ref(), response(operation), report);
    }
    for event in &schema.events {
        let Some(page) = page(&event.page.path) else { continue };
        warn(folder, page, "the event", page.reading.page.response_example_span.as_ref(), pushed(event), report);
    }
}

fn warn(
    folder: &str,
    page: &ReadPage,
    of: &str,
    example: Option<&Range<usize>>,
    found: Option<Disagreement>,
    report: &mut Report,
) {
    let (Some(example), Some(Disagreement { steps, message })) = (example, found) else { return };
    let file = format!("{folder}/{}", page.path);
    let text = page.text.get(example.clone()).unwrap_or_default();
    let start = example.start + offset(text, &steps);
    let end = page.text.get(start..).and_then(|rest| rest.find('\n')).map_or(start, |len| start + len);
    report.source(&file, page.text.as_str());
    report.warning(
        Problem::new(file, format!("the example of {of} contradicts its table: {message}"))
            .code("contradicting-example")
            .at(start..end)
            .hint(
                "correct the example with a `[[text]]` entry of the corrections, or the table with one for the field",
            ),
    );
}

fn request(operation: &Operation) -> Option<Disagreement> {
    disagreement(&value(operation.request_example.as_ref())?, &operation.body, Direction::Request)
}

fn response(operation: &Operation) -> Option<Disagreement> {
    let mut response = value(operation.response_example.as_ref())?;
    match operation.response_form {
        ResponseForm::Binary | ResponseForm::Empty => None,
        ResponseForm::Flat => {
            if let Value::Object(object) = &mut response {
                object.retain(|name, _| !helpdesk_schema::Field::ENVELOPE.contains(&name.as_str()));
            }
            payload(&response, operation)
        }
        ResponseForm::Data => {
            let data = response.get("data").filter(|data| !data.is_null())?;
            payload(data, operation).map(|found| inside("data", found))
        }
    }
}

fn payload(value: &Value, operation: &Operation) -> Option<Disagreement> {
    match operation.payload() {
        Payload::Object(fields) => disagreement(value, fields, Direction::Response),
        Payload::Value(field) => value_disagreement(value, field, Direction::Response),
        Payload::File => None,
    }
}

fn pushed(event: &Event) -> Option<Disagreement> {
    let pushed = value(event.example.as_ref())?;
    if !event.is_enveloped() {
        return disagreement(&pushed, &event.fields, Direction::Response);
    }
    let found = disagreement(pushed.get("event")?, event.payload(), Direction::Response);
    found.map(|found| inside("event", found))
}

/// The same in the object around.
fn inside(key: &str, found: Disagreement) -> Disagreement {
    let message = match found.message.strip_prefix(": ") {
        Some(whole) => format!("{key}: {whole}"),
        None if found.steps.is_empty() => format!("{key}: {}", found.message),
        None => format!("{key}/{}", found.message),
    };
    Disagreement { steps: std::iter::once(Step::Key(key.to_owned())).chain(found.steps).collect(), message }
}
