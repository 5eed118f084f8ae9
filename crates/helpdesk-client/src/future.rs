//! Types for traits that are used as `dyn`.

use std::error::Error as StdError;
use std::future::Future;
use std::pin::Pin;

/// A boxed future, as returned by the traits that are used as `dyn`.
///
/// It is the same type as in the `futures` crate; create it with `Box::pin(async { ... })`.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Runs a future in a task of its own. It is boxed, so that only one kind of task is compiled.
pub(crate) fn spawn(work: BoxFuture<'static, ()>) {
    tokio::spawn(work);
}

/// An error of code that the caller supplies, such as a token store.
///
/// It is shown in errors and logs, so it should contain no secrets.
pub type BoxError = Box<dyn StdError + Send + Sync>;
