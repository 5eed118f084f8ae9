//! A first look at a callback: the few facts that decide what is done with it.
//!
//! Without an Encrypt Key, anyone can send a megabyte of JSON, which needs many times as much memory once parsed. This walks
//! through the JSON without storing any of it; of a text that strict JSON refuses, a repaired copy is walked through.

use std::cell::Cell;
use std::fmt;

use helpdesk_decode::decode_seed;
use serde_core::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::webhook::VerificationToken;

/// The facts about a callback.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Outline {
    /// Whether it is a JSON object.
    pub(crate) is_object: bool,
    /// Whether the right token is in a place where some version of the envelope has it.
    pub(crate) is_proven: bool,
    /// Whether anything is in such a place.
    pub(crate) has_token: bool,
    /// Whether it has the key of an encrypted callback.
    pub(crate) is_encrypted: bool,
    /// Whether it says that it is a challenge.
    pub(crate) is_challenge: bool,
    /// Whether its envelope has what version 2.0 has and version 1 lacks.
    pub(crate) is_version_2: bool,
    /// Whether it has the key of an event's payload.
    pub(crate) has_payload: bool,
}

impl Outline {
    /// Walks through a text; the facts up to where it cannot be read, and the error if it is not JSON.
    pub(crate) fn of(text: &[u8], token: Option<&VerificationToken>) -> (Self, Option<serde_json::Error>) {
        let found = Cell::default();
        let walk = Walk { outline: &found, token, at: Position::Callback };
        let error = decode_seed(walk, text).err();
        let mut outline: Self = found.get();
        outline.is_object &= error.is_none();
        outline.has_payload &= error.is_none();
        (outline, error)
    }
}

/// The place of a value in a callback.
#[derive(Clone, Copy, PartialEq)]
enum Position {
    Callback,
    Header,
    Token,
    Type,
}

/// Walks through one value.
#[derive(Clone, Copy)]
struct Walk<'w> {
    outline: &'w Cell<Outline>,
    token: Option<&'w VerificationToken>,
    at: Position,
}

impl Walk<'_> {
    fn note(&self, change: impl FnOnce(&mut Outline)) {
        let mut outline = self.outline.get();
        change(&mut outline);
        self.outline.set(outline);
    }

    /// Notes a key, and tells whether its value is of interest.
    fn enter(&self, key: &str) -> Option<Position> {
        match (self.at, key) {
            (Position::Callback, "header") => {
                self.note(|outline| outline.is_version_2 = true);
                Some(Position::Header)
            }
            (Position::Callback | Position::Header, "token") => {
                self.note(|outline| outline.has_token = true);
                Some(Position::Token)
            }
            (Position::Callback, "type") => Some(Position::Type),
            (Position::Callback, _) => {
                self.note(|outline| {
                    outline.is_encrypted |= key == "encrypt";
                    outline.is_version_2 |= key == "schema";
                    outline.has_payload |= key == "event";
                });
                None
            }
            _ => None,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        match self.at {
            Position::Callback => deserializer.deserialize_map(self),
            Position::Header | Position::Token | Position::Type => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a callback")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        self.note(|outline| outline.is_object = true);
        while let Some(key) = map.next_key::<String>()? {
            match self.enter(&key) {
                Some(at) => map.next_value_seed(Self { at, ..self })?,
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        let is_token = || self.token.is_some_and(|token| token.is(text.as_bytes()));
        self.note(|outline| match self.at {
            Position::Token => outline.is_proven |= is_token(),
            Position::Type => outline.is_challenge = text == "url_verification",
            Position::Callback | Position::Header => {}
        });
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
