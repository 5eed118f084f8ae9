//! The payload of an event: what `event` of the envelope holds, by the type that the header names.

use std::fmt;

use helpdesk_decode::{Decoded, Deviations, Form, decode, decode_seed};
use helpdesk_types::{AnyEvent, UnknownEvent};
use serde_core::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::outline::Outline;

/// Decodes the payload of an event of that type. A payload that does not fit the type is kept as it
/// came.
pub(crate) fn decoded(text: &[u8], outline: &Outline, event_type: &str) -> (AnyEvent, Deviations) {
    if let Ok(Decoded { value: Some(event), deviations, .. }) = decode_seed(Payload { event_type }, text) {
        return (event, deviations);
    }
    let (place, body) = if outline.has_payload { ("event", untyped(text)) } else { ("$", without_tokens(text)) };
    let mut deviations = Deviations::default();
    deviations.note(place, Form::Object, body.as_ref().map_or(Form::Other, form), true);
    (AnyEvent::Other(UnknownEvent::new(event_type, body.unwrap_or_default())), deviations)
}

/// The payload as JSON.
fn untyped(text: &[u8]) -> Option<Value> {
    match decode_seed(Payload { event_type: "" }, text).ok()?.value? {
        AnyEvent::Other(event) => Some(event.body),
        _ => None,
    }
}

/// All of a callback as JSON, but for the tokens in it, which are not to be shown.
fn without_tokens(text: &[u8]) -> Option<Value> {
    let mut callback = decode::<Value>(text).ok()?.value;
    if let Some(fields) = callback.as_object_mut() {
        fields.remove("token");
        fields.get_mut("header").and_then(Value::as_object_mut).and_then(|header| header.remove("token"));
    }
    Some(callback)
}

fn form(value: &Value) -> Form {
    match value {
        Value::Null => Form::Null,
        Value::Bool(_) => Form::Boolean,
        Value::Number(number) if number.is_f64() => Form::Number,
        Value::Number(_) => Form::Integer,
        Value::String(text) if text.is_empty() => Form::EmptyString,
        Value::String(_) => Form::String,
        Value::Array(elements) if elements.is_empty() => Form::EmptyArray,
        Value::Array(_) => Form::Array,
        Value::Object(fields) if fields.is_empty() => Form::EmptyObject,
        Value::Object(_) => Form::Object,
    }
}

/// Reads `event` of an envelope; `None` if it is missing.
#[derive(Clone, Copy)]
pub(crate) struct Payload<'p> {
    pub(crate) event_type: &'p str,
}

impl<'de> DeserializeSeed<'de> for Payload<'_> {
    type Value = Option<AnyEvent>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Payload<'_> {
    type Value = Option<AnyEvent>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an event")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut event = None;
        while let Some(is_payload) = map.next_key_seed(Key)? {
            if is_payload {
                event = Some(map.next_value_seed(Typed { event_type: self.event_type })?);
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(event)
    }
}

/// Whether a key is that of the payload.
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<bool, E> {
        Ok(key == "event")
    }
}

struct Typed<'p> {
    event_type: &'p str,
}

impl<'de> DeserializeSeed<'de> for Typed<'_> {
    type Value = AnyEvent;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<AnyEvent, D::Error> {
        AnyEvent::decode(self.event_type, deserializer)
    }
}
