//! The signature of a callback: it proves that the sender knows the Encrypt Key, and that nobody changed the body.

use helpdesk_core::runtime::constant_time_eq;
use sha2::{Digest, Sha256};

use super::headers::CallbackHeaders;
use super::secrets::EncryptKey;
use crate::hex::hex;
use crate::incoming::Refusal;

/// Checks the signature over timestamp, nonce, Encrypt Key and the raw body.
///
/// The signature is not an HMAC but a plain hash of these four, concatenated. Nothing separates timestamp and nonce, so a
/// digit may be moved from one to the other unnoticed; the window of the timestamp makes that useless.
pub(crate) fn check(
    signature: &str,
    headers: &CallbackHeaders<'_>,
    key: &EncryptKey,
    body: &[u8],
) -> Result<(), Refusal> {
    let timestamp = headers.timestamp.ok_or(Refusal::MissingHeader { name: CallbackHeaders::TIMESTAMP })?;
    let nonce = headers.nonce.ok_or(Refusal::MissingHeader { name: CallbackHeaders::NONCE })?;
    let digest = Sha256::new()
        .chain_update(timestamp)
        .chain_update(nonce)
        .chain_update(key.as_bytes())
        .chain_update(body)
        .finalize();
    if constant_time_eq(hex(&digest).as_bytes(), signature.as_bytes()) { Ok(()) } else { Err(Refusal::WrongSignature) }
}
