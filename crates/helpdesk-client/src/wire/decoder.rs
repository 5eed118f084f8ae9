//! Decoding of JSON responses: strictly first, and leniently if that fails.

use std::cell::RefCell;

use helpdesk_decode::{Decoded, Deviations, decode, decode_documented, decode_listed};
use helpdesk_types::runtime::{Documented, Listed};
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

    /// The deviations that were tolerated. A text may be decoded twice: first as an envelope alone, then as the response.
    pub(crate) fn into_deviations(self) -> Deviations {
        self.deviations.into_inner()
    }

    fn keep<T>(&self, Decoded { value, deviations, .. }: Decoded<T>) -> T {
        // A text that fits says nothing of what another reading tolerated.
        if !deviations.is_empty() {
            self.deviations.replace(deviations);
        }
        value
    }
}

impl Decode for &Decoder {
    fn decode<T: DeserializeOwned>(&self, json: &[u8]) -> serde_json::Result<T> {
        if self.strict { Strict.decode(json) } else { decode(json).map(|decoded| self.keep(decoded)) }
    }

    fn decode_documented<T: DeserializeOwned + Documented>(&self, json: &[u8]) -> serde_json::Result<T> {
        if self.strict { Strict.decode(json) } else { decode_documented(json).map(|decoded| self.keep(decoded)) }
    }

    fn decode_listed<T: DeserializeOwned + Documented>(
        &self,
        json: &[u8],
        listed: Listed<'_, T>,
    ) -> serde_json::Result<T> {
        if self.strict { Strict.decode(json) } else { decode_listed(json, listed).map(|decoded| self.keep(decoded)) }
    }
}
