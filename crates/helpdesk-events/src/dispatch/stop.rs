//! The order to give up what is being handled.

use std::future::Future;

use tokio::sync::watch;

/// Clones share the order.
#[derive(Clone)]
pub(crate) struct Stop(watch::Sender<bool>);

impl Stop {
    pub(crate) fn new() -> Self {
        Self(watch::Sender::new(false))
    }

    pub(crate) fn order(&self) {
        self.0.send_replace(true);
    }

    /// Waits for the order.
    pub(crate) async fn ordered(&self) {
        // Fails only where the sender is gone, which is in `self`.
        let _ = self.0.subscribe().wait_for(|is_ordered| *is_ordered).await;
    }

    /// The output of a future, or `None` if the order comes first.
    pub(crate) async fn or<F: Future>(&self, future: F) -> Option<F::Output> {
        tokio::select! {
            biased;
            () = self.ordered() => None,
            output = future => Some(output),
        }
    }
}
