//! The settings that a server gives an app for staying connected.

use serde_json::{Value, json};

/// The `ClientConfig` that the endpoint and every pong carry, in seconds. By default it is what the platform sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientConfig {
    /// How many attempts to connect again may fail; -1 for any number.
    pub reconnect_count: i64,
    /// The time between two attempts.
    pub reconnect_interval: i64,
    /// The longest random time before the first attempt.
    pub reconnect_nonce: i64,
    /// The time between two pings.
    pub ping_interval: i64,
}

impl Default for ClientConfig {
    fn default() -> Self {
        Self { reconnect_count: -1, reconnect_interval: 120, reconnect_nonce: 30, ping_interval: 120 }
    }
}

impl ClientConfig {
    pub(crate) fn to_json(self) -> Value {
        json!({
            "ReconnectCount": self.reconnect_count,
            "ReconnectInterval": self.reconnect_interval,
            "ReconnectNonce": self.reconnect_nonce,
            "PingInterval": self.ping_interval,
        })
    }
}
