//! Rate limits that several processes share.

use std::sync::Arc;
use std::time::Duration;

use crate::future::{BoxError, BoxFuture};

/// A store by which the processes of an app share its rate limits, set by
/// [`ClientBuilder::shared_quota`](crate::ClientBuilder::shared_quota).
///
/// While a process makes calls of an operation, it claims a share of the operation's limits about once a second, in the
/// background. It then keeps to its share by itself, so calls need no round trip.
///
/// An implementation must ensure that, for each operation and each limit, the numbers of calls that are reserved for
/// all processes never add up to more than [`count`](QuotaLimit::count) because of a grant. For a process, this is the
/// share that its last claim was granted, or [`held`](QuotaLimit::held) of that claim if that is more. The reservation
/// ends when [`time`](QuotaClaim::time) and then [`window`](QuotaLimit::window) have passed since the claim, by the
/// store's own clock.
///
/// If no process has a claim that is younger than its `time`, the store is new, or was away: for
/// [`SETTLING`](QuotaClaim::SETTLING), it grants at most [`part`](QuotaLimit::part), so that the other processes can
/// claim what they hold. Apart from that, it should divide the limit fairly: a process that wants less than others gets
/// what it wants, and the others get equal shares.
pub trait SharedQuota: Send + Sync {
    /// Claims a share of the limits of an operation, replacing the process's former claim.
    ///
    /// # Errors
    ///
    /// On any error, or if it takes longer than a second, the client logs it and continues with its part of the limits.
    fn claim<'a>(&'a self, claim: &'a QuotaClaim) -> BoxFuture<'a, Result<QuotaShare, BoxError>>;

    /// Records that the platform asked for a pause of the operation. The answers to the claims of all processes contain
    /// it until it ends.
    ///
    /// # Errors
    ///
    /// On any error, the client logs it; the other processes do not pause.
    fn pause<'a>(&'a self, app: &'a str, operation: &'a str, time: Duration) -> BoxFuture<'a, Result<(), BoxError>>;
}

/// A claim of a process for a share of the limits of an operation.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct QuotaClaim {
    /// The app and its host, as [`TokenKey`](crate::TokenKey) is displayed. Limits of different apps are independent.
    pub app: String,
    /// The operation, such as `helpdesk.v1.ticket.message.create`.
    pub operation: &'static str,
    /// The process: a random value of each client.
    pub process: String,
    /// The limits of the operation; empty for an operation without limits, whose pauses are shared all the same.
    pub limits: Vec<QuotaLimit>,
    /// For how long the process uses the share.
    pub time: Duration,
}

impl QuotaClaim {
    /// For how long a store that has lost its claims, or is new, grants at most [`part`](QuotaLimit::part).
    pub const SETTLING: Duration = Duration::from_millis(1_500);
}

/// A limit of an operation, in a [`QuotaClaim`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct QuotaLimit {
    /// The number of calls that all processes together may make in the window.
    pub count: u32,
    /// The window, with a margin.
    pub window: Duration,
    /// The share that the process wants.
    pub want: u32,
    /// The share of each process if all that are expected share equally; at least 1.
    pub part: u32,
    /// The share that the process uses until the answer arrives, or the number of its calls in the window that ends now
    /// if that is more.
    pub held: u32,
}

/// The answer to a [`QuotaClaim`].
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct QuotaShare {
    /// The number of calls in the window of each limit, in the order of the claim. Shares of 0 are claimed again soon.
    pub shares: Vec<u32>,
    /// The rest of the pause that a process recorded; `None` without a pause.
    pub pause: Option<Duration>,
}

impl QuotaShare {
    /// Creates an answer.
    pub fn new(shares: Vec<u32>, pause: Option<Duration>) -> Self {
        Self { shares, pause }
    }
}

impl<T: SharedQuota + ?Sized> SharedQuota for Arc<T> {
    fn claim<'a>(&'a self, claim: &'a QuotaClaim) -> BoxFuture<'a, Result<QuotaShare, BoxError>> {
        (**self).claim(claim)
    }

    fn pause<'a>(&'a self, app: &'a str, operation: &'a str, time: Duration) -> BoxFuture<'a, Result<(), BoxError>> {
        (**self).pause(app, operation, time)
    }
}

/// The shared quota of a client.
pub(crate) struct Quota {
    pub(crate) store: Arc<dyn SharedQuota>,
    pub(crate) app: String,
    /// The name of this client among the others.
    pub(crate) process: String,
    /// The number of processes, at least 1.
    pub(crate) processes: usize,
}
