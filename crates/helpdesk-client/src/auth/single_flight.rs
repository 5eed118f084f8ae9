//! Single flight: one task whose outcome all waiting callers share.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::future::Future;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{Instant, timeout_at};

use crate::Error;
use crate::deadline::{LONGEST, from_now};
use crate::future::BoxFuture;

/// The interval at which a task extends its deadline, within its own time and beyond it.
const HEARTBEAT: Duration = Duration::from_secs(30);
const HEARTBEAT_EXTENDED: Duration = Duration::from_secs(4);
/// The time a task may take to start.
const START: Duration = Duration::from_secs(1);
/// The tolerance for a late task.
const GRACE: Duration = Duration::from_millis(20);

/// A shared task, such as fetching a token.
///
/// It runs in its own task, so that a caller that is dropped does not cancel it. Its runtime may stop being driven, so
/// callers abandon a task whose deadline has passed.
#[derive(Clone)]
pub(crate) struct SingleFlight<T> {
    outcome: watch::Receiver<Option<Result<T, Error>>>,
    allowance: Allowance,
}

impl<T: Clone + Send + Sync + 'static> SingleFlight<T> {
    /// Starts the task on the current runtime. The second future of the result runs detached.
    pub(crate) fn start<W, A>(work: impl FnOnce(Allowance) -> W) -> Self
    where
        W: Future<Output = (Result<T, Error>, A)> + Send + 'static,
        A: Future<Output = ()> + Send,
    {
        let (sender, outcome) = watch::channel(None);
        let allowance = Allowance::new();
        let work = work(allowance.clone());
        // Boxed, so that only one kind of task is compiled.
        let work: BoxFuture<'static, ()> = Box::pin(async move {
            let (outcome, afterwards) = work.await;
            sender.send_replace(Some(outcome));
            drop(sender);
            afterwards.await;
        });
        tokio::spawn(work);
        Self { outcome, allowance }
    }

    /// Returns the cached value, or the outcome of the task that fetches it, for a caller that waits up to `max_wait`.
    pub(crate) async fn cached_or_outcome(
        operation: &'static str,
        max_wait: Duration,
        cached: impl Fn() -> Result<T, Self> + Send,
    ) -> Result<T, Error> {
        // A task ends without an outcome if its runtime was shut down or is not driven; then this caller starts one on
        // its own runtime.
        for _ in 0..3 {
            let task = match cached() {
                Ok(token) => return Ok(token),
                Err(task) => task,
            };
            let _waiting = task.allowance.wait(max_wait);
            if let Some(outcome) = task.outcome().await {
                return outcome;
            }
        }
        Err(Error::request(operation, "the tokio runtime is shutting down"))
    }

    /// Whether an outcome can still be expected.
    pub(crate) fn is_running(&self) -> bool {
        self.outcome.borrow().is_none() && self.outcome.has_changed().is_ok() && !self.allowance.is_over()
    }

    /// The outcome; `None` if the task was abandoned.
    async fn outcome(&self) -> Option<Result<T, Error>> {
        let mut outcome = self.outcome.clone();
        loop {
            match timeout_at(self.allowance.over(), outcome.wait_for(Option::is_some)).await {
                Ok(outcome) => return outcome.ok().and_then(|outcome| outcome.clone()),
                Err(_) if self.allowance.is_over() => return None,
                Err(_) => {}
            }
        }
    }
}

/// The time allowed for a task: each part has its own time, extended while a caller waits longer.
#[derive(Clone)]
pub(crate) struct Allowance(Arc<Mutex<Times>>);

struct Times {
    /// The waiting times of the callers, with the number of callers for each.
    waiting: BTreeMap<Duration, usize>,
    /// The deadline. Only the task itself extends it, so it passes if the task is not driven.
    until: Instant,
}

impl Allowance {
    fn new() -> Self {
        // The time for the task to be scheduled.
        Self(Arc::new(Mutex::new(Times { waiting: BTreeMap::new(), until: from_now(START) })))
    }

    /// Runs a part of the task, which is allowed `at_least` this time.
    pub(crate) async fn limit<T>(
        &self,
        operation: &'static str,
        at_least: Duration,
        part: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        let start = Instant::now();
        let mut part = pin!(part);
        while !self.is_over() {
            let (now, until) = (Instant::now(), self.extend(start, at_least));
            if until <= now {
                break;
            }
            // Extends the deadline early, so that callers do not abandon a late task as hung.
            let left = until - now;
            let look = if left > GRACE { until - left / 2 } else { until };
            if let Ok(outcome) = timeout_at(look, part.as_mut()).await {
                return outcome;
            }
        }
        let took = start.elapsed();
        let was_extended = took > at_least + GRACE;
        Err(Error::timeout(operation, false, if was_extended { took } else { at_least }))
    }

    /// Extends and returns the deadline of the part that began at `start`.
    ///
    /// A late caller does not add to the longest wait, or a stream of callers would keep a hung task alive.
    fn extend(&self, start: Instant, at_least: Duration) -> Instant {
        let mut times = self.times();
        let until = |time: Duration, beat| (start + time.min(LONGEST)).min(from_now(beat));
        let longest = times.waiting.last_key_value().map_or(Duration::ZERO, |(waiting, _)| *waiting);
        times.until = until(at_least, HEARTBEAT).max(until(longest, HEARTBEAT_EXTENDED));
        times.until
    }

    fn wait(&self, max_wait: Duration) -> Waiting<'_> {
        *self.times().waiting.entry(max_wait).or_default() += 1;
        Waiting(self, max_wait)
    }

    /// The time at which callers abandon the task unless it extends its deadline.
    fn over(&self) -> Instant {
        self.times().until + GRACE
    }

    /// Whether callers have abandoned the task, so that another one may be running.
    pub(crate) fn is_over(&self) -> bool {
        Instant::now() >= self.over()
    }

    fn times(&self) -> MutexGuard<'_, Times> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A waiting caller, until dropped.
struct Waiting<'a>(&'a Allowance, Duration);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        let mut times = self.0.times();
        if let Entry::Occupied(mut count) = times.waiting.entry(self.1) {
            *count.get_mut() -= 1;
            if *count.get() == 0 {
                count.remove();
            }
        }
    }
}
