//! Several processes, each with a limiter, that share a quota.

use helpdesk_testing::Capture;
use tokio::sync::Mutex as AsyncMutex;
use tokio::task::JoinSet;
use tokio::time::sleep_until;

use super::quota::{Condition, MemoryQuota};
use super::*;
use crate::call::{QuotaClaim, QuotaShare, SharedQuota};
use crate::future::{BoxError, BoxFuture};

const FIFTY: &[RateLimit] = &[RateLimit::PerSecond(50)];
const ONE: &[RateLimit] = &[RateLimit::PerSecond(1)];
const COMMON: &[RateLimit] = &[RateLimit::PerMinute(1000), RateLimit::PerSecond(50)];

/// Processes of one app, the store of their quota, and the arrivals of their calls at the platform.
struct Fleet {
    store: Arc<MemoryQuota>,
    limiters: Vec<Arc<Limiter>>,
    start: Instant,
    arrivals: Arc<AsyncMutex<Vec<(usize, Duration)>>>,
    callers: JoinSet<()>,
}

impl Fleet {
    fn new(processes: usize) -> Self {
        let store = Arc::new(MemoryQuota::default());
        let limiter = |n| {
            let (app, process) = ("cli_1:0".to_owned(), format!("process {n}"));
            let quota = Quota { store: Arc::clone(&store) as _, app, process, processes };
            Arc::new(Limiter::new(Duration::from_secs(10), Some(Arc::new(quota))))
        };
        let limiters = (0..processes).map(limiter).collect();
        let (start, arrivals, callers) = (Instant::now(), Arc::default(), JoinSet::new());
        Self { store, limiters, start, arrivals, callers }
    }

    /// Starts callers in a process, each of which calls again after a pause, until a time.
    fn call(&mut self, process: usize, callers: usize, pause: Duration, limits: &'static [RateLimit], until: Duration) {
        for caller in 0..callers {
            let (limiter, arrivals) = (Arc::clone(&self.limiters[process]), Arc::clone(&self.arrivals));
            let (start, until) = (self.start, self.start + until);
            self.callers.spawn(async move {
                let mut n = caller as u64;
                while Instant::now() < until {
                    // Callers that wait at the end stop waiting.
                    let Ok(permit) = limiter.admit("test", limits, until).await else { return };
                    n += 1;
                    sleep(Duration::from_millis(1 + n % 5)).await;
                    arrivals.lock().await.push((process, start.elapsed()));
                    sleep(Duration::from_millis(n % 3)).await;
                    drop(permit);
                    sleep(pause).await;
                }
            });
        }
    }

    async fn at(&self, time: Duration) {
        sleep_until(self.start + time).await;
    }

    /// The arrivals until all callers have stopped, in order.
    async fn arrivals(mut self) -> Vec<(usize, Duration)> {
        while let Some(outcome) = self.callers.join_next().await {
            outcome.expect("no panic");
        }
        let mut arrivals = self.arrivals.lock().await.clone();
        arrivals.sort_by_key(|(_, at)| *at);
        arrivals
    }
}

fn count(arrivals: &[(usize, Duration)], of: impl Fn(usize) -> bool, from: u64, to: u64) -> usize {
    let within = Duration::from_secs(from)..Duration::from_secs(to);
    arrivals.iter().filter(|(process, at)| of(*process) && within.contains(at)).count()
}

fn most(arrivals: &[(usize, Duration)], window: u64) -> usize {
    let times: Vec<Duration> = arrivals.iter().map(|(_, at)| *at).collect();
    most_within(&times, Duration::from_secs(window))
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[tokio::test(start_paused = true)]
async fn four_processes_use_a_limit_fully_and_never_exceed_it() {
    let mut fleet = Fleet::new(4);
    for process in 0..4 {
        fleet.call(process, 30, Duration::ZERO, FIFTY, seconds(20));
    }
    let store = Arc::clone(&fleet.store);
    let arrivals = fleet.arrivals().await;
    assert!((960..=1000).contains(&arrivals.len()), "{} in 20 s", arrivals.len());
    assert_eq!(most(&arrivals, 1), 50);
    assert!(store.claims() * 10 <= arrivals.len(), "{} claims for {} calls", store.claims(), arrivals.len());
}

#[tokio::test(start_paused = true)]
async fn a_share_follows_the_calls() {
    let mut fleet = Fleet::new(4);
    fleet.call(0, 30, Duration::ZERO, FIFTY, seconds(30));
    // The others call once a second, and one of them needs as much as the first from the tenth second on.
    for process in 1..4 {
        fleet.call(process, 1, seconds(1), FIFTY, seconds(30));
    }
    fleet.at(seconds(10)).await;
    fleet.call(1, 30, Duration::ZERO, FIFTY, seconds(30));
    let arrivals = fleet.arrivals().await;
    assert!(most(&arrivals, 1) <= 50, "{}", most(&arrivals, 1));
    let busy = count(&arrivals, |process| process == 0, 4, 10);
    assert!(busy >= 6 * 33, "the busy one has what the others do not need: {busy}");
    let [first, second] = [0, 1].map(|of| count(&arrivals, |process| process == of, 15, 30));
    assert!(first.abs_diff(second) <= 30 && first + second >= 15 * 36, "{first} and {second}");
}

#[tokio::test(start_paused = true)]
async fn a_process_that_starts_late_gets_its_share() {
    let mut fleet = Fleet::new(2);
    fleet.call(0, 30, Duration::ZERO, COMMON, seconds(90));
    fleet.at(seconds(10)).await;
    fleet.call(1, 30, Duration::ZERO, COMMON, seconds(90));
    let arrivals = fleet.arrivals().await;
    assert_eq!(most(&arrivals, 1), 50);
    assert!(most(&arrivals, 60) <= 1000, "{}", most(&arrivals, 60));
    let late = count(&arrivals, |process| process == 1, 10, 16);
    assert!(late >= 60, "{late} in the first six seconds");
    assert!(count(&arrivals, |_| true, 0, 90) >= 1300);
}

#[tokio::test(start_paused = true)]
async fn a_pause_reaches_all_processes_within_a_second() {
    let mut fleet = Fleet::new(4);
    // Busy processes, and one that calls now and then.
    for process in 0..3 {
        fleet.call(process, 10, Duration::from_millis(100), FIFTY, seconds(20));
    }
    fleet.call(3, 1, Duration::from_millis(1_700), FIFTY, seconds(20));
    fleet.at(Duration::from_millis(5_300)).await;
    fleet.limiters[0].pause("test", FIFTY, seconds(8));
    let arrivals = fleet.arrivals().await;
    let paused: Vec<_> = arrivals.iter().filter(|(_, at)| (6_310..13_300).contains(&at.as_millis())).collect();
    assert!(paused.is_empty(), "{paused:?}");
    assert!(count(&arrivals, |_| true, 14, 20) > 100, "and ends");
}

#[tokio::test(start_paused = true)]
async fn a_pause_that_other_processes_do_not_learn_of_is_logged() {
    for (condition, is_logged) in
        [(Condition::Fast, false), (Condition::Away, true), (Condition::Slow(REPORT + seconds(1)), true)]
    {
        let capture = Capture::new("helpdesk_client");
        let _guard = tracing::subscriber::set_default(capture.clone());
        let fleet = Fleet::new(1);
        fleet.store.set(condition);
        fleet.limiters[0].pause("test", FIFTY, seconds(8));
        sleep(REPORT + seconds(2)).await;
        assert_eq!(capture.text().contains("other processes do not pause"), is_logged, "{}", capture.text());
    }
}

#[tokio::test(start_paused = true)]
async fn without_the_store_each_process_keeps_to_its_part() {
    for (away, back) in [(0, 8), (5, 12)] {
        let mut fleet = Fleet::new(4);
        // Uneven: one process needs more than its part.
        for (process, callers) in [(0, 30), (1, 30), (2, 30), (3, 1)] {
            fleet.call(process, callers, Duration::from_millis(20), FIFTY, seconds(20));
        }
        fleet.at(seconds(away)).await;
        fleet.store.set(Condition::Away);
        fleet.at(seconds(back)).await;
        fleet.store.set(Condition::Fast);
        let arrivals = fleet.arrivals().await;
        assert!(most(&arrivals, 1) <= 50, "{}", most(&arrivals, 1));
        for process in 0..3 {
            let calls = count(&arrivals, |of| of == process, away, back);
            assert!(calls >= 8 * (back - away) as usize, "{calls} of {process}");
        }
        assert!(count(&arrivals, |_| true, back + 4, 20) as u64 >= 47 * (20 - back - 4), "it is used again");
    }
}

#[tokio::test(start_paused = true)]
async fn a_store_that_loses_its_data_does_not_lead_to_more_calls() {
    let mut fleet = Fleet::new(4);
    for (process, callers) in [(0, 30), (1, 30), (2, 3), (3, 1)] {
        fleet.call(process, callers, Duration::from_millis(20), FIFTY, seconds(20));
    }
    for time in [4_000, 7_300, 7_900, 12_450] {
        fleet.at(Duration::from_millis(time)).await;
        fleet.store.forget();
    }
    let arrivals = fleet.arrivals().await;
    assert!(most(&arrivals, 1) <= 50, "{}", most(&arrivals, 1));
}

#[tokio::test(start_paused = true)]
async fn a_slow_store_delays_a_call_by_a_quarter_of_a_second_at_most() {
    for slow in [Duration::from_millis(400), seconds(5)] {
        let fleet = Fleet::new(4);
        fleet.store.set(Condition::Slow(slow));
        for n in 0..40 {
            let start = Instant::now();
            fleet.limiters[0].admit("test", FIFTY, later()).await.expect("there is time");
            assert!(start.elapsed() <= Duration::from_millis(250), "{n}: {:?}", start.elapsed());
            sleep(Duration::from_millis(300)).await;
        }
    }
}

#[tokio::test(start_paused = true)]
async fn fewer_calls_than_processes_are_not_exceeded_without_the_store() {
    let mut fleet = Fleet::new(4);
    fleet.store.set(Condition::Away);
    for process in 0..4 {
        fleet.call(process, 2, Duration::ZERO, ONE, seconds(40));
    }
    let arrivals = fleet.arrivals().await;
    assert!((36..=40).contains(&arrivals.len()), "{}", arrivals.len());
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_does_not_fit_is_not_used() {
    struct Wrong;
    impl SharedQuota for Wrong {
        fn claim<'a>(&'a self, _: &'a QuotaClaim) -> BoxFuture<'a, Result<QuotaShare, BoxError>> {
            Box::pin(async { Ok(QuotaShare::new(vec![u32::MAX, 7], Some(Duration::MAX))) })
        }

        fn pause<'a>(&'a self, _: &'a str, _: &'a str, _: Duration) -> BoxFuture<'a, Result<(), BoxError>> {
            Box::pin(async { Err("no".into()) })
        }
    }
    let (app, process) = ("cli_1:0".to_owned(), "p".to_owned());
    let quota = Quota { store: Arc::new(Wrong), app, process, processes: 2 };
    let limiter = Limiter::new(seconds(10), Some(Arc::new(quota)));
    let start = Instant::now();
    for _ in 0..50 {
        limiter.admit("test", FIFTY, later()).await.expect("there is time");
    }
    assert!(start.elapsed() >= seconds(1), "it keeps to its part of 25");
}
