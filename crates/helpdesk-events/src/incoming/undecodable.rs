//! Events that deviate from their documentation, for a receiver that is strict.

use std::fmt;
use std::marker::PhantomData;

use serde_core::de::DeserializeSeed;

use super::envelope::{Version1, Version2};
use super::event::ReceivedEvent;
use super::outline::Outline;
use super::payload::Payload;
use super::printable::printable;

/// A real event that deviates from its documentation, kept whole: log it, or handle it all the same.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct UndecodableEvent {
    /// The event, with what could be read of it.
    pub received: ReceivedEvent,
    /// The first field that does not fit: `event.object.status`. Long paths are truncated and unprintable characters are
    /// escaped.
    pub path: String,
    reason: String,
}

impl UndecodableEvent {
    /// An event that deviates, by its text.
    pub(crate) fn new(received: ReceivedEvent, outline: &Outline) -> Self {
        let (path, reason) = misfit(&received, outline).unwrap_or_else(|| {
            let first = received.deviations.as_slice().first();
            first.map_or_else(Default::default, |first| {
                let reason = format!("{} documented, {} came", first.documented, first.came);
                (first.path.clone(), reason)
            })
        });
        Self { path: printable(&path), reason: printable(&without_quotes(&reason)), received }
    }

    /// The id and type, made safe to show.
    fn names(&self) -> (String, String) {
        (printable(self.received.event_id()), printable(self.received.event_type()))
    }
}

/// The field that a strict decoder stops at, and why.
fn misfit(received: &ReceivedEvent, outline: &Outline) -> Option<(String, String)> {
    let (text, event_type) = (received.raw(), received.event_type());
    match outline.is_version_2 {
        true => strictly(PhantomData::<Version2>, text),
        false => strictly(PhantomData::<Version1>, text),
    }
    .or_else(|| strictly(Payload { event_type }, text))
}

fn strictly<'de, S: DeserializeSeed<'de>>(seed: S, text: &'de [u8]) -> Option<(String, String)> {
    let mut deserializer = serde_json::Deserializer::from_slice(text);
    let mut track = serde_path_to_error::Track::new();
    let read = seed.deserialize(serde_path_to_error::Deserializer::new(&mut deserializer, &mut track));
    let error = read.err()?;
    Some((track.path().to_string(), error.to_string()))
}

/// The event, to be handled as any other.
impl From<UndecodableEvent> for ReceivedEvent {
    fn from(event: UndecodableEvent) -> Self {
        event.received
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
