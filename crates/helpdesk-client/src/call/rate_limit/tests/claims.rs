//! The claims of a process on a shared quota.

use super::*;
use crate::call::{QuotaClaim, QuotaLimit, QuotaShare, SharedQuota};
use crate::future::{BoxError, BoxFuture};

const MINUTE: &[RateLimit] = &[RateLimit::PerMinute(160)];

/// A quota that grants the same share to each claim, or the share that is wanted, and keeps the claims.
struct Recorder {
    grants: Option<u32>,
    claims: Mutex<Vec<QuotaLimit>>,
}

impl SharedQuota for Recorder {
    fn claim<'a>(&'a self, claim: &'a QuotaClaim) -> BoxFuture<'a, Result<QuotaShare, BoxError>> {
        self.claims.lock().expect("no panic").extend(&claim.limits);
        let granted = claim.limits.iter().map(|limit| self.grants.unwrap_or(limit.want));
        let share = QuotaShare::new(granted.collect(), None);
        Box::pin(async { Ok(share) })
    }

    fn pause<'a>(&'a self, _: &'a str, _: &'a str, _: Duration) -> BoxFuture<'a, Result<(), BoxError>> {
        Box::pin(async { Ok(()) })
    }
}

/// A limiter of the first of two processes.
fn limiter(grants: Option<u32>) -> (Arc<Recorder>, Arc<Limiter>) {
    let store = Arc::new(Recorder { grants, claims: Mutex::default() });
    let quota = Quota { store: Arc::clone(&store) as _, app: "a".to_owned(), process: "p".to_owned(), processes: 2 };
    (store, Arc::new(Limiter::new(Duration::from_secs(10), Some(Arc::new(quota)))))
}

#[tokio::test(start_paused = true)]
async fn a_process_wants_twice_its_calls_and_holds_its_share() {
    const SECOND: &[RateLimit] = &[RateLimit::PerSecond(160)];
    // The limits, and for each further call the calls before it, the pause after these in milliseconds, and the share
    // that is wanted and the one that is held, if it is claimed.
    type Row = (usize, u64, Option<(u32, u32)>);
    let cases: [(&[RateLimit], &[Row]); 2] = [
        (
            MINUTE,
            &[
                // Its part at first, and nothing is held.
                (0, 0, Some((80, 0))),
                // A sixteenth of the limit at least.
                (0, 1_000, Some((10, 100))),
                (0, 900, None),
                (0, 100, Some((10, 100))),
                (11, 1_000, Some((30, 100))),
                // Its part once the share has lapsed.
                (0, 2_500, Some((80, 80))),
                (60, 1_000, Some((154, 100))),
                (20, 1_000, Some((160, 100))),
            ],
        ),
        // Calls of the second before count no more.
        (SECOND, &[(0, 0, Some((80, 0))), (20, 960, Some((42, 100))), (0, 1_100, Some((10, 100)))]),
    ];
    for (limits, rows) in cases {
        let (store, limiter) = limiter(Some(100));
        for (n, (calls, pause, claimed)) in rows.iter().enumerate() {
            for _ in 0..*calls {
                limiter.admit("test", limits, later()).await.expect("there is time");
            }
            advance(Duration::from_millis(*pause)).await;
            limiter.admit("test", limits, later()).await.expect("there is time");
            // The answer comes in the background.
            sleep(Duration::from_millis(1)).await;
            let claims = std::mem::take(&mut *store.claims.lock().expect("no panic"));
            let found: Vec<_> = claims.iter().map(|limit| (limit.count, limit.part, limit.want, limit.held)).collect();
            let expected: Vec<_> = claimed.iter().map(|(want, held)| (160, 80, *want, *held)).collect();
            assert_eq!(found, expected, "{n} of {limits:?}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_share_that_is_used_up_is_claimed_again_soon_and_not_before() {
    let (store, limiter) = limiter(None);
    let (claims, start) = (|| store.claims.lock().expect("no panic").len(), Instant::now());
    let call = async || drop(limiter.admit("test", MINUTE, later()).await.expect("there is time"));
    for _ in 0..60 {
        call().await;
    }
    advance(Duration::from_millis(500)).await;
    for _ in 0..20 {
        call().await;
    }
    sleep(Duration::from_millis(1)).await;
    assert_eq!(claims(), 1, "the share of 80 is enough");
    call().await;
    assert_eq!(claims(), 2);
    assert!(start.elapsed() < Duration::from_millis(600), "{:?}", start.elapsed());
}

#[tokio::test(start_paused = true)]
async fn a_process_hopes_for_a_larger_share_only_while_it_has_less_than_its_part() {
    let patience = Duration::from_secs(20);
    for (grants, waits) in [(79, patience), (80, Duration::ZERO), (100, Duration::ZERO)] {
        let (_, limiter) = limiter(Some(grants));
        for _ in 0..grants {
            limiter.admit("test", MINUTE, later()).await.expect("it has the share");
        }
        let start = Instant::now();
        let outcome = limiter.admit("test", MINUTE, start + patience).await;
        assert!(matches!(outcome, Err(Error::RateLimited { .. })));
        assert_eq!(start.elapsed(), waits, "{grants}");
    }
}
