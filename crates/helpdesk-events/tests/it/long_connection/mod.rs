//! The long connection, against the mock and against servers that do worse.

mod bot;
mod events;
mod frames;
mod liveness;
mod opening;
mod secrets;
mod server;
mod shutdown;
mod soak;
#[cfg(unix)]
mod stopped;
