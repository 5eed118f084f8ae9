//! When to connect again.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hasher as _};
use std::time::Duration;

use super::server_config::ServerConfig;

/// A connection that held this long was a healthy one.
const HEALTHY: Duration = Duration::from_secs(60);

/// How long to wait before the next attempt: at most `first` after a connection that was healthy, or the first one; else
/// `first` doubling up to `longest`, or up to what the server wants. There is jitter in each wait.
#[derive(Debug, Clone)]
pub(crate) struct Backoff {
    first: Duration,
    longest: Duration,
    /// How many attempts in a row led to nothing, or to a connection that did not hold.
    failures: u32,
    /// How many attempts have failed since there was a connection.
    attempts: u32,
    /// A number of at least 0 and less than 1.
    jitter: fn() -> f64,
}

impl Backoff {
    pub(crate) fn new(first: Duration, longest: Duration) -> Self {
        Self { first, longest, failures: 0, attempts: 0, jitter: fraction }
    }

    /// A connection that was open for that time has ended: the wait, or `None` where the server wants no more attempts.
    pub(crate) fn lost(&mut self, open: Duration, server: &ServerConfig) -> Option<Duration> {
        if open >= HEALTHY {
            self.failures = 0;
        }
        self.attempts = 0;
        self.wait(server)
    }

    /// An attempt has failed: the wait, or `None` where the server wants no more attempts.
    pub(crate) fn failed(&mut self, server: &ServerConfig) -> Option<Duration> {
        self.failures = self.failures.max(1);
        self.attempts = self.attempts.saturating_add(1);
        self.wait(server)
    }

    /// How many attempts have failed since there was a connection.
    pub(crate) fn attempts(&self) -> u32 {
        self.attempts
    }

    fn wait(&mut self, server: &ServerConfig) -> Option<Duration> {
        if server.reconnect_count.is_some_and(|count| self.attempts >= count) {
            return None;
        }
        let (failures, jitter) = (self.failures, (self.jitter)());
        self.failures = failures.saturating_add(1);
        let Some(doublings) = failures.checked_sub(1) else { return Some(self.first.mul_f64(jitter)) };
        let doubled = self.first.saturating_mul(2_u32.saturating_pow(doublings));
        Some(doubled.min(self.longest).min(server.reconnect_interval).mul_f64(0.5 + jitter / 2.0))
    }
}

/// A number of at least 0 and less than 1, so that the processes of an app do not come back together.
fn fraction() -> f64 {
    // Each state has keys of its own.
    let random = RandomState::new().build_hasher().finish();
    (random >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The waits, in seconds, after connections that were open for so many seconds, or after attempts that failed.
    fn waits(server: &ServerConfig, jitter: fn() -> f64, lives: &[Option<u64>]) -> Vec<Option<f64>> {
        let mut backoff = Backoff { jitter, ..Backoff::new(Duration::from_secs(1), Duration::from_secs(60)) };
        let wait = |life: &Option<u64>| match life {
            Some(open) => backoff.lost(Duration::from_secs(*open), server),
            None => backoff.failed(server),
        };
        lives.iter().map(wait).map(|wait| wait.map(|wait| wait.as_secs_f64())).collect()
    }

    #[test]
    fn it_is_soon_at_first_and_doubles() {
        let server = ServerConfig::default();
        let doubling = [0.0, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0];
        // Connections that are closed at once; the first counts as a healthy one.
        let seconds = |factor: f64, first: f64| -> Vec<Option<f64>> {
            doubling.iter().enumerate().map(|(at, wait)| Some(if at == 0 { first } else { wait * factor })).collect()
        };
        assert_eq!(waits(&server, || 0.0, &[Some(0); 9]), seconds(0.5, 0.0));
        assert_eq!(waits(&server, || 1.0, &[Some(59); 9]), seconds(1.0, 1.0));
        // Attempts that fail.
        assert_eq!(waits(&server, || 1.0, &[None; 9])[..3], [Some(1.0), Some(2.0), Some(4.0)]);
        // A minute of health, and what came before is forgotten.
        let healthy = [Some(60), None, None, Some(60), Some(3), None];
        let expected = [1.0, 1.0, 2.0, 1.0, 1.0, 2.0].map(Some);
        assert_eq!(waits(&server, || 1.0, &healthy), expected);
    }

    #[test]
    fn the_server_has_a_say() {
        let server = ServerConfig { reconnect_interval: Duration::from_secs(3), ..ServerConfig::default() };
        assert_eq!(waits(&server, || 1.0, &[None; 4]), [1.0, 2.0, 3.0, 3.0].map(Some));
        let server = ServerConfig { reconnect_count: Some(2), ..server };
        assert_eq!(waits(&server, || 1.0, &[Some(60), None, None]), [Some(1.0), Some(1.0), None]);
        // A connection starts the count anew.
        assert_eq!(waits(&server, || 1.0, &[None, Some(0), None, None])[3], None);
        let server = ServerConfig { reconnect_count: Some(0), ..server };
        assert_eq!(waits(&server, || 1.0, &[Some(60)]), [None]);
    }

    #[test]
    fn a_million_failures_are_one_more() {
        let mut backoff = Backoff::new(Duration::from_millis(1), Duration::from_secs(60));
        backoff.failures = u32::MAX;
        assert!(backoff.failed(&ServerConfig::default()) >= Some(Duration::from_secs(30)));
        let different: std::collections::HashSet<u64> = (0..100).map(|_| fraction().to_bits()).collect();
        assert!(different.len() > 90 && (0..1000).all(|_| (0.0..1.0).contains(&fraction())));
    }
}
