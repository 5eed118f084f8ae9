//! The way of events through an inbox: kept when they arrive, and handled by whichever process takes them.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::SystemTime;

use tokio::runtime::Handle;
use tokio::sync::watch;
use tracing::{debug, warn};

use super::job::Job;
use super::metrics::{Counter, count};
use super::progress::Outcome;
use super::span::name_arrival;
use super::stored_id::stored_id;
use super::worker::Worker;
use crate::helpdesk::ticket_of;
use crate::incoming::printable;
use crate::stores::{InboxEvent, Kept};

/// The inbox of a dispatcher. Its worker ends with it.
pub(crate) struct Inbox {
    pub(crate) worker: Arc<Worker>,
    /// True once no event is taken any more.
    pub(crate) closing: watch::Sender<bool>,
    pub(crate) has_started: AtomicBool,
}

impl Inbox {
    pub(crate) fn new(worker: Worker) -> Self {
        Self { worker: Arc::new(worker), closing: watch::Sender::new(false), has_started: AtomicBool::new(false) }
    }

    /// Starts handling the events of the inbox, unless that was done before or no runtime runs.
    pub(crate) fn start(&self) {
        let Ok(runtime) = Handle::try_current() else { return };
        if !self.has_started.swap(true, Ordering::AcqRel) {
            runtime.spawn(Arc::clone(&self.worker).run(self.closing.subscribe()));
        }
    }

    /// Keeps an event; whoever waits for it is told once it is kept.
    pub(crate) async fn keep(&self, job: Job) {
        let received = &job.event;
        let mut event = InboxEvent::new(job.slot.id(), received.shared_raw());
        event.event_type = printable(received.event_type());
        event.ticket_id = ticket_of(&received.event).map(|ticket| stored_id(ticket).into_owned());
        event.arrived_at = SystemTime::now();
        event.arrival = name_arrival(&job.span);
        // Before another process or the worker can take it.
        self.worker.arrivals.add(job.slot.id(), &job.span);
        let outcome = match self.worker.store.keep(&event).await {
            Ok(kept) => {
                debug!(?kept, "in the inbox");
                count(if kept == Kept::New { Counter::Kept } else { Counter::Duplicate });
                if kept == Kept::New {
                    self.worker.wake.notify_one();
                } else {
                    self.worker.arrivals.remove(job.slot.id());
                }
                Outcome::Accepted
            }
            Err(error) => {
                let error = printable(&error.to_string());
                warn!(%error, "the inbox failed: the platform is told to send the event again");
                count(Counter::Refused);
                self.worker.arrivals.remove(job.slot.id());
                Outcome::Unavailable
            }
        };
        job.slot.settle(outcome);
    }

    /// Takes no event any more, and returns once those that were taken are handled.
    pub(crate) async fn close(&self) {
        self.closing.send_replace(true);
        if self.has_started.load(Ordering::Acquire) {
            self.worker.idle().await;
        }
    }
}
