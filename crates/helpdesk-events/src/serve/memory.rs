//! The store that an endpoint has by itself.

use std::collections::{HashMap, VecDeque};
use std::future::ready;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use super::handler::{BoxError, BoxFuture};
use super::seen::{Claim, SeenEvents};

/// The platform sends an event for the last time some seven hours after the first.
const AGE: Duration = Duration::from_secs(8 * 3600);
/// Some 15 MB of ids; an event each 300 ms, for eight hours.
const COUNT: usize = 100_000;

/// Keeps in this process's memory which events were handled: by default those of the last eight hours, and no more than
/// 100,000. Where there are more, the oldest are forgotten.
///
/// An event in progress is never forgotten; an endpoint bounds how many there are. A new process knows nothing of the last.
#[derive(Debug)]
pub struct MemorySeenEvents {
    count: usize,
    age: Duration,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// True where the event was handled.
    events: HashMap<Arc<str>, bool>,
    /// Those that were handled, oldest first.
    done: VecDeque<(Instant, Arc<str>)>,
}

impl MemorySeenEvents {
    /// An empty store.
    pub fn new() -> Self {
        Self::bounded(COUNT, AGE)
    }

    /// An empty store that keeps at most so many handled events, each for at most so long.
    ///
    /// An event that was forgotten is handled again, should the platform send it again.
    pub fn bounded(count: usize, age: Duration) -> Self {
        Self { count, age, state: Mutex::default() }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        while state.done.front().is_some_and(|(since, _)| now.duration_since(*since) >= self.age) {
            state.forget_oldest();
        }
        state
    }
}

impl State {
    fn forget_oldest(&mut self) {
        if let Some((_, id)) = self.done.pop_front() {
            self.events.remove(&id);
        }
    }
}

impl Default for MemorySeenEvents {
    fn default() -> Self {
        Self::new()
    }
}

impl SeenEvents for MemorySeenEvents {
    fn claim<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<Claim, BoxError>> {
        let mut state = self.state();
        let claim = match state.events.get(id) {
            Some(true) => Claim::Done,
            Some(false) => Claim::InProgress,
            None => {
                state.events.insert(id.into(), false);
                Claim::New
            }
        };
        Box::pin(ready(Ok(claim)))
    }

    fn complete<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        let mut state = self.state();
        let id: Arc<str> = id.into();
        if state.events.insert(Arc::clone(&id), true) != Some(true) {
            state.done.push_back((Instant::now(), id));
        }
        while state.done.len() > self.count {
            state.forget_oldest();
        }
        Box::pin(ready(Ok(())))
    }

    fn release<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        let mut state = self.state();
        if state.events.get(id) == Some(&false) {
            state.events.remove(id);
        }
        Box::pin(ready(Ok(())))
    }
}
