//! An event to be pushed, and the envelope around it.

use std::sync::Arc;

use helpdesk_schema::Event;
use serde_json::{Value, json};

use crate::Error;
use crate::state::credentials;

const TENANT_KEY: &str = "mock-tenant-key";

/// An event to be [pushed](crate::Mock::push): of a documented type it is the page's example, in an envelope of version 2.0.
#[derive(Debug, Clone, PartialEq)]
#[must_use = "it goes nowhere by itself"]
pub struct PushedEvent {
    pub(crate) event_type: String,
    pub(crate) event_id: Option<String>,
    payload: Option<Arc<Value>>,
    v1: bool,
}

impl PushedEvent {
    /// An event of this type, with an id of its own.
    pub fn new(event_type: impl Into<String>) -> Self {
        Self { event_type: event_type.into(), event_id: None, payload: None, v1: false }
    }

    /// With this id: a second event of one id is what a receiver has to leave out.
    pub fn event_id(mut self, event_id: impl Into<String>) -> Self {
        self.event_id = Some(event_id.into());
        self
    }

    /// With this as its `event`, and not the page's example. A type that is not documented needs it.
    pub fn payload(mut self, payload: Value) -> Self {
        self.payload = Some(Arc::new(payload));
        self
    }

    /// In an envelope of version 1.0.
    pub fn v1(mut self) -> Self {
        self.v1 = true;
        self
    }

    /// The same event with its payload filled in.
    pub(crate) fn documented(mut self, examples: &Examples) -> Result<Self, Error> {
        if self.payload.is_none() {
            let Some((_, example)) = examples.0.iter().find(|(event_type, _)| *event_type == self.event_type) else {
                let documented = examples.0.iter().map(|(event_type, _)| event_type.clone()).collect();
                return Err(Error::UnknownEvent { event_type: self.event_type, documented });
            };
            self.payload = Some(Arc::clone(example));
        }
        Ok(self)
    }

    /// Calls the payload's ids by the values that are known of them.
    pub(crate) fn about(mut self, ids: &[(String, String)]) -> Self {
        if let Some(payload) = &mut self.payload {
            replace(Arc::make_mut(payload), ids);
        }
        self
    }

    /// The envelope, as it is pushed at a time in milliseconds since 1970.
    pub(crate) fn envelope(&self, event_id: &str, token: &str, millis: u128) -> String {
        let payload = self.payload.as_deref().unwrap_or(&Value::Null);
        if !self.v1 {
            let header = json!({
                "event_id": event_id,
                "event_type": self.event_type,
                "create_time": millis.to_string(),
                "token": token,
                "app_id": credentials::APP_ID,
                "tenant_key": TENANT_KEY,
            });
            return format!(r#"{{"schema":"2.0","header":{header},"event":{payload}}}"#);
        }
        let mut payload = payload.clone();
        if let Some(fields) = payload.as_object_mut() {
            fields.insert("type".to_owned(), json!(self.event_type));
        }
        let seconds = format!("{}.{:03}", millis / 1000, millis % 1000);
        json!({ "ts": seconds, "uuid": event_id, "token": token, "type": "event_callback", "event": payload })
            .to_string()
    }
}

/// The examples of the pages, by event type.
pub(crate) struct Examples(Vec<(String, Arc<Value>)>);

impl Examples {
    pub(crate) fn of(events: &[Event]) -> Self {
        let example = |event: &Event| {
            let mut example = event.example.as_ref()?.value().ok()?;
            let payload = example.get_mut("event").map(Value::take).unwrap_or(example);
            Some((event.id.clone(), Arc::new(payload)))
        };
        Self(events.iter().filter_map(example).collect())
    }
}

fn replace(value: &mut Value, ids: &[(String, String)]) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match (ids.iter().find(|(id, _)| id == name), &*value) {
                    (Some((_, known)), Value::String(_)) => *value = json!(known),
                    _ => replace(value, ids),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| replace(item, ids)),
        _ => {}
    }
}
