//! Many events at once from a platform that sends again what was not acknowledged, to a handler that fails at random: each
//! is handled exactly once, and memory stays as it is.
//!
//! `HELPDESK_SOAK=50000` makes it that many callbacks, and `HELPDESK_SOAK_SEED` another row of failures.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicU32, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use helpdesk_events::MemorySeenEvents;
use helpdesk_events::ReceivedEvent;
use helpdesk_testing::{memory, setting};
use serde_json::json;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep};

use super::http::{Connection, event, sealed};
use super::server::{MEASURING, endpoint, serve};

const CONNECTIONS: usize = 32;
/// An event that was not acknowledged is sent again after this many others.
const AGAIN: usize = 100;
const WAIT: Duration = Duration::from_millis(5);

/// A number from 0 to 99 that looks like chance; this is `SplitMix64`.
fn chance(seed: u64, event: usize, turn: usize) -> u64 {
    let mut z = seed ^ (event as u64) << 20 ^ (turn as u64) << 50;
    for _ in 0..2 {
        z = z.wrapping_add(0x9e37_79b9_7f4a_7c15);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^= z >> 31;
    }
    z % 100
}

/// How often the handler was called for an event, and how often it has succeeded.
#[derive(Default)]
struct Handled {
    calls: AtomicUsize,
    successes: AtomicU32,
}

/// Fails at one call of four: at once, late, or by a panic.
async fn handle(seed: u64, number: usize, handled: &Handled) -> Result<(), &'static str> {
    match chance(seed, number, handled.calls.fetch_add(1, Ordering::Relaxed)) {
        0..15 => return Err("at once"),
        15..20 => {
            sleep(3 * WAIT).await;
            return Err("late");
        }
        // A panic without the message that it prints.
        20..25 => resume_unwind(Box::new(())),
        25..30 => sleep(3 * WAIT).await,
        _ => {}
    }
    handled.successes.fetch_add(1, Ordering::Relaxed);
    Ok(())
}

/// The events that the platform has to send, by number, some of them more than once.
struct Platform {
    address: SocketAddr,
    seed: u64,
    pending: Mutex<VecDeque<usize>>,
    sent: AtomicUsize,
    acknowledged: AtomicUsize,
    /// The answers, by their status: 200, 500, 503, and broken connections.
    answers: [AtomicUsize; 4],
}

impl Platform {
    async fn send_all(&self, callbacks: usize) {
        let mut connection = Connection::open(self.address).await;
        while self.acknowledged.load(Ordering::Relaxed) < callbacks {
            let Some(number) = self.pending.lock().expect("no panic").pop_front() else {
                sleep(WAIT).await;
                continue;
            };
            let turn = self.sent.fetch_add(1, Ordering::Relaxed);
            let callback = sealed(&event(&number.to_string()));
            let answer = if chance(self.seed, number, turn) == 0 {
                connection.start(&callback).await;
                connection = Connection::open(self.address).await;
                3
            } else {
                match connection.send(&callback).await.status {
                    200 => 0,
                    500 => 1,
                    503 => 2,
                    status => panic!("status {status}"),
                }
            };
            self.answers[answer].fetch_add(1, Ordering::Relaxed);
            if answer == 0 {
                self.acknowledged.fetch_add(1, Ordering::Relaxed);
            } else {
                let mut pending = self.pending.lock().expect("no panic");
                let again = pending.len().min(AGAIN);
                pending.insert(again, number);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_event_is_handled_exactly_once() {
    let _alone = MEASURING.lock().await;
    let (callbacks, seed) = (setting("HELPDESK_SOAK", 3_000_usize), setting("HELPDESK_SOAK_SEED", 1_u64));
    // Each tenth is one that came a little earlier, or is on its way still.
    let number = |at: usize| if at % 10 == 9 { at - 1 - at / 10 % 5 } else { at };
    let numbers: VecDeque<usize> = (0..callbacks).map(number).collect();
    let handled: Arc<Vec<Handled>> = Arc::new((0..callbacks).map(|_| Handled::default()).collect());
    let abandoned = Arc::new(AtomicUsize::new(0));

    let (of, count) = (Arc::clone(&handled), Arc::clone(&abandoned));
    let endpoint = endpoint()
        .wait(WAIT)
        .concurrency(16)
        .capacity(24)
        .retries(30, Duration::from_millis(1))
        .seen_events(MemorySeenEvents::bounded(callbacks * 2 / 5, Duration::from_secs(8 * 3600)))
        .on_abandoned(move |_| _ = count.fetch_add(1, Ordering::Relaxed))
        .handle(move |event: ReceivedEvent| {
            let handled = Arc::clone(&of);
            let number = event.event_id().parse::<usize>().expect("ids are numbers");
            async move { handle(seed, number, &handled[number]).await }
        });
    let platform = Arc::new(Platform {
        address: serve(&endpoint).await,
        seed,
        pending: Mutex::new(numbers.clone()),
        sent: AtomicUsize::new(0),
        acknowledged: AtomicUsize::new(0),
        answers: Default::default(),
    });

    let started = Instant::now();
    let mut connections = JoinSet::new();
    for _ in 0..CONNECTIONS {
        let platform = Arc::clone(&platform);
        connections.spawn(async move { platform.send_all(callbacks).await });
    }
    while platform.acknowledged.load(Ordering::Relaxed) < callbacks / 2 && !connections.is_empty() {
        sleep(WAIT).await;
    }
    let half_way = memory();
    connections.join_all().await;
    endpoint.shutdown(Duration::from_secs(60)).await;
    let grown = memory().saturating_sub(half_way);

    let mut expected = vec![0; callbacks];
    numbers.iter().for_each(|number| expected[*number] = 1);
    let successes: Vec<u32> = handled.iter().map(|handled| handled.successes.load(Ordering::Relaxed)).collect();
    let wrong: Vec<usize> = (0..callbacks).filter(|number| successes[*number] != expected[*number]).collect();
    let [accepted, failed, full, broken] = platform.answers.each_ref().map(|count| count.load(Ordering::Relaxed));
    let calls: usize = handled.iter().map(|handled| handled.calls.load(Ordering::Relaxed)).sum();
    let summary = json!({
        "callbacks": callbacks,
        "events": expected.iter().sum::<u32>(),
        "answers": { "200": accepted, "500": failed, "503": full, "broken": broken },
        "handler calls": calls,
        "seconds": started.elapsed().as_secs_f64(),
        "KiB in all": memory() >> 10,
        "KiB more than half-way": grown >> 10,
    });
    eprintln!("{summary}");
    assert_eq!(wrong, [0; 0], "lost, or handled twice");
    assert_eq!(abandoned.load(Ordering::Relaxed), 0);
    assert!(failed > 0 && broken > 0 && calls * 100 > callbacks * 105, "the faults came about: {summary}");
    assert!(grown < 8 << 20, "{grown} bytes more than half-way");
}
