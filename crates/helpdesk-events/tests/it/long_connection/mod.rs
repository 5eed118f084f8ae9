//! The long connection, against the mock and against servers that do worse.

mod bot;
mod events;
