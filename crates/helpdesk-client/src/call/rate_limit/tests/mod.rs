//! The limiter under a paused clock.

mod claims;
mod quota;
mod shared;

use tokio::time::{advance, sleep, timeout};

use super::*;

const COMBINED: &[RateLimit] = &[RateLimit::PerMinute(100), RateLimit::PerSecond(10)];

fn later() -> Instant {
    Instant::now() + Duration::from_secs(3600)
}

/// The admission times of simultaneous callers, relative to the start.
async fn admitted(limits: &'static [RateLimit], callers: usize) -> Vec<Duration> {
    let (limiter, start) = (Arc::new(Limiter::new(Duration::from_secs(10), None)), Instant::now());
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
    let (limiter, start) = (Arc::new(Limiter::new(Duration::from_secs(10), None)), Instant::now());
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
    let limiter = Limiter::new(Duration::from_secs(3), None);
    let _unanswered = limiter.admit("test", ONE, later()).await.expect("it is the first caller");
    let start = Instant::now();
    limiter.admit("test", ONE, later()).await.expect("there is time");
    assert_eq!(start.elapsed(), Duration::from_millis(4_020));
}

#[tokio::test(start_paused = true)]
async fn a_response_is_that_of_its_own_call() {
    const TWO: &[RateLimit] = &[RateLimit::PerMinute(2)];
    // The one of two calls that is answered after a second, and when two others are admitted. The other one counts as
    // arrived three seconds after it was sent.
    for (answered, expected) in [(0, [61_020, 64_020]), (1, [61_020, 63_020])] {
        let (limiter, start) = (Limiter::new(Duration::from_secs(3), None), Instant::now());
        let mut permits = vec![limiter.admit("test", TWO, later()).await.expect("two are allowed")];
        advance(Duration::from_secs(1)).await;
        permits.push(limiter.admit("test", TWO, later()).await.expect("two are allowed"));
        drop(permits.remove(answered));
        let mut admitted = Vec::new();
        for _ in 0..2 {
            drop(limiter.admit("test", TWO, later()).await.expect("there is time"));
            admitted.push(start.elapsed().as_millis());
        }
        assert_eq!(admitted, expected, "{answered}");
    }
}

#[tokio::test(start_paused = true)]
async fn nobody_overtakes_the_queue() {
    const ONE: &[RateLimit] = &[RateLimit::PerSecond(1)];
    let (limiter, start) = (Arc::new(Limiter::new(Duration::from_secs(10), None)), Instant::now());
    limiter.admit("test", ONE, later()).await.expect("it is the first caller");
    // The late caller comes when the slot is free, and before the one that waits for it is woken.
    let [late, waiting] = [1_020, 0].map(|at| {
        let limiter = Arc::clone(&limiter);
        tokio::spawn(async move {
            sleep(Duration::from_millis(at)).await;
            limiter.admit("test", ONE, later()).await.expect("there is time");
            start.elapsed().as_millis()
        })
    });
    assert_eq!((waiting.await.expect("no panic"), late.await.expect("no panic")), (1_020, 2_040));
}

#[tokio::test(start_paused = true)]
async fn a_caller_fails_once_those_ahead_leave_it_no_time() {
    const ONE: &[RateLimit] = &[RateLimit::PerSecond(1)];
    for (deadline, is_admitted, after) in [
        (1_020, false, 0),
        // There is time for one of them.
        (1_021, false, 1_020),
        (2_040, false, 1_020),
        (2_041, true, 2_040),
    ] {
        let (limiter, start) = (Arc::new(Limiter::new(Duration::from_secs(10), None)), Instant::now());
        limiter.admit("test", ONE, later()).await.expect("it is the first caller");
        let ahead = tokio::spawn({
            let limiter = Arc::clone(&limiter);
            async move { limiter.admit("test", ONE, later()).await.map(drop) }
        });
        tokio::task::yield_now().await;
        let admitted = limiter.admit("test", ONE, start + Duration::from_millis(deadline)).await;
        assert_eq!((admitted.is_ok(), start.elapsed().as_millis()), (is_admitted, after), "{deadline}");
        assert!(admitted.is_ok() || matches!(admitted, Err(Error::RateLimited { .. })), "{deadline}");
        ahead.await.expect("no panic").expect("it was first");
    }
}

#[tokio::test(start_paused = true)]
async fn unknown_limits_delay_nothing() {
    for limits in [&[][..], &[RateLimit::Special], &[RateLimit::PerSecond(0)]] {
        let admitted = admitted(limits, 1000).await;
        assert_eq!(admitted.last(), Some(&Duration::ZERO));
        let limiter = Limiter::new(Duration::from_secs(10), None);
        limiter.admit("test", limits, later()).await.expect("nothing limits it");
        assert!(limiter.operation_limiter("test", limits, false).is_none(), "there is nothing to keep");
    }
}

#[tokio::test(start_paused = true)]
async fn a_dropped_caller_leaves_the_queue() {
    const ONE: &[RateLimit] = &[RateLimit::PerSecond(1)];
    let limiter = Arc::new(Limiter::new(Duration::from_secs(10), None));
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
    assert_eq!(admitted, [1020, 2040, 3060]);
    let limiter = limiter.operation_limiter("test", ONE, false).expect("the operation was called");
    assert_eq!(limiter.waiting(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_wait_beyond_the_deadline_fails_at_once() {
    const ONE: &[RateLimit] = &[RateLimit::PerMinute(1)];
    let limiter = Limiter::new(Duration::from_secs(10), None);
    let soon = || Instant::now() + Duration::from_secs(20);
    limiter.admit("test", ONE, soon()).await.expect("it is the first caller");
    advance(Duration::from_secs(10)).await;
    let start = Instant::now();
    let error = limiter.admit("test", ONE, soon()).await.err().expect("a minute is too long");
    assert_eq!(start.elapsed(), Duration::ZERO);
    assert_eq!(error.retry_after(), Some(Duration::from_millis(50_020)));
    limiter.admit("other", ONE, soon()).await.expect("other operations have their own limits");
    advance(Duration::from_secs(40)).await;
    limiter.admit("test", ONE, soon()).await.expect("now it is soon enough");
}

#[tokio::test(start_paused = true)]
async fn a_pause_delays_all_calls_and_ends() {
    let limiter = Limiter::new(Duration::from_secs(10), None);
    limiter.pause("test", &[], Duration::from_secs(5));
    limiter.pause("test", &[], Duration::from_secs(2));
    let wait = timeout(Duration::from_secs(4), limiter.admit("test", &[], later())).await;
    assert!(wait.is_err(), "the longer pause holds");
    limiter.admit("test", &[], later()).await.expect("the pause ends");
    limiter.pause("test", &[], Duration::MAX);
    let start = Instant::now();
    limiter.admit("test", &[], later()).await.expect("every pause ends");
    assert_eq!(start.elapsed(), Duration::from_secs(120));
}
