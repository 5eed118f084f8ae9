//! Reads, replaces and saves the state of a stateful mock.

use std::sync::Arc;
use std::time::Duration;

use super::handle::Mock;
use super::server::Server;
use crate::Error;
use crate::helpdesk::{self, Initial};
use crate::lock::lock;

/// State and time.
impl Mock {
    /// The state of a [stateful](crate::Builder::stateful) mock, as JSON; `None` if the mock is not stateful.
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

    /// Has a person write a text into a ticket: its guest or, if an open id of another is given, an agent. The pages have no
    /// operation for that. The id of the message.
    ///
    /// # Errors
    ///
    /// A mock that is not stateful, a ticket that there is not, or one that is closed.
    pub fn write_message(&self, ticket_id: &str, open_id: Option<&str>, text: &str) -> Result<String, Error> {
        self.server().write_message(ticket_id, open_id, text)
    }

    /// Has the owner of the helpdesk approve a notification that was submitted, or reject it. The pages have no operation for
    /// that.
    ///
    /// # Errors
    ///
    /// A mock that is not stateful, or a notification that waits for no review.
    pub fn review_notification(&self, notification_id: &str, approved: bool) -> Result<(), Error> {
        self.server().review_notification(notification_id, approved)
    }

    /// Moves time ahead: tokens and cursors age, events that are due are sent again, and schedules begin and end.
    ///
    /// Events that are due by then are being sent when this returns; [`settled`](Self::settled) waits until they have
    /// arrived.
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
        self.start_over(&Initial::Snapshot(snapshot.to_owned()))
    }

    /// Keeps this instead of what was kept before.
    pub(crate) fn start_over(&self, initial: &Initial) -> Result<(), Error> {
        let helpdesk = self.helpdesk.as_ref().ok_or(Error::Stateless)?;
        let (state, subscriptions) = initial.state(self.operations())?;
        let mut kept = helpdesk.state();
        let changes = kept.changes + 1;
        *kept = state;
        kept.changes = changes;
        *lock(&self.pusher.subscriptions) = subscriptions;
        Ok(())
    }

    /// Has a person write into a ticket: its guest, or an agent of this open id. The id of the message.
    pub(crate) fn write_message(
        self: &Arc<Self>,
        ticket_id: &str,
        open_id: Option<&str>,
        text: &str,
    ) -> Result<String, Error> {
        let helpdesk = self.helpdesk.as_ref().ok_or(Error::Stateless)?;
        let tell = |happened| self.pusher.tell(&happened);
        helpdesk
            .write(ticket_id, open_id, text, self.clock.millis(), tell)
            .map_err(|problem| Error::Refused { problem })
    }

    /// Has the owner of the helpdesk approve a notification, or reject it.
    pub(crate) fn review_notification(self: &Arc<Self>, id: &str, approved: bool) -> Result<(), Error> {
        let helpdesk = self.helpdesk.as_ref().ok_or(Error::Stateless)?;
        let tell = |happened| self.pusher.tell(&happened);
        helpdesk.review(id, approved, tell).map_err(|problem| Error::Refused { problem })
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
