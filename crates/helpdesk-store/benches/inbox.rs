//! Events through the inboxes: kept, taken and settled, as a bot does that handles them at once.
//!
//! `cargo bench -p helpdesk-store --features sqlite,redis` prints for SQLite, and for Redis where `redis-server` is installed, how many events go
//! through in a second of this process's time on the processor, and what one costs as a multiple of reading it
//! ([`ReceivedEvent::from_raw`]), which other processes disturb as much; and how long keeping takes at half the rate that the
//! store is meant for, while the events are handled.
//!
//! `HELPDESK_BENCH_EVENTS` is how many events, 50,000 if not set.

#![allow(clippy::print_stdout, reason = "printing is what a benchmark is for")]

#[path = "../tests/it/server.rs"]
#[allow(dead_code, reason = "tests need more of it")]
mod server;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use helpdesk_events::{BoxError, EventInbox, Fate, InboxEvent, Kept, ReceivedEvent};
use helpdesk_store::{RedisStore, SqliteStore, StoreKey};
use helpdesk_testing::{processor_time, setting};
use server::RedisServer;
use tempfile::TempDir;
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};

/// How many events are on their way at a time.
const UNDERWAY: usize = 256;
const TAKEN: usize = 64;
const HIDDEN: Duration = Duration::from_secs(30);
/// How long the sample for the latency takes.
const SAMPLE: Duration = Duration::from_secs(4);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), BoxError> {
    let events: usize = setting("HELPDESK_BENCH_EVENTS", 50_000);
    let reading = reading();
    println!("reading an event: {:.1} µs", reading * 1e6);
    for key in [None, Some(StoreKey::new([1; 32]))] {
        let what = if key.is_some() { ", encrypted" } else { "" };
        let folder = TempDir::new()?;
        let store = SqliteStore::open(folder.path().join("store.db"), key.as_ref())?;
        measure(&format!("SQLite{what}"), Arc::new(store), events, 2_500.0, reading).await?;
        let Some(server) = RedisServer::start() else { continue };
        let mut store = RedisStore::builder(server.url(), "cli_bench");
        if let Some(key) = key {
            store = store.key(key);
        }
        measure(&format!("Redis{what}"), Arc::new(store.build()?), events, 5_000.0, reading).await?;
    }
    Ok(())
}

fn text(number: usize) -> String {
    format!(
        r#"{{"schema":"2.0","header":{{"event_id":"{number}","event_type":"helpdesk.ticket_message.created_v1","create_time":"1609073151345","token":"rvaYgkND1GOiu5MM0E1rncYC6PLtF7JV","app_id":"cli_9f5343c580712544","tenant_key":"2ca1d211f64f6438"}},"event":{{"ticket_message_id":"6948728206392295444","message_id":"om_{number}","msg_type":"text","position":"10","sender_id":{{"open_id":"ou_84aad35d084aa403a838cf73ee18467"}},"sender_type":1,"text":"How do I reset the password of my account?","ticket":{{"ticket_id":"{}"}}}}}}"#,
        number % 1000
    )
}

/// The time for reading an event, in seconds of the processor.
fn reading() -> f64 {
    const COUNT: usize = 20_000;
    let (text, begun) = (text(1), processor_time());
    for _ in 0..COUNT {
        std::hint::black_box(ReceivedEvent::from_raw(std::hint::black_box(text.as_bytes())));
    }
    (processor_time() - begun).as_secs_f64() / COUNT as f64
}

fn event(number: usize) -> InboxEvent {
    let mut event = InboxEvent::new(number.to_string(), text(number).as_bytes());
    event.event_type = "helpdesk.ticket_message.created_v1".to_owned();
    event.ticket_id = Some((number % 1000).to_string());
    event
}

async fn measure(
    name: &str,
    inbox: Arc<dyn EventInbox>,
    events: usize,
    rate: f64,
    reading: f64,
) -> Result<(), BoxError> {
    let is_done = Arc::new(AtomicBool::new(false));
    let handling = tokio::spawn(handle(Arc::clone(&inbox), Arc::clone(&is_done)));
    let (started, begun) = (Instant::now(), processor_time());
    let mut keeping = JoinSet::new();
    for number in 0..events {
        if keeping.len() == UNDERWAY {
            keeping.join_next().await.transpose()?.transpose()?;
        }
        let inbox = Arc::clone(&inbox);
        keeping.spawn(async move { inbox.keep(&event(number)).await });
    }
    while let Some(kept) = keeping.join_next().await {
        assert_eq!(kept??, Kept::New);
    }
    while inbox.state().await?.queued > 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let (took, cost) = (started.elapsed().as_secs_f64(), (processor_time() - begun).as_secs_f64());
    println!(
        "{name}: {:.0} events/s, {:.0} per second of this process; one costs as much as reading {:.1}",
        events as f64 / took,
        events as f64 / cost,
        cost / events as f64 / reading
    );

    let mut ticks = interval(Duration::from_secs_f64(1.0 / rate));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let mut keeping = JoinSet::new();
    for number in 0..(rate * SAMPLE.as_secs_f64()) as usize {
        ticks.tick().await;
        let inbox = Arc::clone(&inbox);
        keeping.spawn(async move {
            let began = Instant::now();
            inbox.keep(&event(events + number)).await.map(|_| began.elapsed())
        });
    }
    let mut times = Vec::new();
    while let Some(kept) = keeping.join_next().await {
        times.push(kept??);
    }
    times.sort();
    let at = |part: usize| times[times.len() * part / 1000].as_secs_f64() * 1e3;
    println!("  kept at {rate} a second: median {:.1} ms, 99 of 100 within {:.1} ms", at(500), at(990));
    is_done.store(true, Ordering::Relaxed);
    handling.await?
}

/// Takes and settles events until it is done.
async fn handle(inbox: Arc<dyn EventInbox>, is_done: Arc<AtomicBool>) -> Result<(), BoxError> {
    while !is_done.load(Ordering::Relaxed) {
        let taken = inbox.take(TAKEN, HIDDEN).await?;
        if taken.is_empty() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let mut settling = JoinSet::new();
        for taken in taken {
            let inbox = Arc::clone(&inbox);
            settling.spawn(async move { inbox.settle(&taken, &Fate::Handled).await });
        }
        while let Some(settled) = settling.join_next().await {
            assert!(settled??, "it was taken by nobody else");
        }
    }
    Ok(())
}
