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

use std::cell::RefCell;
use std::marker::PhantomData;

use helpdesk_core::runtime::{Documented, Listed, Shape};
use helpdesk_core::{Decode, Strict};
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
    Decoded::new(|deviations| documented(json, deviations))
}

/// Decodes like [`decode_documented`], with less to compile for each type: the deviations of a text that deviates replace those
/// in the cell. Without a cell, only the documented form is read.
#[doc(hidden)]
pub fn documented<T: DeserializeOwned + Documented>(
    json: &[u8],
    deviations: Option<&RefCell<Deviations>>,
) -> serde_json::Result<T> {
    let strict = Strict.decode(json);
    if strict.is_ok() {
        return strict;
    }
    match conform(json, T::SHAPE, None, deviations) {
        Some(text) => Strict.decode(text.as_bytes()),
        None => strict,
    }
}

/// Decodes like [`decode_documented`] a JSON text most of which is one array, and takes less memory if the text deviates: the
/// elements of the array are decoded a few at a time.
///
/// # Errors
///
/// The errors of [`decode`].
pub fn decode_listed<T: DeserializeOwned + Documented>(
    json: &[u8],
    array: Listed<'_, T>,
) -> serde_json::Result<Decoded<T>> {
    Decoded::new(|deviations| listed(json, array, deviations))
}

/// Decodes like [`decode_listed`], otherwise as [`documented`].
#[doc(hidden)]
pub fn listed<T: DeserializeOwned + Documented>(
    json: &[u8],
    Listed { path, append }: Listed<'_, T>,
    deviations: Option<&RefCell<Deviations>>,
) -> serde_json::Result<T> {
    let strict = Strict.decode(json);
    if strict.is_ok() {
        return strict;
    }
    let mut parts: Option<T> = None;
    let mut give = |part: Option<&[u8]>| {
        let Some(part) = part else {
            parts = None;
            return true;
        };
        let Ok(part) = Strict.decode(part) else { return false };
        match &mut parts {
            Some(parts) => append(parts, part),
            None => parts = Some(part),
        }
        true
    };
    let Some(text) = conform(json, T::SHAPE, Some((path, &mut give)), deviations) else { return strict };
    let mut value = Strict.decode(text.as_bytes());
    if let (Ok(value), Some(parts)) = (&mut value, parts) {
        append(value, parts);
    }
    value
}

impl<T> Decoded<T> {
    fn new(decode: impl FnOnce(Option<&RefCell<Deviations>>) -> serde_json::Result<T>) -> serde_json::Result<Self> {
        let deviations = RefCell::default();
        let value = decode(Some(&deviations))?;
        Ok(Self { value, deviations: deviations.into_inner() })
    }
}

/// Changes a JSON text to the documented form, for a strict decoder. If the path of an array is given, its elements are given
/// to the function, and the array is empty.
///
/// Returns `None` if the text is not JSON or does not match the form as a whole, or without a cell for deviations.
#[cold]
#[inline(never)]
fn conform(
    json: &[u8],
    shape: &Shape,
    mut listed: Option<(&[&str], &mut Give<'_>)>,
    deviations: Option<&RefCell<Deviations>>,
) -> Option<String> {
    let (deviations, mut conformed) = (deviations?, None);
    let found = read(json, &mut |whole| {
        let mut patch = Patch::new(whole.reader.text());
        patch.listed = listed.as_mut().map(|(path, give)| listed::Listed::new(path, &mut **give));
        shaped::conform(whole, shape, &mut patch)?;
        conformed = Some(patch.finish());
        Ok(())
    })?;
    if !found.is_empty() {
        deviations.replace(found);
    }
    conformed
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
