//! Verified callbacks: challenges and events.

use std::fmt;
use std::sync::Arc;

use helpdesk_decode::{Deviations, Form};
use helpdesk_types::{AnyEvent, EventHeader};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::outline::Outline;
use super::{envelope, payload};
use crate::hex::hex;

/// A verified callback.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Incoming {
    /// The platform asks whether this URL is the app's. Answer at once, with [`Challenge::answer`].
    Challenge(Challenge),
    /// An event. Answer with HTTP 200 within 3 seconds, whatever its type, and handle it then.
    Event(Box<ReceivedEvent>),
}

/// The platform's question whether this URL is the app's, put when the URL is set in the developer console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Challenge {
    pub(crate) challenge: String,
}

impl Challenge {
    /// The JSON to answer with, with HTTP 200 and within one second. It is never encrypted.
    pub fn answer(&self) -> String {
        json!({ "challenge": self.challenge }).to_string()
    }
}

/// An event, verified and decoded.
///
/// The platform may deliver an event more than once, also after a success: handle each [`event_id`](Self::event_id) once.
///
/// An event that deviates from its documentation is decoded as far as it can be, and [`deviations`](Self::deviations) reports
/// the rest. If its payload is not an object, or its type is missing, it is [`AnyEvent::Other`]; if it is not even JSON, the
/// body of that is null, and [`raw`](Self::raw) has the text.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ReceivedEvent {
    /// The fields that every event has: id, type, time, app and tenant. That of an envelope of version 1 is brought to the
    /// same form.
    pub header: EventHeader,
    /// The event itself.
    pub event: AnyEvent,
    /// Where the event deviates from its documentation; none with [`strict`](crate::EventReceiver::strict), where that is an
    /// error. Paths begin at the envelope: `event.ticket.comments`.
    pub deviations: Deviations,
    raw: Arc<[u8]>,
    /// The derived id of an event without an id of its own.
    derived_id: Option<String>,
}

impl ReceivedEvent {
    /// Decodes the text of an event that was verified before, as [`raw`](Self::raw) returns it. This never fails: what cannot be
    /// read is kept as it came.
    ///
    /// It is for stores of events. It verifies nothing, so never give it the body of a callback.
    pub fn from_raw(raw: &[u8]) -> Self {
        let (outline, _) = Outline::of(raw, None);
        Self::read(raw, &outline)
    }

    /// Decodes the text of an event. This never fails: what cannot be read is kept as it came.
    pub(crate) fn read(text: &[u8], outline: &Outline) -> Self {
        let (mut header, of_header) = envelope::header(text, outline);
        let mut deviations = Deviations::default();
        // The payload is decoded from the same text, and tells what is wrong with it as a whole.
        for deviation in of_header.iter().filter(|deviation| deviation.path != "$") {
            deviations.note(&*deviation.path, deviation.documented, deviation.came, deviation.lost);
        }
        if deviations.is_empty() && outline.is_object {
            let (id, event_type) = match outline.is_version_2 {
                true => ("header.event_id", "header.event_type"),
                false => ("uuid", "event.type"),
            };
            for (field, path) in [(&header.event_id, id), (&header.event_type, event_type)] {
                let came = field.as_ref().map_or(Form::Absent, |_| Form::EmptyString);
                if field.as_deref().unwrap_or_default().is_empty() {
                    deviations.note(path, Form::String, came, true);
                }
            }
        }
        header.event_id = header.event_id.filter(|id| !id.is_empty());
        let (event, of_payload) = payload::decoded(text, outline, header.event_type.as_deref().unwrap_or_default());
        deviations.extend(of_payload);
        let derived_id = header.event_id.is_none().then(|| hex(&Sha256::digest(text)));
        Self { header, event, deviations, raw: text.into(), derived_id }
    }

    /// The event's id, the same each time that it is delivered. It is never empty: that of an event without an id is the
    /// SHA-256 of its text, in hex.
    pub fn event_id(&self) -> &str {
        self.header.event_id.as_deref().or(self.derived_id.as_deref()).unwrap_or_default()
    }

    /// The event type: `helpdesk.ticket.created_v1`. It is empty if the event does not name one.
    pub fn event_type(&self) -> &str {
        self.event.event_type()
    }

    /// The text of the callback, decrypted, byte for byte as it came.
    ///
    /// The app's verification token may be in it, so it is not for a log.
    pub fn raw(&self) -> &[u8] {
        &self.raw
    }

    /// The same, without a copy.
    #[cfg(any(feature = "axum", feature = "__long-connection"))]
    pub(crate) fn shared_raw(&self) -> Arc<[u8]> {
        Arc::clone(&self.raw)
    }
}

/// Without the text, which may have the verification token in it.
impl fmt::Debug for ReceivedEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReceivedEvent")
            .field("event_id", &self.event_id())
            .field("header", &self.header)
            .field("event", &self.event)
            .field("deviations", &self.deviations)
            .finish_non_exhaustive()
    }
}
