//! Where a store is, so that tests open it several times, as processes do.

use std::sync::Arc;

use helpdesk_client::{TokenStore, UserTokenStore};
use helpdesk_events::{EventInbox, SeenEvents};
use helpdesk_store::{RedisStore, SqliteStore, StoreKey};
use tempfile::TempDir;

use crate::server::RedisServer;

pub(crate) const APP: &str = "cli_a1";

pub(crate) enum Place {
    Sqlite(TempDir),
    Redis(RedisServer),
}

impl Place {
    pub(crate) fn sqlite() -> Option<Self> {
        Some(Self::Sqlite(TempDir::new().expect("a temporary folder")))
    }

    pub(crate) fn redis() -> Option<Self> {
        RedisServer::start().map(Self::Redis)
    }

    pub(crate) fn inbox(&self) -> Arc<dyn EventInbox> {
        match self {
            Self::Sqlite(folder) => Arc::new(sqlite(folder)),
            Self::Redis(server) => Arc::new(redis(server)),
        }
    }

    pub(crate) fn user(&self, id: &str) -> Arc<dyn UserTokenStore> {
        match self {
            Self::Sqlite(folder) => Arc::new(sqlite(folder).user(id)),
            Self::Redis(server) => Arc::new(redis(server).user(id)),
        }
    }

    pub(crate) fn tokens(&self) -> Arc<dyn TokenStore> {
        match self {
            Self::Sqlite(folder) => Arc::new(sqlite(folder)),
            Self::Redis(server) => Arc::new(redis(server)),
        }
    }

    pub(crate) fn seen_events(&self) -> Arc<dyn SeenEvents> {
        match self {
            Self::Sqlite(folder) => Arc::new(sqlite(folder)),
            Self::Redis(server) => Arc::new(redis(server)),
        }
    }
}

fn key() -> StoreKey {
    StoreKey::new([7; 32])
}

pub(crate) fn sqlite(folder: &TempDir) -> SqliteStore {
    SqliteStore::open(folder.path().join("store.db"), Some(&key())).expect("a store")
}

pub(crate) fn redis(server: &RedisServer) -> RedisStore {
    RedisStore::builder(server.url(), APP).key(key()).build().expect("a store")
}

/// Makes a test of each function for both kinds of stores.
macro_rules! on_both {
    ($($test:ident)*) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $test() {
                super::$test($crate::place::Place::sqlite().expect("it needs nothing")).await;
            })*
        }

        mod redis {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $test() {
                if let Some(place) = $crate::place::Place::redis() {
                    super::$test(place).await;
                }
            })*
        }
    };
}

pub(crate) use on_both;
