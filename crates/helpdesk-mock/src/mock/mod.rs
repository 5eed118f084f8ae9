//! The mock as its user starts and holds it, and the server behind it.

mod builder;
mod events;
mod handle;
mod long_connection;
mod server;

pub use builder::Builder;
pub use handle::Mock;
