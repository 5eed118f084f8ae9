//! The settings of the way to the handler, however events come in.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, Semaphore, watch};

use super::arrivals::Arrivals;
use super::dispatcher::Dispatcher;
use super::handler::{Handler, OnAbandoned};
use super::inbox::Inbox;
use super::job::Retries;
use super::memory::MemorySeenEvents;
use super::pending::PendingEvents;
use super::queue::Queue;
use super::stop::Stop;
use super::worker::Worker;
use crate::future::BoxError;
use crate::incoming::ReceivedEvent;
use crate::stores::{EventInbox, SeenEvents};

/// More than any process could hold, and no more than a semaphore takes.
const MOST_EVENTS: u32 = 1 << 24;

pub(crate) struct DispatchOptions {
    pub(crate) seen: Box<dyn SeenEvents>,
    pub(crate) inbox: Option<Arc<dyn EventInbox>>,
    pub(crate) visibility: Duration,
    pub(crate) on_abandoned: Option<OnAbandoned>,
    pub(crate) capacity: usize,
    pub(crate) concurrency: usize,
    pub(crate) retries: Retries,
}

impl Default for DispatchOptions {
    fn default() -> Self {
        Self {
            seen: Box::new(MemorySeenEvents::new()),
            inbox: None,
            visibility: Duration::from_secs(30),
            on_abandoned: None,
            capacity: 1024,
            concurrency: 8,
            retries: Retries { count: 6, first_pause: Duration::from_secs(1) },
        }
    }
}

impl DispatchOptions {
    pub(crate) fn dispatcher<F, Fut, E>(self, handler: F) -> Arc<Dispatcher>
    where
        F: Fn(ReceivedEvent) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), E>> + Send + 'static,
        E: Into<BoxError>,
    {
        let handler = Arc::new(Handler::new(handler));
        let stop = Stop::new();
        let [capacity, concurrency] = [self.capacity, self.concurrency]
            .map(|number| u32::try_from(number).unwrap_or(MOST_EVENTS).clamp(1, MOST_EVENTS));
        let inbox = self.inbox.map(|store| {
            Inbox::new(Worker {
                store,
                handler: Arc::clone(&handler),
                on_abandoned: self.on_abandoned.clone(),
                retries: self.retries,
                visibility: self.visibility,
                concurrency,
                free: Arc::new(Semaphore::new(concurrency as usize)),
                wake: Notify::new(),
                arrivals: Arrivals::default(),
                stop: stop.clone(),
                has_ended: watch::Sender::new(false),
            })
        });
        Arc::new(Dispatcher {
            handler,
            inbox,
            seen: self.seen,
            on_abandoned: self.on_abandoned,
            retries: self.retries,
            pending: Arc::new(PendingEvents::new(capacity)),
            queue: Queue::new(concurrency as usize),
            stop,
        })
    }
}

/// The methods of a builder that has such options in its field `dispatch`.
macro_rules! dispatch_methods {
    () => {
        /// How many handlers run at a time: 8 by default, and at least 1. With 1, events are handled in the order they came in,
        /// unless one is tried again.
        pub fn concurrency(mut self, handlers: usize) -> Self {
            self.dispatch.concurrency = handlers;
            self
        }

        /// How many events may be underway, which is queued, being handled, or about to be tried again: 1024 by default, and
        /// at least 1. When there are so many, the platform is told to send its event again.
        pub fn capacity(mut self, events: usize) -> Self {
            self.dispatch.capacity = events;
            self
        }

        /// How often an event is tried again once the platform was answered 200, and after which pause, which doubles from one
        /// to the next, up to a minute. By default 6 times, after 1, 2, 4, 8, 16 and 32 seconds.
        pub fn retries(mut self, count: u32, first_pause: Duration) -> Self {
            self.dispatch.retries = $crate::dispatch::Retries { count, first_pause };
            self
        }

        /// Called with each event that the platform was answered 200 for and that no retry got handled. It is logged as an
        /// error in any case.
        pub fn on_abandoned(mut self, hook: impl Fn($crate::dispatch::AbandonedEvent) + Send + Sync + 'static) -> Self {
            self.dispatch.on_abandoned = Some(std::sync::Arc::new(hook));
            self
        }

        /// Where it is noted which events were handled, in place of a [`MemorySeenEvents`](crate::MemorySeenEvents).
        pub fn seen_events(mut self, store: impl $crate::SeenEvents + 'static) -> Self {
            self.dispatch.seen = Box::new(store);
            self
        }

        /// Keeps each event in an inbox before it is acknowledged, and handles what is in the inbox. Without it, an event is
        /// acknowledged when its handler succeeds or takes its time, and ends with the process.
        ///
        /// The platform is answered 200 once the event is kept; if that fails, or takes more than half a second, it is told to
        /// send the event again. So `wait` and `seen_events` have no effect: the inbox knows which events were handled, and an
        /// event that fails is tried again from there, as [`retries`](Self::retries) says, also after a restart and by other
        /// processes of the same inbox. One that no retry got handled is put aside in the inbox, where it can be listed, read and
        /// [released](crate::EventInbox::release_aside); [`on_abandoned`](Self::on_abandoned) is called for it, too.
        ///
        /// Events of one ticket are handled one after another, in the order in which they were kept. An event is handled at least
        /// once: again if the process ends before the result is noted, so the handler must do no harm when called twice.
        /// A shutdown leaves what was not taken in the inbox.
        pub fn keep_in(mut self, inbox: impl $crate::EventInbox + 'static) -> Self {
            self.dispatch.inbox = Some(std::sync::Arc::new(inbox));
            self
        }

        /// How long an event of the [inbox](Self::keep_in) stays hidden from other processes when the process that handles it has
        /// ended: 30 seconds by default, and at least a second. While a handler runs, the time is extended.
        pub fn visibility_timeout(mut self, timeout: Duration) -> Self {
            self.dispatch.visibility = timeout.clamp(Duration::from_secs(1), Duration::from_secs(24 * 3600));
            self
        }
    };
}

pub(crate) use dispatch_methods;
