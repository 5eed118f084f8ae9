#![doc = include_str!("../README.md")]

#[cfg(any(feature = "sqlite", feature = "redis"))]
mod cipher;
#[cfg(any(feature = "sqlite", feature = "redis"))]
mod error;
#[cfg(any(feature = "sqlite", feature = "redis"))]
mod record;
#[cfg(feature = "redis")]
mod redis;
#[cfg(feature = "sqlite")]
mod sqlite;

#[cfg(any(feature = "sqlite", feature = "redis"))]
pub use cipher::StoreKey;
#[cfg(any(feature = "sqlite", feature = "redis"))]
pub use error::StoreError;
#[cfg(feature = "redis")]
pub use redis::{RedisStore, RedisStoreBuilder, RedisUserTokens};
#[cfg(feature = "sqlite")]
pub use sqlite::{SqliteStore, SqliteUserTokens};

use std::time::Duration;

/// How long the id of a handled event is remembered: the platform sends an event for the last time some seven hours after
/// the first.
#[cfg(any(feature = "sqlite", feature = "redis"))]
const REMEMBERED: Duration = Duration::from_secs(8 * 3600);
/// How long a claim of an event by `SeenEvents` lasts.
#[cfg(any(feature = "sqlite", feature = "redis"))]
const CLAIM: Duration = Duration::from_secs(600);
