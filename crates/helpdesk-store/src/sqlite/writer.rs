//! The thread that has the file open, and commits what waits together.

use std::io;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use crate::error::StoreError;
use crate::record::millis;

/// The most calls of one commit.
const MOST: usize = 256;
/// How many calls may wait for the thread; further ones wait for room.
const WAITING: usize = 1024;
/// How often what has expired is deleted.
const CLEANING: Duration = Duration::from_secs(60);

/// A call: does its work inside of a transaction, and returns what tells the caller once that is committed, or an error.
type Job = Box<dyn FnOnce(&Access<'_>) -> Reply + Send>;

struct Reply {
    has_failed: bool,
    tell: Box<dyn FnOnce(Option<StoreError>) + Send>,
}

/// The connection and the time for a call.
pub(crate) struct Access<'c> {
    pub(crate) connection: &'c Connection,
    /// The time, in milliseconds since 1970.
    pub(crate) now: i64,
}

/// The thread; it ends with this.
pub(crate) struct Writer {
    name: String,
    jobs: mpsc::Sender<Job>,
}

/// A clock that goes on evenly while the process runs, whatever is done to the system's clock.
struct Clock {
    start: SystemTime,
    started: Instant,
}

impl Clock {
    fn now(&self) -> i64 {
        millis(self.start).saturating_add(i64::try_from(self.started.elapsed().as_millis()).unwrap_or(i64::MAX))
    }
}

impl Writer {
    /// Starts the thread. Its clock is not before the latest time in the store, so that events which were queued before the
    /// system's clock was set back need not wait for that time to come again.
    pub(crate) fn start(connection: Connection, name: String, latest: Option<SystemTime>) -> io::Result<Self> {
        connection.set_prepared_statement_cache_capacity(64);
        let (jobs, queue) = mpsc::channel(WAITING);
        let start = latest.into_iter().fold(SystemTime::now(), SystemTime::max);
        let clock = Clock { start, started: Instant::now() };
        let of_thread = name.clone();
        thread::Builder::new()
            .name("helpdesk-store".to_owned())
            .spawn(move || write(&connection, &of_thread, queue, &clock))?;
        Ok(Self { name, jobs })
    }

    /// The file, for errors and `Debug`.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Does some work in a transaction, and returns once that is committed.
    pub(crate) async fn run<T, F>(&self, work: F) -> Result<T, StoreError>
    where
        F: FnOnce(&Access<'_>) -> Result<T, Failure> + Send + 'static,
        T: Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let name = self.name.clone();
        let job: Job = Box::new(move |access| {
            let output = work(access).map_err(|failure| failure.of(&name));
            Reply {
                has_failed: output.is_err(),
                tell: Box::new(move |error| drop(answer.send(error.map_or(output, Err)))),
            }
        });
        let ended = || StoreError::Unavailable { store: self.name.clone(), reason: "its thread has ended".to_owned() };
        self.jobs.send(job).await.map_err(|_| ended())?;
        answered.await.unwrap_or_else(|_| Err(ended()))
    }
}

/// Why some work failed.
pub(crate) enum Failure {
    Sqlite(rusqlite::Error),
    Store(StoreError),
}

impl Failure {
    fn of(self, name: &str) -> StoreError {
        match self {
            Self::Store(error) => error,
            Self::Sqlite(error) => StoreError::Unavailable {
                store: name.to_owned(),
                reason: format!("{error}; check the disk, and that the file is writable"),
            },
        }
    }
}

impl From<rusqlite::Error> for Failure {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

fn write(connection: &Connection, name: &str, mut queue: mpsc::Receiver<Job>, clock: &Clock) {
    let mut cleaned: Option<Instant> = None;
    while let Some(first) = queue.blocking_recv() {
        let mut jobs = vec![first];
        while jobs.len() < MOST
            && let Ok(job) = queue.try_recv()
        {
            jobs.push(job);
        }
        let mut answers = Vec::with_capacity(jobs.len());
        let outcome = commit(connection, jobs, clock, &mut answers).map_err(|error| Failure::from(error).of(name));
        if outcome.is_err() {
            // This fails if SQLite has ended the transaction itself.
            let _ = connection.execute_batch("ROLLBACK");
        }
        for answer in answers {
            (answer.tell)(outcome.clone().err());
        }
        if cleaned.is_none_or(|at| at.elapsed() >= CLEANING) {
            cleaned = Some(Instant::now());
            // A full disk or a busy file shows with the next call.
            let _ = connection.execute("DELETE FROM seen WHERE until <= ?1", [clock.now()]);
        }
    }
}

/// Runs the jobs in one transaction; the work of one that fails is undone alone.
fn commit(connection: &Connection, jobs: Vec<Job>, clock: &Clock, answers: &mut Vec<Reply>) -> rusqlite::Result<()> {
    let begun = connection.prepare_cached("BEGIN IMMEDIATE").and_then(|mut begin| begin.execute([]).map(drop));
    let access = Access { connection, now: clock.now() };
    let mut outcome = begun;
    for job in jobs {
        if outcome.is_ok() {
            outcome =
                connection.prepare_cached("SAVEPOINT job").and_then(|mut savepoint| savepoint.execute([]).map(drop));
        }
        // A job whose transaction has failed runs too, for its answer; it has nothing to write to.
        let answer = job(&access);
        if outcome.is_ok() {
            let end = if answer.has_failed { "ROLLBACK TO job" } else { "RELEASE job" };
            outcome = connection.prepare_cached(end).and_then(|mut end| end.execute([]).map(drop));
        }
        answers.push(answer);
    }
    outcome?;
    connection.prepare_cached("COMMIT")?.execute([]).map(drop)
}
