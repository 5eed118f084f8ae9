//! What a stateful mock keeps, as its user reads, replaces and saves it.

use std::time::Duration;

use super::handle::Mock;
use super::server::Server;
use crate::Error;
use crate::helpdesk::{self, State};
use crate::lock::lock;

/// What it keeps, and the time that it goes by.
impl Mock {
    /// What a [stateful](crate::Builder::stateful) mock keeps, as JSON; `None` for a mock that keeps nothing.
    ///
    /// [`restore`](Self::restore) and [`Builder::with_snapshot`](crate::Builder::with_snapshot) read it.
    pub fn snapshot(&self) -> Option<String> {
        self.server().snapshot()
    }

    /// Keeps what a snapshot holds instead of what was kept before, subscriptions among it.
    ///
    /// # Errors
    ///
    /// A mock that is not stateful, or a text that is not a snapshot, of another format, or with a field that is not of its
    /// documented type. Then nothing has changed.
    pub fn restore(&self, snapshot: &str) -> Result<(), Error> {
        self.server().restore(snapshot)
    }

    /// Writes what is kept to the [file](crate::Builder::state_file), as a whole or not at all. Whether there was anything new
    /// to write.
    ///
    /// # Errors
    ///
    /// A file that cannot be written; it is as it was before.
    pub fn save_state(&self) -> Result<bool, Error> {
        self.server().save_state()
    }

    /// Moves time ahead: tokens and cursors age, events that are due are sent again, and schedules begin and end.
    ///
    /// What is to be sent by then is on its way when this returns; [`settled`](Self::settled) waits until it has arrived.
    pub fn advance(&self, by: Duration) {
        self.server().clock.advance(by);
    }
}

impl Server {
    pub(crate) fn snapshot(&self) -> Option<String> {
        let subscriptions = lock(&self.pusher.subscriptions).clone();
        Some(helpdesk::write(&self.helpdesk.as_ref()?.state(), &subscriptions))
    }

    pub(crate) fn restore(&self, snapshot: &str) -> Result<(), Error> {
        let failed = |problem| Error::State { source: "the snapshot".to_owned(), problem };
        let (state, subscriptions) = helpdesk::read(snapshot, self.operations()).map_err(failed)?;
        self.replace(state, subscriptions)
    }

    /// Keeps this instead of what was kept before.
    pub(crate) fn replace(&self, state: State, subscriptions: Vec<String>) -> Result<(), Error> {
        let helpdesk = self.helpdesk.as_ref().ok_or(Error::Stateless)?;
        let mut kept = helpdesk.state();
        let changes = kept.changes + 1;
        *kept = state;
        kept.changes = changes;
        *lock(&self.pusher.subscriptions) = subscriptions;
        Ok(())
    }

    pub(crate) fn save_state(&self) -> Result<bool, Error> {
        let (Some(file), Some(helpdesk)) = (&self.state_file, &self.helpdesk) else { return Ok(false) };
        let subscriptions = lock(&self.pusher.subscriptions).clone();
        // Held while the file is written, so that an older state never replaces a newer one.
        let mut saved = lock(&self.saved);
        let (changes, text) = {
            let state = helpdesk.state();
            if saved.as_ref().is_some_and(|saved| (saved.0, &saved.1) == (state.changes, &subscriptions)) {
                return Ok(false);
            }
            (state.changes, helpdesk::write(&state, &subscriptions))
        };
        let source = || file.path().display().to_string();
        file.save(&text)
            .map_err(|error| Error::State { source: source(), problem: format!("it cannot be written: {error}") })?;
        *saved = Some((changes, subscriptions));
        Ok(true)
    }
}
