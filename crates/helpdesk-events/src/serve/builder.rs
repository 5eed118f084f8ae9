//! How an endpoint behaves.

use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::endpoint::EventEndpoint;
use crate::dispatch::{
    AbandonedEvent, BoxError, Dispatcher, Handler, MemorySeenEvents, OnAbandoned, PendingEvents, Queue, Retries,
    SeenEvents,
};
use crate::incoming::ReceivedEvent;
use crate::webhook::EventReceiver;

/// More than any process could hold, and no more than a semaphore takes.
const MOST_EVENTS: u32 = 1 << 24;

/// Builds an [`EventEndpoint`]; made by [`EventEndpoint::builder`].
#[must_use = "without a handler there is no endpoint: end with `handle`"]
pub struct EventEndpointBuilder {
    receiver: EventReceiver,
    seen: Box<dyn SeenEvents>,
    on_abandoned: Option<OnAbandoned>,
    capacity: usize,
    concurrency: usize,
    retries: Retries,
    wait: Duration,
}

impl EventEndpoint {
    /// An endpoint that takes the callbacks that the receiver accepts; [`handle`](EventEndpointBuilder::handle) ends it.
    pub fn builder(receiver: EventReceiver) -> EventEndpointBuilder {
        EventEndpointBuilder {
            receiver,
            seen: Box::new(MemorySeenEvents::new()),
            on_abandoned: None,
            capacity: 1024,
            concurrency: 8,
            retries: Retries { count: 6, first_pause: Duration::from_secs(1) },
            wait: Duration::from_secs(1),
        }
    }
}

impl EventEndpointBuilder {
    /// How long an answer waits for the handler; a second by default.
    ///
    /// A handler that fails within it is answered 500, so that the platform sends the event again. After it, the answer is
    /// 200. With zero that is so as soon as the event is queued. The platform waits 3 seconds in all, of which reading the
    /// body and claiming the event may take 1.5.
    pub fn wait(mut self, wait: Duration) -> Self {
        self.wait = wait;
        self
    }

    /// How many handlers run at a time: 8 by default, and at least 1. With 1, events are handled in the order they came in,
    /// unless one is tried again.
    pub fn concurrency(mut self, handlers: usize) -> Self {
        self.concurrency = handlers.max(1);
        self
    }

    /// How many events may be underway, which is queued, being handled, or about to be tried again: 1024 by default, and at
    /// least 1. When there are so many, the platform is answered 503, so that it sends its event again.
    pub fn capacity(mut self, events: usize) -> Self {
        self.capacity = events;
        self
    }

    /// How often an event is tried again once the platform was answered 200, and after which pause, which doubles from one to
    /// the next, up to a minute. By default 6 times, after 1, 2, 4, 8, 16 and 32 seconds.
    pub fn retries(mut self, count: u32, first_pause: Duration) -> Self {
        self.retries = Retries { count, first_pause };
        self
    }

    /// Called with each event that the platform was answered 200 for and that no retry got handled. It is logged as an error
    /// in any case.
    pub fn on_abandoned(mut self, hook: impl Fn(AbandonedEvent) + Send + Sync + 'static) -> Self {
        self.on_abandoned = Some(Box::new(hook));
        self
    }

    /// Where it is noted which events were handled, in place of a [`MemorySeenEvents`].
    pub fn seen_events(mut self, store: impl SeenEvents + 'static) -> Self {
        self.seen = Box::new(store);
        self
    }

    /// The endpoint, with what is to be done with each event.
    ///
    /// The handler is called again for an event that it failed on, so what it has done by then must do no harm when done
    /// twice. It has all the time that it takes; what has to end should have a time limit of its own.
    pub fn handle<F, Fut, E>(self, handler: F) -> EventEndpoint
    where
        F: Fn(ReceivedEvent) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), E>> + Send + 'static,
        E: Into<BoxError>,
    {
        let capacity = u32::try_from(self.capacity).unwrap_or(MOST_EVENTS).clamp(1, MOST_EVENTS);
        let dispatcher = Dispatcher {
            handler: Handler::new(handler),
            seen: self.seen,
            on_abandoned: self.on_abandoned,
            retries: self.retries,
            pending: Arc::new(PendingEvents::new(capacity)),
            queue: Queue::new(self.concurrency),
            stop: watch::Sender::new(false),
        };
        EventEndpoint::new(self.receiver, self.wait, dispatcher)
    }
}

impl fmt::Debug for EventEndpointBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventEndpointBuilder").finish_non_exhaustive()
    }
}
