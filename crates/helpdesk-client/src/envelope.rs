//! From the bytes of an answer to a typed response, or to an error that says why not.
//!
//! The envelope is `{code, msg, data?, error?}`. Its `code` decides, whatever the HTTP status: the same error comes under
//! 200, 400 and 401. A successful answer is decoded in one pass, straight into the response; only where that fails is it
//! looked at again, to tell the platform's errors, answers that do not fit, and answers of something else apart.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use bytes::Bytes;
use helpdesk_types::Answer as Form;
use serde_core::de::{Deserialize, DeserializeOwned, Deserializer, IgnoredAny, MapAccess, Visitor};

use crate::error::{ApiError, DecodeError, Error, UnexpectedAnswer};
use crate::head::Head;
use crate::outline::Outline;
use crate::platform_error::{self, ErrorDetails};
use crate::secrets::Scrubber;
use crate::{json_path, misfit, weight};

/// A whole answer.
pub(crate) struct Answer {
    pub(crate) head: Box<Head>,
    pub(crate) body: Bytes,
    /// How much the body may weigh.
    pub(crate) limit: usize,
    /// Whether the body holds a token on success, so that no piece of it may be shown.
    pub(crate) confidential: bool,
}

impl Answer {
    /// Decodes the response.
    pub(crate) fn decode<T: DeserializeOwned>(&self, form: Form) -> Result<T, Error> {
        if weight::exceeds(&self.body, self.limit) {
            self.check_code()?;
            return Err(self.too_heavy());
        }
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
        self.check_code()?;
        if form == Form::Empty {
            // The envelope says all, so its `data` may be absent, and need not fit.
            let nothing = serde_json::from_slice(b"{}").or_else(|_| serde_json::from_slice(b"null"));
            if let Ok(nothing) = nothing {
                return Ok(nothing);
            }
        }
        Err(self.misfit(misfit.as_ref()))
    }

    fn parse<'a, T: Deserialize<'a>>(&'a self) -> serde_json::Result<T> {
        serde_json::from_slice(&self.body)
    }

    /// The answer is an envelope, with code 0.
    fn check_code(&self) -> Result<(), Error> {
        if self.body.trim_ascii().is_empty() {
            return Err(self.unexpected("the answer is empty"));
        }
        let scrubber = self.head.scrubber();
        let envelope = match Outline::read(&String::from_utf8_lossy(&self.body), &scrubber) {
            Ok(envelope) => envelope,
            Err(e) if e.is_eof() => return Err(self.unexpected(format!("the answer is cut off: {e}"))),
            Err(e) => return Err(self.unexpected(format!("the answer is not JSON: {e}"))),
        };
        match envelope.integer("code") {
            Some(0) => Ok(()),
            Some(code) => Err(self.api_error(code, &envelope, &scrubber)),
            None => Err(self.unexpected("the answer is not the platform's: it has no integer `code`")),
        }
    }

    fn api_error(&self, code: i64, envelope: &Outline, scrubber: &Scrubber) -> Error {
        let error = envelope.get("error").unwrap_or(&Outline::Other);
        // The endpoint of user tokens says it otherwise.
        let message = envelope.text("msg").or_else(|| envelope.text("error_description"));
        Error::Api(Box::new(ApiError {
            operation: self.head.operation,
            status: self.head.status,
            code,
            message: message.unwrap_or_else(|| "no message".to_owned()),
            log_id: self.head.log_id(scrubber).or_else(|| platform_error::log_id(error, scrubber)),
            details: ErrorDetails::read(error),
            retry_after: self.head.retry_after(),
        }))
    }

    /// Where a file should have come: the error, if the body is an envelope of the platform.
    pub(crate) fn platform_error(&self) -> Option<Error> {
        let scrubber = self.head.scrubber();
        let envelope = Outline::read(&String::from_utf8_lossy(&self.body), &scrubber).ok()?;
        match envelope.integer("code")? {
            0 if envelope.get("msg").is_none() => None,
            0 => Some(self.unexpected("the answer says that all is well, but has no file in it")),
            code => Some(self.api_error(code, &envelope, &scrubber)),
        }
    }

    /// The `total` in the data of a page.
    pub(crate) fn total(&self) -> Option<i64> {
        self.parse::<Envelope<Total>>().ok()?.data?.0
    }

    fn too_heavy(&self) -> Error {
        self.unexpected(format!(
            "the answer has more objects and lists in it than the {} bytes that `max_response_bytes` allows",
            self.limit
        ))
    }

    /// The error of an answer that is not the platform's.
    pub(crate) fn unexpected(&self, reason: impl Into<String>) -> Error {
        let scrubber = self.head.scrubber();
        let body = (!self.confidential).then(|| scrubber.excerpt(&self.body));
        self.head.unexpected(reason.into(), body, &scrubber)
    }

    /// The error of an envelope with code 0 whose `data` does not fit, or is absent.
    fn misfit(&self, misfit: Option<&serde_json::Error>) -> Error {
        match misfit {
            Some(e) => self.undecodable(&json_path::at(&self.body, e.line(), e.column()), &misfit::reason(e)),
            None => self.undecodable("data", "it is absent"),
        }
    }

    /// The error of an envelope with code 0 that does not have the documented form.
    pub(crate) fn undecodable(&self, path: &str, reason: &str) -> Error {
        let scrubber = self.head.scrubber();
        Error::Decode(Box::new(DecodeError {
            operation: self.head.operation,
            status: self.head.status,
            log_id: self.head.log_id(&scrubber),
            path: scrubber.piece(path),
            reason: scrubber.piece(reason),
            body: (!self.confidential).then(|| scrubber.excerpt(&self.body)),
        }))
    }
}

impl Head {
    /// The error of an answer that was not read to its end, because of its length.
    pub(crate) fn too_long(&self, limit: usize, setting: &str) -> Error {
        let reason = format!("the answer is longer than the {limit} bytes that `{setting}` allows");
        self.unexpected(reason, None, &self.scrubber())
    }

    fn unexpected(&self, reason: String, body: Option<String>, scrubber: &Scrubber) -> Error {
        Error::Unexpected(Box::new(UnexpectedAnswer {
            operation: self.operation,
            status: self.status,
            log_id: self.log_id(scrubber),
            content_type: self.content_type(scrubber),
            reason,
            body,
            retry_after: self.retry_after(),
        }))
    }
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
