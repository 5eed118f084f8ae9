//! Events that the platform pushes, and the envelope around them.

use serde_core::de::{Deserialize, Deserializer, Error, MapAccess};
use serde_json::Value;

use crate::runtime::{MILLIS_TEXT, Record, list, record, time};
use crate::{Secret, Timestamp};

/// The payload of an event, as its page documents it.
pub trait Event {
    /// The event type: `helpdesk.ticket.created_v1`.
    const TYPE: &'static str;
}

/// An event as it is pushed, in the envelope of version 2.0.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct EventEnvelope<E> {
    /// The version of the envelope: `2.0`.
    pub schema: Option<String>,
    /// The fields that every event has.
    pub header: EventHeader,
    /// The event itself.
    pub event: E,
}

/// An event of an undocumented type, or with a payload that does not fit its type, kept as it came.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UnknownEvent {
    /// The event type; empty if the envelope does not name it.
    pub event_type: String,
    /// The `event` of the envelope. Without such a field, the whole callback but its tokens; null if the callback is not JSON.
    pub body: Value,
}

impl UnknownEvent {
    /// An event with this type and body.
    pub fn new(event_type: impl Into<String>, body: Value) -> Self {
        Self { event_type: event_type.into(), body }
    }
}

/// The fields that every event has, whatever its type.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct EventHeader {
    /// The event's id. The platform may push an event more than once, always with the same id.
    pub event_id: Option<String>,
    /// The event type: `helpdesk.ticket.created_v1`.
    pub event_type: Option<String>,
    /// When it happened.
    pub create_time: Option<Timestamp>,
    /// The app's verification token.
    pub token: Option<Secret>,
    /// The app.
    pub app_id: Option<String>,
    /// The tenant.
    pub tenant_key: Option<String>,
}

impl Record for EventHeader {
    const KEYS: &'static [&'static str] = &["event_id", "event_type", "create_time", "token", "app_id", "tenant_key"];

    fn read<'de, A: MapAccess<'de>>(&mut self, key: usize, map: &mut A) -> Result<(), A::Error> {
        match key {
            0 => self.event_id = map.next_value()?,
            1 => self.event_type = map.next_value()?,
            2 => time(&mut self.create_time, map, MILLIS_TEXT)?,
            3 => self.token = map.next_value()?,
            4 => self.app_id = map.next_value()?,
            _ => self.tenant_key = map.next_value()?,
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for EventHeader {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        record(deserializer)
    }
}

struct Fields<E> {
    schema: Option<String>,
    header: EventHeader,
    event: Option<E>,
}

impl<E> Default for Fields<E> {
    fn default() -> Self {
        Self { schema: None, header: EventHeader::default(), event: None }
    }
}

impl<E: for<'de> Deserialize<'de>> Record for Fields<E> {
    const KEYS: &'static [&'static str] = &["schema", "header", "event"];

    fn read<'de, A: MapAccess<'de>>(&mut self, key: usize, map: &mut A) -> Result<(), A::Error> {
        match key {
            0 => self.schema = map.next_value()?,
            1 => list(&mut self.header, map)?,
            _ => self.event = map.next_value()?,
        }
        Ok(())
    }
}

impl<'de, E: for<'e> Deserialize<'e>> Deserialize<'de> for EventEnvelope<E> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields: Fields<E> = record(deserializer)?;
        let event = fields.event.ok_or_else(|| D::Error::missing_field("event"))?;
        Ok(Self { schema: fields.schema, header: fields.header, event })
    }
}
