//! The encryption of a callback: AES-256-CBC, the key being the SHA-256 of the Encrypt Key.

use aes::Aes256;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cbc::Decryptor;
use cbc::cipher::block_padding::NoPadding;
use cbc::cipher::{BlockModeDecrypt, KeyIvInit};
use sha2::{Digest, Sha256};

use super::secrets::EncryptKey;
use crate::incoming::Refusal;

const BLOCK: usize = 16;

/// An initialisation vector and ciphertext.
pub(crate) struct Ciphertext(Vec<u8>);

/// The content of a ciphertext.
pub(crate) struct Plaintext {
    /// The text, including its padding.
    pub(crate) text: Vec<u8>,
    /// The length of the text without its padding; the whole length if the padding is bad.
    pub(crate) length: usize,
    pub(crate) well_padded: bool,
}

impl Ciphertext {
    /// Reads the value of `encrypt`.
    pub(crate) fn from_base64(text: &str) -> Result<Self, Refusal> {
        let bytes = STANDARD.decode(text).map_err(|_| Refusal::BadBase64)?;
        if bytes.len() < 2 * BLOCK || bytes.len() % BLOCK != 0 {
            return Err(Refusal::BadCiphertextLength { length: bytes.len() });
        }
        Ok(Self(bytes))
    }

    /// The number of bytes, including the initialisation vector.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Decrypts. Bad padding is told beside the text and not instead of it, so that who may not know the difference sees
    /// none in the time that the rest takes either.
    pub(crate) fn decrypt(&self, key: &EncryptKey) -> Plaintext {
        let key = Sha256::digest(key.as_bytes());
        let (iv, ciphertext) = self.0.split_at(BLOCK.min(self.0.len()));
        let mut text = ciphertext.to_vec();
        // Neither fails: key, vector and blocks have the right lengths.
        let decrypted = Decryptor::<Aes256>::new_from_slices(&key, iv)
            .is_ok_and(|decryptor| decryptor.decrypt_padded::<NoPadding>(&mut text).is_ok());
        let padding = padding(&text).filter(|_| decrypted);
        Plaintext { length: text.len() - padding.unwrap_or_default(), text, well_padded: padding.is_some() }
    }
}

/// Returns the length of the PKCS#7 padding, in which each byte is the length, or `None` if it is bad. The running time does
/// not depend on the text.
fn padding(text: &[u8]) -> Option<usize> {
    let count = text.last().copied().unwrap_or_default();
    let right = text
        .iter()
        .rev()
        .take(BLOCK)
        .zip(0..)
        .fold(true, |right, (byte, at): (&u8, u8)| right & ((at >= count) | (*byte == count)));
    let count = usize::from(count);
    (right & (1..=BLOCK).contains(&count)).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vector of the documentation.
    #[test]
    fn the_documented_text_is_decrypted() {
        let key = EncryptKey::new("test key").expect("a key");
        let ciphertext = Ciphertext::from_base64("P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=").expect("a block");
        let plaintext = ciphertext.decrypt(&key);
        assert_eq!((&plaintext.text[..plaintext.length], plaintext.well_padded), (b"hello world".as_slice(), true));
        let plaintext = ciphertext.decrypt(&EncryptKey::new("another key").expect("a key"));
        assert_eq!((plaintext.length, plaintext.well_padded), (16, false));
    }
}
