//! The platform's settings for the connection: how often to ping, and how to reconnect.

use std::time::Duration;

use serde_json::Value;

/// The server's configuration. Of what it says, as much is followed as makes sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct ServerConfig {
    /// How many attempts in a row may fail; `None` for any number.
    pub(crate) reconnect_count: Option<u32>,
    /// The longest wait between two attempts.
    pub(crate) reconnect_interval: Duration,
    pub(crate) ping_interval: Duration,
}

impl Default for ServerConfig {
    /// The values that the platform is known to send.
    fn default() -> Self {
        Self {
            reconnect_count: None,
            reconnect_interval: Duration::from_secs(120),
            ping_interval: Duration::from_secs(120),
        }
    }
}

impl ServerConfig {
    /// The configuration that a `ClientConfig` makes of this one: what it does not have, or has as nonsense, stays.
    ///
    /// `ReconnectNonce` is not read: it is the wait before the first attempt, and ours is shorter.
    #[must_use]
    pub(crate) fn updated(self, config: &Value) -> Self {
        let seconds = |name| config.get(name).and_then(Value::as_u64).filter(|seconds| *seconds > 0);
        let duration = |name, limit| seconds(name).map(|seconds| Duration::from_secs(seconds.min(limit)));
        let reconnect_count = match config.get("ReconnectCount").and_then(Value::as_i64) {
            None => self.reconnect_count,
            Some(count) => u32::try_from(count).ok(),
        };
        Self {
            reconnect_count,
            reconnect_interval: duration("ReconnectInterval", 3600).unwrap_or(self.reconnect_interval),
            // A server that wants to hear of us every few hours would have us deaf for as long.
            ping_interval: duration("PingInterval", 300).unwrap_or(self.ping_interval),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_makes_no_sense_changes_nothing() {
        let config = |count, interval, ping| ServerConfig {
            reconnect_count: count,
            reconnect_interval: Duration::from_secs(interval),
            ping_interval: Duration::from_secs(ping),
        };
        let before = config(Some(3), 7, 9);
        for (said, after) in [
            (
                json!({ "ReconnectCount": -1, "ReconnectInterval": 120, "ReconnectNonce": 30, "PingInterval": 90 }),
                config(None, 120, 90),
            ),
            (json!({ "ReconnectCount": 0, "PingInterval": 1 }), config(Some(0), 7, 1)),
            (json!({ "ReconnectCount": u64::MAX, "ReconnectInterval": 0, "PingInterval": -5 }), before),
            (json!({ "ReconnectCount": i64::MAX }), config(None, 7, 9)),
            (json!({ "ReconnectInterval": u64::MAX, "PingInterval": u64::MAX }), config(Some(3), 3600, 300)),
            (json!({ "ReconnectCount": "1", "ReconnectInterval": 1.5, "PingInterval": null }), before),
            (json!([1]), before),
            (json!(null), before),
        ] {
            assert_eq!(before.updated(&said), after, "{said}");
        }
    }
}
