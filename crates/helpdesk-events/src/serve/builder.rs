//! How an endpoint behaves.

use std::fmt;
use std::future::Future;
use std::time::Duration;

use super::endpoint::EventEndpoint;
use crate::dispatch::{DispatchOptions, dispatch_methods};
use crate::future::BoxError;
use crate::incoming::ReceivedEvent;
use crate::webhook::EventReceiver;

/// Builds an [`EventEndpoint`]; made by [`EventEndpoint::builder`].
#[must_use = "an endpoint needs a handler: end with `handle`"]
pub struct EventEndpointBuilder {
    receiver: EventReceiver,
    wait: Duration,
    dispatch: DispatchOptions,
}

impl EventEndpoint {
    /// An endpoint that takes the callbacks that the receiver accepts; [`handle`](EventEndpointBuilder::handle) ends it.
    pub fn builder(receiver: EventReceiver) -> EventEndpointBuilder {
        EventEndpointBuilder { receiver, wait: Duration::from_secs(1), dispatch: DispatchOptions::default() }
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

    dispatch_methods!();

    /// The endpoint, with what is to be done with each event.
    ///
    /// The handler is called again for an event that it failed on, so what it has done by then must do no harm when done
    /// twice. It has all the time that it takes; what has to end should have a time limit of its own.
    ///
    /// On a tokio runtime, events of an [inbox](Self::keep_in) are handled from here on; otherwise from the first callback on.
    pub fn handle<F, Fut, E>(self, handler: F) -> EventEndpoint
    where
        F: Fn(ReceivedEvent) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), E>> + Send + 'static,
        E: Into<BoxError>,
    {
        EventEndpoint::new(self.receiver, self.wait, self.dispatch.dispatcher(handler))
    }
}

impl fmt::Debug for EventEndpointBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventEndpointBuilder").finish_non_exhaustive()
    }
}
