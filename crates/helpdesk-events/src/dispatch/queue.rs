//! The queue of events, and its workers: tasks that live as long as the queue has items.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// First come, first served. It has no bound of its own: an event in it has its [slot](super::pending::Slot), and these
/// are bounded.
pub(crate) struct Queue<T> {
    workers: usize,
    state: Mutex<State<T>>,
}

struct State<T> {
    waiting: VecDeque<T>,
    working: usize,
}

impl<T> Queue<T> {
    pub(crate) fn new(workers: usize) -> Self {
        Self { workers, state: Mutex::new(State { waiting: VecDeque::new(), working: 0 }) }
    }

    /// Adds to the queue. True if another worker is needed, which then calls [`next`](Self::next) until it returns
    /// `None`.
    #[must_use]
    pub(crate) fn push(&self, item: T) -> bool {
        let mut state = self.state();
        state.waiting.push_back(item);
        let more = state.working < self.workers;
        state.working += usize::from(more);
        more
    }

    /// The next item for a worker, which ends if the queue is empty.
    pub(crate) fn next(&self) -> Option<T> {
        let mut state = self.state();
        let next = state.waiting.pop_front();
        state.working -= usize::from(next.is_none());
        next
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
