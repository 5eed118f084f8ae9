//! Tests of the client against a scripted server and against the mock of the Helpdesk.

mod config;
mod deviations;
mod downloads;
mod echoes;
mod extremes;
mod handles;
mod helpdesk;
mod idle;
mod leases;
mod listings;
#[cfg(all(feature = "axum", feature = "serde"))]
mod login;
mod messages;
mod operations;
mod outcomes;
mod paths;
mod rate_limits;
mod refresh;
mod responses;
mod retries;
mod runtimes;
mod secrets;
mod server;
mod soak;
mod store;
mod token;
mod transport;
mod users;
mod windows;
mod wire;
