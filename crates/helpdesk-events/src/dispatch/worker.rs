//! Takes events out of an inbox, hands them to the handler, and notes the results.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::sleep;
use tracing::{Instrument, error, warn};

use super::arrivals::Arrivals;
use super::handler::{AbandonedEvent, Handler, HandlerError, OnAbandoned};
use super::job::Retries;
use super::metrics::{self, Counter, count};
use super::span::{reason, span};
use super::stop::Stop;
use crate::future::BoxError;
use crate::incoming::{ReceivedEvent, printable};
use crate::stores::{EventInbox, Fate, TakenEvent};

/// How often the inbox is asked while it is empty, for events that other processes have kept or that are to be tried again.
const POLL: Duration = Duration::from_millis(250);
/// The longest pause after an error of the store.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);
/// How often the state of the inbox is measured.
const MEASURE: Duration = Duration::from_secs(10);
/// How long the result of an attempt may take to be noted once the process is to end.
const LAST_RESULT: Duration = Duration::from_secs(2);

pub(crate) struct Worker {
    pub(crate) store: Arc<dyn EventInbox>,
    pub(crate) handler: Arc<Handler>,
    pub(crate) on_abandoned: Option<OnAbandoned>,
    pub(crate) retries: Retries,
    pub(crate) visibility: Duration,
    /// How many events are handled at a time.
    pub(crate) concurrency: u32,
    pub(crate) free: Arc<Semaphore>,
    /// Notified when an event may be due.
    pub(crate) wake: Notify,
    pub(crate) arrivals: Arrivals,
    pub(crate) stop: Stop,
    /// True once no event will be taken any more.
    pub(crate) has_ended: watch::Sender<bool>,
}

impl Worker {
    /// Takes and handles events until `closing` is true, or its sender is gone.
    pub(crate) async fn run(self: Arc<Self>, mut closing: watch::Receiver<bool>) {
        let mut measuring = JoinSet::new();
        if metrics::ON {
            measuring.spawn(Arc::clone(&self).measure());
        }
        let mut pause = Duration::ZERO;
        loop {
            let free = tokio::select! {
                biased;
                _ = closing.wait_for(|closing| *closing) => break,
                free = self.free_slots() => free,
            };
            let (worker, visibility) = (Arc::clone(&self), self.visibility);
            // In a task of its own, so that no panic of the store ends the worker.
            let take = tokio::spawn(async move { worker.store.take(free, visibility).await });
            let wait = match take.await.unwrap_or_else(|_| Err(BoxError::from("it panicked"))) {
                Ok(taken) => {
                    pause = Duration::ZERO;
                    let wait = if taken.is_empty() { POLL } else { Duration::ZERO };
                    for taken in taken {
                        self.spawn(taken).await;
                    }
                    wait
                }
                Err(error) => {
                    let error = printable(&error.to_string());
                    pause = (pause * 2).clamp(POLL, LONGEST_PAUSE);
                    let wait_seconds = pause.as_secs_f64();
                    warn!(%error, wait_seconds, "no events can be taken from the inbox: trying again");
                    pause
                }
            };
            if !wait.is_zero() {
                // A store that fails is not asked with each event that comes in.
                let woken =
                    async { if pause.is_zero() { self.wake.notified().await } else { std::future::pending().await } };
                tokio::select! {
                    biased;
                    _ = closing.wait_for(|closing| *closing) => break,
                    () = woken => {}
                    () = sleep(wait) => {}
                }
            }
        }
        self.has_ended.send_replace(true);
    }

    /// Waits until a handler is free, and returns how many are.
    async fn free_slots(&self) -> usize {
        // Fails only where the semaphore is closed, which nobody does.
        drop(self.free.acquire().await);
        self.free.available_permits().max(1)
    }

    /// Waits until nothing is taken any more, and what was taken is settled.
    pub(crate) async fn idle(&self) {
        let mut has_ended = self.has_ended.subscribe();
        // Fails only where the sender is gone, which is in `self`.
        let _ = has_ended.wait_for(|ended| *ended).await;
        drop(self.free.acquire_many(self.concurrency).await);
    }

    async fn spawn(self: &Arc<Self>, taken: TakenEvent) {
        let Ok(slot) = Arc::clone(&self.free).acquire_owned().await else { return };
        let event = ReceivedEvent::from_raw(&taken.event.raw);
        let span = span(&event);
        span.record("arrival", &*taken.event.arrival);
        span.record("attempt", taken.attempt);
        if let Some(arrival) = self.arrivals.remove(&taken.event.id) {
            span.follows_from(arrival.id());
        }
        tokio::spawn(Arc::clone(self).handle(event, taken, slot).instrument(span));
    }

    /// Handles an event, and settles the attempt. The event stays hidden meanwhile.
    async fn handle(self: Arc<Self>, event: ReceivedEvent, taken: TakenEvent, slot: OwnedSemaphorePermit) {
        let taken = Arc::new(taken);
        let mut hiding = JoinSet::new();
        hiding.spawn(Arc::clone(&self).keep_hidden(Arc::clone(&taken)).in_current_span());
        let attempts = taken.attempt;
        let error = if attempts > self.retries.count.saturating_add(1) {
            // Only where the attempts before have ended with their processes; the next might end this one, too.
            Some(None)
        } else {
            self.stop
                .or(self.handler.handle(event.clone()))
                .await
                .unwrap_or(Err(HandlerError::ShutDown))
                .err()
                .map(Some)
        };
        let (fate, counter) = self.fate(attempts, error.as_ref().map(Option::as_ref));
        let is_settled = self.settle(&taken, &fate).await;
        drop(hiding);
        if is_settled {
            count(counter);
            if let (Fate::Aside { .. }, Some(Some(error)), Some(on_abandoned)) = (fate, error, &self.on_abandoned) {
                on_abandoned(AbandonedEvent { event, attempts, error });
            }
        } else {
            count(Counter::Lost);
        }
        drop(slot);
        // The next event of the ticket may be due.
        self.wake.notify_one();
    }

    /// The fate of an event after an attempt; an error of `Some(None)` means that the attempt was not made.
    fn fate(&self, attempts: u32, error: Option<Option<&HandlerError>>) -> (Fate, Counter) {
        match error {
            None => (Fate::Handled, Counter::Handled),
            Some(Some(HandlerError::ShutDown)) => {
                (Fate::Again { after: Duration::ZERO, counts: false }, Counter::Retried)
            }
            Some(Some(error)) => match self.retries.pause(attempts, error) {
                Some(after) => {
                    let wait_seconds = after.as_secs_f64();
                    warn!(reason = reason(error), attempts, wait_seconds, "not handled: trying again");
                    (Fate::Again { after, counts: true }, Counter::Retried)
                }
                None => {
                    error!(reason = reason(error), attempts, "not handled, and put aside");
                    (Fate::Aside { reason: printable(&error.to_string()) }, Counter::PutAside)
                }
            },
            Some(None) => {
                let reason = "each process that handled it ended before it was done; see what the process does with it";
                error!(reason, attempts, "not handled, and put aside");
                (Fate::Aside { reason: reason.to_owned() }, Counter::PutAside)
            }
        }
    }

    /// Notes the result of an attempt, as often as it takes. False if another process has taken the event, or the process is to end.
    async fn settle(&self, taken: &TakenEvent, fate: &Fate) -> bool {
        let settling = async {
            let mut pause = Duration::from_millis(100);
            loop {
                match self.store.settle(taken, fate).await {
                    Ok(true) => return true,
                    Ok(false) => {
                        warn!("it took too long, and another attempt has begun: the event is handled more than once");
                        return false;
                    }
                    Err(error) => {
                        let error = printable(&error.to_string());
                        warn!(%error, "the inbox failed to note the result of an attempt: trying again");
                    }
                }
                sleep(pause).await;
                pause = (pause * 2).min(LONGEST_PAUSE);
            }
        };
        tokio::select! {
            is_settled = settling => is_settled,
            () = async {
                self.stop.ordered().await;
                sleep(LAST_RESULT).await;
            } => {
                warn!("the result of an attempt was not noted: the event is handled again");
                false
            }
        }
    }

    /// Hides an event for as long as this runs.
    async fn keep_hidden(self: Arc<Self>, taken: Arc<TakenEvent>) {
        loop {
            sleep(self.visibility / 3).await;
            match self.store.hide(&taken, self.visibility).await {
                Ok(true) => {}
                // `settle` says so.
                Ok(false) => return,
                Err(error) => {
                    let error = printable(&error.to_string());
                    warn!(%error, "the inbox failed to hide an event that is being handled: it may be handled again");
                }
            }
        }
    }

    /// Measures the state of the inbox now and then.
    async fn measure(self: Arc<Self>) {
        loop {
            if let Ok(state) = self.store.state().await {
                metrics::state(state);
            }
            sleep(MEASURE).await;
        }
    }
}
