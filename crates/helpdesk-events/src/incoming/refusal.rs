//! Why a callback is refused.

use std::fmt;
use std::time::Duration;

use super::undecodable::UndecodableEvent;

/// The largest body that is looked at. The longest message that the platform takes has some 150 kB.
pub(crate) const MAX_BODY_BYTES: usize = 1 << 20;

/// Why a callback is refused: nothing of it may be acted upon.
///
/// [`http_status`](Self::http_status) is what to answer. The text of an error quotes no secret and is short; still, it is
/// for the log of the receiver and not for who sent the callback.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Refusal {
    /// The body is larger than [`EventReceiver::MAX_BODY_BYTES`](crate::EventReceiver::MAX_BODY_BYTES).
    TooLarge,
    /// The signature is missing, and this is not a challenge, which may come without one.
    ///
    /// The refusal is the same whatever else the body is, so that it reveals nothing about encrypted text.
    MissingSignature,
    /// There is a signature, but not what it is made over.
    MissingHeader {
        /// The header that is missing.
        name: &'static str,
    },
    /// The signature is not that of this body, timestamp and nonce by this Encrypt Key.
    WrongSignature,
    /// The signed timestamp is not a number of seconds.
    BadTimestamp,
    /// The callback was signed too long ago.
    TooOld {
        /// How long ago.
        age: Duration,
        /// How long ago would do.
        window: Duration,
    },
    /// The callback was signed in the future.
    FromTheFuture {
        /// How far.
        ahead: Duration,
    },
    /// The verification token is missing, or another one.
    WrongToken,
    /// The body is not a JSON object.
    NotJson {
        /// The fault, with its line and column.
        reason: String,
    },
    /// The body is not encrypted, though the receiver has an Encrypt Key.
    NotEncrypted,
    /// The body is encrypted, and the receiver has no Encrypt Key.
    Encrypted,
    /// The value of `encrypt` is not base64.
    BadBase64,
    /// The ciphertext is not an initialisation vector and at least one block of 16 bytes.
    BadCiphertextLength {
        /// How many bytes it has.
        length: usize,
    },
    /// The padding of the decrypted text is not that of PKCS#7.
    BadPadding,
    /// An event that deviates from its documentation, for a receiver that is [strict](crate::EventReceiver::strict). The event
    /// is real: it has passed every check, and it is a [`ReceivedEvent`](crate::ReceivedEvent) by `From`, should it be handled
    /// all the same.
    Undecodable(Box<UndecodableEvent>),
}

impl Refusal {
    /// The HTTP status to answer with.
    ///
    /// 401 if the sender is not proven, 413 for a body that is too large, 422 for a real event that a strict receiver refuses,
    /// 400 otherwise. The platform delivers again after any status but 200: after 15 seconds, 5 minutes, 1 hour and 6 hours.
    pub fn http_status(&self) -> u16 {
        match self {
            Self::MissingSignature
            | Self::MissingHeader { .. }
            | Self::WrongSignature
            | Self::BadTimestamp
            | Self::TooOld { .. }
            | Self::FromTheFuture { .. }
            | Self::WrongToken => 401,
            Self::TooLarge => 413,
            Self::Undecodable(_) => 422,
            Self::NotJson { .. }
            | Self::NotEncrypted
            | Self::Encrypted
            | Self::BadBase64
            | Self::BadCiphertextLength { .. }
            | Self::BadPadding => 400,
        }
    }

    pub(crate) fn not_json(error: &serde_json::Error) -> Self {
        // For a value of another kind, the text of the error would quote it, tokens included.
        let reason = if error.is_data() { "it is JSON of another kind".to_owned() } else { error.to_string() };
        Self::NotJson { reason }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => {
 write!(f, "the body is larger than {MAX_BODY_BYTES} bytes, and no event of the platform is that large; check who sent it")
 },
            Self::MissingSignature => f.write_str(
                "the request has no X-Lark-Signature, and this is not a challenge that this app can answer; if the platform sent \
                 this, check that proxies pass the header on, that an Encrypt Key is set in the developer console, and that \
                 the Encrypt Key and Verification Token given here are the ones shown there",
            ),
            Self::MissingHeader { name } => {
                write!(f, "there is a signature but no {name}; check that proxies pass the header on")
            }
            Self::WrongSignature => f.write_str(
                "the signature is wrong; if the platform sent this, check that the Encrypt Key is that of the developer \
                 console, and that the body is passed on byte for byte, not decoded and encoded again",
            ),
            Self::BadTimestamp => f.write_str(
"X-Lark-Request-Timestamp is not a number of seconds; the platform sends seconds since 1970",
),
            Self::TooOld { age, window } => write!(
                f,
                "the callback was signed {} s ago, and {} s is the limit; if it is not a replay, check this machine's clock",
                age.as_secs(),
                window.as_secs()
            ),
            Self::FromTheFuture { ahead } => {
                write!(f, "the callback was signed {} s in the future; check this machine's clock", ahead.as_secs())
            }
            Self::WrongToken => f.write_str(
                "the verification token is missing or wrong; if the platform sent this, check that the Verification Token \
                 is that of the developer console",
            ),
            Self::NotJson { reason } => {
                write!(f, "the callback is not a JSON object: {reason}; check the Encrypt Key, or who sent it")
            }
            Self::NotEncrypted => f.write_str(
                "the body is not encrypted; if the platform sent this, no Encrypt Key is set in the developer console: set \
                 it there, or receive with `EventReceiver::unencrypted`",
            ),
            Self::Encrypted => f.write_str(
                "the body is encrypted; the developer console has an Encrypt Key: receive with `EventReceiver::encrypted`",
            ),
            Self::BadBase64 => f.write_str("`encrypt` is not base64; check who sent it"),
            Self::BadCiphertextLength { length } => write!(
                f,
                "the ciphertext has {length} bytes, and not 32 or more in blocks of 16; it was cut, or is not a ciphertext"
            ),
            Self::BadPadding => f.write_str(
                "the padding of the decrypted text is not PKCS#7; the sender has the Encrypt Key, but encrypts differently",
            ),
            Self::Undecodable(event) => event.fmt(f),
        }
    }
}

impl std::error::Error for Refusal {}
