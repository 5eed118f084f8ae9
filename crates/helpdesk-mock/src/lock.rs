//! Locks.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// No lock is held while anything can panic half-way through a change, so a poisoned one is sound.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
