//! Errors of the stores.

use std::fmt;

/// Why a store cannot be used, or a stored value not be read.
///
/// The text says what to do. It contains no secret.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum StoreError {
    /// The key is not 64 hexadecimal digits.
    InvalidKey,
    /// A setting is not valid. The error does not quote a URL, as it may contain a password.
    InvalidSetting {
        /// The fault.
        reason: String,
    },
    /// A newer version of this crate has written the store.
    Newer {
        /// The file, or the server and prefix.
        store: String,
        /// The version of the store.
        version: i64,
        /// The newest version that this crate reads.
        supported: i64,
    },
    /// The file is a database of another program.
    Foreign {
        /// The file.
        store: String,
    },
    /// The store was created with another key, or with a key and is used without one, or the other way round.
    WrongKey {
        /// The file, or the server and prefix.
        store: String,
        /// How the keys differ.
        reason: String,
    },
    /// A stored value cannot be read.
    Unreadable {
        /// The table and the id.
        place: String,
        /// Why.
        reason: String,
    },
    /// The store cannot be reached, does not answer in time, is full, or refuses to write.
    Unavailable {
        /// The file, or the server and prefix.
        store: String,
        /// Its message.
        reason: String,
    },
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidKey => f.write_str(
                "the key of the store is not 64 hexadecimal digits (32 bytes); create one with `openssl rand -hex 32`",
            ),
            Self::InvalidSetting { reason } => write!(f, "the store cannot be set up: {reason}"),
            Self::Newer { store, version, supported } => write!(
                f,
                "{store} has version {version}, and this program reads up to version {supported}; update helpdesk-store, or use \
                 another store"
            ),
            Self::Foreign { store } => {
                write!(f, "{store} is a database of another program; give a path of its own to the store")
            }
            Self::WrongKey { store, reason } => write!(f, "{store} {reason}"),
            Self::Unreadable { place, reason } => write!(f, "the stored value of {place} cannot be read: {reason}"),
            Self::Unavailable { store, reason } => write!(f, "{store} cannot be used: {reason}"),
        }
    }
}

impl std::error::Error for StoreError {}

impl StoreError {
    /// The error for a store whose own value for telling its key cannot be read.
    pub(crate) fn key(store: String, reason: Unreadable) -> Self {
        let reason = match reason {
            Unreadable::NotEncrypted => {
                "was created without a key, and a key is given; create a new store for it, or give no key"
            }
            Unreadable::Encrypted => "was created with a key, and none is given; give that key",
            _ => "was created with another key; give that one",
        };
        Self::WrongKey { store, reason: reason.to_owned() }
    }
}

/// Why a value cannot be read or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unreadable {
    NotEncrypted,
    Encrypted,
    WrongKey,
    Garbage,
    NoRandomness,
    TooLong,
}

impl Unreadable {
    pub(crate) fn at(self, [table, id]: [&str; 2]) -> StoreError {
        let id: String = id.chars().take(128).flat_map(char::escape_debug).collect();
        StoreError::Unreadable { place: format!("{table} {id}"), reason: self.to_string() }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotEncrypted => "it is not encrypted, although the store has a key; another program wrote it",
            Self::Encrypted => "it is encrypted, and the store has no key; give the key that it was written with",
            Self::WrongKey => "it was encrypted with another key, moved from another place, or changed",
            Self::Garbage => "it does not have the form in which this crate writes values",
            Self::NoRandomness => "the system gives no random bytes for the encryption",
            Self::TooLong => "it is too long to be encrypted",
        })
    }
}
