//! Callbacks over HTTP: verification and decryption.

mod challenge;
mod cipher;
mod headers;
mod receiver;
mod secrets;
mod signature;
mod window;

pub use headers::CallbackHeaders;
pub use receiver::EventReceiver;
pub use secrets::{EncryptKey, InvalidSecret, VerificationToken};
