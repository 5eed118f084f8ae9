//! Turns headers and raw body into a challenge or an event.

use std::time::{Duration, SystemTime};

use serde_json::{Map, Value};

use super::cipher::Ciphertext;
use super::headers::CallbackHeaders;
use super::secrets::{EncryptKey, VerificationToken};
use super::{challenge, signature, window};
use crate::incoming::{self, Challenge, Incoming, MAX_BODY_BYTES, Outline, ReceivedEvent, Refusal, UndecodableEvent};

/// Verifies, decrypts and decodes callbacks, by the settings of the developer console.
///
/// It has no state: a callback that comes twice is received twice.
#[derive(Debug, Clone)]
pub struct EventReceiver {
    key: Option<EncryptKey>,
    token: Option<VerificationToken>,
    window: Duration,
    strict: bool,
}

impl EventReceiver {
    /// The largest accepted body: 1 MiB. The longest message of the platform has some 150 kB.
    pub const MAX_BODY_BYTES: usize = MAX_BODY_BYTES;

    /// The largest body that is read when a signature is required but missing. A challenge has a few hundred bytes.
    const MAX_UNSIGNED_BYTES: usize = 4 << 10;

    /// The longest ciphertext, with its initialisation vector, that is decrypted without a signature.
    const MAX_UNSIGNED_CIPHERTEXT: usize = 512;

    /// Receives the callbacks of an app that has an Encrypt Key. They are signed, so this is the recommended way.
    pub fn encrypted(key: EncryptKey) -> Self {
        Self { key: Some(key), token: None, window: window::DEFAULT, strict: false }
    }

    /// Receives the callbacks of an app that has no Encrypt Key.
    ///
    /// Only the Verification Token in it proves such a callback: anybody who has seen one can forge another. Without a
    /// signed timestamp, only handling each event id once stops a replay.
    pub fn unencrypted(token: VerificationToken) -> Self {
        Self { key: None, token: Some(token), window: window::DEFAULT, strict: false }
    }

    /// Sets the Verification Token, to be checked besides the signature.
    ///
    /// It also protects the challenge, which may come unsigned: with a token, only a challenge that contains it is
    /// answered.
    #[must_use]
    pub fn verification_token(mut self, token: VerificationToken) -> Self {
        self.token = Some(token);
        self
    }

    /// Sets how old a signed callback may be. Default: 7 hours and 30 minutes.
    ///
    /// The window stops an attacker who has recorded a callback and sends it again later. The platform also sends a callback
    /// again that was not answered with 200, for the last time 7 hours and 5 minutes after the first; whether it is signed
    /// anew then is not documented. So a shorter window may lose events after an outage. A longer one lets replays in:
    /// within the window, only the event id identifies them, so remember ids for longer than the window.
    ///
    /// A timestamp may be up to 5 minutes in the future, because clocks differ. That is not configurable: it extends the
    /// time in which a replay is possible.
    #[must_use]
    pub fn timestamp_window(mut self, window: Duration) -> Self {
        self.window = window;
        self
    }

    /// Sets whether an event that deviates from its documentation is a [`Refusal::Undecodable`]. Default: `false`, so that every
    /// verified event is received, and [`ReceivedEvent::deviations`] reports what does not fit.
    ///
    /// It is for tests that must notice differences between the platform and its documentation.
    #[must_use]
    pub fn strict(mut self, on: bool) -> Self {
        self.strict = on;
        self
    }

    /// The largest body that a server should read for a request with these headers.
    ///
    /// It is [`MAX_BODY_BYTES`](Self::MAX_BODY_BYTES), or 4 KiB if the receiver has an Encrypt Key and the headers are not those
    /// of a signed callback. [`receive`](Self::receive) refuses any larger body, so a server can answer 413 without reading it.
    pub fn max_body_bytes(&self, headers: &CallbackHeaders<'_>) -> usize {
        let may_be_large = self.key.is_none() || headers.present().may_sign();
        if may_be_large { Self::MAX_BODY_BYTES } else { Self::MAX_UNSIGNED_BYTES }
    }

    /// Receives a callback: its headers, and its body byte for byte.
    ///
    /// An event whose signature or token is right is never refused for its content, unless the receiver is
    /// [strict](Self::strict).
    ///
    /// # Errors
    ///
    /// The callback is refused for the reason that the [`Refusal`] names; [`Refusal::http_status`] is
    /// the status to answer with.
    pub fn receive(&self, headers: &CallbackHeaders<'_>, body: &[u8]) -> Result<Incoming, Refusal> {
        self.receive_at(headers, body, SystemTime::now())
    }

    /// [`receive`](Self::receive) at another time than now, for tests and recordings.
    ///
    /// # Errors
    ///
    /// As `receive`.
    pub fn receive_at(&self, headers: &CallbackHeaders<'_>, body: &[u8], now: SystemTime) -> Result<Incoming, Refusal> {
        if body.len() > Self::MAX_BODY_BYTES {
            return Err(Refusal::TooLarge);
        }
        let headers = headers.present();
        match (&self.key, headers.signature) {
            (Some(key), Some(signature)) => {
                signature::check(signature, &headers, key, body)?;
                window::check(headers.timestamp.unwrap_or_default(), self.window, now)?;
                self.signed(key, body)
            }
            (Some(key), None) => self.unsigned(key, body),
            (None, _) => self.clear(body),
        }
    }

    fn signed(&self, key: &EncryptKey, body: &[u8]) -> Result<Incoming, Refusal> {
        let plaintext = ciphertext(body)?.decrypt(key);
        if !plaintext.well_padded {
            return Err(Refusal::BadPadding);
        }
        let text = &plaintext.text[..plaintext.length];
        let (outline, _) = Outline::of(text, self.token.as_ref());
        self.incoming(text, &outline)
    }

    /// Receives a challenge, which the platform does not sign.
    ///
    /// Anyone can send one, and an attacker who has recorded encrypted callbacks can change and recombine their ciphertexts. If
    /// the answers told bad padding from good padding, or one text from another, the attacker could decrypt the recordings
    /// piece by piece. So everything but a [plain challenge](challenge) is refused in the same way.
    fn unsigned(&self, key: &EncryptKey, body: &[u8]) -> Result<Incoming, Refusal> {
        let ciphertext = if body.len() > Self::MAX_UNSIGNED_BYTES { None } else { ciphertext(body).ok() };
        ciphertext
            .filter(|ciphertext| ciphertext.len() <= Self::MAX_UNSIGNED_CIPHERTEXT)
            .and_then(|ciphertext| challenge::read(&ciphertext.decrypt(key), self.token.as_ref()))
            .map(Incoming::Challenge)
            .ok_or(Refusal::MissingSignature)
    }

    /// Receives a callback in clear text, proven by its token alone. It is parsed only after the token was found in it.
    fn clear(&self, body: &[u8]) -> Result<Incoming, Refusal> {
        let (outline, error) = Outline::of(body, self.token.as_ref());
        match error {
            _ if outline.is_encrypted => Err(Refusal::Encrypted),
            _ if outline.is_proven => self.incoming(body, &outline),
            Some(error) => Err(Refusal::not_json(&error)),
            None => Err(Refusal::WrongToken),
        }
    }

    fn incoming(&self, text: &[u8], outline: &Outline) -> Result<Incoming, Refusal> {
        let has_right_token = self.token.is_none() || outline.is_proven;
        if let Some(challenge) = outline.is_challenge.then(|| incoming::challenge(text)).flatten() {
            return if has_right_token {
                Ok(Incoming::Challenge(Challenge { challenge }))
            } else {
                Err(Refusal::WrongToken)
            };
        }
        let received = ReceivedEvent::read(text, outline);
        // A body without a type has no place for a token either; the signature proves its sender.
        if !has_right_token && (outline.has_token || !received.event_type().is_empty()) {
            return Err(Refusal::WrongToken);
        }
        incoming::trace_deviations(&received);
        if self.strict && !received.deviations.is_empty() {
            return Err(Refusal::Undecodable(Box::new(UndecodableEvent::new(received, outline))));
        }
        Ok(Incoming::Event(Box::new(received)))
    }
}

/// The ciphertext in a body `{"encrypt": "..."}`.
fn ciphertext(body: &[u8]) -> Result<Ciphertext, Refusal> {
    let fields: Map<String, Value> = serde_json::from_slice(body).map_err(|error| Refusal::not_json(&error))?;
    match fields.get("encrypt") {
        Some(Value::String(text)) => Ciphertext::from_base64(text),
        _ => Err(Refusal::NotEncrypted),
    }
}
