//! The stores, each in a temporary folder or on a server of its own.

mod faults;
mod garbage;
mod handling;
mod inbox;
mod metrics;
mod place;
mod processes;
mod seen;
mod server;
mod tokens;
