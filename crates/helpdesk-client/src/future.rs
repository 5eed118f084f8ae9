//! What goes through traits that are used as `dyn`.

use std::error::Error as StdError;
use std::future::Future;
use std::pin::Pin;

/// A future in a box, as the traits give back that are used as `dyn`.
///
/// It is the one of the `futures` crate, so `Box::pin(async { ... })` makes one.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What goes wrong in code that a caller brings along.
///
/// It is shown in errors and logs, so it should have no secret in it.
pub type BoxError = Box<dyn StdError + Send + Sync>;
