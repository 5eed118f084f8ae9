//! The mock from outside: what goes over the wire, and what comes back.

mod auth;
mod checks;
mod control;
mod deviations;
mod events;
mod faults;
mod forgeries;
mod helpdesk;
mod listings;
mod login;
mod long_connection;
mod mock;
mod other_service;
mod program;
mod receiver;
mod routes;
mod sdks;
mod stateful;
mod tokens;
mod viewer;
mod web_page;
mod wire;
