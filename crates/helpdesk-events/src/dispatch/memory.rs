//! The store that an endpoint has by itself.

use std::collections::{HashMap, VecDeque};
use std::future::ready;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use sha2::{Digest, Sha256};
use tokio::time::Instant;

use crate::future::{BoxError, BoxFuture};
use crate::stores::{Claim, SeenEvents};

/// The platform sends an event for the last time some seven hours after the first.
const AGE: Duration = Duration::from_secs(8 * 3600);
/// An event each 300 ms, for eight hours.
const COUNT: usize = 100_000;

/// The SHA-256 of an id, so that long ids take no more memory than short ones.
type Key = [u8; 32];

/// Keeps in this process's memory which events were handled: by default those of the last eight hours, and no more than
/// 100,000, which take about 15 MB however long the ids are. If there are more, the oldest are forgotten.
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
    events: HashMap<Key, bool>,
    /// Those that were handled, oldest first.
    done: VecDeque<(Instant, Key)>,
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

fn key(id: &str) -> Key {
    Sha256::digest(id).into()
}

impl State {
    fn forget_oldest(&mut self) {
        if let Some((_, key)) = self.done.pop_front() {
            self.events.remove(&key);
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
        let (mut state, key) = (self.state(), key(id));
        let claim = match state.events.get(&key) {
            Some(true) => Claim::Done,
            Some(false) => Claim::InProgress,
            None => {
                state.events.insert(key, false);
                Claim::New
            }
        };
        Box::pin(ready(Ok(claim)))
    }

    fn complete<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        let (mut state, key) = (self.state(), key(id));
        if state.events.insert(key, true) != Some(true) {
            state.done.push_back((Instant::now(), key));
        }
        while state.done.len() > self.count {
            state.forget_oldest();
        }
        Box::pin(ready(Ok(())))
    }

    fn release<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        let (mut state, key) = (self.state(), key(id));
        if state.events.get(&key) == Some(&false) {
            state.events.remove(&key);
        }
        Box::pin(ready(Ok(())))
    }
}
