//! Several processes of one app and one Redis server: tokens, and the quota that they share.
//!
//! The long forms are `ignored`: `cargo test -p helpdesk-store --test fleet -- --ignored`.

mod faults;
mod member;
mod process;
mod quota;
#[path = "../it/server.rs"]
#[allow(dead_code, reason = "it is shared with the other tests")]
mod server;
mod store;
mod tokens;
mod users;
