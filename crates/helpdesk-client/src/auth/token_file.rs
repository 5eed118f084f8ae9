//! Files that keep the tokens of users.
//!
//! A pair is written to a new file, which then takes the place of the old one, so a reader sees one or the other. Beside
//! the file is another with the suffix `.lock`. A writer holds the system's lock on it, which ends with the process; its
//! content is the lease of a refresh.

use std::fmt;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use fs4::FileExt;
use sha2::{Digest as _, Sha256};

use super::token_form::{Read, Written};
use super::user_tokens::{UserTokenStore, UserTokens};
use crate::future::{BoxError, BoxFuture};

/// The maximum length of a file, in bytes. Each token has at most about 4 KiB.
const LONGEST: u64 = 64 << 10;
/// How long to wait for another process that writes, which takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(5);
const BETWEEN_TRIES: Duration = Duration::from_millis(5);
/// The maximum length of an escaped user id in a file name. Most file systems allow 255 bytes for the whole name.
const LONGEST_ID: usize = 160;

/// A file that keeps the tokens of one user, as a [`UserTokenStore`].
///
/// The tokens are in the file in plain text, as JSON. On Unix, only the file's owner can read it (mode 600), and
/// folders that have to be created can only be opened by their owner (mode 700). The file is replaced as a whole: after
/// a crash it has the old pair or the new one.
///
/// Keep it in a folder that only you can write to: whoever can write to the folder can replace the file.
///
/// Several clients and processes of one machine may share the file. A second file with the suffix `.lock` coordinates
/// them; do not delete it while one of them runs. File systems of a network often do not support this; use a database
/// there.
///
/// ```no_run
/// # async fn example(client: helpdesk_client::Client) {
/// use helpdesk_client::UserTokenFile;
///
/// let agent = client.as_refreshed_user(UserTokenFile::new("tokens.json"));
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct UserTokenFile {
    path: Arc<Path>,
}

impl UserTokenFile {
    /// Names the file, which need not exist yet. The login [saves](UserTokenStore::save) its tokens there.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into().into() }
    }

    /// Runs work on the file on a thread that may block.
    fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Path) -> Result<T, TokenFileError> + Send + 'static,
    ) -> BoxFuture<'static, Result<T, BoxError>> {
        let path = Arc::clone(&self.path);
        Box::pin(async move { Ok(tokio::task::spawn_blocking(move || work(&path)).await??) })
    }
}

/// A folder that keeps the tokens of many users, in one [`UserTokenFile`] for each.
///
/// ```no_run
/// # async fn example(client: helpdesk_client::Client) {
/// use helpdesk_client::UserTokenFolder;
///
/// let folder = UserTokenFolder::new("tokens");
/// let agent = client.as_refreshed_user(folder.user("ou_7dab8a3d3cdcc9da365777c7ad535d62"));
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct UserTokenFolder {
    path: PathBuf,
}

impl UserTokenFolder {
    /// Names the folder, which need not exist yet.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// Returns the file of a user.
    ///
    /// Any text is a valid id, and different ids have different files. The file is in the folder itself: its name is
    /// `user-` and the id, where all characters but lowercase letters, digits, `_` and `-` are escaped. A long id is
    /// replaced by its hash.
    pub fn user(&self, id: impl AsRef<str>) -> UserTokenFile {
        UserTokenFile::new(self.path.join(format!("user-{}.json", escaped(id.as_ref()))))
    }
}

/// The id as part of a file name. Uppercase letters are escaped too, because some file systems ignore case.
fn escaped(id: &str) -> String {
    let escaped = id.bytes().fold(String::new(), |mut name, byte| {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-' => name.push(char::from(byte)),
            other => name.push_str(&format!("={other:02x}")),
        }
        name
    });
    if escaped.len() <= LONGEST_ID {
        return escaped;
    }
    // No escaped id begins with two of these.
    Sha256::digest(id).iter().fold("==".to_owned(), |name, byte| format!("{name}{byte:02x}"))
}

impl UserTokenStore for UserTokenFile {
    fn load(&self) -> BoxFuture<'_, Result<Option<UserTokens>, BoxError>> {
        self.blocking(load)
    }

    fn save<'a>(&'a self, tokens: &'a UserTokens) -> BoxFuture<'a, Result<(), BoxError>> {
        let tokens = tokens.clone();
        self.blocking(move |path| {
            let _lock = Lock::acquire(path)?;
            write(path, &tokens)
        })
    }

    fn lease<'a>(&'a self, owner: &'a str, time: Duration) -> BoxFuture<'a, Result<bool, BoxError>> {
        let owner = owner.to_owned();
        self.blocking(move |path| Lock::acquire(path)?.lease(&owner, time))
    }

    fn replace<'a>(
        &'a self,
        expected: &'a UserTokens,
        successor: &'a UserTokens,
    ) -> BoxFuture<'a, Result<bool, BoxError>> {
        let (expected, successor) = (expected.clone(), successor.clone());
        self.blocking(move |path| {
            let _lock = Lock::acquire(path)?;
            // The tokens identify a pair; times are rounded when they are written.
            let is_expected = load(path)?.is_some_and(|stored| {
                stored.access_token == expected.access_token && stored.refresh_token == expected.refresh_token
            });
            if is_expected {
                write(path, &successor)?;
            }
            Ok(is_expected)
        })
    }

    fn release<'a>(&'a self, owner: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        let owner = owner.to_owned();
        self.blocking(move |path| Lock::acquire(path)?.release(&owner))
    }
}

fn load(path: &Path) -> Result<Option<UserTokens>, TokenFileError> {
    let error = |problem: String| TokenFileError { path: path.to_owned(), problem, source: None };
    let file = match File::open(path) {
        Ok(file) => file,
        Err(e) if e.kind() == ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(TokenFileError::io(path, "it cannot be opened", e)),
    };
    let mut text = Vec::new();
    file.take(LONGEST + 1).read_to_end(&mut text).map_err(|e| TokenFileError::io(path, "it cannot be read", e))?;
    if text.len() as u64 > LONGEST {
        return Err(error(format!("it is longer than {LONGEST} bytes, so it does not contain tokens; {MEND}")));
    }
    // The error itself may quote a token.
    let read: Read = serde_json::from_slice(&text).map_err(|e| {
        error(format!("line {}, column {}: it does not contain tokens as JSON; {MEND}", e.line(), e.column()))
    })?;
    UserTokens::try_from(read).map(Some).map_err(|field| error(format!("{field}; {MEND}")))
}

const MEND: &str = "delete the file, and have the user log in again";

/// Puts a new file in the place of the old one. The caller holds the lock.
fn write(path: &Path, tokens: &UserTokens) -> Result<(), TokenFileError> {
    let failed = |source| TokenFileError::io(path, "it cannot be written", source);
    let text = serde_json::to_vec(&Written::from(tokens)).map_err(|e| failed(io::Error::other(e)))?;
    // One name is enough, because whoever writes holds the lock.
    let new = with_suffix(path, ".new");
    create(&new, &text).and_then(|()| fs::rename(&new, path)).and_then(|()| sync_folder(path)).map_err(failed)
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

fn create(path: &Path, text: &[u8]) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(e) if e.kind() != ErrorKind::NotFound => return Err(e),
        // A process that ended while it wrote may have left one.
        _ => {}
    }
    let mut file = private().create_new(true).write(true).open(path)?;
    file.write_all(text)?;
    file.sync_all()
}

/// Options for a file that only its owner can read.
fn private() -> OpenOptions {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "only Unix has modes"))]
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Has the system write the new name of a file to the disk.
fn sync_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    File::open(folder(path))?.sync_all()?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// The folder of a file.
fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The system's lock, which is released when it is dropped.
struct Lock {
    path: PathBuf,
    file: File,
}

impl Lock {
    fn acquire(path: &Path) -> Result<Self, TokenFileError> {
        create_folder(folder(path)).map_err(|e| TokenFileError::io(path, "its folder cannot be created", e))?;
        let path = with_suffix(path, ".lock");
        let failed = |source| TokenFileError::io(&path, "it cannot be locked", source);
        let file = private().read(true).write(true).create(true).truncate(false).open(&path).map_err(failed)?;
        let started = Instant::now();
        loop {
            // `File` has a method of this name too, in newer versions of Rust.
            match FileExt::try_lock(&file) {
                Ok(()) => return Ok(Self { path, file }),
                Err(fs4::TryLockError::Error(e)) => return Err(failed(e)),
                Err(fs4::TryLockError::WouldBlock) if started.elapsed() < PATIENCE => sleep(BETWEEN_TRIES),
                Err(fs4::TryLockError::WouldBlock) => {
                    let problem = format!("another process has had it locked for {PATIENCE:?}; try again later");
                    return Err(TokenFileError { path, problem, source: None });
                }
            }
        }
    }

    /// Takes the lease, if it is free.
    fn lease(&mut self, owner: &str, time: Duration) -> Result<bool, TokenFileError> {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        if self.content()?.as_deref().is_some_and(|lease| is_running(lease, now.as_millis())) {
            return Ok(false);
        }
        self.set_content(&format!("{owner} {} {}", now.as_millis(), now.saturating_add(time).as_millis()))?;
        Ok(true)
    }

    /// Ends the lease, if this owner has it.
    fn release(&mut self, owner: &str) -> Result<(), TokenFileError> {
        match self.content()? {
            Some(lease) if lease.split(' ').next() == Some(owner) => self.set_content(""),
            _ => Ok(()),
        }
    }

    /// The content; `None` if it cannot be a lease.
    fn content(&mut self) -> Result<Option<String>, TokenFileError> {
        let mut text = Vec::new();
        let read = self.file.rewind().and_then(|()| (&self.file).take(LONGEST).read_to_end(&mut text));
        read.map_err(|e| TokenFileError::io(&self.path, "it cannot be read", e))?;
        Ok(String::from_utf8(text).ok())
    }

    fn set_content(&mut self, text: &str) -> Result<(), TokenFileError> {
        let mut write = || {
            self.file.set_len(0)?;
            self.file.rewind()?;
            self.file.write_all(text.as_bytes())
        };
        write().map_err(|e| TokenFileError::io(&self.path, "it cannot be written", e))
    }
}

/// Whether a lease, of which the owner and its beginning and end are written, has not ended. If the clock has been set
/// back to before its beginning, it has.
fn is_running(lease: &str, now: u128) -> bool {
    let mut times = lease.split(' ').skip(1).map(str::parse::<u128>);
    matches!((times.next(), times.next()), (Some(Ok(begin)), Some(Ok(end))) if (begin..end).contains(&now))
}

fn create_folder(path: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

/// The error for a file of tokens. It shows the path, and nothing of the content.
#[derive(Debug)]
struct TokenFileError {
    path: PathBuf,
    problem: String,
    source: Option<io::Error>,
}

impl TokenFileError {
    fn io(path: &Path, problem: &str, source: io::Error) -> Self {
        Self { path: path.to_owned(), problem: format!("{problem}: {source}"), source: Some(source) }
    }
}

impl fmt::Display for TokenFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // In `Debug` form, a path has no control characters.
        write!(f, "the token file {:?}: {}", self.path, self.problem)
    }
}

impl std::error::Error for TokenFileError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_user_id_is_one_file_name() {
        let long = "工".repeat(1000);
        let longest = "a".repeat(LONGEST_ID);
        let cases = [
            (&*longest, &*longest),
            ("ou_7dab8a3d", "ou_7dab8a3d"),
            ("", ""),
            ("Ab", "=41b"),
            ("a=41b", "a=3d41b"),
            ("../../etc/passwd", "=2e=2e=2f=2e=2e=2fetc=2fpasswd"),
            ("a\0b\n", "a=00b=0a"),
            ("工", "=e5=b7=a5"),
        ];
        for (id, name) in cases {
            assert_eq!(escaped(id), name, "{id:?}");
        }
        for long in [&*long, &format!("{longest}a")] {
            assert_eq!((escaped(long).len(), &escaped(long)[..2]), (66, "=="));
        }
        assert_ne!(escaped(&long), escaped(&"工".repeat(1001)));
    }

    #[test]
    fn a_lease_ends_by_the_clock() {
        for (lease, now, running) in [
            ("a 100 200", 150, true),
            ("a 100 200", 199, true),
            ("a 100 200", 200, false),
            ("a 100 200", 99, false),
            ("", 150, false),
            ("a", 150, false),
            ("a b c", 150, false),
        ] {
            assert_eq!(is_running(lease, now), running, "{lease:?} at {now}");
        }
    }
    #[test]
    fn the_folder_of_a_relative_path_is_the_current_one() {
        for (path, expected) in [("tokens.json", "."), ("a/tokens.json", "a"), ("/tokens.json", "/")] {
            assert_eq!(folder(Path::new(path)), Path::new(expected));
        }
    }

    #[test]
    fn a_lock_is_waited_for_and_not_for_ever() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("tokens.json");
        for (held, is_acquired) in [(Duration::from_millis(50), true), (PATIENCE * 2, false)] {
            let lock = Lock::acquire(&path).expect("it is free");
            let waiting = std::thread::spawn({
                let path = path.clone();
                move || Lock::acquire(&path).map(drop).map_err(|error| error.to_string())
            });
            let started = Instant::now();
            while !waiting.is_finished() && started.elapsed() < held {
                sleep(BETWEEN_TRIES);
            }
            assert_eq!(waiting.is_finished(), !is_acquired, "it waits while another has the lock");
            drop(lock);
            match waiting.join().expect("no panic") {
                Ok(()) => assert!(is_acquired),
                Err(error) => assert!(!is_acquired && error.contains("has had it locked for 5s"), "{error}"),
            }
        }
    }
}
