#![doc = include_str!("../README.md")]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(any(feature = "sqlite", feature = "redis"))]
mod cipher;
#[cfg(any(feature = "sqlite", feature = "redis"))]
mod error;
#[cfg(any(feature = "sqlite", feature = "redis"))]
mod lifetimes;
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
