//! Where a call gets its access token from.

use std::time::Duration;

use crate::Error;
use crate::bearer::Bearer;
use crate::future::BoxFuture;

/// What gives a call its access token.
pub(crate) trait Authorize: Send + Sync {
    /// What errors call getting a token.
    fn operation(&self) -> &'static str;

    /// The codes by which the platform refuses such a token, so that another one may help.
    fn refused(&self) -> &'static [i64];

    /// A token that costs no waiting.
    fn at_hand(&self) -> Option<Bearer>;

    /// A token, for a caller who waits so long; `None` if no header can hold it.
    fn token(&self, patience: Duration) -> BoxFuture<'_, Result<Option<Bearer>, Error>>;

    /// Another token than the one that the platform refused, if there is one. A call asks once at most; `again` is whether
    /// it will be sent with the other token.
    fn instead_of<'a>(
        &'a self,
        refused: &'a Bearer,
        again: bool,
        patience: Duration,
    ) -> BoxFuture<'a, Result<Option<Bearer>, Error>>;

    /// The platform has refused the token that replaced another one.
    fn forget(&self, refused: &Bearer) {
        let _ = refused;
    }
}
