//! The mock from outside: what goes over the wire, and what comes back.

mod auth;
mod checks;
mod helpdesk;
mod mock;
mod program;
mod routes;
mod wire;
