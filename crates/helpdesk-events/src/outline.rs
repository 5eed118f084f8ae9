//! What a callback in clear text is, before anything of it is kept: whether it has the token, or is encrypted after all.
//!
//! Without an Encrypt Key anyone can send a megabyte of JSON, which takes many times that much memory as values. This walks
//! through it instead, and makes none.

use std::fmt;

use serde_core::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::{Refusal, VerificationToken};

/// What a callback shows of itself.
pub(crate) struct Outline<'a> {
    token: Option<&'a VerificationToken>,
    /// It has the right token where an envelope of some version has one.
    pub(crate) proven: bool,
    pub(crate) encrypted: bool,
}

impl<'a> Outline<'a> {
    /// The outline of a body. What is no JSON is refused as it is by [`json`](crate::envelope::json).
    pub(crate) fn of(body: &[u8], token: Option<&'a VerificationToken>) -> Result<Self, Refusal> {
        let mut outline = Self { token, proven: false, encrypted: false };
        let mut deserializer = serde_json::Deserializer::from_slice(body);
        let walked = Walk { outline: &mut outline, at: At::Callback }.deserialize(&mut deserializer);
        walked.and_then(|()| deserializer.end()).map_err(|error| Refusal::not_json(&error))?;
        Ok(outline)
    }
}

/// Where in a callback a value stands.
#[derive(Clone, Copy, PartialEq)]
enum At {
    Callback,
    Header,
    Token,
    Elsewhere,
}

/// Walks through a value.
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
