//! A store in an SQLite file, for the processes of one machine.

mod inbox;
mod seen;
mod store;
mod tokens;
mod user_tokens;
mod writer;

pub use store::SqliteStore;
pub use user_tokens::SqliteUserTokens;
