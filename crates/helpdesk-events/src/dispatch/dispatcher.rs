//! Brings each event to the handler, and to an end.
//!
//! Everything happens in tasks of their own, so that no connection that breaks takes an event along.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::sleep;
use tracing::{Instrument, debug, error, warn};

use super::handler::{AbandonedEvent, Handler, HandlerError, OnAbandoned};
use super::inbox::Inbox;
use super::job::{Job, Retries};
use super::metrics::{Counter, count};
use super::pending::{Admission, PendingEvents};
use super::progress::{Outcome, Waiter};
use super::queue::Queue;
use super::span::{reason, span};
use super::stop::Stop;
use super::stored_id::stored_id;
use crate::future::BoxError;
use crate::incoming::{ReceivedEvent, printable};
use crate::stores::{Claim, SeenEvents};

pub(crate) struct Dispatcher {
    pub(crate) handler: Arc<Handler>,
    /// Where events are kept before they are acknowledged, and then taken from. Without it, they go from here to the handler.
    pub(crate) inbox: Option<Inbox>,
    pub(crate) seen: Box<dyn SeenEvents>,
    pub(crate) on_abandoned: Option<OnAbandoned>,
    pub(crate) retries: Retries,
    pub(crate) pending: Arc<PendingEvents>,
    pub(crate) queue: Queue<Job>,
    pub(crate) stop: Stop,
}

impl Dispatcher {
    /// Starts handling what is in the inbox, if there is one.
    pub(crate) fn start(&self) {
        if let Some(inbox) = &self.inbox {
            inbox.start();
        }
    }

    /// Accepts an event, or joins it if it is underway. `None` if too many events are underway.
    pub(crate) fn submit(self: &Arc<Self>, event: ReceivedEvent) -> Option<Waiter> {
        self.start();
        let span = span(&event);
        match self.pending.admit(&stored_id(event.event_id())) {
            Admission::Joined(waiter) => {
                debug!(parent: &span, "came again while it is handled");
                Some(waiter)
            }
            Admission::New(waiter, slot) => {
                let job = Job { event, slot, span: span.clone(), attempts: 0 };
                tokio::spawn(Arc::clone(self).claim(job).instrument(span));
                Some(waiter)
            }
            Admission::Full => {
                warn!(parent: &span, "no room for another event: the platform is told to send it again");
                count(Counter::Refused);
                None
            }
        }
    }

    /// Queues the event, if nobody has handled it or is about to; or puts it into the inbox.
    async fn claim(self: Arc<Self>, job: Job) {
        if let Some(inbox) = &self.inbox {
            return inbox.keep(job).await;
        }
        match self.seen.claim(job.slot.id()).await {
            Ok(Claim::New) => {
                job.slot.progress().claimed();
                self.push(job);
            }
            Ok(Claim::Done) => {
                debug!("came again, and was handled before");
                job.slot.settle(Outcome::Handled);
            }
            Ok(Claim::InProgress) => {
                debug!("came again while another process handles it");
                job.slot.settle(Outcome::Unavailable);
            }
            Err(error) => {
                let error = printable(&error.to_string());
                warn!(%error, "the store of seen events failed: the platform is told to send the event again");
                job.slot.settle(Outcome::Unavailable);
            }
        }
    }

    fn push(self: &Arc<Self>, job: Job) {
        if self.queue.push(job) {
            tokio::spawn(Arc::clone(self).work());
        }
    }

    async fn work(self: Arc<Self>) {
        while let Some(job) = self.queue.next() {
            let span = job.span.clone();
            // In a task of its own, so that no panic of the caller's store ends the worker.
            if tokio::spawn(Arc::clone(&self).attempt(job).instrument(span.clone())).await.is_err() {
                error!(parent: &span, "the store of seen events, or the hook for abandoned ones, panicked");
            }
        }
    }

    /// Calls the handler, and sees to what comes of it.
    async fn attempt(self: Arc<Self>, mut job: Job) {
        let (event, attempts) = (job.event.clone(), &mut job.attempts);
        let handled = self.stop.or(async {
            *attempts += 1;
            self.handler.handle(event).await
        });
        let Err(error) = handled.await.unwrap_or(Err(HandlerError::ShutDown)) else {
            log_store_error("complete", self.seen.complete(job.slot.id()).await);
            return job.slot.settle(Outcome::Handled);
        };
        if job.slot.progress().fail() {
            warn!(reason = reason(&error), "not handled: the platform is told to send the event again");
            log_store_error("release", self.seen.release(job.slot.id()).await);
            job.slot.settle(Outcome::Failed);
        } else if let Some(pause) = self.retries.pause(job.attempts, &error) {
            let wait_seconds = pause.as_secs_f64();
            warn!(reason = reason(&error), attempts = job.attempts, wait_seconds, "not handled: trying again");
            tokio::spawn(async move {
                self.stop.or(sleep(pause)).await;
                self.push(job);
            });
        } else {
            self.abandon(job, error).await;
        }
    }

    async fn abandon(&self, job: Job, error: HandlerError) {
        error!(
            event_id = printable(job.event.event_id()),
            event_type = printable(job.event.event_type()),
            reason = reason(&error),
            attempts = job.attempts,
            "not handled, and given up"
        );
        log_store_error("release", self.seen.release(job.slot.id()).await);
        let Job { event, attempts, slot, .. } = job;
        if let Some(on_abandoned) = &self.on_abandoned {
            on_abandoned(AbandonedEvent { event, attempts, error });
        }
        slot.settle(Outcome::Failed);
    }

    /// Takes no event in any more, and waits until all are handled; after this time, those that are not are given up.
    pub(crate) async fn shut_down(&self, limit: Duration) {
        self.pending.close();
        if tokio::time::timeout(limit, self.drained()).await.is_err() {
            self.stop.order();
            self.drained().await;
        }
    }

    /// Waits until no event is underway. Events of the inbox that were not taken stay there.
    async fn drained(&self) {
        if let Some(inbox) = &self.inbox {
            inbox.close().await;
        }
        self.pending.drained().await;
    }
}

/// Nothing more can be done about a store that fails here: the handler has been called.
fn log_store_error(what: &'static str, outcome: Result<(), BoxError>) {
    if let Err(error) = outcome {
        let error = printable(&error.to_string());
        warn!(%error, what, "the store of seen events failed: it may have the event as in progress for too long");
    }
}
