//! The mock from outside: what goes over the wire, and what comes back.

mod auth;
mod checks;
mod faults;
mod helpdesk;
mod listings;
mod mock;
mod program;
mod routes;
mod tokens;
mod wire;
