//! What a callback is, once it is proven.

use std::time::{Duration, SystemTime};

use helpdesk_types::{AnyEvent, EventHeader};
use serde_json::json;

/// What the platform called for.
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
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ReceivedEvent {
    /// What holds for every event: id, type, time, app and tenant. That of an envelope of version 1 is brought to the same
    /// form.
    pub header: EventHeader,
    /// The event itself.
    pub event: AnyEvent,
}

impl ReceivedEvent {
    /// The event's id, the same each time that it is delivered. It is never empty.
    pub fn event_id(&self) -> &str {
        self.header.event_id.as_deref().unwrap_or_default()
    }

    /// The event type: `helpdesk.ticket.created_v1`. It is never empty.
    pub fn event_type(&self) -> &str {
        self.event.event_type()
    }

    /// When the event came about; `None` where the platform does not tell.
    pub fn created_at(&self) -> Option<SystemTime> {
        let milliseconds = self.header.create_time.as_deref()?.parse().ok()?;
        SystemTime::UNIX_EPOCH.checked_add(Duration::from_millis(milliseconds))
    }
}
