//! The client against a server that says what the test tells it to, and against the mock of the Helpdesk.

mod answers;
mod config;
mod deviations;
mod downloads;
mod echoes;
mod extremes;
mod handles;
mod helpdesk;
mod idle;
mod listings;
mod operations;
mod outcomes;
mod paths;
mod rate_limits;
mod refresh;
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
