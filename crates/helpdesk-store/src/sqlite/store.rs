//! The file: its creation, and its checks.

use std::fmt;
use std::fs::OpenOptions;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode};

use super::writer::Writer;
use crate::cipher::{Cipher, StoreKey};
use crate::error::StoreError;
use crate::record::moment;

/// The version of what this crate writes.
const VERSION: i64 = 1;
/// Tells files of this crate from those of other programs: `HdSt`.
const APPLICATION: i64 = 0x4864_5374;
/// The place of the value that a new store encrypts, to recognise its key.
const PROBE: [&str; 2] = ["store", "key"];
/// How long a write waits for other processes.
const BUSY: Duration = Duration::from_secs(5);

/// Times are milliseconds since 1970.
const SCHEMA: &str = "
    CREATE TABLE store (probe BLOB NOT NULL) STRICT;
    CREATE TABLE tokens (
        name TEXT PRIMARY KEY,
        value BLOB,
        lease_owner TEXT,
        lease_until INTEGER NOT NULL DEFAULT 0
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE seen (id TEXT PRIMARY KEY, done INTEGER NOT NULL, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE INDEX seen_until ON seen (until);
    -- due: when the event can be taken; null if it is put aside, or waits for an earlier one of its ticket.
    CREATE TABLE inbox (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        ticket TEXT,
        due INTEGER,
        queued_at INTEGER,
        attempts INTEGER NOT NULL DEFAULT 0,
        receipt INTEGER,
        reason BLOB,
        record BLOB NOT NULL
    ) STRICT;
    CREATE INDEX inbox_due ON inbox (due, number) WHERE due IS NOT NULL;
    CREATE INDEX inbox_line ON inbox (ticket, number) WHERE ticket IS NOT NULL AND queued_at IS NOT NULL;
    CREATE INDEX inbox_queued ON inbox (queued_at) WHERE queued_at IS NOT NULL;
    CREATE INDEX inbox_aside ON inbox (id) WHERE queued_at IS NULL;
    -- The last receipt.
    CREATE TABLE receipts (last INTEGER NOT NULL) STRICT;
    INSERT INTO receipts VALUES (0);
";

/// A store in one file: access tokens, the tokens of users, seen events, and an inbox.
///
/// Several processes of one machine can open the same file; it must not be on a network drive. A clone is the same store.
///
/// All calls go through one thread, which commits those that wait together, and has the disk write each commit
/// (`synchronous=FULL` with a write-ahead log). So a power cut loses nothing that a call has returned for, unless the disk
/// reports writes that it has not made.
#[derive(Clone)]
pub struct SqliteStore {
    pub(crate) writer: Arc<Writer>,
    pub(crate) cipher: Arc<Cipher>,
}

impl SqliteStore {
    /// Opens the store in this file, or creates it for the current user alone.
    ///
    /// The key encrypts tokens and the texts of events. It belongs to the store for good: a store that was created without a
    /// key, or with another one, is refused.
    ///
    /// It reads and writes the file, so on an async runtime it blocks its thread for a moment.
    ///
    /// # Errors
    ///
    /// The file cannot be opened or written, is not a store, or is one of a newer version or of another key.
    pub fn open(path: impl AsRef<Path>, key: Option<&StoreKey>) -> Result<Self, StoreError> {
        let path = path.as_ref();
        let name: String = path.display().to_string().escape_debug().collect();
        let name = format!("the SQLite store {name}");
        let unavailable = |reason: String| StoreError::Unavailable { store: name.clone(), reason };
        let cipher = Cipher::new(key, "");
        create(path).map_err(|error| unavailable(error.to_string()))?;
        let wrong = |error: rusqlite::Error| match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => StoreError::Foreign { store: name.clone() },
            _ => unavailable(error.to_string()),
        };
        let connection = Connection::open(path).map_err(wrong)?;
        connection.busy_timeout(BUSY).map_err(wrong)?;
        prepare(&connection, &cipher, &name, &wrong)?;
        let latest: Option<i64> =
            connection.query_row("SELECT max(queued_at) FROM inbox", [], |row| row.get(0)).map_err(wrong)?;
        let writer = Writer::start(connection, name.clone(), latest.map(moment))
            .map_err(|error| unavailable(error.to_string()))?;
        Ok(Self { writer: Arc::new(writer), cipher: Arc::new(cipher) })
    }
}

/// Creates the file, readable by its owner alone. SQLite gives its other files the same permissions.
fn create(path: &Path) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.read(true).append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

fn prepare(
    connection: &Connection,
    cipher: &Cipher,
    name: &str,
    wrong: &dyn Fn(rusqlite::Error) -> StoreError,
) -> Result<(), StoreError> {
    let number = |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0)).map_err(wrong);
    // Checked before anything is written, and again once no other process can create the tables. All three are read from one
    // state: another process may be creating the tables.
    connection.execute_batch("BEGIN").map_err(wrong)?;
    check(number("application_id")?, number("user_version")?, number("schema_version")?, name)?;
    connection.execute_batch("COMMIT").map_err(wrong)?;
    use_wal(connection).map_err(wrong)?;
    connection.pragma_update(None, "synchronous", "FULL").map_err(wrong)?;
    connection.execute_batch("BEGIN IMMEDIATE").map_err(wrong)?;
    check(number("application_id")?, number("user_version")?, number("schema_version")?, name)?;
    if number("user_version")? == 0 {
        let probe = cipher.seal(PROBE, b"").map_err(|reason| reason.at(PROBE))?;
        connection.execute_batch(SCHEMA).map_err(wrong)?;
        connection.execute("INSERT INTO store VALUES (?1)", [probe]).map_err(wrong)?;
        connection.pragma_update(None, "application_id", APPLICATION).map_err(wrong)?;
        connection.pragma_update(None, "user_version", VERSION).map_err(wrong)?;
    }
    connection.execute_batch("COMMIT").map_err(wrong)?;
    let probe: Vec<u8> = connection.query_row("SELECT probe FROM store", [], |row| row.get(0)).map_err(wrong)?;
    cipher.open(PROBE, &probe).map(drop).map_err(|reason| StoreError::key(name.to_owned(), reason))
}

/// Switches the file to a write-ahead log. SQLite itself does not wait for a process that does the same.
fn use_wal(connection: &Connection) -> rusqlite::Result<()> {
    let started = Instant::now();
    loop {
        match connection.pragma_update(None, "journal_mode", "WAL") {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && started.elapsed() < BUSY => {
                thread::sleep(Duration::from_millis(5));
            }
            done => return done,
        }
    }
}

/// Whether the file is empty, or a store of a version that this crate reads.
fn check(application: i64, version: i64, schema: i64, name: &str) -> Result<(), StoreError> {
    match (application, version, schema) {
        (0, 0, 0) | (APPLICATION, VERSION, _) => Ok(()),
        (APPLICATION, version, _) if version > VERSION => {
            Err(StoreError::Newer { store: name.to_owned(), version, supported: VERSION })
        }
        _ => Err(StoreError::Foreign { store: name.to_owned() }),
    }
}

impl fmt::Debug for SqliteStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SqliteStore").field("store", &self.writer.name()).finish_non_exhaustive()
    }
}
