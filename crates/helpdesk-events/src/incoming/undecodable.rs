//! Events of a known type that do not fit it.

use std::fmt;

use helpdesk_types::{AnyEvent, EventHeader, UnknownEvent};

use super::event::ReceivedEvent;
use super::printable::printable;

/// A real event whose body does not fit its type, kept whole: log it, or handle the JSON.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct UndecodableEvent {
    /// What holds for every event.
    pub header: EventHeader,
    /// Its type and body.
    pub event: UnknownEvent,
    /// The field that does not fit: `event.object.status`. Long paths are truncated and unprintable characters are escaped.
    pub path: String,
    reason: String,
}

impl UndecodableEvent {
    pub(crate) fn new(header: EventHeader, event: UnknownEvent, path: &str, error: &serde_json::Error) -> Self {
        let path = if path == "." { "event".to_owned() } else { format!("event.{path}") };
        Self { header, event, path: printable(&path), reason: printable(&without_quotes(&error.to_string())) }
    }
}

/// The event as one that no page documents: [`AnyEvent::Other`].
impl From<UndecodableEvent> for ReceivedEvent {
    fn from(UndecodableEvent { header, event, .. }: UndecodableEvent) -> Self {
        Self { header, event: AnyEvent::Other(event) }
    }
}

impl UndecodableEvent {
    /// The id and type, made safe to show.
    fn names(&self) -> (String, String) {
        (printable(self.header.event_id.as_deref().unwrap_or_default()), printable(&self.event.event_type))
    }
}

impl fmt::Display for UndecodableEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (id, event_type) = self.names();
        let Self { path, reason, .. } = self;
        write!(
            f,
            "event {id} of type {event_type}: `{path}` does not fit: {reason}; the type is wrong, please report it with the \
             event's body"
        )
    }
}

/// Without the body, which is as long as it likes and holds what people wrote.
impl fmt::Debug for UndecodableEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (id, event_type) = self.names();
        f.debug_struct("UndecodableEvent")
            .field("event_id", &format_args!("{id}"))
            .field("event_type", &format_args!("{event_type}"))
            .field("path", &format_args!("{}", self.path))
            .field("reason", &format_args!("{}", self.reason))
            .finish_non_exhaustive()
    }
}

/// The reason without the text that it quotes, which people wrote.
fn without_quotes(reason: &str) -> String {
    match (reason.find('"'), reason.rfind('"')) {
        (Some(first), Some(last)) if first < last => format!("{}...{}", &reason[..=first], &reason[last..]),
        _ => reason.to_owned(),
    }
}
