//! The events that are underway: how many there may be, and which of them an event that comes again can join.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::flight::{Flight, Outcome, Waiter};

pub(crate) struct Flights {
    by_id: Mutex<HashMap<Arc<str>, Arc<Flight>>>,
    capacity: u32,
    free: Arc<Semaphore>,
    closed: AtomicBool,
}

/// What becomes of an event that comes in.
pub(crate) enum Boarding {
    /// It is underway already.
    Joined(Waiter),
    /// It is underway from now on.
    New(Waiter, Place),
    /// There is no room, or no event is taken any more.
    Full,
}

/// An event's place among those underway. If it is dropped without an outcome, as by a panic in the caller's store, the
/// platform is told to send the event again.
pub(crate) struct Place {
    flights: Arc<Flights>,
    id: Arc<str>,
    flight: Arc<Flight>,
    room: Option<OwnedSemaphorePermit>,
}

impl Flights {
    pub(crate) fn new(capacity: u32) -> Self {
        Self {
            by_id: Mutex::default(),
            capacity,
            free: Arc::new(Semaphore::new(capacity as usize)),
            closed: AtomicBool::new(false),
        }
    }

    /// Takes an event in.
    pub(crate) fn board(self: &Arc<Self>, id: &str) -> Boarding {
        let mut by_id = self.by_id();
        if let Some(flight) = by_id.get(id) {
            return Boarding::Joined(flight.join());
        }
        if self.closed.load(Ordering::Acquire) {
            return Boarding::Full;
        }
        let Ok(room) = Arc::clone(&self.free).try_acquire_owned() else { return Boarding::Full };
        let (id, flight): (Arc<str>, _) = (id.into(), Arc::new(Flight::new()));
        by_id.insert(Arc::clone(&id), Arc::clone(&flight));
        // From the start, or a handler that fails at once would find that nobody waits.
        let waiter = flight.join();
        Boarding::New(waiter, Place { flights: Arc::clone(self), id, flight, room: Some(room) })
    }

    /// Takes no event in any more.
    pub(crate) fn close(&self) {
        self.closed.store(true, Ordering::Release);
    }

    /// Waits until no event is underway.
    pub(crate) async fn empty(&self) {
        // Fails only where the semaphore is closed, which nobody does.
        drop(self.free.acquire_many(self.capacity).await);
    }

    fn by_id(&self) -> MutexGuard<'_, HashMap<Arc<str>, Arc<Flight>>> {
        self.by_id.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    pub(crate) fn flight(&self) -> &Flight {
        &self.flight
    }

    /// Tells whoever waits, and makes room.
    pub(crate) fn settle(mut self, outcome: Outcome) {
        self.leave(outcome);
    }

    fn leave(&mut self, outcome: Outcome) {
        let Some(room) = self.room.take() else { return };
        self.flights.by_id().remove(&self.id);
        // Who hears of the outcome must find room for the next event.
        drop(room);
        self.flight.settle(outcome);
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.leave(Outcome::Unavailable);
    }
}
