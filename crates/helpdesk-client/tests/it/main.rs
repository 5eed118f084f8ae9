//! The client against a server that says what the test tells it to, and against the mock of the Helpdesk.

mod answers;
mod config;
mod helpdesk;
mod operations;
mod secrets;
mod server;
mod token;
mod transport;
mod wire;
