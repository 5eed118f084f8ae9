//! Single flight: one task whose outcome all waiting callers share.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::{Instant, timeout_at};

use crate::Error;
use crate::deadline::{LONGEST, from_now};
use crate::future::spawn;

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
    outcome: Arc<OnceLock<Result<T, Error>>>,
    /// Closed by the task when it has an outcome, or ends without one.
    end: watch::Receiver<()>,
    allowance: Allowance,
}

impl<T: Clone + Send + Sync + 'static> SingleFlight<T> {
    /// Starts the task on the current runtime. The second future of the result runs detached.
    pub(crate) fn start<W, A>(work: impl FnOnce(Allowance) -> W) -> Self
    where
        W: Future<Output = (Result<T, Error>, A)> + Send + 'static,
        A: Future<Output = ()> + Send,
    {
        let (sender, end) = watch::channel(());
        let allowance = Allowance::new();
        let work = work(allowance.clone());
        let flight = Self { outcome: Arc::default(), end, allowance };
        let place = Arc::clone(&flight.outcome);
        spawn(Box::pin(async move {
            let (outcome, afterwards) = work.await;
            // Nothing else fills the place.
            let _ = place.set(outcome);
            drop(sender);
            afterwards.await;
        }));
        flight
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
        self.outcome.get().is_none() && self.end.has_changed().is_ok() && !self.allowance.is_over()
    }

    /// The outcome; `None` if the task was abandoned.
    async fn outcome(&self) -> Option<Result<T, Error>> {
        self.allowance.wait_for_end(self.end.clone()).await;
        self.outcome.get().cloned()
    }
}

/// The time allowed for a task: each part has its own time, extended while a caller waits longer.
#[derive(Clone)]
pub(crate) struct Allowance(Arc<Mutex<Times>>);

struct Times {
    /// The waiting times of the callers, of which few differ, with the number of callers for each.
    waiting: Vec<(Duration, usize)>,
    /// The deadline. Only the task itself extends it, so it passes if the task is not driven.
    until: Instant,
}

impl Allowance {
    fn new() -> Self {
        // The time for the task to be scheduled.
        Self(Arc::new(Mutex::new(Times { waiting: Vec::new(), until: from_now(START) })))
    }

    /// Runs a part of the task, which is allowed `at_least` this time.
    pub(crate) async fn limit<T: Send>(
        &self,
        operation: &'static str,
        at_least: Duration,
        part: impl Future<Output = Result<T, Error>> + Send,
    ) -> Result<T, Error> {
        let (mut part, mut outcome) = (pin!(part), None);
        let mut part = poll_fn(|context| part.as_mut().poll(context).map(|ended| outcome = Some(ended)));
        let took = self.drive(at_least, &mut part).await;
        outcome.unwrap_or_else(|| {
            let was_extended = took > at_least + GRACE;
            Err(Error::timeout(operation, false, if was_extended { took } else { at_least }))
        })
    }

    /// Drives a part for its time, and returns how long that took. The part is `dyn`, so that this is compiled once.
    async fn drive(&self, at_least: Duration, part: &mut (dyn Future<Output = ()> + Send + Unpin)) -> Duration {
        let start = Instant::now();
        while !self.is_over() {
            let (now, until) = (Instant::now(), self.extend(start, at_least));
            if until <= now {
                break;
            }
            // Extends the deadline early, so that callers do not abandon a late task as hung.
            let left = until - now;
            let look = if left > GRACE { until - left / 2 } else { until };
            if timeout_at(look, &mut *part).await.is_ok() {
                break;
            }
        }
        start.elapsed()
    }

    /// Waits until the task closes its channel, or is abandoned.
    async fn wait_for_end(&self, mut end: watch::Receiver<()>) {
        while timeout_at(self.over(), end.changed()).await.is_err() && !self.is_over() {}
    }

    /// Extends and returns the deadline of the part that began at `start`.
    ///
    /// A late caller does not add to the longest wait, or a stream of callers would keep a hung task alive.
    fn extend(&self, start: Instant, at_least: Duration) -> Instant {
        let mut times = self.times();
        let until = |time: Duration, beat| (start + time.min(LONGEST)).min(from_now(beat));
        let longest = times.waiting.iter().map(|(waiting, _)| *waiting).max().unwrap_or_default();
        times.until = until(at_least, HEARTBEAT).max(until(longest, HEARTBEAT_EXTENDED));
        times.until
    }

    fn wait(&self, max_wait: Duration) -> Waiting<'_> {
        let waiting = &mut self.times().waiting;
        match waiting.iter_mut().find(|(time, _)| *time == max_wait) {
            Some((_, count)) => *count += 1,
            None => waiting.push((max_wait, 1)),
        }
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
        let waiting = &mut self.0.times().waiting;
        if let Some(at) = waiting.iter().position(|(time, _)| *time == self.1) {
            waiting[at].1 -= 1;
            if waiting[at].1 == 0 {
                waiting.swap_remove(at);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::future::pending;

    use tokio::time::{advance, sleep};

    use super::*;

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    /// Runs a part that never ends; returns the time that it was given.
    async fn given(allowance: &Allowance, at_least: Duration) -> (Duration, Error) {
        let start = Instant::now();
        let error = allowance.limit::<()>("test", at_least, pending()).await.expect_err("it never ends");
        (start.elapsed(), error)
    }

    #[tokio::test(start_paused = true)]
    async fn a_part_lasts_as_long_as_its_own_time_and_that_of_its_longest_caller() {
        for (at_least, callers, lasts) in
            [(10, &[][..], 10), (10, &[3], 10), (10, &[3, 25, 5], 25), (100, &[3], 100), (2, &[200], 200)]
        {
            let allowance = Allowance::new();
            let _callers: Vec<_> = callers.iter().map(|caller| allowance.wait(seconds(*caller))).collect();
            let (time, error) = given(&allowance, seconds(at_least)).await;
            assert!(time >= seconds(lasts) && time < seconds(lasts) + GRACE, "{at_least} {callers:?}: {time:?}");
            assert!(error.is_timeout() && error.to_string().contains(&format!(" {lasts}")), "{error}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn callers_that_leave_no_longer_count() {
        let allowance = Allowance::new();
        let (first, second, _third) =
            (allowance.wait(seconds(60)), allowance.wait(seconds(60)), allowance.wait(seconds(20)));
        drop(first);
        let leaving = async {
            sleep(seconds(30)).await;
            drop(second);
        };
        let ((time, _), ()) = tokio::join!(given(&allowance, seconds(1)), leaving);
        assert!(time >= seconds(30) && time <= seconds(30) + HEARTBEAT_EXTENDED, "{time:?}");
    }

    #[tokio::test(start_paused = true)]
    async fn callers_abandon_a_part_that_is_not_driven_and_no_other() {
        for (at_least, caller, abandoned) in [(300, 0, 30), (5, 0, 5), (1, 300, 4)] {
            let allowance = Allowance::new();
            let _caller = allowance.wait(seconds(caller));
            let mut part = Box::pin(given(&allowance, seconds(at_least)));
            for _ in 0..at_least.max(caller) - 1 {
                assert!(tokio::time::timeout(seconds(1), part.as_mut()).await.is_err());
                assert!(!allowance.is_over(), "{at_least} {caller}: it is driven");
            }
            let part = Allowance::new();
            let _caller = part.wait(seconds(caller));
            let mut undriven = Box::pin(given(&part, seconds(at_least)));
            assert!(tokio::time::timeout(Duration::ZERO, undriven.as_mut()).await.is_err());
            advance(seconds(abandoned)).await;
            assert!(!part.is_over(), "{at_least} {caller}: there is a grace");
            advance(GRACE).await;
            assert!(part.is_over(), "{at_least} {caller}: it is not driven");
            let (time, _) = undriven.await;
            assert!(time < seconds(abandoned) + GRACE * 2, "{at_least} {caller}: it ends, as another may be running");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn callers_do_not_abandon_a_part_that_is_driven_late() {
        for (at_least, caller, driven, late) in [(300, 0, 29, 10), (1, 300, 3, 2)] {
            let allowance = Allowance::new();
            let _caller = allowance.wait(seconds(caller));
            let mut part = Box::pin(given(&allowance, seconds(at_least)));
            assert!(tokio::time::timeout(seconds(driven), part.as_mut()).await.is_err());
            advance(seconds(late)).await;
            assert!(!allowance.is_over(), "{at_least} {caller}: it has extended its deadline early");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn the_error_of_a_part_that_ends_a_little_late_shows_its_own_time() {
        for (late, shown) in [(0, " 10s"), (20, " 10s"), (21, " 10.021s")] {
            let allowance = Allowance::new();
            let mut part = Box::pin(given(&allowance, seconds(10)));
            assert!(tokio::time::timeout(Duration::ZERO, part.as_mut()).await.is_err());
            advance(seconds(10) + Duration::from_millis(late)).await;
            let (_, error) = part.await;
            assert!(error.to_string().contains(shown), "{late} ms: {error}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_task_without_an_outcome_is_started_again() {
        let started = Mutex::new(0);
        let task = || {
            let mut started = started.lock().expect("no panic");
            *started += 1;
            let is_last = *started == 3;
            let flight = SingleFlight::start(move |_| async move {
                if !is_last {
                    pending::<()>().await;
                }
                (Ok("token"), async {})
            });
            assert!(flight.is_running());
            Err(flight)
        };
        let outcome = SingleFlight::cached_or_outcome("test", seconds(60), task).await;
        assert_eq!((outcome.ok(), *started.lock().expect("no panic")), (Some("token"), 3));
        let never = || Err(SingleFlight::<()>::start(|_| async { (pending().await, async {}) }));
        let error = SingleFlight::cached_or_outcome("test", seconds(60), never).await.expect_err("no task ends");
        assert!(error.to_string().contains("shutting down"), "{error}");
    }

    #[tokio::test(start_paused = true)]
    async fn a_task_runs_until_it_has_an_outcome_or_is_abandoned() {
        let done = SingleFlight::start(|_| async { (Ok(1), pending()) });
        assert!(done.is_running());
        assert_eq!(done.outcome().await.and_then(Result::ok), Some(1), "nobody waits for what comes after");
        assert!(!done.is_running());
        let slow = SingleFlight::start(|allowance| async move {
            let part = async {
                sleep(seconds(90)).await;
                Ok(())
            };
            (allowance.limit("test", seconds(100), part).await, async {})
        });
        assert!(slow.outcome().await.is_some_and(|outcome| outcome.is_ok()), "it extends its deadline");
        let hung = SingleFlight::start(|_| async { (pending::<Result<(), Error>>().await, async {}) });
        assert!(hung.outcome().await.is_none() && !hung.is_running());
        let panics = SingleFlight::<()>::start(|_| async { panic!("on purpose") as (_, std::future::Ready<()>) });
        assert!(panics.outcome().await.is_none() && !panics.is_running());
    }
}
