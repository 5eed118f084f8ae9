#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg), doc(auto_cfg(hide(feature = "__long-connection"))))]

#[cfg(any(feature = "axum", feature = "__long-connection"))]
mod dispatch;
mod future;
mod helpdesk;
mod hex;
mod incoming;
#[cfg(feature = "__long-connection")]
#[cfg_attr(docsrs, doc(cfg(any(feature = "long-connection", feature = "long-connection-native-tls"))))]
pub mod long_connection;
#[cfg(feature = "axum")]
pub mod serve;
mod stores;
mod webhook;

#[cfg(any(feature = "axum", feature = "__long-connection"))]
#[cfg_attr(
    docsrs,
    doc(cfg(any(feature = "axum", feature = "long-connection", feature = "long-connection-native-tls")))
)]
pub use dispatch::{AbandonedEvent, HandlerError, MemorySeenEvents};
pub use future::{BoxError, BoxFuture};
pub use helpdesk::HelpdeskLookup;
pub use helpdesk_decode::{Deviation, Deviations, Form};
pub use helpdesk_types as types;
pub use helpdesk_types::{AnyEvent, EventHeader, Secret, UnknownEvent};
pub use incoming::{Challenge, Incoming, ReceivedEvent, Refusal, UndecodableEvent};
pub use stores::{AsideEvent, Claim, EventInbox, Fate, InboxEvent, InboxState, Kept, SeenEvents, TakenEvent};
pub use webhook::{CallbackHeaders, EncryptKey, EventReceiver, InvalidSecret, VerificationToken};
