//! What is set of the way to the handler, whichever way events come in.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::dispatcher::{Dispatcher, OnAbandoned};
use super::handler::Handler;
use super::job::Retries;
use super::memory::MemorySeenEvents;
use super::pending::PendingEvents;
use super::queue::Queue;
use crate::future::BoxError;
use crate::incoming::ReceivedEvent;
use crate::stores::SeenEvents;

/// More than any process could hold, and no more than a semaphore takes.
const MOST_EVENTS: u32 = 1 << 24;

pub(crate) struct DispatchOptions {
    pub(crate) seen: Box<dyn SeenEvents>,
    pub(crate) on_abandoned: Option<OnAbandoned>,
    pub(crate) capacity: usize,
    pub(crate) concurrency: usize,
    pub(crate) retries: Retries,
    pub(crate) wait: Duration,
}

impl Default for DispatchOptions {
    fn default() -> Self {
        Self {
            seen: Box::new(MemorySeenEvents::new()),
            on_abandoned: None,
            capacity: 1024,
            concurrency: 8,
            retries: Retries { count: 6, first_pause: Duration::from_secs(1) },
            wait: Duration::from_secs(1),
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
        let capacity = u32::try_from(self.capacity).unwrap_or(MOST_EVENTS).clamp(1, MOST_EVENTS);
        Arc::new(Dispatcher {
            handler: Handler::new(handler),
            seen: self.seen,
            on_abandoned: self.on_abandoned,
            retries: self.retries,
            pending: Arc::new(PendingEvents::new(capacity)),
            queue: Queue::new(self.concurrency.max(1)),
            stop: watch::Sender::new(false),
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
            self.dispatch.on_abandoned = Some(Box::new(hook));
            self
        }

        /// Where it is noted which events were handled, in place of a [`MemorySeenEvents`](crate::MemorySeenEvents).
        pub fn seen_events(mut self, store: impl $crate::SeenEvents + 'static) -> Self {
            self.dispatch.seen = Box::new(store);
            self
        }
    };
}

pub(crate) use dispatch_methods;
