//! Encryption of what is stored.

use std::fmt;

use chacha20poly1305::aead::{Aead, Generate, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};

use crate::error::Unreadable;

/// The first byte of a stored value that is not encrypted.
const PLAIN: u8 = 0;
/// The first byte of a value encrypted by XChaCha20-Poly1305: the nonce and the ciphertext with its tag follow.
const XCHACHA: u8 = 1;
const NONCE_BYTES: usize = 24;

/// A key of 32 random bytes that encrypts tokens and the texts of events in a store (XChaCha20-Poly1305).
///
/// Keep it outside of the store, and the same for all processes that share the store. `Debug` hides it.
///
/// ```
/// # use helpdesk_store::StoreKey;
/// // As of `openssl rand -hex 32`, from an environment variable or a secret manager.
/// let key = StoreKey::from_hex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")?;
/// # Ok::<(), helpdesk_store::StoreError>(())
/// ```
#[derive(Clone)]
pub struct StoreKey([u8; 32]);

impl StoreKey {
    /// Creates a key from its bytes, which have to be random: a password is not a key.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads a key of 64 hexadecimal digits.
    ///
    /// # Errors
    ///
    /// The text has another length, or other characters. The error does not quote it.
    pub fn from_hex(text: &str) -> Result<Self, crate::StoreError> {
        let digits: Option<Vec<u8>> = text.chars().map(|digit| digit.to_digit(16)?.try_into().ok()).collect();
        let bytes = digits.filter(|digits| digits.len() == 64).map(|digits| {
            let mut bytes = [0; 32];
            for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
                *byte = pair[0] * 16 + pair[1];
            }
            bytes
        });
        bytes.map(Self).ok_or(crate::StoreError::InvalidKey)
    }
}

impl fmt::Debug for StoreKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("StoreKey(..)")
    }
}

/// Writes and reads stored values, encrypted if there is a key.
///
/// The place of a value is authenticated with it, so a value that was moved to another row cannot be read.
#[derive(Clone)]
pub(crate) struct Cipher {
    key: Option<XChaCha20Poly1305>,
    scope: String,
}

impl Cipher {
    /// Creates a cipher; `scope` is part of the place of each value.
    pub(crate) fn new(key: Option<&StoreKey>, scope: impl Into<String>) -> Self {
        Self { key: key.map(|key| XChaCha20Poly1305::new(&key.0.into())), scope: scope.into() }
    }

    /// The value as it is stored in this place.
    pub(crate) fn seal(&self, place: [&str; 2], value: &[u8]) -> Result<Vec<u8>, Unreadable> {
        let Some(key) = &self.key else { return Ok([&[PLAIN], value].concat()) };
        let nonce = XNonce::try_generate().map_err(|_| Unreadable::NoRandomness)?;
        let aad = self.associated_data(place);
        let sealed = key.encrypt(&nonce, Payload { msg: value, aad: &aad }).map_err(|_| Unreadable::TooLong)?;
        Ok([&[XCHACHA], nonce.as_slice(), &sealed].concat())
    }

    /// The value that is stored in this place.
    pub(crate) fn open(&self, place: [&str; 2], stored: &[u8]) -> Result<Vec<u8>, Unreadable> {
        let (form, rest) = stored.split_first().ok_or(Unreadable::Garbage)?;
        match (*form, &self.key) {
            (PLAIN, None) => Ok(rest.to_vec()),
            // Write access to the store must not suffice to get around the key.
            (PLAIN, Some(_)) => Err(Unreadable::NotEncrypted),
            (XCHACHA, None) => Err(Unreadable::Encrypted),
            (XCHACHA, Some(key)) => {
                let (nonce, sealed) = rest.split_at_checked(NONCE_BYTES).ok_or(Unreadable::Garbage)?;
                let nonce = XNonce::try_from(nonce).map_err(|_| Unreadable::Garbage)?;
                let aad = self.associated_data(place);
                key.decrypt(&nonce, Payload { msg: sealed, aad: &aad }).map_err(|_| Unreadable::WrongKey)
            }
            _ => Err(Unreadable::Garbage),
        }
    }

    /// Scope and place, each with its length, so that no two places give the same bytes.
    fn associated_data(&self, [table, id]: [&str; 2]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for part in [&*self.scope, table, id] {
            bytes.extend((part.len() as u64).to_be_bytes());
            bytes.extend(part.as_bytes());
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: [&str; 2] = ["user", "ou_1"];

    fn cipher(key: Option<u8>, scope: &str) -> Cipher {
        Cipher::new(key.map(|byte| StoreKey::new([byte; 32])).as_ref(), scope)
    }

    #[test]
    fn what_is_sealed_opens_in_its_place_alone() {
        let (plain, keyed) = (cipher(None, ""), cipher(Some(1), "app"));
        let in_clear = plain.seal(PLACE, b"secret").expect("it seals");
        let sealed = keyed.seal(PLACE, b"secret").expect("it seals");
        let mut changed = sealed.clone();
        *changed.last_mut().expect("a byte") ^= 1;
        assert!(!sealed.windows(6).any(|bytes| bytes == b"secret"));
        assert_ne!(sealed, keyed.seal(PLACE, b"secret").expect("it seals"), "another nonce");
        for (cipher, place, stored, opened) in [
            (&plain, PLACE, &*in_clear, Ok(b"secret".to_vec())),
            (&keyed, PLACE, &sealed, Ok(b"secret".to_vec())),
            (&keyed, ["user", "ou_2"], &sealed, Err(Unreadable::WrongKey)),
            (&keyed, ["use", "rou_1"], &sealed, Err(Unreadable::WrongKey)),
            (&cipher(Some(1), "other"), PLACE, &sealed, Err(Unreadable::WrongKey)),
            (&cipher(Some(2), "app"), PLACE, &sealed, Err(Unreadable::WrongKey)),
            (&keyed, PLACE, &changed, Err(Unreadable::WrongKey)),
            (&keyed, PLACE, &in_clear, Err(Unreadable::NotEncrypted)),
            (&plain, PLACE, &sealed, Err(Unreadable::Encrypted)),
            (&keyed, PLACE, &sealed[..20], Err(Unreadable::Garbage)),
            (&plain, PLACE, b"", Err(Unreadable::Garbage)),
            (&plain, PLACE, b"\x07", Err(Unreadable::Garbage)),
        ] {
            assert_eq!(cipher.open(place, stored), opened, "{place:?} {stored:?}");
        }
    }

    #[test]
    fn a_key_is_64_hexadecimal_digits_and_not_shown() {
        let hex = "1f".repeat(32);
        let key = StoreKey::from_hex(&hex).expect("a key");
        assert_eq!((key.0, format!("{key:?}")), ([0x1f; 32], "StoreKey(..)".to_owned()));
        for wrong in ["", "1f", &hex[1..], &format!("{hex}0"), &hex.replace('f', "g"), &hex.replace('f', "é")] {
            let error = StoreKey::from_hex(wrong).expect_err("not a key").to_string();
            assert!(wrong.is_empty() || !error.contains(wrong), "{error}");
        }
    }
}
