//! Calls that arrive while others are on their way are sent together, so that a busy process needs fewer round trips.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{Mutex as Turn, oneshot};

use crate::error::StoreError;

/// The events that wait to be sent together.
#[derive(Default)]
pub(crate) struct Batches {
    pub(crate) keep: Batcher<Item, bool>,
    pub(crate) settle: Batcher<Item, bool>,
}

/// An event of a batch, and its arguments.
pub(crate) struct Item {
    pub(crate) id: String,
    pub(crate) args: Vec<Vec<u8>>,
}

/// The most items of a batch; those of the inbox have up to a megabyte.
const MOST: usize = 64;

/// Collects items, and runs a batch of them at a time.
pub(crate) struct Batcher<I, O> {
    waiting: Mutex<Vec<Waiting<I, O>>>,
    turn: Arc<Turn<()>>,
}

type Waiting<I, O> = (I, oneshot::Sender<Result<O, StoreError>>);

impl<I: Send + 'static, O: Send + 'static> Batcher<I, O> {
    /// Runs an item together with those that wait; `run` returns an output for each item, in order.
    pub(crate) async fn submit<F, Fut>(&self, item: I, run: F) -> Result<O, StoreError>
    where
        F: Fn(Vec<I>) -> Fut,
        Fut: Future<Output = Result<Vec<O>, StoreError>> + Send + 'static,
    {
        let (answer, mut answered) = oneshot::channel();
        self.waiting().push((item, answer));
        loop {
            let turn = tokio::select! {
                biased;
                answer = &mut answered => return answer.unwrap_or_else(|_| Err(interrupted())),
                turn = Arc::clone(&self.turn).lock_owned() => turn,
            };
            let (items, answers): (Vec<I>, Vec<_>) = self.next().into_iter().unzip();
            if items.is_empty() {
                drop(turn);
                return answered.await.unwrap_or_else(|_| Err(interrupted()));
            }
            let batch = run(items);
            // In a task of its own, as others wait for it too.
            tokio::spawn(async move {
                let outputs = batch.await;
                drop(turn);
                match outputs {
                    Ok(outputs) => {
                        for (answer, output) in answers.into_iter().zip(outputs) {
                            let _ = answer.send(Ok(output));
                        }
                    }
                    Err(error) => {
                        for answer in answers {
                            let _ = answer.send(Err(error.clone()));
                        }
                    }
                }
            });
        }
    }

    fn next(&self) -> Vec<Waiting<I, O>> {
        let mut waiting = self.waiting();
        let count = waiting.len().min(MOST);
        waiting.drain(..count).collect()
    }

    fn waiting(&self) -> MutexGuard<'_, Vec<Waiting<I, O>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<I, O> Default for Batcher<I, O> {
    fn default() -> Self {
        Self { waiting: Mutex::default(), turn: Arc::default() }
    }
}

fn interrupted() -> StoreError {
    StoreError::Unavailable {
        store: "the Redis store".to_owned(),
        reason: "the runtime ended before its answer, or the answer is incomplete".to_owned(),
    }
}
