//! Decodes JSON that deviates from its documentation.
//!
//! [`decode`] first decodes as `serde_json` does, at its speed. Only where that fails it decodes once more, and forgives: a
//! number as text is read, an element that does not fit is skipped, a field that does not fit is absent. Each deviation is
//! reported with its path and the two forms, never with the value.
//!
//! ```
//! use helpdesk_types::ticket::ListTicketsResponse;
//!
//! let json = br#"{"total": "2", "tickets": [{"ticket_id": "11", "guest": []}, {"ticket_id": 12}]}"#;
//! let decoded = helpdesk_decode::decode::<ListTicketsResponse>(json)?;
//! assert_eq!(decoded.value.total, Some(2));
//! assert_eq!(decoded.value.tickets[1].ticket_id.as_deref(), Some("12"));
//! assert_eq!(
//!     decoded.deviations.to_string(),
//!     "total: integer documented, string came, read, 1 time\n\
//!      tickets[].guest: object documented, empty array came, lost, 1 time\n\
//!      tickets[].ticket_id: string documented, integer came, read, 1 time\n"
//! );
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # Your own types
//!
//! Whatever implements [`DeserializeOwned`] is decoded. For derived structs:
//!
//! - A field of type `Option<T>` that does not fit is `None`. A required field that does not fit, and one with
//!   `#[serde(default)]` alone, fails its struct, and the field or element that holds the struct is lost.
//! - Behind `#[serde(flatten)]` and in untagged enums, `serde` no longer says which form it wants, so nothing is converted.

mod access;
mod deserializer;
mod deviation;
mod error;
mod key;
mod log;
mod number;
mod path;
mod reader;
mod scalar;
mod text;
mod value;

use std::marker::PhantomData;

use serde_core::de::{DeserializeOwned, DeserializeSeed};

pub use deviation::{Deviation, Deviations, Form};

use crate::error::Error;
use crate::log::Log;
use crate::path::Path;
use crate::reader::Reader;
use crate::text::Text;
use crate::value::{Mode, Value};

/// A value, and where its JSON deviated from the documented form.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decoded<T> {
    /// The value.
    pub value: T,
    /// The deviations; none where the JSON has the documented form.
    pub deviations: Deviations,
}

/// Decodes a JSON text.
///
/// # Errors
///
/// The error of `serde_json`, where the text is not JSON, or does not fit as a whole.
pub fn decode<T: DeserializeOwned>(json: &[u8]) -> serde_json::Result<Decoded<T>> {
    decode_seed(PhantomData, json)
}

/// Decodes a JSON text that `serde_json` has refused. [`decode`] does both; this is for who has the error already.
///
/// `None` if the text is not JSON, or does not fit as a whole.
pub fn decode_forgivingly<T: DeserializeOwned>(json: &[u8]) -> Option<Decoded<T>> {
    forgivingly(PhantomData, json)
}

/// Decodes a JSON text into what the seed makes of it.
///
/// # Errors
///
/// As [`decode`].
pub fn decode_seed<S, T>(seed: S, json: &[u8]) -> serde_json::Result<Decoded<T>>
where
    S: for<'de> DeserializeSeed<'de, Value = T> + Clone,
{
    match strictly(seed.clone(), json) {
        Ok(value) => Ok(Decoded { value, deviations: Deviations::default() }),
        Err(error) => forgivingly(seed, json).ok_or(error),
    }
}

#[inline]
fn strictly<'de, S: DeserializeSeed<'de>>(seed: S, json: &'de [u8]) -> serde_json::Result<S::Value> {
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    let value = seed.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok(value)
}

#[cold]
#[inline(never)]
fn forgivingly<S, T>(seed: S, json: &[u8]) -> Option<Decoded<T>>
where
    S: for<'de> DeserializeSeed<'de, Value = T>,
{
    let (mut seed, mut value) = (Some(seed), None);
    let deviations = read(json, &mut |whole| {
        value = seed.take().map(|seed| seed.deserialize(whole)).transpose()?;
        Ok(())
    })?;
    Some(Decoded { value: value?, deviations })
}

/// Has a text read that is JSON, or would be but for its strings.
fn read(json: &[u8], read: &mut dyn FnMut(Value<'_, '_>) -> Result<(), Error>) -> Option<Deviations> {
    let text = Text::read(json)?;
    let mut log = Log::new(json.len());
    let root = Path::root();
    read(Value::new(&mut Reader::new(&text, &mut log), &root, Mode::Usual)).ok()?;
    if text.is_repaired() {
        log.note_repair(&root);
    }
    Some(log.finish())
}

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
