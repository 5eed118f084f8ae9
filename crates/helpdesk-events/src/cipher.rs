//! The encryption of a callback: AES-256-CBC, the key being the SHA-256 of the Encrypt Key.

use aes::Aes256;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cbc::Decryptor;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeDecrypt, KeyIvInit};
use sha2::{Digest, Sha256};

use crate::{EncryptKey, Refusal};

const BLOCK: usize = 16;

/// An initialisation vector and ciphertext.
pub(crate) struct Sealed(Vec<u8>);

/// What the ciphertext holds.
pub(crate) struct Opened {
    /// The text; where the padding is bad, with it.
    pub(crate) text: Vec<u8>,
    pub(crate) well_padded: bool,
}

impl Sealed {
    /// Reads the value of `encrypt`.
    pub(crate) fn from_base64(text: &str) -> Result<Self, Refusal> {
        let bytes = STANDARD.decode(text).map_err(|_| Refusal::BadBase64)?;
        if bytes.len() < 2 * BLOCK || bytes.len() % BLOCK != 0 {
            return Err(Refusal::BadCiphertextLength { length: bytes.len() });
        }
        Ok(Self(bytes))
    }

    /// Decrypts. Bad padding is told beside the text and not instead of it, so that who may not know the difference sees
    /// none in the time that the rest takes either.
    pub(crate) fn open(&self, key: &EncryptKey) -> Opened {
        let key = Sha256::digest(key.as_bytes());
        let (iv, ciphertext) = self.0.split_at(BLOCK.min(self.0.len()));
        let mut text = ciphertext.to_vec();
        let unpadded = Decryptor::<Aes256>::new_from_slices(&key, iv)
            .ok()
            .and_then(|decryptor| decryptor.decrypt_padded::<Pkcs7>(&mut text).ok())
            .map(<[u8]>::len);
        text.truncate(unpadded.unwrap_or(text.len()));
        Opened { text, well_padded: unpadded.is_some() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vector of the documentation.
    #[test]
    fn the_documented_text_is_decrypted() {
        let key = EncryptKey::new("test key").expect("a key");
        let sealed = Sealed::from_base64("P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=").expect("a block");
        let opened = sealed.open(&key);
        assert_eq!((opened.text.as_slice(), opened.well_padded), (b"hello world".as_slice(), true));
        let opened = sealed.open(&EncryptKey::new("another key").expect("a key"));
        assert_eq!((opened.text.len(), opened.well_padded), (16, false));
    }
}
