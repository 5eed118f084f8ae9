//! How the JSON of an answer is decoded: as documented, and forgivingly where that fails.

use std::cell::RefCell;

use helpdesk_decode::{Decoded, Deviations, decode_forgivingly};
use helpdesk_types::{Decode, Strict};
use serde_core::de::DeserializeOwned;

pub(crate) struct Decoder {
    /// Whether only what is documented is decoded.
    strict: bool,
    deviations: RefCell<Deviations>,
}

impl Decoder {
    pub(crate) fn new(strict: bool) -> Self {
        Self { strict, deviations: RefCell::default() }
    }

    /// What was forgiven.
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
        let forgiven = if self.strict { None } else { decode_forgivingly(json) };
        let Decoded { value, deviations, .. } = forgiven.ok_or(error)?;
        self.deviations.borrow_mut().extend(deviations);
        Ok(value)
    }
}
