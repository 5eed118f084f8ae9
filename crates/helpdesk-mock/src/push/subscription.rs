//! Which events are pushed: the subscriptions, and what operations have for a consequence.

use helpdesk_schema::{Event, Operation};
use serde_json::Value;

use crate::api::encoding::decode_segment;

pub(crate) const SUBSCRIBE: &str = "helpdesk.v1.event.subscribe";
pub(crate) const UNSUBSCRIBE: &str = "helpdesk.v1.event.unsubscribe";

/// The event that an operation is followed by.
const CONSEQUENCES: [(&str, &str); 4] = [
    ("helpdesk.v1.ticket.start_service", "helpdesk.ticket.created_v1"),
    ("helpdesk.v1.ticket.update", "helpdesk.ticket.updated_v1"),
    ("helpdesk.v1.ticket.message.create", "helpdesk.ticket_message.created_v1"),
    ("helpdesk.v1.notification.submit_approve", "helpdesk.notification.approve_v1"),
];

pub(crate) fn consequence(operation: &str) -> Option<&'static str> {
    CONSEQUENCES.iter().find(|(cause, _)| *cause == operation).map(|(_, event_type)| *event_type)
}

/// The event types that the body of a subscription names; an error says which it does not know.
pub(crate) fn named<'a>(events: &'a [Event], body: &[u8]) -> Result<Vec<&'a str>, String> {
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let items = body["events"].as_array().map(Vec::as_slice).unwrap_or_default();
    let found = items.iter().enumerate().map(|(index, item)| {
        let wanted = (item["type"].as_str(), item["subtype"].as_str());
        let event = events.iter().find(|event| {
            let (ty, subtype) = type_and_subtype(&event.id);
            wanted == (Some(ty), Some(subtype))
        });
        event.map(|event| event.id.as_str()).ok_or_else(|| {
            let documented: Vec<&str> = events.iter().map(|event| event.id.as_str()).collect();
            format!("body/events[{index}]: no documented event, which are: {}", documented.join(", "))
        })
    });
    found.collect()
}

/// How a subscription calls an event type: `helpdesk.ticket.created_v1` is `helpdesk.ticket` and `ticket.created_v1`, as the
/// page's example has it.
fn type_and_subtype(event_type: &str) -> (&str, &str) {
    let ty = event_type.rsplit_once('.').map_or("", |(ty, _)| ty);
    let resource = ty.rfind('.').map_or(0, |dot| dot + 1);
    (ty, &event_type[resource..])
}

/// The ids that a call and its answer carry, by name: those in the path, in the body, and in the answer's `data`.
pub(crate) fn ids(operation: &Operation, path: &str, body: &[u8], answer: &str) -> Vec<(String, String)> {
    let in_path = operation.path.split('/').zip(path.split('/'));
    let mut ids: Vec<(String, String)> = in_path
        .filter_map(|(name, value)| Some((name.strip_prefix(':')?.to_owned(), decode_segment(value)?)))
        .collect();
    let body: Value = serde_json::from_slice(body).unwrap_or_default();
    let answer: Value = serde_json::from_str(answer).unwrap_or_default();
    for fields in [&body, &answer["data"]].into_iter().filter_map(Value::as_object) {
        let texts = fields.iter().filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned())));
        ids.extend(texts.filter(|(name, _)| name.ends_with("_id")));
    }
    ids
}
