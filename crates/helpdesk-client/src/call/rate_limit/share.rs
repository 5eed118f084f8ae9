//! This process's share of the limits of an operation, as the shared quota grants it.
//!
//! A share is claimed about once a second while calls are made, in the background, so that calls seldom wait for it. It
//! lapses soon after that: without the quota, each process continues with its part, which is that of all processes if
//! they share equally. It may use a part that is larger than its last share once no other process can still use that.

use std::time::Duration;

use tokio::time::Instant;

use super::window::Window;

/// A share may be used for this time after it was claimed.
pub(super) const LIFE: Duration = Duration::from_secs(2);
/// A share is claimed again in the background after this time, so that each of a few processes makes about one round
/// trip in a second.
const RENEW: Duration = Duration::from_millis(950);
/// After this time, calls wait for the next share, because they must know of a pause within a second.
const STALE: Duration = Duration::from_secs(1);
/// A process without a share claims again after this time.
const STARVED: Duration = Duration::from_millis(250);
/// A process that has all that it asked for, and needs more, claims again after this time.
const SOON: Duration = Duration::from_millis(50);
/// The longest time for which a call waits for a claim.
const LONGEST_WAIT: Duration = Duration::from_millis(250);
/// The timeout of a claim.
pub(super) const CLAIM_TIMEOUT: Duration = Duration::from_secs(1);

#[derive(Default)]
pub(super) struct Share {
    /// The share of each window.
    granted: Vec<usize>,
    /// When the share in use was claimed.
    claimed_at: Option<Instant>,
    /// The last claim.
    asked: Vec<usize>,
    asked_at: Option<Instant>,
    is_under_way: bool,
    /// Whether the last claim failed.
    is_away: bool,
}

impl Share {
    /// The limit of a window that is in force.
    pub(super) fn limit(&self, at: usize, whole: Window, processes: usize, now: Instant) -> Window {
        let part = whole.part(processes);
        let Some(claimed_at) = self.claimed_at else { return part };
        let granted = Window { count: self.granted.get(at).copied().unwrap_or_default(), ..whole };
        let age = now.saturating_duration_since(claimed_at);
        let is_reserved = granted.count < part.count && age < LIFE + whole.time;
        if age < LIFE || is_reserved { granted } else { part }
    }

    /// The share of a window that is in use.
    pub(super) fn held(&self, at: usize, whole: Window, processes: usize, now: Instant) -> usize {
        match self.claimed_at {
            None if !self.is_away => 0,
            _ => self.limit(at, whole, processes, now).count,
        }
    }

    /// Whether it may be used no more, or was never granted.
    pub(super) fn has_lapsed(&self, now: Instant) -> bool {
        self.claimed_at.is_none_or(|at| now >= at + LIFE)
    }

    /// Whether it is all that was asked for, and less than this.
    pub(super) fn is_less_than(&self, demand: &[usize]) -> bool {
        self.granted == self.asked && self.asked.iter().zip(demand).any(|(asked, demand)| asked < demand)
    }

    /// When the next claim is due; `None` for the first one.
    pub(super) fn due_at(&self, wants_more: bool) -> Option<Instant> {
        let after = if self.is_under_way {
            // The task may have ended with its runtime.
            CLAIM_TIMEOUT * 2
        } else if self.is_away {
            RENEW
        } else if self.granted.contains(&0) {
            STARVED
        } else if wants_more {
            SOON
        } else {
            RENEW
        };
        self.asked_at.map(|at| at + after)
    }

    /// Until when a call waits for the claim that is under way; `None` if it need not wait.
    pub(super) fn wait_until(&self, now: Instant) -> Option<Instant> {
        let is_stale = self.claimed_at.is_none_or(|at| now >= at + STALE);
        let until = self.asked_at? + LONGEST_WAIT;
        (is_stale && self.is_under_way && !self.is_away && now < until).then_some(until)
    }

    /// Begins a claim.
    pub(super) fn begin(&mut self, asked: Vec<usize>, now: Instant) {
        // A quota that was away may be back, and the calls of other processes with it.
        self.is_away &= self.asked_at.is_some_and(|at| now < at + CLAIM_TIMEOUT * 2);
        (self.asked, self.asked_at, self.is_under_way) = (asked, Some(now), true);
    }

    /// Starts using the share that was claimed at that time; returns whether the quota was away before.
    pub(super) fn grant(&mut self, granted: Vec<usize>, claimed_at: Instant) -> bool {
        (self.granted, self.claimed_at, self.is_under_way) = (granted, Some(claimed_at), false);
        std::mem::take(&mut self.is_away)
    }

    /// Records that the claim failed; returns whether it is the first one that did.
    pub(super) fn fail(&mut self) -> bool {
        self.is_under_way = false;
        !std::mem::replace(&mut self.is_away, true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WHOLE: Window = Window { count: 50, time: Duration::from_secs(1) };
    const MS: Duration = Duration::from_millis(1);

    /// A share of a fourth process that was claimed and granted at the time, after one of `asked`.
    fn granted(count: usize, asked: usize, at: Instant) -> Share {
        let mut share = Share::default();
        share.begin(vec![asked], at);
        assert!(!share.grant(vec![count], at), "it was not away");
        share
    }

    #[test]
    fn a_share_lapses_to_the_part_once_no_other_process_can_use_that() {
        let start = Instant::now();
        for (count, age, limit) in [
            (30, 0, 30),
            (30, 1_999, 30),
            (30, 2_000, 12),
            (12, 2_000, 12),
            (5, 1_999, 5),
            // Others may still have the rest, and their calls are in the window for another second.
            (5, 2_999, 5),
            (5, 3_000, 12),
        ] {
            let (share, now) = (granted(count, 40, start), start + age * MS);
            assert_eq!(share.limit(0, WHOLE, 4, now).count, limit, "{count} after {age} ms");
            assert_eq!(share.held(0, WHOLE, 4, now), limit, "{count} after {age} ms");
            assert_eq!(share.has_lapsed(now), age >= 2_000, "{count} after {age} ms");
        }
        // One call in a longer time.
        let (one, end) = (Window { count: 1, ..WHOLE }, start + LIFE);
        assert_eq!(granted(1, 1, start).limit(0, one, 4, end), Window { count: 1, time: WHOLE.time * 4 });
        let mut share = Share::default();
        assert_eq!((share.limit(0, WHOLE, 4, start).count, share.held(0, WHOLE, 4, start)), (12, 0));
        assert!(share.has_lapsed(start));
        assert!(share.fail());
        assert_eq!(share.held(0, WHOLE, 4, start), 12, "without the quota, the process uses its part");
    }

    #[test]
    fn the_next_claim_is_due_sooner_where_it_helps() {
        let start = Instant::now();
        let due = |share: &Share, wants_more| share.due_at(wants_more).map(|at| (at - start).as_millis());
        assert_eq!(due(&Share::default(), true), None);
        for (share, more, less) in [(granted(30, 40, start), 50, 950), (granted(0, 40, start), 250, 250)] {
            assert_eq!((due(&share, true), due(&share, false)), (Some(more), Some(less)));
        }
        let mut share = granted(30, 40, start);
        share.begin(vec![40], start);
        assert_eq!(due(&share, true), Some(2_000), "the claim that is under way may be lost");
        assert!(share.fail());
        assert_eq!(due(&share, true), Some(950));
    }

    #[test]
    fn only_a_share_that_is_all_that_was_asked_for_can_be_less_than_the_demand() {
        let start = Instant::now();
        for (count, asked, demand, expected) in [(30, 40, 50, false), (40, 40, 50, true), (40, 40, 40, false)] {
            assert_eq!(granted(count, asked, start).is_less_than(&[demand]), expected, "{count} of {asked}");
        }
    }

    #[test]
    fn a_call_waits_a_little_for_a_claim_without_which_it_might_miss_a_pause() {
        let start = Instant::now();
        let mut share = Share::default();
        assert_eq!(share.wait_until(start), None);
        share.begin(vec![40], start);
        assert_eq!(share.wait_until(start), Some(start + 250 * MS));
        assert_eq!(share.wait_until(start + 250 * MS), None);
        share.grant(vec![30], start);
        assert_eq!(share.wait_until(start + 100 * MS), None);
        // The share is stale after a second.
        for (age, is_stale) in [(999, false), (1_000, true)] {
            let mut share = granted(30, 40, start);
            let now = start + age * MS;
            share.begin(vec![40], now);
            assert_eq!(share.wait_until(now), is_stale.then_some(now + 250 * MS), "{age} ms");
        }
    }

    #[test]
    fn a_quota_that_is_away_is_waited_for_again_only_after_a_while() {
        let start = Instant::now();
        for (after, waits) in [(1_999, false), (2_000, true)] {
            let mut share = Share::default();
            share.begin(vec![40], start);
            assert_eq!((share.fail(), share.fail()), (true, false), "the first failure is told from the others");
            let now = start + after * MS;
            share.begin(vec![40], now);
            assert_eq!(share.wait_until(now).is_some(), waits, "{after} ms");
            assert_eq!(share.grant(vec![40], now), !waits, "it was away");
            assert!(!share.grant(vec![40], now), "it is back");
        }
    }
}
