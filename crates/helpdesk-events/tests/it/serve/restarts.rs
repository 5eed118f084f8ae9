//! A process that is stopped again and again while events come in: what it has acknowledged is handled, and what it has not
//! the platform sends to the next. So each event is handled exactly once.
//!
//! `HELPDESK_SHUTDOWNS=400` makes it that many.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use helpdesk_events::MemorySeenEvents;
use helpdesk_events::ReceivedEvent;
use helpdesk_events::serve::{EventEndpoint, Server};
use helpdesk_testing::{Response, setting};
use tokio::io::{AsyncWriteExt, BufStream};
use tokio::net::TcpStream;
use tokio::sync::oneshot;
use tokio::task::JoinSet;
use tokio::time::sleep;

use super::http::{event, head, sealed};
use super::server::{bind, endpoint};
use crate::platform::Callback;

const EVENTS_EACH: usize = 12;
const SENDERS: usize = 4;

/// The fate of an event.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
struct Fate {
    acknowledged: usize,
    handled: usize,
    abandoned: usize,
}

type Fates = Arc<Mutex<HashMap<String, Fate>>>;

fn note(fates: &Fates, id: &str, change: impl FnOnce(&mut Fate)) {
    change(fates.lock().expect("no panic").entry(id.to_owned()).or_default());
}

fn process(store: &Arc<MemorySeenEvents>, fates: &Fates, calls: &Arc<AtomicUsize>) -> EventEndpoint {
    let (handled, abandoned, calls) = (Arc::clone(fates), Arc::clone(fates), Arc::clone(calls));
    endpoint()
        .wait(Duration::from_millis(3))
        .concurrency(3)
        .retries(20, Duration::from_millis(1))
        .seen_events(Arc::clone(store))
        .on_abandoned(move |event| note(&abandoned, event.event.event_id(), |fate| fate.abandoned += 1))
        .handle(move |event: ReceivedEvent| {
            let (fates, call) = (Arc::clone(&handled), calls.fetch_add(1, Ordering::Relaxed));
            async move {
                sleep(Duration::from_millis([0, 1, 5][call % 3])).await;
                if call % 5 == 4 {
                    return Err("at times");
                }
                note(&fates, event.event_id(), |fate| fate.handled += 1);
                Ok(())
            }
        })
}

/// The status of the answer, where there is one.
async fn send(stream: &mut BufStream<TcpStream>, callback: &Callback) -> Option<u16> {
    let request = [head("POST", callback, callback.body.len()).as_bytes(), &callback.body].concat();
    stream.write_all(&request).await.ok()?;
    stream.flush().await.ok()?;
    Some(Response::try_read(stream).await?.status)
}

/// Sends what is pending over one connection, until nothing is or the connection breaks.
async fn send_all(address: SocketAddr, pending: Arc<Mutex<Vec<String>>>, fates: Fates) -> Option<()> {
    let mut stream = BufStream::new(TcpStream::connect(address).await.ok()?);
    loop {
        let id = pending.lock().expect("no panic").pop()?;
        match send(&mut stream, &sealed(&event(&id))).await {
            Some(200) => note(&fates, &id, |fate| fate.acknowledged += 1),
            answer => {
                pending.lock().expect("no panic").insert(0, id);
                answer?;
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_over_shutdowns() {
    let shutdowns = setting("HELPDESK_SHUTDOWNS", 20_usize);
    let (store, fates, calls) = (Arc::new(MemorySeenEvents::new()), Fates::default(), Arc::new(AtomicUsize::new(0)));
    let pending: Arc<Mutex<Vec<String>>> = Arc::default();
    let (mut cut, mut process_count) = (0, 0);
    while process_count < shutdowns || !pending.lock().expect("no panic").is_empty() {
        process_count += 1;
        assert!(process_count <= shutdowns + 100, "some events never get through");
        if process_count <= shutdowns {
            let ids = (0..EVENTS_EACH).map(|number| format!("{process_count}-{number}"));
            pending.lock().expect("no panic").extend(ids);
        }
        let endpoint = process(&store, &fates, &calls);
        let (stop, stopped) = oneshot::channel::<()>();
        let (address, run) = bind(Server::new(), endpoint.clone(), async { _ = stopped.await }).await;
        let running = tokio::spawn(run);
        let mut senders = JoinSet::new();
        for _ in 0..SENDERS {
            senders.spawn(send_all(address, Arc::clone(&pending), Arc::clone(&fates)));
        }
        // At another moment each time: before the first event, among them, and after the last.
        sleep(Duration::from_micros(process_count as u64 * 7919 % 25_000)).await;
        drop(stop);
        running.await.expect("no panic");
        endpoint.shutdown(Duration::from_secs(20)).await;
        senders.join_all().await;
        cut += usize::from(!pending.lock().expect("no panic").is_empty());
    }

    let fates = fates.lock().expect("no panic");
    let once = Fate { acknowledged: 1, handled: 1, abandoned: 0 };
    let wrong: Vec<_> = fates.iter().filter(|(_, fate)| **fate != once).collect();
    eprintln!("{process_count} processes, {cut} of them stopped with events to come, {} events", fates.len());
    assert_eq!(fates.len(), shutdowns * EVENTS_EACH);
    assert!(wrong.is_empty(), "lost, or handled twice: {wrong:?}");
    assert!(cut * 4 > shutdowns, "too few were stopped in the midst of it: {cut}");
}
