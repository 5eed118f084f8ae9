//! The state that all connections share: their configuration and their counters.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::client_config::ClientConfig;
use crate::lock::lock;

#[derive(Default)]
pub(crate) struct Status {
    config: Mutex<ClientConfig>,
    acknowledged: AtomicUsize,
    pings: AtomicUsize,
}

impl Status {
    pub(crate) fn config(&self) -> ClientConfig {
        *lock(&self.config)
    }

    pub(crate) fn set_config(&self, config: ClientConfig) {
        *lock(&self.config) = config;
    }

    pub(crate) fn pinged(&self) {
        self.pings.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn pings(&self) -> usize {
        self.pings.load(Ordering::Relaxed)
    }

    pub(crate) fn answered(&self, code: u16) {
        self.acknowledged.fetch_add(usize::from(code == 200), Ordering::Relaxed);
    }

    pub(crate) fn acknowledged(&self) -> usize {
        self.acknowledged.load(Ordering::Relaxed)
    }

    /// Forgets the acknowledgements.
    pub(crate) fn clear(&self) {
        self.acknowledged.store(0, Ordering::Relaxed);
    }
}
