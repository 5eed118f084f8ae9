//! Decoding of JSON responses: strictly first, and leniently if that fails.

use std::cell::RefCell;

use helpdesk_decode::{Deviations, decode};
use helpdesk_types::runtime::{Documented, Listed};
use helpdesk_types::{Decode, Strict};
use serde_core::de::DeserializeOwned;

pub(crate) struct Decoder {
    /// The deviations that were tolerated; `None` if only the documented form is accepted.
    deviations: Option<RefCell<Deviations>>,
}

impl Decoder {
    pub(crate) fn new(strict: bool) -> Self {
        Self { deviations: (!strict).then(RefCell::default) }
    }

    /// The deviations that were tolerated. A text may be decoded twice: first as an envelope alone, then as the response.
    pub(crate) fn into_deviations(self) -> Deviations {
        self.deviations.map(RefCell::into_inner).unwrap_or_default()
    }
}

impl Decode for &Decoder {
    fn decode<T: DeserializeOwned>(&self, json: &[u8]) -> serde_json::Result<T> {
        let Some(deviations) = &self.deviations else { return Strict.decode(json) };
        let decoded = decode(json)?;
        // A text that fits says nothing of what another reading tolerated.
        if !decoded.deviations.is_empty() {
            deviations.replace(decoded.deviations);
        }
        Ok(decoded.value)
    }

    fn decode_documented<T: DeserializeOwned + Documented>(&self, json: &[u8]) -> serde_json::Result<T> {
        helpdesk_decode::documented(json, self.deviations.as_ref())
    }

    fn decode_listed<T: DeserializeOwned + Documented>(
        &self,
        json: &[u8],
        listed: Listed<'_, T>,
    ) -> serde_json::Result<T> {
        helpdesk_decode::listed(json, listed, self.deviations.as_ref())
    }
}
