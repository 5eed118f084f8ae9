//! A shared quota in memory, which can be slow or away.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::{Instant, sleep};

use crate::call::{QuotaClaim, QuotaLimit, QuotaShare, SharedQuota};
use crate::future::{BoxError, BoxFuture};

#[derive(Default)]
pub(super) struct MemoryQuota {
    operations: Mutex<BTreeMap<String, Operation>>,
    condition: Mutex<Condition>,
    claims: AtomicUsize,
}

#[derive(Clone, Copy, Default)]
pub(super) enum Condition {
    #[default]
    Fast,
    Slow(Duration),
    Away,
}

struct Operation {
    known_since: Instant,
    processes: BTreeMap<String, Vec<Reserved>>,
    paused_until: Option<Instant>,
}

/// The part of one limit that is reserved for a process.
#[derive(Clone, Copy)]
struct Reserved {
    want: u32,
    count: u32,
    used_until: Instant,
    ends_at: Instant,
}

impl MemoryQuota {
    pub(super) fn set(&self, condition: Condition) {
        *self.condition.lock().unwrap_or_else(PoisonError::into_inner) = condition;
    }

    /// Forgets everything, like a store that starts again without its data.
    pub(super) fn forget(&self) {
        self.operations.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    pub(super) fn claims(&self) -> usize {
        self.claims.load(Ordering::Relaxed)
    }

    async fn reach(&self) -> Result<(), BoxError> {
        let condition = *self.condition.lock().unwrap_or_else(PoisonError::into_inner);
        match condition {
            Condition::Fast => sleep(Duration::from_millis(1)).await,
            Condition::Slow(time) => sleep(time).await,
            Condition::Away => return Err("connection refused".into()),
        }
        Ok(())
    }

    fn decide(&self, claim: &QuotaClaim) -> QuotaShare {
        let now = Instant::now();
        let mut operations = self.operations.lock().unwrap_or_else(PoisonError::into_inner);
        let operation = operations.entry(claim.operation.to_owned()).or_insert_with(|| Operation {
            known_since: now,
            processes: BTreeMap::new(),
            paused_until: None,
        });
        let mut known = operation.processes.values().flatten();
        if !known.any(|reserved| now < reserved.used_until) {
            operation.known_since = now;
        }
        let is_new = now < operation.known_since + QuotaClaim::SETTLING;
        operation.processes.remove(&claim.process);
        let mut reserved = Vec::new();
        let mut shares = Vec::new();
        for (at, limit) in claim.limits.iter().enumerate() {
            let QuotaLimit { count, window, want, part, held } = *limit;
            let others: Vec<Reserved> = operation.processes.values().filter_map(|of| of.get(at).copied()).collect();
            let taken: u32 = others.iter().filter(|other| now < other.ends_at).map(|other| other.count).sum();
            let wants = others.iter().filter(|other| now < other.used_until).map(|other| other.want);
            let fair = fair(count, wants.collect(), want);
            let fair = if is_new { fair.min(part) } else { fair };
            let share = fair.min(count.saturating_sub(taken));
            let used_until = now + claim.time;
            reserved.push(Reserved { want, count: share.max(held), used_until, ends_at: used_until + window });
            shares.push(share);
        }
        operation.processes.insert(claim.process.clone(), reserved);
        let pause = operation.paused_until.and_then(|until| until.checked_duration_since(now));
        QuotaShare::new(shares, pause)
    }
}

/// The share of a process if the others want these numbers: each gets what it wants, or an equal share of the rest.
fn fair(count: u32, mut wants: Vec<u32>, want: u32) -> u32 {
    wants.push(want);
    wants.sort_unstable();
    let (mut rest, mut left) = (count, u32::try_from(wants.len()).unwrap_or(u32::MAX));
    for other in wants {
        let share = rest.div_ceil(left).min(other);
        if other == want {
            return share;
        }
        (rest, left) = (rest - share, left - 1);
    }
    0
}

impl SharedQuota for MemoryQuota {
    fn claim<'a>(&'a self, claim: &'a QuotaClaim) -> BoxFuture<'a, Result<QuotaShare, BoxError>> {
        self.claims.fetch_add(1, Ordering::Relaxed);
        Box::pin(async {
            self.reach().await?;
            Ok(self.decide(claim))
        })
    }

    fn pause<'a>(&'a self, _: &'a str, operation: &'a str, time: Duration) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async move {
            self.reach().await?;
            let mut operations = self.operations.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(operation) = operations.get_mut(operation) {
                operation.paused_until = operation.paused_until.max(Some(Instant::now() + time));
            }
            Ok(())
        })
    }
}
