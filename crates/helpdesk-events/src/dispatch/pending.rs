//! The events that are underway: how many there may be, and which of them an event that comes again can join.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::progress::{Outcome, Progress, Waiter};

pub(crate) struct PendingEvents {
    by_id: Mutex<HashMap<Arc<str>, Arc<Progress>>>,
    capacity: u32,
    free: Arc<Semaphore>,
    closed: AtomicBool,
}

/// The admission of an event.
pub(crate) enum Admission {
    /// It is underway already.
    Joined(Waiter),
    /// It is underway from now on.
    New(Waiter, Slot),
    /// Too many events are underway, or no more events are accepted.
    Full,
}

/// The slot of an event among those that are underway. If it is dropped without an outcome, as by a panic in the caller's
/// store, the platform is told to send the event again.
pub(crate) struct Slot {
    events: Arc<PendingEvents>,
    id: Arc<str>,
    progress: Arc<Progress>,
    permit: Option<OwnedSemaphorePermit>,
}

impl PendingEvents {
    pub(crate) fn new(capacity: u32) -> Self {
        Self {
            by_id: Mutex::default(),
            capacity,
            free: Arc::new(Semaphore::new(capacity as usize)),
            closed: AtomicBool::new(false),
        }
    }

    /// Takes an event in.
    pub(crate) fn admit(self: &Arc<Self>, id: &str) -> Admission {
        let mut by_id = self.by_id();
        if let Some(progress) = by_id.get(id) {
            return Admission::Joined(progress.subscribe());
        }
        if self.closed.load(Ordering::Acquire) {
            return Admission::Full;
        }
        let Ok(permit) = Arc::clone(&self.free).try_acquire_owned() else { return Admission::Full };
        let (id, progress): (Arc<str>, _) = (id.into(), Arc::new(Progress::new()));
        by_id.insert(Arc::clone(&id), Arc::clone(&progress));
        // From the start, or a handler that fails at once would find that nobody waits.
        let waiter = progress.subscribe();
        Admission::New(waiter, Slot { events: Arc::clone(self), id, progress, permit: Some(permit) })
    }

    /// Takes no event in any more.
    pub(crate) fn close(&self) {
        self.closed.store(true, Ordering::Release);
    }

    /// Waits until no event is underway.
    pub(crate) async fn drained(&self) {
        // Fails only where the semaphore is closed, which nobody does.
        drop(self.free.acquire_many(self.capacity).await);
    }

    fn by_id(&self) -> MutexGuard<'_, HashMap<Arc<str>, Arc<Progress>>> {
        self.by_id.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Slot {
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    pub(crate) fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Tells whoever waits, and makes room.
    pub(crate) fn settle(mut self, outcome: Outcome) {
        self.leave(outcome);
    }

    fn leave(&mut self, outcome: Outcome) {
        let Some(permit) = self.permit.take() else { return };
        self.events.by_id().remove(&self.id);
        // Every waiter for the outcome must find room for its next event.
        drop(permit);
        self.progress.settle(outcome);
    }
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.leave(Outcome::Unavailable);
    }
}
