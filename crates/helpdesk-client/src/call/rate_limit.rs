//! Client-side rate limiting, so that few calls exceed the platform's limits.
//!
//! Each operation has its own queue: callers wait in order of arrival, and a caller that is dropped leaves the queue. A
//! caller that need not wait skips the queue.
//!
//! The platform counts requests when they arrive, which is some time between sending the request and receiving the
//! response: a request that has to connect first may arrive a second late, together with later ones. So a call occupies
//! its slot in each window from the moment it is admitted until one window after its response.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use helpdesk_types::RateLimit;
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep_until, timeout_at};

use crate::Error;
use crate::deadline::from_now;

/// The margin added to each of the platform's windows, because clocks differ.
const SLACK: Duration = Duration::from_millis(50);
/// The longest pause that is honored: the platform's windows last at most a minute.
const LONGEST_PAUSE: Duration = Duration::from_secs(120);

/// The rate limiters of all operations of an app.
pub(crate) struct Limiter {
    /// After this time, a request without a response counts as arrived.
    arrival: Duration,
    /// Sorted by the names of the operations.
    operations: Mutex<Vec<(&'static str, Arc<OperationLimiter>)>>,
}

/// The rate limiter of one operation.
struct OperationLimiter {
    limits: &'static [RateLimit],
    arrival: Duration,
    /// The queue: one caller waits for a free slot, the others wait for this.
    turn: Semaphore,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// The admission times of calls that may not have arrived yet, in order, each with the number of the call.
    under_way: VecDeque<(u64, Instant)>,
    /// The latest possible arrival times of the last calls, in order, as far back as the limits need.
    arrived: VecDeque<Instant>,
    /// The number of admitted calls.
    count: u64,
    /// The platform reported that calls come too fast.
    paused_until: Option<Instant>,
    /// The number of waiting callers.
    waiting: usize,
}

/// An admitted call. It is dropped when its request has arrived, or never will.
pub(crate) struct Permit {
    limiter: Arc<OperationLimiter>,
    number: u64,
}

impl Drop for Permit {
    fn drop(&mut self) {
        self.limiter.state().arrive(self.number, Instant::now());
    }
}

impl Limiter {
    /// `arrival` is the longest assumed time between admission and arrival.
    pub(crate) fn new(arrival: Duration) -> Self {
        Self { arrival, operations: Mutex::default() }
    }

    /// Waits until a call of the operation may be sent; `None` if the operation is not limited. Fails at once if the
    /// wait would exceed the deadline.
    pub(crate) async fn admit(
        &self,
        operation: &'static str,
        limits: &'static [RateLimit],
        deadline: Instant,
    ) -> Result<Option<Permit>, Error> {
        let is_limited = limits.iter().any(|limit| window(*limit).is_some());
        let Some(limiter) = self.operation_limiter(operation, limits, is_limited) else { return Ok(None) };
        let number = match limiter.enter_at_once() {
            Some(number) => number,
            None => Box::pin(limiter.enter_in_turn(deadline))
                .await
                .map_err(|wait| Error::RateLimited { operation, retry_after: wait })?,
        };
        Ok(is_limited.then_some(Permit { limiter, number }))
    }

    /// Records that the platform reported too many calls of the operation, and for how long to pause.
    pub(crate) fn pause(&self, operation: &'static str, limits: &'static [RateLimit], time: Duration) {
        let Some(limiter) = self.operation_limiter(operation, limits, true) else { return };
        let until = from_now(time.min(LONGEST_PAUSE));
        let mut state = limiter.state();
        state.paused_until = state.paused_until.max(Some(until));
    }

    /// The limiter of an operation; `None` if it has none and `wanted` is false.
    fn operation_limiter(
        &self,
        operation: &'static str,
        limits: &'static [RateLimit],
        wanted: bool,
    ) -> Option<Arc<OperationLimiter>> {
        let mut operations = self.operations.lock().unwrap_or_else(PoisonError::into_inner);
        match operations.binary_search_by_key(&operation, |(name, _)| name) {
            Ok(at) => operations.get(at).map(|(_, limiter)| Arc::clone(limiter)),
            Err(at) if wanted => {
                let limiter = Arc::new(OperationLimiter::new(limits, self.arrival));
                operations.insert(at, (operation, Arc::clone(&limiter)));
                Some(limiter)
            }
            Err(_) => None,
        }
    }
}

impl OperationLimiter {
    fn new(limits: &'static [RateLimit], arrival: Duration) -> Self {
        Self { limits, arrival, turn: Semaphore::new(1), state: Mutex::default() }
    }

    /// Admits the call if it need not wait, and returns its number.
    fn enter_at_once(&self) -> Option<u64> {
        let mut state = self.state();
        let now = Instant::now();
        let is_free = state.waiting == 0 && state.free_at(self, now) <= now;
        is_free.then(|| state.enter(self, now))
    }

    /// Waits in the queue. The error is the minimum wait.
    async fn enter_in_turn(&self, deadline: Instant) -> Result<u64, Duration> {
        let _waiting = Waiting::new(self);
        let left = || {
            let now = Instant::now();
            self.state().free_at(self, now).saturating_duration_since(now)
        };
        // Callers ahead in the queue can only delay it further.
        if Instant::now() + left() >= deadline {
            return Err(left());
        }
        let Ok(_turn) = timeout_at(deadline, self.turn.acquire()).await else { return Err(left()) };
        loop {
            let now = Instant::now();
            let free_at = {
                let mut state = self.state();
                let free_at = state.free_at(self, now);
                if free_at <= now {
                    return Ok(state.enter(self, now));
                }
                free_at
            };
            if free_at >= deadline {
                return Err(free_at - now);
            }
            sleep_until(free_at).await;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// The earliest time for the next call; later if admitted calls arrive late.
    fn free_at(&mut self, limiter: &OperationLimiter, now: Instant) -> Instant {
        while let Some((number, since)) = self.under_way.front().copied() {
            let arrival = since + limiter.arrival;
            if arrival > now {
                break;
            }
            self.arrive(number, arrival);
        }
        let of_limits = limiter.limits.iter().filter_map(|limit| {
            let (count, time) = window(*limit)?;
            // The last call that must have left the window.
            let before = (self.arrived.len() + self.under_way.len()).checked_sub(count)?;
            Some(self.arrived.get(before).copied().unwrap_or(now) + time + SLACK)
        });
        of_limits.chain(self.paused_until).max().unwrap_or(now)
    }

    /// Admits a call, and returns its number.
    fn enter(&mut self, limiter: &OperationLimiter, now: Instant) -> u64 {
        let longest = limiter.limits.iter().filter_map(|limit| window(*limit)).map(|(count, _)| count).max();
        while self.arrived.len() > longest.unwrap_or_default() {
            self.arrived.pop_front();
        }
        self.count += 1;
        if longest.is_some() {
            self.under_way.push_back((self.count, now));
        }
        self.count
    }

    /// Records that the call had arrived at the time `by`.
    fn arrive(&mut self, number: u64, by: Instant) {
        if let Ok(at) = self.under_way.binary_search_by_key(&number, |(number, _)| *number) {
            self.under_way.remove(at);
            let at = self.arrived.partition_point(|earlier| *earlier <= by);
            self.arrived.insert(at, by);
        }
    }
}

/// The number of calls allowed in a window, and the length of the window.
fn window(limit: RateLimit) -> Option<(usize, Duration)> {
    let (count, seconds) = match limit {
        RateLimit::PerSecond(count) => (count, 1),
        RateLimit::PerMinute(count) => (count, 60),
        _ => return None,
    };
    // A limit of 0 would block all calls; it counts as not limited.
    (count > 0).then_some((usize::try_from(count).ok()?, Duration::from_secs(seconds)))
}

/// A waiting caller, until dropped.
struct Waiting<'a>(&'a OperationLimiter);

impl<'a> Waiting<'a> {
    fn new(limiter: &'a OperationLimiter) -> Self {
        limiter.state().waiting += 1;
        Self(limiter)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.state().waiting -= 1;
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::{advance, sleep, timeout};

    use super::*;

    const COMBINED: &[RateLimit] = &[RateLimit::PerMinute(100), RateLimit::PerSecond(10)];

    fn later() -> Instant {
        Instant::now() + Duration::from_secs(3600)
    }

    /// The admission times of simultaneous callers, relative to the start.
    async fn admitted(limits: &'static [RateLimit], callers: usize) -> Vec<Duration> {
        let (limiter, start) = (Arc::new(Limiter::new(Duration::from_secs(10))), Instant::now());
        let mut waiting = Vec::new();
        for _ in 0..callers {
            let limiter = Arc::clone(&limiter);
            waiting.push(tokio::spawn(async move {
                limiter.admit("test", limits, later()).await.expect("there is time");
                start.elapsed()
            }));
        }
        let mut admitted = Vec::new();
        for caller in waiting {
            admitted.push(caller.await.expect("no panic"));
        }
        admitted
    }

    fn most_within(admitted: &[Duration], window: Duration) -> usize {
        admitted
            .iter()
            .map(|from| admitted.iter().filter(|at| *at >= from && **at - *from < window).count())
            .max()
            .unwrap_or(0)
    }

    #[tokio::test(start_paused = true)]
    async fn either_of_two_limits_holds_at_any_time() {
        let admitted = admitted(COMBINED, 250).await;
        assert!(admitted.is_sorted(), "first come, first served");
        assert_eq!(most_within(&admitted, Duration::from_secs(1)), 10);
        assert_eq!(most_within(&admitted, Duration::from_secs(60)), 100);
        assert_eq!(admitted[9], Duration::ZERO, "what is allowed at once goes out at once");
        assert!(admitted[249] < Duration::from_secs(125), "and not much slower than allowed: {:?}", admitted[249]);
    }

    #[tokio::test(start_paused = true)]
    async fn the_limits_hold_for_arrivals() {
        const COMMON: &[RateLimit] = &[RateLimit::PerMinute(1000), RateLimit::PerSecond(50)];
        let (limiter, start) = (Arc::new(Limiter::new(Duration::from_secs(10))), Instant::now());
        let mut calls = Vec::new();
        for n in 0..2_200_u64 {
            let limiter = Arc::clone(&limiter);
            calls.push(tokio::spawn(async move {
                let admitted = limiter.admit("test", COMMON, later()).await.expect("there is time");
                // Most calls reuse a connection, and some have to make one first.
                sleep(Duration::from_millis(if n % 50 < 40 { 700 } else { n % 7 })).await;
                let arrived = start.elapsed();
                sleep(Duration::from_millis(n % 200)).await;
                drop(admitted);
                arrived
            }));
        }
        let mut arrived = Vec::new();
        for call in calls {
            arrived.push(call.await.expect("no panic"));
        }
        arrived.sort_unstable();
        let counts = (most_within(&arrived, Duration::from_secs(1)), most_within(&arrived, Duration::from_secs(60)));
        assert!(counts.0 <= 50 && counts.1 <= 1000, "{counts:?}");
        assert!(arrived[2_199] < Duration::from_secs(135), "and not much slower than allowed: {:?}", arrived[2_199]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_call_without_a_response_delays_others_until_its_assumed_arrival() {
        const ONE: &[RateLimit] = &[RateLimit::PerSecond(1)];
        let limiter = Limiter::new(Duration::from_secs(3));
        let _unanswered = limiter.admit("test", ONE, later()).await.expect("it is the first caller");
        let start = Instant::now();
        limiter.admit("test", ONE, later()).await.expect("there is time");
        assert_eq!(start.elapsed(), Duration::from_millis(4_050));
    }

    #[tokio::test(start_paused = true)]
    async fn unknown_limits_delay_nothing() {
        for limits in [&[][..], &[RateLimit::Special], &[RateLimit::PerSecond(0)]] {
            let admitted = admitted(limits, 1000).await;
            assert_eq!(admitted.last(), Some(&Duration::ZERO));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_dropped_caller_leaves_the_queue() {
        const ONE: &[RateLimit] = &[RateLimit::PerSecond(1)];
        let limiter = Arc::new(Limiter::new(Duration::from_secs(10)));
        limiter.admit("test", ONE, later()).await.expect("it is the first caller");
        let start = Instant::now();
        let caller = || {
            let limiter = Arc::clone(&limiter);
            tokio::spawn(async move { limiter.admit("test", ONE, later()).await.map(|_| start.elapsed()) })
        };
        let callers: Vec<_> = (0..5).map(|_| caller()).collect();
        tokio::task::yield_now().await;
        // The first in the queue, and one behind it.
        callers[0].abort();
        callers[2].abort();
        let mut admitted = Vec::new();
        for caller in callers {
            admitted.extend(caller.await.ok().map(|outcome| outcome.expect("there is time").as_millis()));
        }
        assert_eq!(admitted, [1050, 2100, 3150]);
        let limiter = limiter.operation_limiter("test", ONE, false).expect("the operation was called");
        assert_eq!(limiter.state().waiting, 0);
    }

    #[tokio::test(start_paused = true)]
    async fn a_wait_beyond_the_deadline_fails_at_once() {
        const ONE: &[RateLimit] = &[RateLimit::PerMinute(1)];
        let limiter = Limiter::new(Duration::from_secs(10));
        let soon = || Instant::now() + Duration::from_secs(20);
        limiter.admit("test", ONE, soon()).await.expect("it is the first caller");
        advance(Duration::from_secs(10)).await;
        let start = Instant::now();
        let error = limiter.admit("test", ONE, soon()).await.err().expect("a minute is too long");
        assert_eq!(start.elapsed(), Duration::ZERO);
        assert_eq!(error.retry_after(), Some(Duration::from_millis(50_050)));
        limiter.admit("other", ONE, soon()).await.expect("other operations have their own limits");
        advance(Duration::from_secs(40)).await;
        limiter.admit("test", ONE, soon()).await.expect("now it is soon enough");
    }

    #[tokio::test(start_paused = true)]
    async fn a_pause_delays_all_calls_and_ends() {
        let limiter = Limiter::new(Duration::from_secs(10));
        limiter.pause("test", &[], Duration::from_secs(5));
        limiter.pause("test", &[], Duration::from_secs(2));
        let wait = timeout(Duration::from_secs(4), limiter.admit("test", &[], later())).await;
        assert!(wait.is_err(), "the longer pause holds");
        limiter.admit("test", &[], later()).await.expect("the pause ends");
        limiter.pause("test", &[], Duration::MAX);
        let start = Instant::now();
        limiter.admit("test", &[], later()).await.expect("every pause ends");
        assert_eq!(start.elapsed(), LONGEST_PAUSE);
    }
}
