//! Checks the token of a callback in clear text before the callback is parsed into values.
//!
//! Without an Encrypt Key, anyone can send a megabyte of JSON, which needs many times as much memory once parsed. This walks
//! through the JSON without storing any of it.

use std::fmt;

use serde_core::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::secrets::VerificationToken;
use crate::incoming::Refusal;

/// The facts about a callback that decide whether it is parsed.
pub(crate) struct TokenScan<'a> {
    token: Option<&'a VerificationToken>,
    /// Whether the right token is in a place where some version of the envelope has it.
    pub(crate) proven: bool,
    /// Whether it has the key of an encrypted callback.
    pub(crate) encrypted: bool,
}

impl<'a> TokenScan<'a> {
    /// Walks through a body. Invalid JSON is refused with the same reason as by [`json`](crate::incoming::envelope::json).
    pub(crate) fn of(body: &[u8], token: Option<&'a VerificationToken>) -> Result<Self, Refusal> {
        let mut scan = Self { token, proven: false, encrypted: false };
        let mut deserializer = serde_json::Deserializer::from_slice(body);
        let walked = Walk { scan: &mut scan, at: Position::Callback }.deserialize(&mut deserializer);
        walked.and_then(|()| deserializer.end()).map_err(|error| Refusal::not_json(&error))?;
        Ok(scan)
    }
}

/// The place of a value in a callback.
#[derive(Clone, Copy, PartialEq)]
enum Position {
    Callback,
    Header,
    Token,
    Elsewhere,
}

/// Walks through one value.
struct Walk<'w, 'a> {
    scan: &'w mut TokenScan<'a>,
    at: Position,
}

impl<'de> DeserializeSeed<'de> for Walk<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.at {
            Position::Callback => deserializer.deserialize_map(self),
            Position::Header | Position::Token | Position::Elsewhere => deserializer.deserialize_any(self),
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
            self.scan.encrypted |= self.at == Position::Callback && key == "encrypt";
            let at = match (self.at, key.as_str()) {
                (Position::Callback, "header") => Position::Header,
                (Position::Callback | Position::Header, "token") => Position::Token,
                _ => Position::Elsewhere,
            };
            map.next_value_seed(Walk { scan: self.scan, at })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(Walk { scan: self.scan, at: Position::Elsewhere })?.is_some() {}
        Ok(())
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        self.scan.proven |=
            self.at == Position::Token && self.scan.token.is_some_and(|token| token.is(text.as_bytes()));
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
