//! A store in Redis, for processes on many machines.

mod batch;
mod connection;
mod inbox;
mod keys;
mod quota;
mod seen;
mod store;
mod tokens;
mod user_tokens;

pub use store::{RedisStore, RedisStoreBuilder};
pub use user_tokens::RedisUserTokens;
