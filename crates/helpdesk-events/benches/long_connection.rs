//! Events through one long connection, from the mock to a handler that does nothing. Both run on one thread.
//!
//! `cargo bench -p helpdesk-events --features long-connection` prints how many of them were answered in a second, and in a second
//! of processor time, which other processes do not disturb; the memory of the process on the way; and how long after it was sent
//! an event gets to the handler at 1,000 events a second.
//!
//! `HELPDESK_BENCH_EVENTS` is how many events, 200,000 if not set. `HELPDESK_BESIDE` is the command of another client, which is
//! given the same events by the same mock; `tests/interop` has one for the official SDK of Node.

#![allow(clippy::print_stdout, reason = "printing is what a benchmark is for")]

use std::collections::HashMap;
use std::error::Error;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use helpdesk_events::ReceivedEvent;
use helpdesk_events::long_connection::LongConnection;
use helpdesk_mock::{Mock, PushedEvent};
use helpdesk_testing::{memory, processor_time, setting};
use tokio::sync::oneshot;
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};

const EVENT: &str = "helpdesk.ticket.created_v1";
/// How many events are on their way at a time.
const UNDERWAY: usize = 256;
/// After so many, the mock forgets them.
const ROUND: usize = 10_000;
/// The size of the sample for the latency, and how many events a second.
const SAMPLE: usize = 5_000;
const RATE: f64 = 1_000.0;

type Failure = Box<dyn Error + Send + Sync>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let events: usize = setting("HELPDESK_BENCH_EVENTS", 200_000);
    let mock = Arc::new(Mock::start().await?);
    ours(&mock, events).await?;
    if let Ok(command) = std::env::var("HELPDESK_BESIDE") {
        beside(&mock, &command, events).await?;
    }
    Ok(())
}

async fn ours(mock: &Arc<Mock>, events: usize) -> Result<(), Failure> {
    let came: Arc<Mutex<HashMap<String, Instant>>> = Arc::default();
    let (stop, stopped) = oneshot::channel::<()>();
    let sample = Arc::clone(&came);
    let connection = LongConnection::builder(mock.app_id(), mock.app_secret()).base_url(mock.url());
    let connection = connection.handle(move |event: ReceivedEvent| {
        if let Some(id) = event.event_id().strip_prefix("sample-") {
            sample.lock().unwrap_or_else(PoisonError::into_inner).insert(id.to_owned(), Instant::now());
        }
        async { Ok::<(), Failure>(()) }
    });
    let running = tokio::spawn(connection.run(async { _ = stopped.await }));
    mock.connected(1).await;
    throughput("helpdesk-events", mock, events).await?;

    let mut ticks = interval(Duration::from_secs_f64(1.0 / RATE));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut pushes = JoinSet::new();
    for number in 0..SAMPLE {
        ticks.tick().await;
        let (mock, id) = (Arc::clone(mock), number.to_string());
        pushes.spawn(async move {
            let delivery = mock.push(PushedEvent::new(EVENT).event_id(format!("sample-{id}"))).await;
            delivery.map(|delivery| (id, delivery.attempts.first().map(|attempt| attempt.sent)))
        });
    }
    let mut times = Vec::new();
    while let Some(pushed) = pushes.join_next().await {
        let (id, sent) = pushed??;
        let came = came.lock().map_err(|_| "a handler panicked")?.get(&id).copied();
        if let (Some(sent), Some(came)) = (sent, came) {
            times.push(came.duration_since(sent));
        }
    }
    times.sort();
    let at = |part: usize| times.get(times.len() * part / 100).copied().unwrap_or_default();
    println!(
        "from the send to the handler, of {} events at up to {RATE} a second: median {:.0?}, 99 of 100 {:.0?}",
        times.len(),
        at(50),
        at(99)
    );
    drop(stop);
    running.await??;
    Ok(())
}

async fn beside(mock: &Arc<Mock>, command: &str, events: usize) -> Result<(), Failure> {
    mock.connected(0).await;
    let mut words = command.split_whitespace();
    let program = words.next().ok_or("HELPDESK_BESIDE is empty")?;
    let client = Command::new(program)
        .args(words)
        .env("FEISHU_BASE_URL", mock.url())
        .env("FEISHU_APP_ID", mock.app_id())
        .env("FEISHU_APP_SECRET", mock.app_secret())
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()?;
    let _client = Killed(client);
    mock.connected(1).await;
    throughput(command, mock, events).await
}

async fn throughput(client: &str, mock: &Arc<Mock>, events: usize) -> Result<(), Failure> {
    mock.reset();
    let (mut early, started, begun, mut acknowledged) = (0, Instant::now(), processor_time(), 0);
    for first in (0..events).step_by(ROUND) {
        let mut pushes = JoinSet::new();
        for _ in first..(first + ROUND).min(events) {
            if pushes.len() == UNDERWAY {
                pushes.join_next().await;
            }
            let mock = Arc::clone(mock);
            pushes.spawn(
                async move { mock.push_event(EVENT).await.is_ok_and(|delivery| delivery.status() == Some(200)) },
            );
        }
        while pushes.join_next().await.is_some() {}
        acknowledged += mock.acknowledgements();
        mock.reset();
        // By then the ids of the last 100,000 events are remembered, and no more ever are.
        if first < 200_000 {
            early = memory();
        }
    }
    let rate = acknowledged as f64 / started.elapsed().as_secs_f64();
    let in_processor_time = acknowledged as f64 / (processor_time() - begun).as_secs_f64();
    println!(
        "{client}: {acknowledged} of {events} events, {rate:.0} events/s, {in_processor_time:.0} per second of this process"
    );
    println!("  {} KiB after a while, {} KiB at the end", early >> 10, memory() >> 10);
    Ok(())
}

/// A process that ends with this.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
