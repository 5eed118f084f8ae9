//! One piece of work for all who wait for its outcome.

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

/// The work says at least this often that it goes on, or this often beyond its own time.
const BEAT: Duration = Duration::from_secs(30);
const BEAT_BEYOND: Duration = Duration::from_secs(4);
/// How long it may take to begin.
const START: Duration = Duration::from_secs(1);
/// How late it may be with its end.
const GRACE: Duration = Duration::from_millis(20);

/// Work under way, such as the fetch of a token.
///
/// It is a task of its own, so that no caller who leaves takes it along. Nor does it hold anybody up for ever: its runtime
/// may be one that nobody drives any more, and then it is given up when its time is over.
#[derive(Clone)]
pub(crate) struct SingleFlight<T> {
    outcome: watch::Receiver<Option<Result<T, Error>>>,
    allowance: Allowance,
}

impl<T: Clone + Send + Sync + 'static> SingleFlight<T> {
    /// Starts the work on the current runtime. What comes after it, nobody waits for.
    pub(crate) fn start<W, A>(work: impl FnOnce(Allowance) -> W) -> Self
    where
        W: Future<Output = (Result<T, Error>, A)> + Send + 'static,
        A: Future<Output = ()> + Send,
    {
        let (sender, outcome) = watch::channel(None);
        let allowance = Allowance::new();
        let work = work(allowance.clone());
        // In a box, so that a build has one kind of task to compile.
        let work: BoxFuture<'static, ()> = Box::pin(async move {
            let (outcome, afterwards) = work.await;
            sender.send_replace(Some(outcome));
            drop(sender);
            afterwards.await;
        });
        tokio::spawn(work);
        Self { outcome, allowance }
    }

    /// What is at hand, or the outcome of the work that brings it, for a caller who waits so long.
    pub(crate) async fn at_hand_or_outcome(
        operation: &'static str,
        patience: Duration,
        at_hand: impl Fn() -> Result<T, Self> + Send,
    ) -> Result<T, Error> {
        // Work ends without an outcome if the runtime that it ran on was shut down, or is not driven; then this caller's
        // runtime gets a try.
        for _ in 0..3 {
            let flight = match at_hand() {
                Ok(token) => return Ok(token),
                Err(flight) => flight,
            };
            let _waiting = flight.allowance.wait(patience);
            if let Some(outcome) = flight.outcome().await {
                return outcome;
            }
        }
        Err(Error::request(operation, "the tokio runtime is shutting down"))
    }

    /// Whether there will be an outcome.
    pub(crate) fn is_under_way(&self) -> bool {
        self.outcome.borrow().is_none() && self.outcome.has_changed().is_ok() && !self.allowance.is_over()
    }

    /// The outcome; `None` if there will be none.
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

/// How long the work may take: each part of it the time that is its own, and longer while somebody waits longer.
#[derive(Clone)]
pub(crate) struct Allowance(Arc<Mutex<Times>>);

struct Times {
    /// How long those wait who do so, and how many of them.
    waiting: BTreeMap<Duration, usize>,
    /// Until when the work goes on. Only the work itself moves it, so it stands still where nobody drives the work.
    until: Instant,
}

impl Allowance {
    fn new() -> Self {
        // Until the first part of the work begins, the task waits for its turn.
        Self(Arc::new(Mutex::new(Times { waiting: BTreeMap::new(), until: from_now(START) })))
    }

    /// Does a part of the work, which has so much time at least.
    pub(crate) async fn limit<T>(
        &self,
        operation: &'static str,
        at_least: Duration,
        part: impl Future<Output = Result<T, Error>>,
    ) -> Result<T, Error> {
        let start = Instant::now();
        let mut part = pin!(part);
        while !self.is_over() {
            let (now, until) = (Instant::now(), self.go_on(start, at_least));
            if until <= now {
                break;
            }
            // It looks early whether it has more time, so that nobody takes a task that is late for one that stands still.
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

    /// The work goes on with the part of it that began then: until when.
    ///
    /// Who comes late and waits long adds nothing to the longest wait, or a stream of callers would keep alive what hangs.
    fn go_on(&self, start: Instant, at_least: Duration) -> Instant {
        let mut times = self.times();
        let until = |time: Duration, beat| (start + time.min(LONGEST)).min(from_now(beat));
        let longest = times.waiting.last_key_value().map_or(Duration::ZERO, |(waiting, _)| *waiting);
        times.until = until(at_least, BEAT).max(until(longest, BEAT_BEYOND));
        times.until
    }

    fn wait(&self, patience: Duration) -> Waiting<'_> {
        *self.times().waiting.entry(patience).or_default() += 1;
        Waiting(self, patience)
    }

    /// When the work is given up, unless it says that it goes on.
    fn over(&self) -> Instant {
        self.times().until + GRACE
    }

    /// Whether the work was given up, so that others may be at it.
    pub(crate) fn is_over(&self) -> bool {
        Instant::now() >= self.over()
    }

    fn times(&self) -> MutexGuard<'_, Times> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One who waits, until dropped.
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
