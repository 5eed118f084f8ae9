//! Stores that record which events were handled.

use std::sync::Arc;

use crate::future::{BoxError, BoxFuture};

/// The state of an event in a store when it is claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Claim {
    /// Nobody has handled it or is about to: it is the caller's now.
    New,
    /// Somebody has claimed it and not said yet what came of it.
    InProgress,
    /// It was handled.
    Done,
}

/// Where it is noted which events were handled, so that none is handled twice; the method `seen_events` of a builder takes one.
///
/// Implement it over a store that several processes share, if the platform's events reach any of them; otherwise
/// `MemorySeenEvents` will do. Its requirements:
///
/// - Of several claims of one id at the same time, one gets [`Claim::New`].
/// - [`Claim::Done`] is kept for eight hours. The platform sends an event for the last time some seven after the first.
/// - [`Claim::InProgress`] ends by itself, or the event of a process that has crashed is never handled. It must outlast the
///   longest that a handler takes, with all retries, and end long before the
///   platform's last attempt: ten minutes will do for most.
/// - An id has at most 128 characters, all of them printable ASCII and not spaces. The id of an event with any other id is the
///   SHA-256 of that, in hex.
/// - Each future ends, also where the store does not answer. Its errors are shown in the log, so they should have no secret in
///   them.
///
/// ```
/// use helpdesk_events::{BoxError, BoxFuture, Claim, SeenEvents};
///
/// /// Over commands as Redis has them.
/// struct Shared(Redis);
///
/// impl SeenEvents for Shared {
///     fn claim<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<Claim, BoxError>> {
///         Box::pin(async move {
///             // SET id claimed NX GET EX 600
///             Ok(match self.0.set_if_absent(id, "claimed", 600).await?.as_deref() {
///                 None => Claim::New,
///                 Some("done") => Claim::Done,
///                 Some(_) => Claim::InProgress,
///             })
///         })
///     }
///
///     fn complete<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
///         // SET id done EX 28800
///         Box::pin(async move { Ok(self.0.set(id, "done", 8 * 3600).await?) })
///     }
///
///     fn release<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
///         // DEL id
///         Box::pin(async move { Ok(self.0.delete(id).await?) })
///     }
/// }
/// # use std::io;
/// # struct Redis;
/// # impl Redis {
/// #     async fn set_if_absent(&self, _: &str, _: &str, _: u64) -> io::Result<Option<String>> { Ok(None) }
/// #     async fn set(&self, _: &str, _: &str, _: u64) -> io::Result<()> { Ok(()) }
/// #     async fn delete(&self, _: &str) -> io::Result<()> { Ok(()) }
/// # }
/// ```
pub trait SeenEvents: Send + Sync {
    /// Claims an event, unless somebody else has.
    ///
    /// # Errors
    ///
    /// The event is not handled, and the platform is told to send the event again.
    fn claim<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<Claim, BoxError>>;

    /// Notes that a claimed event was handled.
    ///
    /// # Errors
    ///
    /// The platform is answered 200 all the same. Should it send the event again, it is handled again.
    fn complete<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), BoxError>>;

    /// Gives a claimed event up, as it could not be handled.
    ///
    /// # Errors
    ///
    /// The event is handled again once the claim has ended by itself and the platform has sent it again.
    fn release<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), BoxError>>;
}

impl<T: SeenEvents + ?Sized> SeenEvents for Arc<T> {
    fn claim<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<Claim, BoxError>> {
        (**self).claim(id)
    }

    fn complete<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        (**self).complete(id)
    }

    fn release<'a>(&'a self, id: &'a str) -> BoxFuture<'a, Result<(), BoxError>> {
        (**self).release(id)
    }
}
