//! The platform's rate limits, kept on this side, so that few calls meet them.
//!
//! Each operation has its own turn-taking: callers wait in the order in which they came, and one who leaves makes room for
//! the next. A caller who need not wait takes no turn.
//!
//! What the platform counts is when requests arrive, which is some time between the moment that they are let out and the
//! answer: one that has to connect first may be overtaken by a second's worth of others. So a call has its place in each
//! window from the one moment until the window after the other.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use helpdesk_types::RateLimit;
use tokio::sync::Semaphore;
use tokio::time::{Instant, sleep_until, timeout_at};

use crate::Error;
use crate::deadline::from_now;

/// How much longer than the platform's a window is here, as clocks differ.
const SLACK: Duration = Duration::from_millis(50);
/// The platform's windows last a minute at most, so a longer pause is none of its own.
const LONGEST_PAUSE: Duration = Duration::from_secs(120);

/// The limits of all operations of an app.
pub(crate) struct Limiter {
    /// A request that has no answer after that has arrived all the same.
    arrival: Duration,
    /// By the names of the operations, in order.
    operations: Mutex<Vec<(&'static str, Arc<OperationLimiter>)>>,
}

/// The limits of an operation.
struct OperationLimiter {
    limits: &'static [RateLimit],
    arrival: Duration,
    /// One at a time waits for the instant; the others wait for the turn, in order.
    turn: Semaphore,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// When those calls were let through that may not have arrived yet, in order, each with its number.
    under_way: VecDeque<(u64, Instant)>,
    /// When the last calls had arrived at the latest, in order, as far back as a limit looks.
    arrived: VecDeque<Instant>,
    /// How many calls were let through.
    count: u64,
    /// The platform has said that calls come too fast.
    paused_until: Option<Instant>,
    /// How many callers wait.
    waiting: usize,
}

/// A call that was let through. It is to be dropped when its request has arrived, or never will.
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
    /// No request arrives later than so long after it was let out, for all that is known.
    pub(crate) fn new(arrival: Duration) -> Self {
        Self { arrival, operations: Mutex::default() }
    }

    /// Waits until a call of the operation may go out; `None` if nothing limits it. Where that would take longer than until
    /// the deadline, it fails at once.
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

    /// The platform has said that calls of the operation come too fast, and for how long.
    pub(crate) fn pause(&self, operation: &'static str, limits: &'static [RateLimit], time: Duration) {
        let Some(limiter) = self.operation_limiter(operation, limits, true) else { return };
        let until = from_now(time.min(LONGEST_PAUSE));
        let mut state = limiter.state();
        state.paused_until = state.paused_until.max(Some(until));
    }

    /// The limiter of an operation; `None` if it has none and shall have none.
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

    /// The number of the call, if it need not wait.
    fn enter_at_once(&self) -> Option<u64> {
        let mut state = self.state();
        let now = Instant::now();
        let is_free = state.waiting == 0 && state.free_at(self, now) <= now;
        is_free.then(|| state.enter(self, now))
    }

    /// The error is how long the wait would have been, at least.
    async fn enter_in_turn(&self, deadline: Instant) -> Result<u64, Duration> {
        let _waiting = Waiting::new(self);
        let left = || {
            let now = Instant::now();
            self.state().free_at(self, now).saturating_duration_since(now)
        };
        // The callers before this one can only make it later.
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
    /// When the next call may go out: not before that, and later if what is under way takes longer to arrive.
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
            // The last of those that must have left the window.
            let before = (self.arrived.len() + self.under_way.len()).checked_sub(count)?;
            Some(self.arrived.get(before).copied().unwrap_or(now) + time + SLACK)
        });
        of_limits.chain(self.paused_until).max().unwrap_or(now)
    }

    /// Lets a call through, which gets that number.
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

    /// The call of that number had arrived by then.
    fn arrive(&mut self, number: u64, by: Instant) {
        if let Ok(at) = self.under_way.binary_search_by_key(&number, |(number, _)| *number) {
            self.under_way.remove(at);
            let at = self.arrived.partition_point(|earlier| *earlier <= by);
            self.arrived.insert(at, by);
        }
    }
}

/// So many calls in so long a time.
fn window(limit: RateLimit) -> Option<(usize, Duration)> {
    let (count, seconds) = match limit {
        RateLimit::PerSecond(count) => (count, 1),
        RateLimit::PerMinute(count) => (count, 60),
        _ => return None,
    };
    // A limit of 0 would stop everything; it is taken as none.
    (count > 0).then_some((usize::try_from(count).ok()?, Duration::from_secs(seconds)))
}

/// A caller who waits, until dropped.
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

    /// The instants at which so many callers at once are let through, since the start.
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
    async fn the_limits_hold_where_calls_arrive() {
        const COMMON: &[RateLimit] = &[RateLimit::PerMinute(1000), RateLimit::PerSecond(50)];
        let (limiter, start) = (Arc::new(Limiter::new(Duration::from_secs(10))), Instant::now());
        let mut calls = Vec::new();
        for n in 0..2_200_u64 {
            let limiter = Arc::clone(&limiter);
            calls.push(tokio::spawn(async move {
                let admitted = limiter.admit("test", COMMON, later()).await.expect("there is time");
                // Most calls find a connection, and some have to make one first.
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
    async fn a_call_without_an_answer_holds_up_the_others_for_the_time_of_its_arrival() {
        const ONE: &[RateLimit] = &[RateLimit::PerSecond(1)];
        let limiter = Limiter::new(Duration::from_secs(3));
        let _unanswered = limiter.admit("test", ONE, later()).await.expect("nobody was there before");
        let start = Instant::now();
        limiter.admit("test", ONE, later()).await.expect("there is time");
        assert_eq!(start.elapsed(), Duration::from_millis(4_050));
    }

    #[tokio::test(start_paused = true)]
    async fn unknown_limits_let_everything_through() {
        for limits in [&[][..], &[RateLimit::Special], &[RateLimit::PerSecond(0)]] {
            let admitted = admitted(limits, 1000).await;
            assert_eq!(admitted.last(), Some(&Duration::ZERO));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn who_leaves_makes_room() {
        const ONE: &[RateLimit] = &[RateLimit::PerSecond(1)];
        let limiter = Arc::new(Limiter::new(Duration::from_secs(10)));
        limiter.admit("test", ONE, later()).await.expect("nobody was there before");
        let start = Instant::now();
        let caller = || {
            let limiter = Arc::clone(&limiter);
            tokio::spawn(async move { limiter.admit("test", ONE, later()).await.map(|_| start.elapsed()) })
        };
        let callers: Vec<_> = (0..5).map(|_| caller()).collect();
        tokio::task::yield_now().await;
        // The one whose turn it is, and one who waits for a turn.
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
        limiter.admit("test", ONE, soon()).await.expect("nobody was there before");
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
    async fn a_pause_holds_all_up_and_ends() {
        let limiter = Limiter::new(Duration::from_secs(10));
        limiter.pause("test", &[], Duration::from_secs(5));
        limiter.pause("test", &[], Duration::from_secs(2));
        let wait = timeout(Duration::from_secs(4), limiter.admit("test", &[], later())).await;
        assert!(wait.is_err(), "the longer pause holds");
        limiter.admit("test", &[], later()).await.expect("the pause ends");
        limiter.pause("test", &[], Duration::MAX);
        let start = Instant::now();
        limiter.admit("test", &[], later()).await.expect("no pause is for ever");
        assert_eq!(start.elapsed(), LONGEST_PAUSE);
    }
}
