//! Retry policy and classification of failures.
//!
//! The Helpdesk's operations have no idempotency keys: a request that may have taken effect is not sent again, unless
//! it is read-only.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use crate::codes;
use crate::deadline::LONGEST;
use crate::error::{Error, Outcome};

/// Policy for sending a request again after a failure.
///
/// A request is sent again
///
/// - if it certainly had no effect: no connection could be made, a rate limit was exceeded, or the access token was
///   refused (then once);
/// - if it is read-only (`GET`): also if the response is missing or incomplete, or the platform failed (HTTP 5xx, code
///   155000).
///
/// Delays grow with each attempt and are randomized, so that many callers spread out; they are at least as long as the
/// platform's `x-ogw-ratelimit-reset` or a gateway's `Retry-After`. The [timeout](crate::ClientBuilder::timeout) of the
/// call takes precedence: if a delay would leave less than a tenth of it, or than 3 seconds if that is less, the call
/// ends at once with the last error.
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
    /// Creates the default policy: four attempts, delays from 250 milliseconds to 5 seconds, at most 20 seconds of
    /// delays in all, and 10 seconds for an attempt that another may follow.
    pub const fn new() -> Self {
        Self {
            max_attempts: 4,
            first_delay: Duration::from_millis(250),
            max_delay: Duration::from_secs(5),
            max_wait: Duration::from_secs(20),
            attempt_timeout: Duration::from_secs(10),
        }
    }

    /// Creates a policy that sends each request once. A refused access token is replaced only for the next call.
    pub const fn never() -> Self {
        Self { max_attempts: 1, ..Self::new() }
    }

    /// Sets the maximum number of attempts; 4 by default. 0 counts as 1.
    pub const fn max_attempts(self, attempts: u32) -> Self {
        Self { max_attempts: attempts, ..self }
    }

    /// Sets the approximate delay before the second attempt, and the longest delay; 250 milliseconds and 5 seconds by
    /// default. Each delay is twice the previous one, minus up to half at random.
    pub const fn backoff(self, first: Duration, longest: Duration) -> Self {
        Self { first_delay: first, max_delay: longest, ..self }
    }

    /// Sets the total delay of a call between its attempts; 20 seconds by default. If the platform asks for more, the
    /// call ends with the platform's error.
    pub const fn max_wait(self, budget: Duration) -> Self {
        Self { max_wait: budget, ..self }
    }

    /// Sets the timeout of an attempt that another may follow, which applies to `GET` requests; 10 seconds by default.
    /// Any other attempt may take the rest of the call's timeout.
    pub const fn attempt_timeout(self, timeout: Duration) -> Self {
        Self { attempt_timeout: timeout, ..self }
    }

    /// The timeout of an attempt, if another may follow.
    pub(crate) fn time_for(&self, attempt: u32, reads: bool) -> Option<Duration> {
        (reads && self.allows_after(attempt)).then_some(self.attempt_timeout)
    }

    /// Whether another attempt may follow this one; attempts count from 1.
    pub(crate) fn allows_after(&self, attempt: u32) -> bool {
        attempt < self.max_attempts
    }

    /// The delay before the next attempt, given the delays so far; `None` to stop retrying.
    pub(crate) fn wait(&self, error: &Error, attempt: u32, waited: Duration) -> Option<Duration> {
        if !self.allows_after(attempt) {
            return None;
        }
        // Callers that wait for the same time are spread over a tenth of the wait.
        let spread =
            |asked: Duration| asked.saturating_add(jitter(asked.min(Duration::from_secs(10)) / 10)).min(LONGEST);
        let wait = error.retry_after().map(spread).unwrap_or_default().max(self.delay(attempt));
        (waited.saturating_add(wait) <= self.max_wait).then_some(wait)
    }

    /// The delay after an attempt if the response does not set one.
    fn delay(&self, attempt: u32) -> Duration {
        let doubled = self.first_delay.saturating_mul(1 << (attempt - 1).min(20)).min(self.max_delay).min(LONGEST);
        doubled - jitter(doubled / 2)
    }
}

/// The action to take after a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Recovery {
    /// None: the request may have taken effect, or would fail again.
    None,
    /// The access token was refused, so the request had no effect.
    ReplaceToken,
    /// The request had no effect or is read-only, so it may be sent again unchanged.
    Retry,
}

impl Recovery {
    /// Classifies an error of a call. `refused` are the codes that refuse its access token.
    pub(crate) fn of(error: &Error, operation: &str, reads: bool, refused: &[i64]) -> Self {
        // Without an access token, the request was not sent.
        let is_unsent = error.operation() != Some(operation) && error.is_of_token();
        let is_transient = match error {
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

/// A random part of a duration.
fn jitter(of: Duration) -> Duration {
    // Each new state has random keys from the system.
    let random = RandomState::new().hash_one(0);
    of.mul_f64((random >> 11) as f64 / (1_u64 << 53) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: Duration = Duration::from_millis(1);

    /// The shortest and the longest of many waits.
    fn range(wait: impl Fn() -> Duration) -> (Duration, Duration) {
        let waits: Vec<_> = (0..400).map(|_| wait()).collect();
        (waits.iter().copied().min().unwrap_or_default(), waits.iter().copied().max().unwrap_or_default())
    }

    fn limited(wait: Duration) -> Error {
        Error::RateLimited { operation: "test", retry_after: wait }
    }

    #[test]
    fn delays_double_and_are_spread_over_their_second_half() {
        let policy = RetryPolicy::new().backoff(100 * MS, 1_000 * MS);
        for (attempt, longest) in [(1, 100), (2, 200), (3, 400), (4, 800), (5, 1_000), (6, 1_000), (u32::MAX, 1_000)] {
            let (min, max) = range(|| policy.delay(attempt));
            let half = longest * MS / 2;
            assert!(min > half && min < half + half / 4, "{attempt}: {min:?}");
            assert!(max > 2 * half - half / 4 && max <= 2 * half, "{attempt}: {max:?}");
        }
        assert!(RetryPolicy::new().backoff(Duration::MAX, Duration::MAX).delay(1) <= LONGEST);
    }

    #[test]
    fn a_wait_that_the_platform_asks_for_is_spread_over_another_tenth_of_it() {
        let policy = RetryPolicy::new().backoff(MS, MS).max_wait(Duration::MAX);
        // The spread is a second at most, and all of it is used.
        for (asked, spread) in [(1_000, 100), (10_000, 1_000), (100_000, 1_000)] {
            let error = limited(asked * MS);
            let (min, max) = range(|| policy.wait(&error, 1, Duration::ZERO).expect("there is time"));
            assert!(min >= asked * MS && min < (asked + spread / 4) * MS, "{asked}: {min:?}");
            assert!(max < (asked + spread) * MS && max > (asked + spread * 3 / 4) * MS, "{asked}: {max:?}");
        }
        assert_eq!(policy.wait(&limited(Duration::MAX), 1, Duration::ZERO), Some(LONGEST));
    }

    #[test]
    fn a_call_that_got_no_token_may_be_sent_again_but_not_the_request_for_the_token() {
        for (failed, operation, reads, recovery) in [
            (codes::REFRESH, "test", false, Recovery::Retry),
            (codes::REFRESH, codes::REFRESH, false, Recovery::None),
            ("other", "test", false, Recovery::None),
            ("test", "test", false, Recovery::None),
            ("test", "test", true, Recovery::Retry),
        ] {
            let error = Error::timeout(failed, reads, MS);
            assert_eq!(Recovery::of(&error, operation, reads, &[]), recovery, "{failed} in {operation}");
        }
    }

    #[test]
    fn attempts_and_waits_have_limits() {
        let policy = RetryPolicy::new().max_attempts(3).backoff(Duration::ZERO, Duration::ZERO).max_wait(10 * MS);
        for (attempt, waited, wait) in
            [(1, 0, Some(Duration::ZERO)), (2, 10, Some(Duration::ZERO)), (2, 11, None), (3, 0, None), (4, 0, None)]
        {
            assert_eq!(
                policy.wait(&limited(Duration::ZERO), attempt, waited * MS),
                wait,
                "{attempt} after {waited} ms"
            );
        }
        assert_eq!(RetryPolicy::default(), RetryPolicy::new());
        assert_eq!(RetryPolicy::never().wait(&limited(Duration::ZERO), 1, Duration::ZERO), None);
    }
}
