//! Types of code that a caller brings along.

use std::error::Error as StdError;
use std::future::Future;
use std::pin::Pin;

/// An error of code that a caller brings along.
pub type BoxError = Box<dyn StdError + Send + Sync>;

/// A future of a trait that must be object safe.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
