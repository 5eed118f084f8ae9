//! The JSON of a callback, once it is decrypted: a challenge, or an event in an envelope of version 2.0 or 1.

use helpdesk_types::{AnyEvent, EventHeader, Secret, UnknownEvent};
use serde_json::{Map, Value};

use super::event::{Challenge, ReceivedEvent};
use super::refusal::Refusal;
use super::undecodable::UndecodableEvent;

/// Reads JSON. Whatever nests deeper than 128 levels is refused, as is what follows behind the value.
pub(crate) fn json(text: &[u8]) -> Result<Map<String, Value>, Refusal> {
    serde_json::from_slice(text).map_err(|error| Refusal::not_json(&error))
}

/// A callback whose sender may not be known yet.
pub(crate) enum Envelope {
    Challenge { challenge: Challenge, token: Option<String> },
    Event(Undecoded),
}

/// An event whose type has not been looked at.
pub(crate) struct Undecoded {
    header: EventHeader,
    event_type: String,
    body: Value,
}

impl Envelope {
    pub(crate) fn read(mut callback: Map<String, Value>) -> Result<Self, Refusal> {
        match callback.get("type").and_then(Value::as_str) {
            Some("url_verification") => {
                let challenge = Challenge { challenge: needed(&mut callback, "challenge", "challenge")? };
                Ok(Self::Challenge { challenge, token: text(&mut callback, "token") })
            }
            _ if callback.contains_key("schema") => version_2(callback).map(Self::Event),
            Some("event_callback") => version_1(callback).map(Self::Event),
            _ => Err(Refusal::UnknownEnvelope),
        }
    }

    /// The verification token that the sender has written into it.
    pub(crate) fn token(&self) -> Option<&str> {
        match self {
            Self::Challenge { token, .. } => token.as_deref(),
            Self::Event(event) => event.header.token.as_ref().map(Secret::expose),
        }
    }
}

fn version_2(mut callback: Map<String, Value>) -> Result<Undecoded, Refusal> {
    let Some(Value::Object(mut fields)) = callback.remove("header") else {
        return Err(Refusal::BadField { field: "header" });
    };
    let mut header = EventHeader::default();
    let event_type = needed(&mut fields, "event_type", "header.event_type")?;
    header.event_id = Some(needed(&mut fields, "event_id", "header.event_id")?);
    header.event_type = Some(event_type.clone());
    header.create_time = text(&mut fields, "create_time");
    header.token = text(&mut fields, "token").map(Secret::from);
    header.app_id = text(&mut fields, "app_id");
    header.tenant_key = text(&mut fields, "tenant_key");
    let body = callback.remove("event").ok_or(Refusal::BadField { field: "event" })?;
    Ok(Undecoded { header, event_type, body })
}

/// Brings an envelope of version 1 to the header of version 2. Its event type, app and tenant stand in the event.
fn version_1(mut callback: Map<String, Value>) -> Result<Undecoded, Refusal> {
    let Some(Value::Object(body)) = callback.remove("event") else {
        return Err(Refusal::BadField { field: "event" });
    };
    let inner = |key: &str| body.get(key).and_then(Value::as_str).map(str::to_owned);
    let event_type = inner("type").filter(|text| !text.is_empty()).ok_or(Refusal::BadField { field: "event.type" })?;
    let mut header = EventHeader::default();
    header.event_id = Some(needed(&mut callback, "uuid", "uuid")?);
    header.event_type = Some(event_type.clone());
    header.create_time = text(&mut callback, "ts").and_then(|seconds| milliseconds(&seconds));
    header.token = text(&mut callback, "token").map(Secret::from);
    header.app_id = inner("app_id");
    header.tenant_key = inner("tenant_key");
    Ok(Undecoded { header, event_type, body: Value::Object(body) })
}

/// `1502199207.7171419` seconds as whole milliseconds.
fn milliseconds(seconds: &str) -> Option<String> {
    let (whole, fraction) = seconds.split_once('.').unwrap_or((seconds, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let plain = !whole.is_empty() && digits(whole) && digits(fraction);
    plain.then(|| format!("{whole}{fraction:0<3.3}"))
}

impl Undecoded {
    pub(crate) fn decode(self) -> Result<ReceivedEvent, Refusal> {
        let Self { header, event_type, body } = self;
        let mut track = serde_path_to_error::Track::new();
        match AnyEvent::decode(&event_type, serde_path_to_error::Deserializer::new(&body, &mut track)) {
            Ok(event) => Ok(ReceivedEvent { header, event }),
            Err(error) => {
                let event = UnknownEvent::new(event_type, body);
                let path = track.path().to_string();
                Err(Refusal::Undecodable(Box::new(UndecodableEvent::new(header, event, &path, &error))))
            }
        }
    }
}

fn text(fields: &mut Map<String, Value>, key: &str) -> Option<String> {
    match fields.remove(key) {
        Some(Value::String(text)) => Some(text),
        _ => None,
    }
}

fn needed(fields: &mut Map<String, Value>, key: &str, field: &'static str) -> Result<String, Refusal> {
    text(fields, key).filter(|text| !text.is_empty()).ok_or(Refusal::BadField { field })
}
