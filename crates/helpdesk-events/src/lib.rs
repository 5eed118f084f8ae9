#![doc = include_str!("../README.md")]

mod challenge;
mod cipher;
mod envelope;
mod headers;
mod incoming;
mod outline;
mod printable;
mod receiver;
mod refusal;
mod secret;
#[cfg(feature = "axum")]
pub mod serve;
mod signature;
mod window;

pub use headers::CallbackHeaders;
pub use helpdesk_types as types;
pub use helpdesk_types::{AnyEvent, EventHeader, Secret, UnknownEvent};
pub use incoming::{Challenge, Incoming, ReceivedEvent};
pub use receiver::EventReceiver;
pub use refusal::{Refusal, UndecodableEvent};
pub use secret::{EncryptKey, InvalidSecret, VerificationToken};
