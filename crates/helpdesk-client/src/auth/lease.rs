//! Leases: who may fetch or refresh tokens, among several clients and processes.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use tokio::time::Instant;

use crate::deadline::from_now;

/// A random value that names the owner of one lease.
pub(crate) fn new_owner() -> String {
    // Each new state has random keys from the system.
    let random = || RandomState::new().hash_one(std::process::id());
    format!("{:016x}{:016x}", random(), random())
}

/// The lease of a store in memory.
#[derive(Debug, Default)]
pub(super) struct Lease(Option<(String, Instant)>);

impl Lease {
    /// Takes the lease for this time; returns whether it was free.
    pub(super) fn take(&mut self, owner: &str, time: Duration) -> bool {
        let is_free = self.0.as_ref().is_none_or(|(_, until)| Instant::now() >= *until);
        if is_free {
            self.0 = Some((owner.to_owned(), from_now(time)));
        }
        is_free
    }

    /// Releases the lease if this owner has it.
    pub(super) fn release(&mut self, owner: &str) {
        if self.0.as_ref().is_some_and(|(of, _)| of == owner) {
            self.0 = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn one_owner_has_the_lease_until_it_releases_it_or_its_time_is_over() {
        let (mut lease, second) = (Lease::default(), Duration::from_secs(1));
        assert!(lease.take("a", second));
        assert!(!lease.take("b", second) && !lease.take("a", second));
        lease.release("b");
        assert!(!lease.take("b", second), "only its owner can release it");
        lease.release("a");
        assert!(lease.take("b", second));
        tokio::time::advance(second - Duration::from_millis(1)).await;
        assert!(!lease.take("a", second));
        tokio::time::advance(Duration::from_millis(1)).await;
        assert!(lease.take("a", Duration::MAX));
        assert!(!lease.take("b", second));
    }

    #[test]
    fn owners_differ() {
        let owners: std::collections::HashSet<_> = (0..100).map(|_| new_owner()).collect();
        assert_eq!((owners.len(), owners.iter().all(|owner| owner.len() == 32)), (100, true));
    }
}
