//! Decodes JSON that deviates from its documentation.
//!
//! [`decode`] first decodes like `serde_json`, at its speed. Only if that fails does it decode the text again,
//! leniently: a number in a string is converted, a mismatched element is skipped, and a mismatched field is absent.
//! Each deviation is reported with its path and both forms, but without the value.
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
//! All types that implement [`DeserializeOwned`] can be decoded. For derived structs:
//!
//! - A mismatched field of type `Option<T>` becomes `None`. A mismatched required field, or one with only
//!   `#[serde(default)]`, fails its struct, and the field or element that contains the struct is lost.
//! - Within `#[serde(flatten)]` and untagged enums, `serde` does not tell which form it expects, so values are not
//!   converted.

mod access;
mod deserializer;
mod deviation;
mod error;
mod fitting;
mod key;
mod listed;
mod log;
mod number;
mod parts;
mod patch;
mod path;
mod reader;
mod scalar;
mod shaped;
mod text;
mod value;

use std::marker::PhantomData;

use helpdesk_core::runtime::{Documented, Listed, Shape};
use serde_core::de::{DeserializeOwned, DeserializeSeed};

pub use deviation::{Deviation, Deviations, Form};

use crate::error::Error;
use crate::listed::Give;
use crate::log::Log;
use crate::patch::Patch;
use crate::path::Path;
use crate::reader::Reader;
use crate::text::Text;
use crate::value::{Mode, Value};

/// A decoded value, and the deviations of its JSON from the documented form.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decoded<T> {
    /// The value.
    pub value: T,
    /// The deviations; empty if the JSON has the documented form.
    pub deviations: Deviations,
}

/// Decodes a JSON text.
///
/// # Errors
///
/// The error of `serde_json` if the text is not JSON, or does not match the type as a whole.
pub fn decode<T: DeserializeOwned>(json: &[u8]) -> serde_json::Result<Decoded<T>> {
    decode_seed(PhantomData, json)
}

/// Decodes a JSON text into a type whose documented form is known, as that of a generated one is. The result is that of
/// [`decode`], but a program is built faster, because lenient decoding is not compiled for the type.
///
/// # Errors
///
/// The errors of [`decode`].
pub fn decode_documented<T: DeserializeOwned + Documented>(json: &[u8]) -> serde_json::Result<Decoded<T>> {
    let error = match serde_json::from_slice(json) {
        Ok(value) => return Ok(Decoded { value, deviations: Deviations::default() }),
        Err(error) => error,
    };
    let Some((text, deviations)) = conform(json, T::SHAPE, None) else { return Err(error) };
    Ok(Decoded { value: serde_json::from_slice(text.as_bytes())?, deviations })
}

/// Decodes like [`decode_documented`] a JSON text most of which is one array, and takes less memory if the text deviates: the
/// elements of the array are decoded a few at a time.
///
/// # Errors
///
/// The errors of [`decode`].
pub fn decode_listed<T: DeserializeOwned + Documented>(
    json: &[u8],
    Listed { path, append }: Listed<'_, T>,
) -> serde_json::Result<Decoded<T>> {
    let error = match serde_json::from_slice(json) {
        Ok(value) => return Ok(Decoded { value, deviations: Deviations::default() }),
        Err(error) => error,
    };
    let mut parts: Option<T> = None;
    let mut give = |part: Option<&[u8]>| {
        match (part.map(serde_json::from_slice), &mut parts) {
            (None, _) => parts = None,
            (Some(Err(_)), _) => return false,
            (Some(Ok(part)), Some(parts)) => append(parts, part),
            (Some(Ok(part)), None) => parts = Some(part),
        }
        true
    };
    let Some((text, deviations)) = conform(json, T::SHAPE, Some((path, &mut give))) else { return Err(error) };
    let mut value = serde_json::from_slice(text.as_bytes())?;
    if let Some(parts) = parts {
        append(&mut value, parts);
    }
    Ok(Decoded { value, deviations })
}

/// Changes a JSON text to the documented form, for a strict decoder. If the path of an array is given, its elements are given
/// to the function, and the array is empty.
///
/// Returns `None` if the text is not JSON, or does not match the form as a whole.
#[cold]
#[inline(never)]
fn conform(json: &[u8], shape: &Shape, listed: Option<(&[&str], &mut Give<'_>)>) -> Option<(String, Deviations)> {
    let (mut listed, mut conformed) = (listed, None);
    let deviations = read(json, &mut |whole| {
        let mut patch = Patch::new(whole.reader.text());
        patch.listed = listed.as_mut().map(|(path, give)| listed::Listed::new(path, &mut **give));
        shaped::conform(whole, shape, &mut patch)?;
        conformed = Some(patch.finish());
        Ok(())
    })?;
    Some((conformed?, deviations))
}

/// Decodes a JSON text with a seed.
///
/// # Errors
///
/// The errors of [`decode`].
pub fn decode_seed<S, T>(seed: S, json: &[u8]) -> serde_json::Result<Decoded<T>>
where
    S: for<'de> DeserializeSeed<'de, Value = T> + Clone,
{
    match strictly(seed.clone(), json) {
        Ok(value) => Ok(Decoded { value, deviations: Deviations::default() }),
        Err(error) => leniently(seed, json).ok_or(error),
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
fn leniently<S, T>(seed: S, json: &[u8]) -> Option<Decoded<T>>
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

/// Reads a text that is JSON, possibly after repairing its strings.
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
