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
    /// The state of a [stateful](crate::MockBuilder::stateful) mock, as JSON; `None` if the mock is not stateful.
    ///
    /// [`restore`](Self::restore) and [`MockBuilder::with_snapshot`](crate::MockBuilder::with_snapshot) read it.
    pub fn snapshot(&self) -> Option<String> {
        self.server().snapshot()
    }

    /// Replaces the state, including subscriptions, by that of a snapshot.
    ///
    /// # Errors
    ///
    /// The mock is not stateful, or the text is not a snapshot, has another format, or has a field that does not match its
    /// documented type. Nothing has changed then.
    pub fn restore(&self, snapshot: &str) -> Result<(), Error> {
        self.server().restore(snapshot)
    }

    /// Writes the state to the [file](crate::MockBuilder::state_file), as a whole or not at all. Returns whether it had changed.
    ///
    /// # Errors
    ///
    /// The file cannot be written; it is as it was before.
    pub fn save_state(&self) -> Result<bool, Error> {
        self.server().save_state()
    }

    /// Writes a text into a ticket as its guest or, with an open id of another person, as an agent. No documented operation
    /// does that. Returns the id of the message.
    ///
    /// # Errors
    ///
    /// The mock is not stateful, or the ticket does not exist or is closed.
    pub fn write_message(&self, ticket_id: &str, open_id: Option<&str>, text: &str) -> Result<String, Error> {
        self.server().write_message(ticket_id, open_id, text)
    }

    /// Approves or rejects a submitted notification as the owner of the helpdesk. No documented operation does that.
    ///
    /// # Errors
    ///
    /// The mock is not stateful, or the notification does not wait for a review.
    pub fn review_notification(&self, notification_id: &str, approved: bool) -> Result<(), Error> {
        self.server().review_notification(notification_id, approved)
    }

    /// Moves time ahead: tokens and cursors age, events that are due are sent again, and schedules begin and end. Signatures of
    /// callbacks keep the real time, because receivers compare it with their own clocks.
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
        let (mut state, subscriptions) = initial.state(self.operations())?;
        state.meet(lock(&self.logins).people());
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
        helpdesk.write(ticket_id, open_id, text, self.clock.millis(), tell).map_err(|reason| Error::Refused { reason })
    }

    /// Has the owner of the helpdesk approve a notification, or reject it.
    pub(crate) fn review_notification(self: &Arc<Self>, id: &str, approved: bool) -> Result<(), Error> {
        let helpdesk = self.helpdesk.as_ref().ok_or(Error::Stateless)?;
        let tell = |happened| self.pusher.tell(&happened);
        helpdesk.review(id, approved, tell).map_err(|reason| Error::Refused { reason })
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
            .map_err(|error| Error::State { source: source(), reason: format!("it cannot be written: {error}") })?;
        *saved = Some((changes, subscriptions));
        Ok(true)
    }
}
