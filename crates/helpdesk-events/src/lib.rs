#![doc = include_str!("../README.md")]

#[cfg(feature = "axum")]
mod dispatch;
mod incoming;
#[cfg(feature = "axum")]
pub mod serve;
mod webhook;

pub use helpdesk_decode::{Deviation, Deviations, Form};
pub use helpdesk_types as types;
pub use helpdesk_types::{AnyEvent, EventHeader, Secret, UnknownEvent};
pub use incoming::{Challenge, Incoming, ReceivedEvent, Refusal, UndecodableEvent};
pub use webhook::{CallbackHeaders, EncryptKey, EventReceiver, InvalidSecret, VerificationToken};
