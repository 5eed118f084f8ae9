//! The parts of an envelope that errors need.
//!
//! An envelope may be of any length, and a `Value` takes many times that in memory. An outline keeps a bounded number
//! of values and skips the rest.

use std::cell::Cell;
use std::fmt;

use helpdesk_decode::decode_seed;
use helpdesk_types::runtime::Key;
use serde_core::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::redact::Scrubber;

/// The keys that are kept, at any depth.
const KEYS: [&str; 17] = [
    "code",
    "msg",
    "error",
    "error_description",
    "message",
    "log_id",
    "logid",
    "troubleshooter",
    "permission_violations",
    "scope",
    "subject",
    "field_violations",
    "field",
    "value",
    "description",
    "helps",
    "url",
];

/// The number of items kept of each list.
const ITEMS: usize = 20;

/// The number of strings, lists and objects kept in all.
const VALUES: usize = 300;

/// A JSON value, as far as an error needs it.
pub(crate) enum Outline {
    Text(String),
    Integer(i64),
    List(Vec<Outline>),
    Object(Vec<(&'static str, Outline)>),
    Other,
}

impl Outline {
    /// Reads the outline of a JSON text. Its strings are redacted by the scrubber.
    pub(crate) fn read(json: &[u8], scrubber: &Scrubber) -> serde_json::Result<Self> {
        // Values counted by a failed strict attempt are not given back, so the total stays bounded.
        decode_seed(Reader { scrubber, left: &Cell::new(VALUES) }, json).map(|decoded| decoded.value)
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(fields) => fields.iter().find(|(known, _)| *known == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// A field that is a text, unless it is empty.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        match self.get(key)? {
            Self::Text(text) if !text.is_empty() => Some(text.clone()),
            _ => None,
        }
    }

    /// The envelope's `code`: a number, which may be written as a text.
    pub(crate) fn code(&self) -> Option<i64> {
        match self.get("code")? {
            Self::Integer(number) => Some(*number),
            Self::Text(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// The log id of an error; the documentation says `logid`, the official libraries read `log_id`.
    pub(crate) fn log_id(&self, scrubber: &Scrubber) -> Option<String> {
        ["log_id", "logid"].into_iter().filter_map(|key| self.text(key)).find_map(|text| scrubber.log_id(&text))
    }

    /// The items of a field that is a list.
    pub(crate) fn items(&self, key: &str) -> &[Self] {
        match self.get(key) {
            Some(Self::List(items)) => items,
            _ => &[],
        }
    }
}

#[derive(Clone, Copy)]
struct Reader<'a> {
    scrubber: &'a Scrubber,
    /// How many more values may be kept.
    left: &'a Cell<usize>,
}

impl Reader<'_> {
    /// Whether one more value may be kept.
    fn keeps(self) -> bool {
        let left = self.left.get().checked_sub(1);
        self.left.set(left.unwrap_or_default());
        left.is_some()
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Outline;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Outline, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Outline;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Outline, E> {
        Ok(if self.keeps() { Outline::Text(self.scrubber.piece(text)) } else { Outline::Other })
    }

    fn visit_i64<E>(self, number: i64) -> Result<Outline, E> {
        Ok(Outline::Integer(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Outline, E> {
        Ok(i64::try_from(number).map_or(Outline::Other, Outline::Integer))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Outline, E> {
        // A code may be written as `154401.0`; larger numbers lose precision.
        let is_code = number.fract() == 0.0 && number.abs() < 1e15;
        Ok(if is_code { Outline::Integer(number as i64) } else { Outline::Other })
    }

    fn visit_bool<E>(self, _: bool) -> Result<Outline, E> {
        Ok(Outline::Other)
    }

    fn visit_unit<E>(self) -> Result<Outline, E> {
        Ok(Outline::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Outline, A::Error> {
        let mut items = Vec::new();
        let kept = if self.keeps() { ITEMS } else { 0 };
        while items.len() < kept {
            match list.next_element_seed(self)? {
                Some(item) => items.push(item),
                None => return Ok(Outline::List(items)),
            }
        }
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Outline::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Outline, A::Error> {
        let mut fields: Vec<(&'static str, Outline)> = Vec::new();
        let kept = self.keeps();
        while let Some(key) = map.next_key_seed(Key { known: &KEYS, next: 0 })? {
            let Some(key) = key.and_then(|key| KEYS.get(key).copied()).filter(|_| kept) else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            let value = map.next_value_seed(self)?;
            match fields.iter_mut().find(|(known, _)| *known == key) {
                // As when decoding a successful response, the last one wins.
                Some((_, place)) => *place = value,
                None => fields.push((key, value)),
            }
        }
        Ok(Outline::Object(fields))
    }
}
