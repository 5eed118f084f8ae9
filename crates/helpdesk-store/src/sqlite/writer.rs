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

/// A call: does its work if there is a transaction, and returns what tells the caller once that is committed.
type Job = Box<dyn FnOnce(Result<&Access<'_>, StoreError>) -> Reply + Send>;

struct Reply {
    /// Why the work failed.
    error: Option<StoreError>,
    /// Tells the caller the result, or the error of the transaction.
    tell: Box<dyn FnOnce(Option<StoreError>) + Send>,
}

/// Makes a call of some work, and what receives its result.
fn job<T, F>(name: &str, work: F) -> (Job, oneshot::Receiver<Result<T, StoreError>>)
where
    F: FnOnce(&Access<'_>) -> Result<T, Failure> + Send + 'static,
    T: Send + 'static,
{
    let (answer, answered) = oneshot::channel();
    let name = name.to_owned();
    let job: Job = Box::new(move |access| {
        let output = access.and_then(|access| work(access).map_err(|failure| failure.of(&name)));
        Reply {
            error: output.as_ref().err().cloned(),
            tell: Box::new(move |error| drop(answer.send(error.map_or(output, Err)))),
        }
    });
    (job, answered)
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
        let (job, answered) = job(&self.name, work);
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
        let mut replies = Vec::with_capacity(jobs.len());
        let outcome = commit(connection, name, jobs, clock.now(), &mut replies);
        if outcome.is_err() {
            // This fails if SQLite has ended the transaction itself.
            let _ = connection.execute_batch("ROLLBACK");
        }
        for reply in replies {
            (reply.tell)(outcome.clone().err());
        }
        let now = Instant::now();
        if is_to_be_cleaned(cleaned, now) {
            cleaned = Some(now);
            // A full disk or a busy file shows with the next call.
            let _ = connection.execute("DELETE FROM seen WHERE until <= ?1", [clock.now()]);
        }
    }
}

fn is_to_be_cleaned(cleaned: Option<Instant>, now: Instant) -> bool {
    cleaned.is_none_or(|cleaned| now.saturating_duration_since(cleaned) >= CLEANING)
}

/// Runs the jobs in one transaction; the work of one that fails is undone alone.
fn commit(
    connection: &Connection,
    name: &str,
    jobs: Vec<Job>,
    now: i64,
    replies: &mut Vec<Reply>,
) -> Result<(), StoreError> {
    let run = |sql: &str| -> Result<(), StoreError> {
        let done = connection.prepare_cached(sql).and_then(|mut statement| statement.execute([]));
        done.map(drop).map_err(|error| Failure::from(error).of(name))
    };
    let access = Access { connection, now };
    let mut outcome = run("BEGIN IMMEDIATE");
    for job in jobs {
        outcome = outcome.and_then(|()| run("SAVEPOINT job"));
        // Without a transaction, each statement of the work would be committed by itself.
        let reply = job(outcome.as_ref().map(|()| &access).map_err(Clone::clone));
        outcome = outcome.and_then(|()| match &reply.error {
            None => run("RELEASE job"),
            // SQLite has ended the transaction, as where the disk is full.
            Some(error) if connection.is_autocommit() => Err(error.clone()),
            Some(_) => run("ROLLBACK TO job"),
        });
        replies.push(reply);
    }
    outcome.and_then(|()| run("COMMIT"))
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    /// A call that writes a value of so many bytes, or fails by itself.
    fn write(bytes: Option<i64>) -> (Job, oneshot::Receiver<Result<(), StoreError>>) {
        job("a store", move |access| {
            access.connection.execute("INSERT INTO t VALUES (zeroblob(?1))", [bytes.unwrap_or_default()])?;
            let refused = || StoreError::InvalidSetting { reason: "refused".to_owned() };
            bytes.map(drop).ok_or_else(|| refused().into())
        })
    }

    #[test]
    fn the_work_of_a_transaction_is_done_as_a_whole() {
        let full =
            Err("a store cannot be used: database or disk is full; check the disk, and that the file is writable");
        let refused = Err("the store cannot be set up: refused");
        for (jobs, answers, rows) in [
            (vec![Some(1), Some(1)], vec![Ok(()); 2], 2),
            (vec![Some(1), None, Some(1)], vec![Ok(()), refused, Ok(())], 2),
            (vec![Some(1), Some(1 << 20), Some(1)], vec![full; 3], 0),
            (vec![None, Some(1 << 20), None], vec![full; 3], 0),
        ] {
            let connection = Connection::open_in_memory().expect("a database");
            connection.execute_batch("CREATE TABLE t (v BLOB); PRAGMA max_page_count = 20").expect("a table");
            let (jobs, answered): (Vec<_>, Vec<_>) = jobs.into_iter().map(write).unzip();
            let mut replies = Vec::new();
            let outcome = commit(&connection, "a store", jobs, 0, &mut replies);
            for reply in replies {
                (reply.tell)(outcome.clone().err());
            }
            let told: Vec<_> = answered.into_iter().map(|answer| answer.blocking_recv().expect("an answer")).collect();
            let told: Vec<_> = told.iter().map(|told| told.as_ref().copied().map_err(ToString::to_string)).collect();
            let answers: Vec<_> = answers.into_iter().map(|answer| answer.map_err(str::to_owned)).collect();
            assert_eq!(told, answers);
            let count: i64 = connection.query_row("SELECT count(*) FROM t", [], |row| row.get(0)).expect("a count");
            assert_eq!((count, connection.is_autocommit()), (rows, true), "{answers:?}");
        }
    }

    #[test]
    fn calls_that_wait_are_committed_together() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let open = || Connection::open(folder.path().join("store.db")).expect("a database");
        let connection = open();
        connection.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE t (v INTEGER)").expect("a table");
        let (jobs, queue) = mpsc::channel(WAITING);
        let other = Arc::new(Mutex::new(open()));
        let mut answers = Vec::new();
        for _ in 0..MOST + 2 {
            let other = Arc::clone(&other);
            // Returns what was committed before.
            let (job, answered) = job("a store", move |access| {
                access.connection.execute("INSERT INTO t VALUES (1)", [])?;
                let other = other.lock().expect("no panic");
                Ok(other.query_row("SELECT count(*) FROM t", [], |row| row.get::<_, i64>(0))?)
            });
            assert!(jobs.try_send(job).is_ok());
            answers.push(answered);
        }
        drop(jobs);
        super::write(&connection, "a store", queue, &Clock { start: SystemTime::now(), started: Instant::now() });
        let committed: Vec<i64> =
            answers.into_iter().map(|answer| answer.blocking_recv().expect("an answer").expect("it works")).collect();
        assert_eq!(committed, [vec![0; MOST], vec![MOST as i64; 2]].concat());
    }

    #[test]
    fn what_has_expired_is_deleted_with_the_first_call_and_then_once_a_minute() {
        let start = Instant::now();
        assert!(is_to_be_cleaned(None, start));
        for (seconds, is_due) in [(0, false), (59, false), (60, true), (600, true)] {
            assert_eq!(is_to_be_cleaned(Some(start), start + Duration::from_secs(seconds)), is_due, "{seconds}");
        }
    }

    #[test]
    fn nothing_is_done_without_a_transaction() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let open = || Connection::open(folder.path().join("store.db")).expect("a database");
        let (other, connection) = (open(), open());
        other.execute_batch("CREATE TABLE t (v BLOB); BEGIN IMMEDIATE").expect("it is locked");
        connection.busy_timeout(Duration::ZERO).expect("a setting");
        // What would release the lock while the calls run.
        let (unlock, _) = job("a store", move |_| Ok(other.execute_batch("COMMIT")?));
        let (write, answered) = write(Some(1));
        let mut replies = Vec::new();
        let error = commit(&connection, "a store", vec![unlock, write], 0, &mut replies).expect_err("it is locked");
        for reply in replies {
            (reply.tell)(Some(error.clone()));
        }
        assert!(error.to_string().contains("database is locked"), "{error}");
        assert_eq!(answered.blocking_recv().expect("an answer"), Err(error));
        let count: i64 = connection.query_row("SELECT count(*) FROM t", [], |row| row.get(0)).expect("a count");
        assert_eq!(count, 0);
    }
}
