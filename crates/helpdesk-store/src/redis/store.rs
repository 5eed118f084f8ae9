//! The store, and how it is built.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::batch::Batches;
use super::connection::Connection;
use super::keys::Keys;
use crate::cipher::{Cipher, StoreKey};
use crate::error::StoreError;

/// A store in Redis for the processes of one app: its access tokens, the tokens of [users](Self::user), the
/// [quota](helpdesk_client::ClientBuilder::shared_quota) that they share, seen events and an inbox.
///
/// A clone is the same store. It connects with the first call, and again whenever the connection is lost. Each call ends
/// within the [time-outs](RedisStoreBuilder::timeouts).
///
/// All keys begin with `{prefix:app}`, so they have one hash tag: the app's data is in one slot of a cluster. Times are those
/// of the server's clock, so the clocks of the processes do not matter.
#[derive(Clone)]
pub struct RedisStore {
    pub(crate) connection: Arc<Connection>,
    pub(crate) keys: Arc<Keys>,
    pub(crate) cipher: Arc<Cipher>,
    pub(crate) batches: Arc<Batches>,
}

/// Builds a [`RedisStore`]; created by [`RedisStore::builder`].
#[must_use = "end it with `build`"]
pub struct RedisStoreBuilder {
    url: String,
    app_id: String,
    prefix: String,
    key: Option<StoreKey>,
    timeouts: [Duration; 2],
}

impl RedisStore {
    /// The store of an app at a server, such as `redis://127.0.0.1:6379` or, with TLS, `rediss://user:password@redis.internal`.
    pub fn builder(url: impl Into<String>, app_id: impl Into<String>) -> RedisStoreBuilder {
        RedisStoreBuilder {
            url: url.into(),
            app_id: app_id.into(),
            prefix: "helpdesk".to_owned(),
            key: None,
            timeouts: [Duration::from_secs(1), Duration::from_secs(2)],
        }
    }

    /// Connects, and checks version and key of the store. Every first call does the same; this is to fail early.
    ///
    /// # Errors
    ///
    /// The server cannot be reached, or the store is one of a newer version or of another key.
    pub async fn check(&self) -> Result<(), StoreError> {
        self.connection.check().await
    }
}

impl RedisStoreBuilder {
    /// Sets what the keys begin with, to tell environments apart: `helpdesk` by default.
    pub fn prefix(mut self, prefix: impl Into<String>) -> Self {
        self.prefix = prefix.into();
        self
    }

    /// Sets the key that encrypts tokens and the texts of events. It belongs to the store for good: a store that was created
    /// without a key, or with another one, is refused.
    pub fn key(mut self, key: StoreKey) -> Self {
        self.key = Some(key);
        self
    }

    /// Sets how long connecting and a response may take: 1 and 2 seconds by default.
    pub fn timeouts(mut self, connect: Duration, response: Duration) -> Self {
        self.timeouts = [connect, response];
        self
    }

    /// Builds the store. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// The URL, the app's id or the prefix is not valid.
    pub fn build(self) -> Result<RedisStore, StoreError> {
        let keys = Keys::new(&self.prefix, &self.app_id)?;
        let cipher = Arc::new(Cipher::new(self.key.as_ref(), keys.tag()));
        let connection = Connection::new(&self.url, &keys, Arc::clone(&cipher), self.timeouts)?;
        Ok(RedisStore { connection: Arc::new(connection), keys: Arc::new(keys), cipher, batches: Arc::default() })
    }
}

impl fmt::Debug for RedisStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisStore").field("store", &self.connection.name()).finish_non_exhaustive()
    }
}

impl fmt::Debug for RedisStoreBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RedisStoreBuilder")
            .field("app_id", &self.app_id)
            .field("prefix", &self.prefix)
            .finish_non_exhaustive()
    }
}
