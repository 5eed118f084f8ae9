//! Sources of access tokens, as calls use them.

use std::time::Duration;

use crate::Error;
use crate::bearer::Bearer;
use crate::future::BoxFuture;

/// A source of access tokens for calls.
pub(crate) trait Authorize: Send + Sync {
    /// The name of getting a token in errors.
    fn operation(&self) -> &'static str;

    /// The codes by which the platform refuses such a token, so that a replacement may help.
    fn refused(&self) -> &'static [i64];

    /// Returns a cached token, without waiting.
    fn cached(&self) -> Option<Bearer>;

    /// Returns a token, for a caller that waits up to `max_wait`; `None` if it is not a valid header value.
    fn token(&self, max_wait: Duration) -> BoxFuture<'_, Result<Option<Bearer>, Error>>;

    /// Returns a replacement for the refused token, if there is one. It is called at most once per call; `again` tells
    /// whether the call will be sent with the replacement.
    fn replacement_for<'a>(
        &'a self,
        refused: &'a Bearer,
        again: bool,
        max_wait: Duration,
    ) -> BoxFuture<'a, Result<Option<Bearer>, Error>>;

    /// Reports that the replacement was refused too.
    fn forget(&self, _: &Bearer) {}
}
