//! How a pushed body is encrypted and signed.

use std::fmt::Write as _;

use aes::Aes256;
use aes::cipher::{Block, BlockModeEncrypt as _, KeyIvInit as _};
use axum::body::Bytes;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest as _, Sha256};

/// The length of a block of the cipher, and of its initialization vector.
pub(crate) const BLOCK: usize = 16;

pub(crate) const TIMESTAMP_HEADER: &str = "X-Lark-Request-Timestamp";
pub(crate) const NONCE_HEADER: &str = "X-Lark-Request-Nonce";
pub(crate) const SIGNATURE_HEADER: &str = "X-Lark-Signature";

/// A request to the callback URL.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Bytes,
}

impl Message {
    pub(crate) fn unsigned(body: impl Into<Bytes>) -> Self {
        Self { headers: Vec::new(), body: body.into() }
    }

    /// A body with the headers that sign it. Only a forgery signs other bytes than the body.
    pub(crate) fn signed(stamp: &Stamp, encrypt_key: &str, signed: &[u8], body: impl Into<Bytes>) -> Self {
        let headers = vec![
            (TIMESTAMP_HEADER, stamp.timestamp.clone()),
            (NONCE_HEADER, stamp.nonce.clone()),
            (SIGNATURE_HEADER, signature(stamp, encrypt_key, signed)),
        ];
        Self { headers, body: body.into() }
    }
}

/// The timestamp and nonce of a signature.
pub(crate) struct Stamp {
    /// In seconds since 1970.
    pub(crate) timestamp: String,
    pub(crate) nonce: String,
}

/// The SHA-256, in lower-case hex, of timestamp, nonce, key and body, one after another.
pub(crate) fn signature(stamp: &Stamp, encrypt_key: &str, body: &[u8]) -> String {
    let digest = Sha256::new()
        .chain_update(&stamp.timestamp)
        .chain_update(&stamp.nonce)
        .chain_update(encrypt_key)
        .chain_update(body)
        .finalize();
    hex(&digest)
}

/// Fills the last block up by PKCS#7: with as many bytes as are added, each of which says how many.
pub(crate) fn pad(text: &str) -> Vec<u8> {
    let missing = BLOCK - text.len() % BLOCK;
    let mut padded = text.as_bytes().to_vec();
    padded.extend(std::iter::repeat_n(missing as u8, missing));
    padded
}

/// The initialization vector and then the text, encrypted with AES-256 in CBC mode. The text is a whole number of blocks.
pub(crate) fn encrypt(encrypt_key: &str, iv: [u8; BLOCK], mut padded: Vec<u8>) -> Vec<u8> {
    let key = Sha256::digest(encrypt_key);
    let (blocks, _) = Block::<Aes256>::slice_as_chunks_mut(&mut padded);
    cbc::Encryptor::<Aes256>::new(&key, &iv.into()).encrypt_blocks(blocks);
    [iv.as_slice(), &padded].concat()
}

/// The body that carries something encrypted.
pub(crate) fn encrypted_body(encrypted: &[u8]) -> String {
    json!({ "encrypt": STANDARD.encode(encrypted) }).to_string()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        // A string takes all that is written to it.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_ciphertext_is_made_from_its_text() {
        // The vector of the page on receiving events, whose first block is the initialization vector.
        let documented = "P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=";
        let iv = STANDARD.decode(documented).unwrap()[..BLOCK].try_into().unwrap();
        assert_eq!(STANDARD.encode(encrypt("test key", iv, pad("hello world"))), documented);
    }

    #[test]
    fn a_whole_block_is_padded_by_another() {
        for (length, padded) in [(0, 16), (15, 16), (16, 32), (17, 32)] {
            let padding = pad(&"x".repeat(length)).split_off(length);
            assert_eq!(padding, vec![(padded - length) as u8; padded - length], "{length}");
        }
    }

    #[test]
    fn a_signature_is_that_of_sha256sum() {
        // printf 1608725989nonce-1mock-encrypt-key'{"encrypt":"AAAA"}' | sha256sum
        let stamp = Stamp { timestamp: "1608725989".to_owned(), nonce: "nonce-1".to_owned() };
        let expected = "d4a05537be31892922706ca186900f0ac28f96ae08ebd9ebb6fc2c22628d38e1";
        assert_eq!(signature(&stamp, "mock-encrypt-key", br#"{"encrypt":"AAAA"}"#), expected);
    }
}
