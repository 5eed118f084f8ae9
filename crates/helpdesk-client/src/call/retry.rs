//! Whether and when a request is sent again.
//!
//! No operation of the Helpdesk knows an idempotency key: what may have acted is not sent again, unless it only reads.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use crate::codes;
use crate::deadline::LONGEST;
use crate::error::{Error, Outcome};

/// When a call sends its request again, and how long it waits for that.
///
/// A request is sent again
///
/// - if it has surely not acted: no connection came about, the platform says that calls come too fast, or it refuses the
///   access token (then once);
/// - if it only reads (`GET`): also if no whole answer came, or the platform failed (HTTP 5xx, code 155000).
///
/// It waits longer each time, at random so that many callers spread; and no less than the answer says, by the platform's
/// `x-ogw-ratelimit-reset` or a gateway's `Retry-After`. The [timeout](crate::ClientBuilder::timeout) of a call always wins:
/// where a wait would leave less than a tenth of it, or than 3 seconds if that is less, the call ends at once with the error
/// that it has.
///
/// ```
/// use std::time::Duration;
/// use helpdesk_client::RetryPolicy;
///
/// let patient = RetryPolicy::new().max_attempts(6).max_wait(Duration::from_secs(60));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "it takes effect in a client"]
pub struct RetryPolicy {
    max_attempts: u32,
    first_delay: Duration,
    max_delay: Duration,
    max_wait: Duration,
    attempt_timeout: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::new()
    }
}

impl RetryPolicy {
    /// Four attempts, delays from 250 milliseconds to 5 seconds, 20 seconds of waiting in all, and 10 seconds for an attempt
    /// that another may follow.
    pub const fn new() -> Self {
        Self {
            max_attempts: 4,
            first_delay: Duration::from_millis(250),
            max_delay: Duration::from_secs(5),
            max_wait: Duration::from_secs(20),
            attempt_timeout: Duration::from_secs(10),
        }
    }

    /// Each request is sent once. Not even a refused access token makes it be sent again; the next call has another one.
    pub const fn never() -> Self {
        Self { max_attempts: 1, ..Self::new() }
    }

    /// How often a request is sent at most; 4 if not set. 0 is taken as 1.
    pub const fn max_attempts(self, attempts: u32) -> Self {
        Self { max_attempts: attempts, ..self }
    }

    /// The delay before the second attempt, about, and the longest one; 250 milliseconds and 5 seconds if not set. Each
    /// delay is twice the one before it, less up to a half at random.
    pub const fn backoff(self, first: Duration, longest: Duration) -> Self {
        Self { first_delay: first, max_delay: longest, ..self }
    }

    /// How long a call waits in all between its attempts; 20 seconds if not set. If the platform asks for more, the call
    /// ends with the platform's error.
    pub const fn max_wait(self, budget: Duration) -> Self {
        Self { max_wait: budget, ..self }
    }

    /// How long an attempt may take that another one may follow, which is so for a `GET`; 10 seconds if not set. Any other
    /// attempt may take all the time that the call has.
    pub const fn attempt_timeout(self, timeout: Duration) -> Self {
        Self { attempt_timeout: timeout, ..self }
    }

    /// The time for an attempt, if another one may follow.
    pub(crate) fn time_for(&self, attempt: u32, reads: bool) -> Option<Duration> {
        (reads && self.allows_after(attempt)).then_some(self.attempt_timeout)
    }

    /// Whether another attempt may follow that one; they count from 1.
    pub(crate) fn allows_after(&self, attempt: u32) -> bool {
        attempt < self.max_attempts
    }

    /// How long to wait before the attempt that follows that one, after so much waiting; `None` if there is to be none.
    pub(crate) fn wait(&self, error: &Error, attempt: u32, waited: Duration) -> Option<Duration> {
        if !self.allows_after(attempt) {
            return None;
        }
        // Those who wait for the same instant come spread over a tenth of the wait.
        let spread =
            |asked: Duration| asked.saturating_add(jitter(asked.min(Duration::from_secs(10)) / 10)).min(LONGEST);
        let wait = error.retry_after().map(spread).unwrap_or_default().max(self.delay(attempt));
        (waited.saturating_add(wait) <= self.max_wait).then_some(wait)
    }

    /// The delay after that attempt, where nobody says how long it should be.
    fn delay(&self, attempt: u32) -> Duration {
        let doubled = self.first_delay.saturating_mul(1 << (attempt - 1).min(20)).min(self.max_delay).min(LONGEST);
        doubled - jitter(doubled / 2)
    }
}

/// What may be done about a failure without acting twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Recovery {
    /// Nothing: the request may have acted, or would fail again.
    None,
    /// The access token was refused, and nothing has acted.
    ReplaceToken,
    /// The request has not acted, or only reads: it may be sent again as it is.
    Retry,
}

impl Recovery {
    /// That of an error in a call of the operation, which only reads or not, and whose token may be refused by those codes.
    pub(crate) fn of(error: &Error, operation: &str, reads: bool, refused: &[i64]) -> Self {
        // Without an access token, the request was not sent.
        let is_unsent = error.operation() != Some(operation) && error.is_of_token();
        let is_transient = match error {
            // Another wait would be too long as well.
            Error::RateLimited { .. } => false,
            _ if error.is_rate_limit() => true,
            Error::Api(e) if !is_unsent && refused.contains(&e.code) => return Self::ReplaceToken,
            Error::Api(e) => e.is_internal() || (is_unsent && codes::REFRESH_AGAIN.contains(&e.code)),
            Error::Unexpected(e) => e.status >= 500,
            Error::Transport(_) => true,
            _ => false,
        };
        let is_safe = reads || is_unsent || error.own_outcome() != Outcome::Unknown;
        if is_transient && is_safe { Self::Retry } else { Self::None }
    }
}

/// A random piece of that.
fn jitter(of: Duration) -> Duration {
    // Each new one has keys of its own, from the system's randomness.
    let random = RandomState::new().hash_one(0);
    of.mul_f64((random >> 11) as f64 / (1_u64 << 53) as f64)
}
