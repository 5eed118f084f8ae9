//! A store for events that are acknowledged and not yet handled.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use crate::future::{BoxError, BoxFuture};

/// An event as an inbox keeps it.
///
/// `Debug` hides the text.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct InboxEvent {
    /// The id: at most 128 characters, all of them printable ASCII and not spaces. The id of an event with any other id is the
    /// SHA-256 of that, in hex.
    pub id: String,
    /// The event type, escaped and truncated, for lists and logs. Empty if the event does not name a type.
    pub event_type: String,
    /// The ticket whose events are handled in order, in the same form as the id. `None` for an event without a ticket.
    pub ticket_id: Option<String>,
    /// When the event arrived.
    pub arrived_at: SystemTime,
    /// The value of the field `arrival` of the arrival's span, which the handling's span has too.
    pub arrival: String,
    /// The text of the event: see [`ReceivedEvent::from_raw`](crate::ReceivedEvent::from_raw). It may contain the app's
    /// verification token and texts that people wrote.
    pub raw: Arc<[u8]>,
}

impl InboxEvent {
    /// Creates an event that arrives now, without a type and a ticket.
    pub fn new(id: impl Into<String>, raw: impl Into<Arc<[u8]>>) -> Self {
        Self {
            id: id.into(),
            event_type: String::new(),
            ticket_id: None,
            arrived_at: SystemTime::now(),
            arrival: String::new(),
            raw: raw.into(),
        }
    }
}

impl fmt::Debug for InboxEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InboxEvent")
            .field("id", &self.id)
            .field("event_type", &self.event_type)
            .field("ticket_id", &self.ticket_id)
            .field("arrived_at", &self.arrived_at)
            .field("arrival", &self.arrival)
            .field("raw_bytes", &self.raw.len())
            .finish()
    }
}

/// The result of keeping an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kept {
    /// The event is in the inbox now.
    New,
    /// The event was in the inbox before, or was handled in the last eight hours.
    Duplicate,
}

/// An event that a process has taken to handle.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TakenEvent {
    /// The event.
    pub event: InboxEvent,
    /// The number of this attempt, from 1.
    pub attempt: u32,
    /// Identifies this attempt. Each `take` gives the event another receipt, so that a process that was too slow cannot
    /// settle the attempt of another one.
    pub receipt: u64,
}

impl TakenEvent {
    /// Creates a taken event.
    pub fn new(event: InboxEvent, attempt: u32, receipt: u64) -> Self {
        Self { event, attempt, receipt }
    }
}

/// The result of an attempt to handle an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// The event was handled. Its id is remembered for eight hours.
    Handled,
    /// The event is handled again.
    Again {
        /// The time before the next attempt.
        after: Duration,
        /// Whether the attempt counts. One that a shutdown interrupted does not.
        counts: bool,
    },
    /// The event is put aside.
    Aside {
        /// Why, in at most a few hundred characters. It may quote what people wrote.
        reason: String,
    },
}

/// An event that was put aside.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct AsideEvent {
    /// The event. In a list, its [`raw`](InboxEvent::raw) is empty.
    pub event: InboxEvent,
    /// How often it was handled.
    pub attempts: u32,
    /// Why it was put aside.
    pub reason: String,
}

impl AsideEvent {
    /// Creates an event that was put aside.
    pub fn new(event: InboxEvent, attempts: u32, reason: impl Into<String>) -> Self {
        Self { event, attempts, reason: reason.into() }
    }
}

/// The number and age of the events in an inbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct InboxState {
    /// How many events are waiting or being handled.
    pub queued: u64,
    /// The age of the oldest of them.
    pub oldest: Option<Duration>,
    /// How many events are put aside.
    pub put_aside: u64,
}

impl InboxState {
    /// Creates a state.
    pub fn new(queued: u64, oldest: Option<Duration>, put_aside: u64) -> Self {
        Self { queued, oldest, put_aside }
    }
}

/// Keeps events from before they are acknowledged until they are handled; the method `keep_in` of a builder takes one.
///
/// The crate `helpdesk-store` has two: one in an SQLite file, and one in Redis for several processes. An implementation must
/// guarantee:
///
/// - An event that [`keep`](Self::keep) has returned for survives the end of the process.
/// - `keep` decides in one write whether the event is new. It is a duplicate while it is in the inbox or put aside, and for
///   eight hours after it was handled.
/// - [`take`](Self::take) hides the events that it returns from every other `take`, of any process, for the given time. After
///   that they can be taken again, unless [`hide`](Self::hide) has extended the time.
/// - Events of a ticket are handled in the order in which they were kept: none is taken while an earlier one of the same
///   ticket is queued, hidden or waits for another attempt. One that is put aside does not hold up the others.
/// - Each future ends, even if the store does not answer. Errors are logged, so they must not contain secrets.
pub trait EventInbox: Send + Sync {
    /// Keeps an event.
    ///
    /// # Errors
    ///
    /// The platform is told to send the event again.
    fn keep<'a>(&'a self, event: &'a InboxEvent) -> BoxFuture<'a, Result<Kept, BoxError>>;

    /// Takes at most `most` events whose time has come, the earliest first, and hides them.
    ///
    /// An event that the store cannot read is put aside with the reason.
    ///
    /// # Errors
    ///
    /// Nothing was taken, or what was taken is hidden for the given time. The caller tries again.
    fn take(&self, most: usize, hidden_for: Duration) -> BoxFuture<'_, Result<Vec<TakenEvent>, BoxError>>;

    /// Hides a taken event for the given time from now on. False if the caller has lost it: the time was over, and
    /// another process took it.
    ///
    /// # Errors
    ///
    /// The event is hidden for as long as before.
    fn hide<'a>(&'a self, taken: &'a TakenEvent, hidden_for: Duration) -> BoxFuture<'a, Result<bool, BoxError>>;

    /// Notes the result of an attempt. False if the caller has lost the event; then nothing changes.
    ///
    /// # Errors
    ///
    /// The caller tries again, and otherwise the event is handled again after the time for which it is hidden.
    fn settle<'a>(&'a self, taken: &'a TakenEvent, fate: &'a Fate) -> BoxFuture<'a, Result<bool, BoxError>>;

    /// Returns the number and age of the events.
    ///
    /// # Errors
    ///
    /// Any error of the store.
    fn state(&self) -> BoxFuture<'_, Result<InboxState, BoxError>>;

    /// Lists events that were put aside, sorted by id, without their texts: at most `most`, with ids greater than `after`.
    ///
    /// # Errors
    ///
    /// Any error of the store.
    fn list_aside<'a>(
        &'a self,
        after: Option<&'a str>,
        most: usize,
    ) -> BoxFuture<'a, Result<Vec<AsideEvent>, BoxError>>;

    /// Reads an event that was put aside. `None` if it is not there.
    ///
    /// # Errors
    ///
    /// Any error of the store, and a text that cannot be read.
    fn read_aside<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<Option<AsideEvent>, BoxError>>;

    /// Queues an event that was put aside, behind the other events of its ticket, with all its attempts before it. False if
    /// it is not there.
    ///
    /// # Errors
    ///
    /// Any error of the store.
    fn release_aside<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<bool, BoxError>>;

    /// Deletes an event that was put aside. Its id is remembered as if it were handled. False if it is not there.
    ///
    /// # Errors
    ///
    /// Any error of the store.
    fn discard_aside<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<bool, BoxError>>;
}

impl<T: EventInbox + ?Sized> EventInbox for Arc<T> {
    fn keep<'a>(&'a self, event: &'a InboxEvent) -> BoxFuture<'a, Result<Kept, BoxError>> {
        (**self).keep(event)
    }

    fn take(&self, most: usize, hidden_for: Duration) -> BoxFuture<'_, Result<Vec<TakenEvent>, BoxError>> {
        (**self).take(most, hidden_for)
    }

    fn hide<'a>(&'a self, taken: &'a TakenEvent, hidden_for: Duration) -> BoxFuture<'a, Result<bool, BoxError>> {
        (**self).hide(taken, hidden_for)
    }

    fn settle<'a>(&'a self, taken: &'a TakenEvent, fate: &'a Fate) -> BoxFuture<'a, Result<bool, BoxError>> {
        (**self).settle(taken, fate)
    }

    fn state(&self) -> BoxFuture<'_, Result<InboxState, BoxError>> {
        (**self).state()
    }

    fn list_aside<'a>(
        &'a self,
        after: Option<&'a str>,
        most: usize,
    ) -> BoxFuture<'a, Result<Vec<AsideEvent>, BoxError>> {
        (**self).list_aside(after, most)
    }

    fn read_aside<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<Option<AsideEvent>, BoxError>> {
        (**self).read_aside(id)
    }

    fn release_aside<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<bool, BoxError>> {
        (**self).release_aside(id)
    }

    fn discard_aside<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<bool, BoxError>> {
        (**self).discard_aside(id)
    }
}
