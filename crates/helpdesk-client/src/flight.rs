//! One piece of work for all who wait for its outcome.

use std::future::Future;

use tokio::sync::watch;

use crate::Error;
use crate::user_token::BoxFuture;

/// Work under way, such as the fetch of a token.
///
/// It is a task of its own, so that no caller who leaves takes it along.
#[derive(Clone)]
pub(crate) struct Flight<T>(watch::Receiver<Option<Result<T, Error>>>);

impl<T: Clone + Send + Sync + 'static> Flight<T> {
    /// Starts the work on the current runtime. What comes after it, nobody waits for.
    pub(crate) fn start<A: Future<Output = ()> + Send>(
        work: impl Future<Output = (Result<T, Error>, A)> + Send + 'static,
    ) -> Self {
        let (sender, receiver) = watch::channel(None);
        // In a box, so that a build has one kind of task to compile.
        let work: BoxFuture<'static, ()> = Box::pin(async move {
            let (outcome, afterwards) = work.await;
            sender.send_replace(Some(outcome));
            drop(sender);
            afterwards.await;
        });
        tokio::spawn(work);
        Self(receiver)
    }

    /// What is at hand, or the outcome of the work that brings it.
    pub(crate) async fn at_hand_or_landed(
        operation: &'static str,
        at_hand: impl Fn() -> Result<T, Self> + Send,
    ) -> Result<T, Error> {
        // Work ends without an outcome only if the runtime that it ran on was shut down; then this caller's runtime gets a
        // try.
        for _ in 0..2 {
            let flight = match at_hand() {
                Ok(token) => return Ok(token),
                Err(flight) => flight,
            };
            if let Some(outcome) = flight.landed().await {
                return outcome;
            }
        }
        Err(Error::request(operation, "the tokio runtime is shutting down"))
    }

    /// Whether there will be an outcome. It is not so if the runtime was shut down.
    pub(crate) fn is_under_way(&self) -> bool {
        self.0.has_changed().is_ok()
    }

    /// The outcome; `None` if the runtime was shut down before.
    async fn landed(mut self) -> Option<Result<T, Error>> {
        self.0.wait_for(Option::is_some).await.ok().and_then(|outcome| outcome.clone())
    }
}
