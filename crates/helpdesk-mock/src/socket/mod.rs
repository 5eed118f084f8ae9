//! Long connections: each is a WebSocket that an app opens, and that events are pushed over.
//!
//! Nothing here is shared with `helpdesk-events`, which is at the other end: each proves the other.

mod client_config;
mod connection;
mod fault;
mod frame;
mod sockets;
mod status;

pub use client_config::ClientConfig;
pub use fault::PushFault;

pub(crate) use connection::Command;
pub(crate) use sockets::Sockets;
