//! Pushes that a receiver must refuse, or survive.

use std::time::Duration;

use serde_json::{Value, json};

use super::encryption::{self, BLOCK, Message, Stamp};

/// A forged push.
///
/// It differs from a push of the platform in one respect only: a broken ciphertext, for example, is signed correctly,
/// so that the check of the signature does not refuse it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Forgery {
    /// Signed with another key.
    WrongSignature,
    /// One byte was changed after the body was signed.
    ChangedByte,
    /// With the signature of another body.
    OtherBodysSignature,
    /// Signed this long ago.
    Stale(Duration),
    /// Signed by a clock that is this much fast.
    Early(Duration),
    /// The bytes of the last delivered event of this type, once more.
    Replayed,
    /// Encrypted, but not signed.
    Unsigned,
    /// Neither encrypted nor signed, although the mock has an encrypt key. The verification token is
    /// right.
    Plain,
    /// With another verification token.
    WrongToken,
    /// The ciphertext is not Base64.
    BadBase64,
    /// The ciphertext is the initialization vector, and no block after it.
    ShortCiphertext,
    /// The ciphertext lacks its last byte.
    UnalignedCiphertext,
    /// The padding breaks PKCS#7.
    BadPadding(Padding),
    /// The decrypted text is not JSON. It is signed with the right key, so it comes from the platform, and
    /// must not be refused.
    NotJson,
    /// An envelope of version 2.0 without `header`.
    HeaderMissing,
    /// The second half of the body is missing. The first is signed.
    Cut,
    /// A body of this many bytes.
    Oversized(usize),
    /// An event of this many arrays, one in another.
    DeeplyNested(usize),
}

/// How padding can break PKCS#7.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Padding {
    /// It says that it has no bytes.
    Zero,
    /// It says that it is longer than a block.
    TooLong,
    /// Its bytes differ.
    Uneven,
    /// The text fills its last block, and nothing was added.
    Absent,
}

impl Forgery {
    /// Whether it makes sense only where events are encrypted and signed.
    pub(crate) fn needs_encrypt_key(self) -> bool {
        !matches!(
            self,
            Self::Replayed
                | Self::WrongToken
                | Self::NotJson
                | Self::HeaderMissing
                | Self::Cut
                | Self::Oversized(_)
                | Self::DeeplyNested(_)
        )
    }

    /// How far the clock of the signature is off: back, and ahead.
    pub(crate) fn clock(self) -> (Duration, Duration) {
        match self {
            Self::Stale(back) => (back, Duration::ZERO),
            Self::Early(ahead) => (Duration::ZERO, ahead),
            _ => (Duration::ZERO, Duration::ZERO),
        }
    }

    /// The request that is sent instead of the envelope.
    pub(crate) fn forge(self, envelope: Value, encrypt_key: Option<&str>, iv: [u8; BLOCK], stamp: &Stamp) -> Message {
        let text = self.text(envelope);
        let body = match encrypt_key {
            Some(key) if self != Self::Plain => self.encrypted(&text, key, iv),
            _ => text,
        };
        let body = match self {
            Self::Cut => body.chars().take(body.len() / 2).collect(),
            Self::Oversized(length) => oversized(length),
            _ => body,
        };
        match (encrypt_key, self) {
            (None, _) | (_, Self::Unsigned | Self::Plain) => Message::unsigned(body),
            (Some(_), Self::WrongSignature) => Message::signed(stamp, "another key", body.as_bytes(), body.clone()),
            (Some(key), Self::OtherBodysSignature) => Message::signed(stamp, key, br#"{"encrypt":""}"#, body),
            (Some(key), Self::ChangedByte) => Message::signed(stamp, key, body.as_bytes(), changed(&body)),
            (Some(key), _) => Message::signed(stamp, key, body.as_bytes(), body.clone()),
        }
    }

    fn text(self, mut envelope: Value) -> String {
        match self {
            Self::NotJson => return "no JSON".to_owned(),
            Self::HeaderMissing => envelope = json!({ "schema": envelope["schema"], "event": envelope["event"] }),
            Self::WrongToken => envelope["header"]["token"] = json!("another token"),
            Self::DeeplyNested(levels) => {
                let (open, close) = ("[".repeat(levels), "]".repeat(levels));
                return format!(r#"{{"schema":"2.0","header":{},"event":{open}{close}}}"#, envelope["header"]);
            }
            _ => {}
        }
        envelope.to_string()
    }

    fn encrypted(self, text: &str, key: &str, iv: [u8; BLOCK]) -> String {
        let padded = match self {
            Self::BadPadding(padding) => padding.pad(text),
            _ => encryption::pad(text),
        };
        let mut encrypted = encryption::encrypt(key, iv, padded);
        match self {
            Self::ShortCiphertext => encrypted.truncate(BLOCK),
            Self::UnalignedCiphertext => encrypted.truncate(encrypted.len() - 1),
            Self::BadBase64 => return encryption::encrypted_body(&encrypted).replacen(":\"", ":\"!", 1),
            _ => {}
        }
        encryption::encrypted_body(&encrypted)
    }
}

impl Padding {
    /// A whole number of blocks, the last of which is wrong. Blanks after JSON change nothing but its length.
    fn pad(self, text: &str) -> Vec<u8> {
        let end: &[u8] = match self {
            Self::Zero => &[0],
            Self::TooLong => &[BLOCK as u8 + 1; BLOCK + 1],
            Self::Uneven => &[3, 2, 3],
            Self::Absent => &[],
        };
        let blanks = (BLOCK - (text.len() + end.len()) % BLOCK) % BLOCK;
        [text.as_bytes(), &b" ".repeat(blanks), end].concat()
    }
}

/// A body of this length, as far as one can be so short.
fn oversized(length: usize) -> String {
    let frame = r#"{"encrypt":""}"#;
    frame.replace("\"\"", &format!("\"{}\"", "A".repeat(length.saturating_sub(frame.len()))))
}

/// The body with a letter in its middle replaced by another.
fn changed(body: &str) -> String {
    let middle = body.len() / 2;
    let change = |(at, letter)| match letter {
        'A' if at == middle => 'B',
        _ if at == middle => 'A',
        other => other,
    };
    body.char_indices().map(change).collect()
}
