//! From the bytes of an answer to a typed response, or to an error that says why not.
//!
//! The envelope is `{code, msg, data?, error?}`. Its `code` decides, whatever the HTTP status: the same error comes under
//! 200, 400 and 401. A successful answer is decoded in one pass, straight into the response; only where that fails is it
//! looked at again, to tell the platform's errors, answers that do not fit, and answers of something else apart.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use bytes::Bytes;
use helpdesk_types::Answer as Form;
use reqwest::header::{CONTENT_TYPE, HeaderMap};
use serde_core::de::{Deserialize, DeserializeOwned, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use crate::error::{ApiError, DecodeError, Error, UnexpectedAnswer};
use crate::json_path;
use crate::platform_error::{self, ErrorDetails};
use crate::text::{piece, scrub};

/// A whole answer.
pub(crate) struct Answer {
    pub(crate) operation: &'static str,
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// Whether the body holds a token on success, so that no piece of it may be shown.
    pub(crate) confidential: bool,
}

impl Answer {
    /// Decodes the response. `secrets` are taken out of what an error shows.
    pub(crate) fn decode<T: DeserializeOwned>(&self, form: Form, secrets: &[&str]) -> Result<T, Error> {
        let misfit = if form == Form::Flat {
            match self.parse::<Envelope<IgnoredAny>>() {
                Ok(Envelope { code: Some(0), .. }) => match self.parse() {
                    Ok(response) => return Ok(response),
                    Err(misfit) => Some(misfit),
                },
                Ok(_) => None,
                Err(misfit) => Some(misfit),
            }
        } else {
            match self.parse::<Envelope<T>>() {
                Ok(Envelope { code: Some(0), data: Some(data) }) => return Ok(data),
                Ok(_) => None,
                Err(misfit) => Some(misfit),
            }
        };
        self.check_code(secrets)?;
        if form == Form::Empty {
            // The envelope says all, so its `data` may be absent, and need not fit.
            let nothing = serde_json::from_slice(b"{}").or_else(|_| serde_json::from_slice(b"null"));
            if let Ok(nothing) = nothing {
                return Ok(nothing);
            }
        }
        Err(self.misfit(misfit.as_ref(), secrets))
    }

    fn parse<'a, T: Deserialize<'a>>(&'a self) -> serde_json::Result<T> {
        serde_json::from_slice(&self.body)
    }

    /// The answer is an envelope, with code 0.
    fn check_code(&self, secrets: &[&str]) -> Result<(), Error> {
        let body = scrub(&String::from_utf8_lossy(&self.body), secrets);
        if body.trim_ascii().is_empty() {
            return Err(self.unexpected("the answer is empty", &body));
        }
        let envelope: Value = match serde_json::from_slice(body.as_bytes()) {
            Ok(envelope) => envelope,
            Err(e) if e.is_eof() => return Err(self.unexpected(format!("the answer is cut off: {e}"), &body)),
            Err(e) => return Err(self.unexpected(format!("the answer is not JSON: {e}"), &body)),
        };
        let Some(code) = envelope.get("code").and_then(Value::as_i64) else {
            return Err(self.unexpected("the answer is not the platform's: it has no integer `code`", &body));
        };
        if code == 0 {
            return Ok(());
        }
        Err(self.api_error(code, &envelope))
    }

    fn api_error(&self, code: i64, envelope: &Value) -> Error {
        let error = envelope.get("error").unwrap_or(&Value::Null);
        // The endpoint of user tokens says it otherwise.
        let message = envelope.get("msg").or_else(|| envelope.get("error_description")).and_then(Value::as_str);
        Error::Api(Box::new(ApiError {
            operation: self.operation,
            status: self.status,
            code,
            message: piece(message.unwrap_or("no message")),
            log_id: log_id(&self.headers).or_else(|| platform_error::log_id(error)),
            details: ErrorDetails::read(error),
            retry_after: retry_after(&self.headers),
        }))
    }

    /// Where a file should have come: the error, if the body is an envelope of the platform.
    pub(crate) fn platform_error(&self, secrets: &[&str]) -> Option<Error> {
        let body = scrub(&String::from_utf8_lossy(&self.body), secrets);
        let envelope: Value = serde_json::from_slice(body.as_bytes()).ok()?;
        match envelope.get("code").and_then(Value::as_i64)? {
            0 if envelope.get("msg").is_none() => None,
            0 => Some(self.unexpected("the answer says that all is well, but has no file in it", &body)),
            code => Some(self.api_error(code, &envelope)),
        }
    }

    /// Where a file should have come: the error of an answer that is none.
    pub(crate) fn no_file(&self, reason: &str, secrets: &[&str]) -> Error {
        self.unexpected(reason, &scrub(&String::from_utf8_lossy(&self.body), secrets))
    }

    /// The `total` in the data of a page.
    pub(crate) fn total(&self) -> Option<i64> {
        self.parse::<Envelope<Total>>().ok()?.data?.0
    }

    /// The error of an answer that was not read to its end, because of its length.
    pub(crate) fn too_long(mut self, limit: usize) -> Error {
        self.confidential = true;
        self.unexpected(format!("the answer is longer than the {limit} bytes that `max_response_bytes` allows"), "")
    }

    fn unexpected(&self, reason: impl Into<String>, body: &str) -> Error {
        let content_type =
            self.headers.get(CONTENT_TYPE).map(|value| piece(&String::from_utf8_lossy(value.as_bytes())));
        Error::Unexpected(Box::new(UnexpectedAnswer {
            operation: self.operation,
            status: self.status,
            log_id: log_id(&self.headers),
            content_type,
            reason: reason.into(),
            body: (!self.confidential).then(|| piece(body)),
            retry_after: retry_after(&self.headers),
        }))
    }

    /// The error of an envelope with code 0 whose `data` does not fit, or is absent.
    fn misfit(&self, misfit: Option<&serde_json::Error>, secrets: &[&str]) -> Error {
        let (path, reason) = match misfit {
            Some(e) => (json_path::at(&self.body, e.line(), e.column()), e.to_string()),
            None => ("data".to_owned(), "it is absent".to_owned()),
        };
        self.undecodable(path, &reason, secrets)
    }

    /// The error of an envelope with code 0 that does not have the documented form.
    pub(crate) fn undecodable(&self, path: String, reason: &str, secrets: &[&str]) -> Error {
        let body = || piece(&scrub(&String::from_utf8_lossy(&self.body), secrets));
        Error::Decode(Box::new(DecodeError {
            operation: self.operation,
            status: self.status,
            log_id: log_id(&self.headers),
            path,
            reason: piece(&scrub(reason, secrets)),
            body: (!self.confidential).then(body),
        }))
    }
}

/// The platform's log id; its gateway and its official libraries fall back to the second header.
pub(crate) fn log_id(headers: &HeaderMap) -> Option<String> {
    let value = headers.get("x-tt-logid").or_else(|| headers.get("x-request-id"))?;
    value.to_str().ok().map(piece).filter(|log_id| !log_id.is_empty())
}

/// How long to wait until the window of the rate limit is over. Seconds are documented; a day is as good as for ever.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let seconds: f64 = headers.get("x-ogw-ratelimit-reset")?.to_str().ok()?.trim().parse().ok()?;
    (seconds >= 0.0).then(|| Duration::from_secs_f64(seconds.min(86_400.0)))
}

/// What a successful answer is decoded into; `msg` and `error` are passed over.
struct Envelope<T> {
    code: Option<i64>,
    data: Option<T>,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Envelope<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EnvelopeVisitor(PhantomData))
    }
}

struct EnvelopeVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for EnvelopeVisitor<T> {
    type Value = Envelope<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with `code`, `msg` and `data`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Envelope<T>, A::Error> {
        let mut envelope = Envelope { code: None, data: None };
        while let Some(key) = map.next_key()? {
            match key {
                Key::Code => envelope.code = Some(map.next_value()?),
                Key::Data => envelope.data = Some(map.next_value()?),
                Key::Other => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(envelope)
    }
}

enum Key {
    Code,
    Data,
    Other,
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_identifier(KeyVisitor)
    }
}

struct KeyVisitor;

impl Visitor<'_> for KeyVisitor {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Key, E> {
        Ok(match key {
            "code" => Key::Code,
            "data" => Key::Data,
            _ => Key::Other,
        })
    }
}

/// How many rows there are in all.
struct Total(Option<i64>);

impl<'de> Deserialize<'de> for Total {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(TotalVisitor)
    }
}

struct TotalVisitor;

impl<'de> Visitor<'de> for TotalVisitor {
    type Value = Total;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with `total`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Total, A::Error> {
        let mut total = None;
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            match key.as_ref() {
                "total" => total = map.next_value()?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(Total(total))
    }
}
