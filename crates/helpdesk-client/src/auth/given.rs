//! Tokens that the caller supplies instead of having the client fetch them.

use std::future::ready;
use std::time::Duration;

use super::access_token::TenantAccessToken;
use crate::bearer::Bearer;
use crate::call::Authorize;
use crate::future::BoxFuture;
use crate::{Error, codes};

/// A refused token is not replaced.
impl Authorize for TenantAccessToken {
    fn operation(&self) -> &'static str {
        codes::TENANT_TOKEN
    }

    fn refused(&self) -> &'static [i64] {
        &[]
    }

    fn cached(&self) -> Option<Bearer> {
        self.bearer().cloned()
    }

    fn token(&self, _: Duration) -> BoxFuture<'_, Result<Option<Bearer>, Error>> {
        Box::pin(ready(Ok(self.cached())))
    }

    fn replacement_for<'a>(
        &'a self,
        _: &'a Bearer,
        _: bool,
        _: Duration,
    ) -> BoxFuture<'a, Result<Option<Bearer>, Error>> {
        Box::pin(ready(Ok(None)))
    }
}
