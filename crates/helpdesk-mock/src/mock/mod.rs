//! The mock as its user starts and holds it, and the server behind it.

mod answering;
mod answers;
mod builder;
mod events;
mod handle;
mod keeping;
mod login;
mod long_connection;
pub(crate) mod server;
mod steering;

pub use answers::PreparedAnswer;
pub use builder::MockBuilder;
pub use handle::Mock;
