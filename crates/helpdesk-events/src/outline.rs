//! Checks the token of a callback in clear text before the callback is parsed into values.
//!
//! Without an Encrypt Key, anyone can send a megabyte of JSON, which needs many times as much memory once parsed. This walks
//! through the JSON without storing any of it.

use std::fmt;

use serde_core::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::{Refusal, VerificationToken};

/// The facts about a callback that decide whether it is parsed.
pub(crate) struct Outline<'a> {
    token: Option<&'a VerificationToken>,
    /// Whether the right token is in a place where some version of the envelope has it.
    pub(crate) proven: bool,
    /// Whether it has the key of an encrypted callback.
    pub(crate) encrypted: bool,
}

impl<'a> Outline<'a> {
    /// Walks through a body. Invalid JSON is refused with the same reason as by [`json`](crate::envelope::json).
    pub(crate) fn of(body: &[u8], token: Option<&'a VerificationToken>) -> Result<Self, Refusal> {
        let mut outline = Self { token, proven: false, encrypted: false };
        let mut deserializer = serde_json::Deserializer::from_slice(body);
        let walked = Walk { outline: &mut outline, at: At::Callback }.deserialize(&mut deserializer);
        walked.and_then(|()| deserializer.end()).map_err(|error| Refusal::not_json(&error))?;
        Ok(outline)
    }
}

/// The place of a value in a callback.
#[derive(Clone, Copy, PartialEq)]
enum At {
    Callback,
    Header,
    Token,
    Elsewhere,
}

/// Walks through one value.
struct Walk<'w, 'a> {
    outline: &'w mut Outline<'a>,
    at: At,
}

impl<'de> DeserializeSeed<'de> for Walk<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.at {
            At::Callback => deserializer.deserialize_map(self),
            At::Header | At::Token | At::Elsewhere => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for Walk<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a callback")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            self.outline.encrypted |= self.at == At::Callback && key == "encrypt";
            let at = match (self.at, key.as_str()) {
                (At::Callback, "header") => At::Header,
                (At::Callback | At::Header, "token") => At::Token,
                _ => At::Elsewhere,
            };
            map.next_value_seed(Walk { outline: self.outline, at })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(Walk { outline: self.outline, at: At::Elsewhere })?.is_some() {}
        Ok(())
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        self.outline.proven |=
            self.at == At::Token && self.outline.token.is_some_and(|token| token.is(text.as_bytes()));
        Ok(())
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: de::Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        Ok(())
    }
}
