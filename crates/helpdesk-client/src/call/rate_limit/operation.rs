//! The rate limiter of one operation.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use helpdesk_types::RateLimit;
use tokio::sync::{Semaphore, watch};
use tokio::time::{Instant, sleep_until, timeout, timeout_at};

use super::share::{self, Share};
use super::window::Window;
use crate::call::quota::{Quota, QuotaClaim, QuotaLimit, QuotaShare};
use crate::deadline::from_now;
use crate::future::{BoxError, BoxFuture, spawn};
use crate::observe;

/// The longest pause that is honored: the platform's windows last at most a minute.
pub(super) const LONGEST_PAUSE: Duration = Duration::from_secs(120);

pub(super) struct OperationLimiter {
    operation: &'static str,
    windows: Vec<Window>,
    arrival: Duration,
    /// `None` if no other process shares the limits.
    quota: Option<Arc<Quota>>,
    /// The queue: one caller waits for a free slot, the others wait for this.
    turn: Semaphore,
    /// Notified when the share or the pause changed.
    changed: watch::Sender<()>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// The admission times of calls that may not have arrived yet, in order, each with the number of the call.
    under_way: VecDeque<(u64, Instant)>,
    /// The latest possible arrival times of the last calls, in order, as far back as the limits need; each with the number
    /// of the call, so that both queues are of one type.
    arrived: VecDeque<(u64, Instant)>,
    /// The number of admitted calls.
    count: u64,
    /// The platform reported that calls come too fast.
    paused_until: Option<Instant>,
    /// The number of waiting callers.
    waiting: usize,
    /// Used with a shared quota.
    share: Share,
}

impl OperationLimiter {
    pub(super) fn new(
        operation: &'static str,
        limits: &[RateLimit],
        arrival: Duration,
        quota: Option<Arc<Quota>>,
    ) -> Self {
        let windows = limits.iter().filter_map(|limit| Window::new(*limit)).collect();
        let (turn, changed) = (Semaphore::new(1), watch::Sender::new(()));
        Self { operation, windows, arrival, quota, turn, changed, state: Mutex::default() }
    }

    /// Admits the call if it need not wait, and returns its number.
    pub(super) fn enter_at_once(&self) -> Option<u64> {
        let mut state = self.state();
        let now = Instant::now();
        let is_free = state.waiting == 0 && state.free_at(self, now) <= now;
        is_free.then(|| state.enter(self, now))
    }

    /// Waits in the queue. The error is the minimum wait.
    pub(super) async fn enter_in_turn(self: Arc<Self>, deadline: Instant) -> Result<u64, Duration> {
        let _waiting = Waiting::new(&self);
        let left = || {
            let now = Instant::now();
            self.state().free_at(&self, now).saturating_duration_since(now)
        };
        // Callers ahead in the queue can only delay it further.
        if self.quota.is_none() && Instant::now() + left() >= deadline {
            return Err(left());
        }
        let Ok(_turn) = timeout_at(deadline, self.turn.acquire()).await else { return Err(left()) };
        let mut changed = self.changed.subscribe();
        loop {
            self.renew_share(deadline).await;
            let now = Instant::now();
            let (free_at, renew_at) = {
                let mut state = self.state();
                let free_at = state.free_at(&self, now);
                if free_at <= now {
                    return Ok(state.enter(&self, now));
                }
                (free_at, self.quota.as_ref().map(|quota| state.renew_at(&self, quota, now)))
            };
            match renew_at {
                None if free_at >= deadline => return Err(free_at - now),
                None => sleep_until(free_at).await,
                Some((_, is_final)) if free_at >= deadline && (is_final || now >= deadline) => {
                    return Err(free_at - now);
                }
                Some((renew_at, _)) => {
                    let until = free_at.min(renew_at).min(deadline);
                    // The sender lives as long as this, so the only other outcome is a new share.
                    drop(timeout_at(until, changed.changed()).await);
                }
            }
        }
    }

    /// Records that the call has arrived.
    pub(super) fn arrived(&self, number: u64) {
        self.state().arrive(number, Instant::now());
    }

    /// Delays calls for this time, or until a longer pause ends.
    pub(super) fn pause(&self, time: Duration) {
        let mut state = self.state();
        state.paused_until = state.paused_until.max(Some(from_now(time)));
    }

    /// Claims a share of the shared quota if that is due. Waits for it, for a short time, if the call cannot be sent
    /// without knowing of other processes.
    pub(super) async fn renew_share(self: &Arc<Self>, deadline: Instant) {
        if let Some((until, mut changed)) = self.claim_if_due() {
            // Boxed because it is rare, so that the future of a call stays small.
            let changed: BoxFuture<'_, ()> = Box::pin(async move {
                drop(timeout_at(until.min(deadline), changed.changed()).await);
            });
            changed.await;
        }
    }

    /// Until when to wait for the claim, and the notification of its end; `None` if no wait is needed.
    fn claim_if_due(self: &Arc<Self>) -> Option<(Instant, watch::Receiver<()>)> {
        let quota = self.quota.as_ref()?;
        let (now, mut state) = (Instant::now(), self.state());
        let wants_more = state.wants_more(self, quota, now);
        if state.share.due_at(wants_more).is_none_or(|due| due <= now) {
            let asked = state.demand(self, quota, now);
            let claim = state.claim(self, quota, &asked, now);
            state.share.begin(asked, now);
            spawn(Box::pin(Arc::clone(self).claim(Arc::clone(quota), claim, now)));
        }
        Some((state.share.wait_until(now)?, self.changed.subscribe()))
    }

    async fn claim(self: Arc<Self>, quota: Arc<Quota>, claim: QuotaClaim, at: Instant) {
        let answer = timeout(share::CLAIM_TIMEOUT, quota.store.claim(&claim)).await;
        let answer = answer.unwrap_or_else(|_| Err("it takes too long".into()));
        let answer = answer.and_then(|share| self.checked(share));
        observe::claimed(self.operation, answer.is_ok());
        let mut state = self.state();
        match answer {
            Ok((granted, pause)) => {
                if state.share.grant(granted, at) {
                    tracing::info!(operation = self.operation, "the shared quota is back");
                }
                state.paused_until = state.paused_until.max(pause.map(|time| from_now(time.min(LONGEST_PAUSE))));
            }
            Err(error) => {
                if state.share.fail() {
                    let operation = self.operation;
                    tracing::warn!(operation, %error, "the shared quota is away; continuing with this process's part");
                }
            }
        }
        drop(state);
        self.changed.send_replace(());
    }

    fn checked(&self, share: QuotaShare) -> Result<(Vec<usize>, Option<Duration>), BoxError> {
        let QuotaShare { shares, pause } = share;
        if shares.len() != self.windows.len() {
            return Err(format!("it returned {} shares for {} limits", shares.len(), self.windows.len()).into());
        }
        let shares = shares.iter().zip(&self.windows);
        let shares = shares.map(|(share, window)| usize::try_from(*share).unwrap_or(window.count).min(window.count));
        Ok((shares.collect(), pause))
    }

    /// The limit in force: the whole one, or this process's share of it.
    fn limit(&self, state: &State, at: usize, whole: Window, now: Instant) -> Window {
        match &self.quota {
            Some(quota) => state.share.limit(at, whole, quota.processes, now),
            None => whole,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    #[cfg(test)]
    pub(super) fn waiting(&self) -> usize {
        self.state().waiting
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
        let of_limits = limiter.windows.iter().enumerate().filter_map(|(at, whole)| {
            let Window { count, time } = limiter.limit(self, at, *whole, now);
            // The last call that must have left the window.
            let before = (self.arrived.len() + self.under_way.len()).checked_sub(count)?;
            Some(self.arrived.get(before).map_or(now, |(_, at)| *at) + time)
        });
        of_limits.chain(self.paused_until).max().unwrap_or(now)
    }

    /// Admits a call, and returns its number.
    fn enter(&mut self, limiter: &OperationLimiter, now: Instant) -> u64 {
        let longest = limiter.windows.iter().map(|window| window.count).max();
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
            let at = self.arrived.partition_point(|(_, earlier)| *earlier <= by);
            self.arrived.insert(at, (number, by));
        }
    }

    /// The number of calls in the window that ends now.
    fn calls_in(&self, window: Window, now: Instant) -> usize {
        let gone = self.arrived.partition_point(|(_, at)| *at + window.time <= now);
        self.arrived.len() - gone + self.under_way.len()
    }

    /// The shares that this process has a use for: twice its calls, so that few calls wait for a larger share, and at
    /// least its part when it begins to make calls.
    fn demand(&self, limiter: &OperationLimiter, quota: &Quota, now: Instant) -> Vec<usize> {
        let has_lapsed = self.share.has_lapsed(now);
        let of = |window: &Window| {
            let least = if has_lapsed { window.part(quota.processes).count } else { window.count.div_ceil(16) };
            let calls = self.calls_in(*window, now) + self.waiting;
            (calls * 2).clamp(least, window.count)
        };
        limiter.windows.iter().map(of).collect()
    }

    /// Whether callers wait although this process has all the shares that it asked for.
    fn wants_more(&self, limiter: &OperationLimiter, quota: &Quota, now: Instant) -> bool {
        self.waiting > 0 && self.share.is_less_than(&self.demand(limiter, quota, now))
    }

    /// When the next claim is due, and whether no larger share can be expected from it.
    fn renew_at(&self, limiter: &OperationLimiter, quota: &Quota, now: Instant) -> (Instant, bool) {
        let due_at = self.share.due_at(self.wants_more(limiter, quota, now)).unwrap_or(now);
        let mut windows = limiter.windows.iter().enumerate();
        let is_final = windows.all(|(at, window)| {
            self.share.limit(at, *window, quota.processes, now).count >= window.part(quota.processes).count
        });
        (due_at, is_final)
    }

    fn claim(&self, limiter: &OperationLimiter, quota: &Quota, asked: &[usize], now: Instant) -> QuotaClaim {
        let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let limits = limiter.windows.iter().zip(asked).enumerate().map(|(at, (window, want))| QuotaLimit {
            count: number(window.count),
            window: window.time,
            want: number(*want),
            part: number(window.part(quota.processes).count),
            held: number(self.share.held(at, *window, quota.processes, now).max(self.calls_in(*window, now))),
        });
        QuotaClaim {
            app: quota.app.clone(),
            operation: limiter.operation,
            process: quota.process.clone(),
            limits: limits.collect(),
            time: share::LIFE,
        }
    }
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
