//! Decoding of JSON responses: strictly first, and leniently if that fails.

use std::cell::RefCell;

use helpdesk_decode::{Decoded, Deviations, conform, decode_leniently};
use helpdesk_types::runtime::{Documented, Shape};
use helpdesk_types::{Decode, Strict};
use serde_core::de::DeserializeOwned;

pub(crate) struct Decoder {
    /// Whether only the documented form is accepted.
    strict: bool,
    deviations: RefCell<Deviations>,
}

impl Decoder {
    pub(crate) fn new(strict: bool) -> Self {
        Self { strict, deviations: RefCell::default() }
    }

    fn conform(&self, json: &[u8], shape: &Shape) -> Option<String> {
        if self.strict {
            return None;
        }
        let (text, deviations) = conform(json, shape)?;
        self.deviations.replace(deviations);
        Some(text)
    }

    /// The deviations that were tolerated. A text may be decoded twice: first as an envelope alone, then as the response.
    pub(crate) fn into_deviations(self) -> Deviations {
        self.deviations.into_inner()
    }
}

impl Decode for &Decoder {
    fn decode<T: DeserializeOwned>(&self, json: &[u8]) -> serde_json::Result<T> {
        let error = match Strict.decode(json) {
            Ok(value) => return Ok(value),
            Err(error) => error,
        };
        let lenient = if self.strict { None } else { decode_leniently(json) };
        let Decoded { value, deviations, .. } = lenient.ok_or(error)?;
        self.deviations.replace(deviations);
        Ok(value)
    }

    fn decode_documented<T: DeserializeOwned + Documented>(&self, json: &[u8]) -> serde_json::Result<T> {
        let error = match Strict.decode(json) {
            Ok(value) => return Ok(value),
            Err(error) => error,
        };
        let Some(text) = self.conform(json, T::SHAPE) else { return Err(error) };
        Strict.decode(text.as_bytes())
    }
}
