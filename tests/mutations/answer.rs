//! Answers as a client decodes them.

use helpdesk_decode::{Decoded, decode, decode_documented, decode_listed};
use helpdesk_types::runtime::serde::de::DeserializeOwned;
use helpdesk_types::runtime::{BothWays, Documented, Listed};
use helpdesk_types::{Decode, Operation, RawResponse, Response};
use serde_json::Value;

/// The JSON of the response that an answer with that data is.
pub(crate) fn read<O: Operation<Response: BothWays + Documented>>(data: &[u8]) -> Result<Value, String> {
    let body = [&b"{\"msg\": \"\", \"data\": "[..], data, b", \"code\": 0}"].concat();
    let response = O::Response::from_raw(RawResponse::new(body).with_decoder(Lenient));
    serde_json::to_value(response.map_err(|error| error.to_string())?).map_err(|error| error.to_string())
}

struct Lenient;

impl Decode for Lenient {
    fn decode<T: DeserializeOwned>(&self, json: &[u8]) -> serde_json::Result<T> {
        decode(json).map(value)
    }

    fn decode_documented<T: DeserializeOwned + Documented>(&self, json: &[u8]) -> serde_json::Result<T> {
        decode_documented(json).map(value)
    }

    fn decode_listed<T: DeserializeOwned + Documented>(
        &self,
        json: &[u8],
        listed: Listed<'_, T>,
    ) -> serde_json::Result<T> {
        decode_listed(json, listed).map(value)
    }
}

fn value<T>(decoded: Decoded<T>) -> T {
    decoded.value
}
