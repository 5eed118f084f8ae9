//! The code that events are handed to, and what can go wrong in it.

use std::any::Any;
use std::error::Error as StdError;
use std::fmt;
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::task::Poll;

use crate::future::{BoxError, BoxFuture};
use crate::incoming::ReceivedEvent;

/// Why an event was not handled.
#[derive(Debug)]
#[non_exhaustive]
pub enum HandlerError {
    /// The handler's own error.
    Failed(BoxError),
    /// The handler panicked. The process's panic hook has the message.
    Panicked,
    /// The time that a shutdown was given ended first.
    ShutDown,
}

impl fmt::Display for HandlerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failed(error) => write!(f, "the handler failed: {error}"),
            Self::Panicked => f.write_str("the handler panicked: see the panic's message"),
            Self::ShutDown => f.write_str("events were shut down before the handler was done: give it more time"),
        }
    }
}

impl StdError for HandlerError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Failed(error) => error.source(),
            Self::Panicked | Self::ShutDown => None,
        }
    }
}

/// An event that the platform believes handled, and that is not: the last attempt has failed.
#[derive(Debug)]
#[non_exhaustive]
pub struct AbandonedEvent {
    /// The event, to be put aside for later.
    pub event: ReceivedEvent,
    /// How often the handler was called for it; 0 where a shutdown came first.
    pub attempts: u32,
    /// Why the last attempt failed.
    pub error: HandlerError,
}

/// The caller's hook for abandoned events.
pub(crate) type OnAbandoned = Arc<dyn Fn(AbandonedEvent) + Send + Sync>;

/// The caller's handler.
pub(crate) struct Handler(Box<dyn Fn(ReceivedEvent) -> BoxFuture<'static, Result<(), BoxError>> + Send + Sync>);

impl Handler {
    pub(crate) fn new<F, Fut, E>(handler: F) -> Self
    where
        F: Fn(ReceivedEvent) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), E>> + Send + 'static,
        E: Into<BoxError>,
    {
        let handler = Arc::new(handler);
        Self(Box::new(move |event| {
            let handler = Arc::clone(&handler);
            Box::pin(async move { handler(event).await.map_err(Into::into) })
        }))
    }

    /// Calls the handler; its panic is an error like any other.
    pub(crate) async fn handle(&self, event: ReceivedEvent) -> Result<(), HandlerError> {
        let mut handling = (self.0)(event);
        // Nothing that the panic left half done is looked at again: the future is not polled any more.
        let caught = poll_fn(|cx| {
            catch_unwind(AssertUnwindSafe(|| handling.as_mut().poll(cx))).map_or_else(panicked, |poll| poll.map(Ok))
        });
        caught.await?.map_err(HandlerError::Failed)
    }
}

fn panicked<T>(_: Box<dyn Any + Send>) -> Poll<Result<T, HandlerError>> {
    Poll::Ready(Err(HandlerError::Panicked))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Outer;

    impl fmt::Display for Outer {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("no database")
        }
    }

    impl StdError for Outer {
        fn source(&self) -> Option<&(dyn StdError + 'static)> {
            Some(&fmt::Error)
        }
    }

    #[test]
    fn an_error_says_what_happened_and_has_the_source_of_the_handlers_own() {
        for (error, says, has_source) in [
            (HandlerError::Failed(Box::new(Outer)), "the handler failed: no database", true),
            (HandlerError::Failed("no".into()), "the handler failed: no", false),
            (HandlerError::Panicked, "the handler panicked: see the panic's message", false),
            (HandlerError::ShutDown, "events were shut down before the handler was done: give it more time", false),
        ] {
            assert_eq!((error.to_string().as_str(), error.source().is_some()), (says, has_source));
        }
    }
}
