//! Many events over connections that are cut, closed and silent at random, and split and repeated on the way: each is handled
//! exactly once, and memory stays as it is.
//!
//! `HELPDESK_SOAK=50000` makes it that many events, and `HELPDESK_SOAK_SEED` another row of faults.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use helpdesk_events::long_connection::{LongConnection, Metric};
use helpdesk_mock::{ClientConfig, DeliveryState, Mock, PushFault, PushedEvent};
use helpdesk_testing::{memory, setting};
use serde_json::json;
use tokio::sync::oneshot;
use tokio::task::JoinSet;

use super::bot::CREATED;

/// How many events are underway at a time.
const WAVE: usize = 32;
const ROUND: usize = 2_500;

/// Counts of the connections.
#[derive(Default)]
struct Counts {
    connected: usize,
    interrupted: HashMap<String, usize>,
    forgotten: u64,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_event_is_handled_exactly_once() {
    let events: usize = setting("HELPDESK_SOAK", 300);
    let seed: u64 = setting("HELPDESK_SOAK_SEED", 1);
    // Often in the short form, so that each fault comes about.
    let often = if events < 1000 { 2.0 } else { 1.0 };
    let waits = vec![Duration::from_millis(10); 5_000];
    let mock = Arc::new(Mock::builder().keep_requests(0).redelivery(waits).start().await.unwrap());
    mock.set_client_config(ClientConfig { ping_interval: 1, ..ClientConfig::default() });

    let handled: Arc<Mutex<HashMap<String, u32>>> = Arc::default();
    let counts: Arc<Mutex<Counts>> = Arc::default();
    let (count, note) = (Arc::clone(&handled), Arc::clone(&counts));
    let connection = LongConnection::builder(mock.app_id(), mock.app_secret())
        .base_url(mock.url())
        .backoff(Duration::from_millis(1), Duration::from_millis(20))
        .pong_deadline(Duration::from_millis(500))
        .on_metric(move |metric| {
            let mut counts = note.lock().unwrap();
            match metric {
                Metric::Connected { .. } => counts.connected += 1,
                Metric::Disconnected { reason, .. } => *counts.interrupted.entry(reason.to_string()).or_default() += 1,
                Metric::Forgotten { messages } => counts.forgotten += messages,
                _ => {}
            }
        })
        .handle(move |event| {
            *count.lock().unwrap().entry(event.event_id().to_owned()).or_default() += 1;
            async { Ok::<(), String>(()) }
        });
    let (stop, stopped) = oneshot::channel::<()>();
    let running = tokio::spawn(connection.run(async { _ = stopped.await }));
    mock.connected(1).await;

    let (started, mut half_way, mut attempts) = (Instant::now(), 0, 0);
    for first in (0..events).step_by(ROUND) {
        let faults = [
            (0.10, PushFault::Split(3)),
            (0.10, PushFault::OutOfOrder(7)),
            (0.10, PushFault::Duplicate),
            (0.003 * often, PushFault::CutBefore),
            (0.003 * often, PushFault::CutAfter),
            (0.002 * often, PushFault::Close(1001)),
            (0.0005 * often, PushFault::Silence),
            (0.0002 * often, PushFault::Incomplete(3)),
        ];
        mock.script_pushes_random(seed.wrapping_add(first as u64), faults).unwrap();
        let last = (first + ROUND).min(events);
        for wave in (first..last).step_by(WAVE) {
            // All of them at once, and no more before these are through: each fault costs whatever is underway.
            let push = |number: usize| {
                let mock = Arc::clone(&mock);
                async move { mock.push(PushedEvent::new(CREATED).event_id(number.to_string())).await }
            };
            let pushes: JoinSet<_> = (wave..(wave + WAVE).min(last)).map(push).collect();
            assert!(pushes.join_all().await.iter().all(Result::is_ok));
            mock.settled().await;
        }
        let deliveries = mock.deliveries();
        assert!(deliveries.iter().all(|delivery| delivery.state == DeliveryState::Delivered), "an event was lost");
        attempts += deliveries.iter().map(|delivery| delivery.attempts.len()).sum::<usize>();
        mock.reset();
        if first <= events / 2 {
            half_way = memory();
        }
    }
    drop(stop);
    running.await.unwrap().unwrap();

    let grown = memory().saturating_sub(half_way);
    let handled = handled.lock().unwrap();
    let wrong: Vec<_> = handled.iter().filter(|(_, count)| **count != 1).collect();
    let counts = counts.lock().unwrap();
    let summary = json!({
        "events": events,
        "attempts": attempts,
        "connections": counts.connected,
        "interrupted": counts.interrupted,
        "forgotten": counts.forgotten,
        "seconds": started.elapsed().as_secs_f64(),
        "KiB more than half-way": grown >> 10,
    });
    eprintln!("{summary}");
    assert!(wrong.is_empty() && handled.len() == events, "lost, or handled twice: {wrong:?}");
    let interruptions: usize = counts.interrupted.values().sum();
    assert!(counts.connected as u64 == mock.connections_opened() && counts.connected == interruptions + 1, "{summary}");
    assert!(interruptions > 2 && attempts > events, "the faults came about: {summary}");
    assert!(grown < 8 << 20, "{grown} bytes more than half-way");
}
