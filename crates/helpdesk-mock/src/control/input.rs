//! Reads what is to be done: JSON of which every member is known, and is of its type.

use std::time::Duration;

use helpdesk_decode::Form;
use serde_json::{Map, Value};

use super::wrong::Wrong;
use crate::faults::fault::Fault;

/// The members of an object that have not been read yet.
#[derive(Debug)]
pub(crate) struct Members {
    place: String,
    members: Map<String, Value>,
}

impl Members {
    /// Reads a body; an empty one has no members.
    pub(crate) fn of_body(body: &[u8]) -> Result<Self, Wrong> {
        let value = if body.is_empty() { Ok(Value::Object(Map::new())) } else { serde_json::from_slice(body) };
        Self::of("body", value.map_err(|error| Wrong(format!("body: it is not JSON: {error}")))?)
    }

    fn of(place: &str, value: Value) -> Result<Self, Wrong> {
        match value {
            Value::Object(members) => Ok(Self { place: place.to_owned(), members }),
            _ => Err(Wrong(format!("{place}: it is not an object"))),
        }
    }

    pub(crate) fn take(&mut self, name: &str) -> Option<Value> {
        self.members.remove(name).filter(|value| !value.is_null())
    }

    fn typed<T>(
        &mut self,
        name: &str,
        expected: &str,
        read: impl FnOnce(Value) -> Option<T>,
    ) -> Result<Option<T>, Wrong> {
        let wrong = || Wrong(format!("{}/{name}: it is not {expected}", self.place));
        let value = self.members.remove(name).filter(|value| !value.is_null());
        value.map(|value| read(value).ok_or_else(wrong)).transpose()
    }

    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, Wrong> {
        self.typed(name, "a text", |value| match value {
            Value::String(text) => Some(text),
            _ => None,
        })
    }

    pub(crate) fn number(&mut self, name: &str) -> Result<Option<u64>, Wrong> {
        self.typed(name, "a whole number that is not negative", |value| value.as_u64())
    }

    pub(crate) fn integer(&mut self, name: &str) -> Result<Option<i64>, Wrong> {
        self.typed(name, "a whole number", |value| value.as_i64())
    }

    pub(crate) fn boolean(&mut self, name: &str) -> Result<Option<bool>, Wrong> {
        self.typed(name, "true or false", |value| value.as_bool())
    }

    pub(crate) fn items(&mut self, name: &str) -> Result<Option<Vec<Value>>, Wrong> {
        self.typed(name, "an array", |value| match value {
            Value::Array(items) => Some(items),
            _ => None,
        })
    }

    /// A member that must be there.
    pub(crate) fn required<T>(&self, name: &str, value: Option<T>) -> Result<T, Wrong> {
        value.ok_or_else(|| Wrong(format!("{}/{name}: it is missing", self.place)))
    }

    /// Refuses what nobody has read.
    pub(crate) fn end(self) -> Result<(), Wrong> {
        match self.members.keys().next() {
            None => Ok(()),
            Some(name) => Err(Wrong(format!("{}/{name}: unknown member", self.place))),
        }
    }
}

/// A fault, or the code of a documented error.
pub(crate) enum ToldFault {
    Fault(Fault),
    Documented(i64),
}

/// Reads one of the faults that a call is to meet.
pub(crate) fn fault(place: &str, value: Value) -> Result<ToldFault, Wrong> {
    let mut members = Members::of(place, value)?;
    let kind = members.text("kind")?;
    let kind = members.required("kind", kind)?;
    let status = members.number("status")?.map(|status| u16::try_from(status).unwrap_or(u16::MAX));
    let mut fault = match kind.as_str() {
        "error" => {
            let code = members.integer("code")?;
            let code = members.required("code", code)?;
            match status {
                None => {
                    members.end()?;
                    return Ok(ToldFault::Documented(code));
                }
                Some(status) => Fault::error(status, code, members.text("message")?.unwrap_or_default()),
            }
        }
        "rate_limit" => Fault::rate_limit(status.unwrap_or(429), members.number("reset_seconds")?.unwrap_or(1)),
        "text" => {
            let content_type = members.text("content_type")?.unwrap_or_else(|| "text/plain".to_owned());
            Fault::text(status.unwrap_or(500), content_type, members.text("body")?.unwrap_or_default())
        }
        "bad_gateway" => Fault::bad_gateway(),
        "none" => Fault::none(),
        "cut_body" => Fault::cut_body(),
        "drip" => Fault::drip(Duration::from_millis(members.number("every_ms")?.unwrap_or(1))),
        "garbage" => Fault::garbage(),
        "close" => Fault::close_before_acting(),
        "deviation" => {
            let (path, form) = (members.text("path")?, members.text("form")?);
            let form = members.required("form", form)?;
            let form = Form::from_name(&form).ok_or_else(|| Wrong(format!("{place}/form: `{form}` is not a form")))?;
            Fault::deviation(members.required("path", path)?, form)
        }
        other => {
            return Err(Wrong(format!("{place}/kind: `{other}` is not one of {}", KINDS.join(", "))));
        }
    };
    if members.boolean("after_acting")?.unwrap_or_default() {
        fault = fault.after_acting();
    }
    if let Some(delay) = members.number("delay_ms")? {
        fault = fault.delayed(Duration::from_millis(delay));
    }
    members.end()?;
    Ok(ToldFault::Fault(fault))
}

const KINDS: [&str; 10] =
    ["error", "rate_limit", "text", "bad_gateway", "none", "cut_body", "drip", "garbage", "close", "deviation"];
