//! One event on its way through the handler, and the callers who wait for what comes of it.
//!
//! The platform may only be told of a failure, or of a success to come, if the other has not been said: whoever speaks first
//! moves the stage, and that settles which it is.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::timeout;

/// How long the store may take to claim an event before the platform is told to send it again.
const CLAIM: Duration = Duration::from_millis(500);

/// The answer to the platform for an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Handled,
    /// It is being handled, and will be without the platform's help.
    Accepted,
    /// It could not be handled.
    Failed,
    /// It could not be taken in.
    Unavailable,
}

#[derive(Debug, Clone, Copy)]
enum Stage {
    /// It is not known yet whether the event is new.
    Claiming,
    /// The event waits for the handler, or the handler is at it.
    Handling,
    /// The same, and it is up to this process to bring it to an end.
    Accepted,
    /// The handler has failed, and the platform is told so.
    Failing,
    Settled(Outcome),
}

pub(crate) struct Progress {
    stage: watch::Sender<Stage>,
}

/// A callback that waits for what comes of the event. Dropped, as where its connection breaks, it waits no longer.
pub(crate) struct Waiter {
    progress: Arc<Progress>,
    stage: watch::Receiver<Stage>,
}

impl Progress {
    pub(crate) fn new() -> Self {
        Self { stage: watch::Sender::new(Stage::Claiming) }
    }

    /// Waits for the outcome from now on.
    pub(crate) fn subscribe(self: &Arc<Self>) -> Waiter {
        Waiter { progress: Arc::clone(self), stage: self.stage.subscribe() }
    }

    /// The outcome; without one yet, the event is accepted.
    fn accept(&self) -> Outcome {
        let mut outcome = Outcome::Accepted;
        self.stage.send_if_modified(|stage| {
            match *stage {
                Stage::Settled(settled) => outcome = settled,
                Stage::Failing => outcome = Outcome::Failed,
                Stage::Claiming | Stage::Handling | Stage::Accepted => *stage = Stage::Accepted,
            }
            false
        });
        outcome
    }

    /// The event was claimed.
    pub(crate) fn claimed(&self) {
        self.stage.send_replace(Stage::Handling);
    }

    /// The handler has failed. True where the platform is going to hear of it and so to send the event again; otherwise it is
    /// up to this process to try again.
    pub(crate) fn fail(&self) -> bool {
        let awaited = self.stage.receiver_count() > 0;
        let mut told = false;
        self.stage.send_if_modified(|stage| {
            told = awaited && !matches!(stage, Stage::Accepted);
            *stage = if told { Stage::Failing } else { Stage::Accepted };
            false
        });
        told
    }

    /// The end.
    pub(crate) fn settle(&self, outcome: Outcome) {
        self.stage.send_replace(Stage::Settled(outcome));
    }
}

impl Waiter {
    /// The answer for the platform. If the handler has not finished after this time, the event is accepted.
    pub(crate) async fn outcome(mut self, wait: Duration) -> Outcome {
        let claimed = self.stage.wait_for(|stage| !matches!(stage, Stage::Claiming));
        if timeout(CLAIM, claimed).await.is_err() {
            return Outcome::Unavailable;
        }
        let settled = self.stage.wait_for(|stage| matches!(stage, Stage::Settled(_)));
        // In time or not, the outcome is what the stage says by then.
        drop(timeout(wait, settled).await);
        self.progress.accept()
    }
}
