#![doc = include_str!("../README.md")]

#[cfg(any(feature = "axum", feature = "__long-connection"))]
mod dispatch;
mod helpdesk;
mod incoming;
#[cfg(feature = "__long-connection")]
pub mod long_connection;
#[cfg(feature = "axum")]
pub mod serve;
mod webhook;

#[cfg(any(feature = "axum", feature = "__long-connection"))]
pub use dispatch::{AbandonedEvent, BoxError, BoxFuture, Claim, HandlerError, MemorySeenEvents, SeenEvents};
pub use helpdesk::HelpdeskLookup;
pub use helpdesk_decode::{Deviation, Deviations, Form};
pub use helpdesk_types as types;
pub use helpdesk_types::{AnyEvent, EventHeader, Secret, UnknownEvent};
pub use incoming::{Challenge, Incoming, ReceivedEvent, Refusal, UndecodableEvent};
pub use webhook::{CallbackHeaders, EncryptKey, EventReceiver, InvalidSecret, VerificationToken};
