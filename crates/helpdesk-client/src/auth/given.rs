//! Tokens that the caller has, in place of those that the client fetches.

use std::future::ready;
use std::time::Duration;

use super::access_token::TenantAccessToken;
use crate::bearer::Bearer;
use crate::call::Authorize;
use crate::future::BoxFuture;
use crate::{Error, codes};

/// It is not replaced if the platform refuses it.
impl Authorize for TenantAccessToken {
    fn operation(&self) -> &'static str {
        codes::TENANT_TOKEN
    }

    fn refused(&self) -> &'static [i64] {
        &[]
    }

    fn at_hand(&self) -> Option<Bearer> {
        self.bearer().cloned()
    }

    fn token(&self, _: Duration) -> BoxFuture<'_, Result<Option<Bearer>, Error>> {
        Box::pin(ready(Ok(self.at_hand())))
    }

    fn instead_of<'a>(&'a self, _: &'a Bearer, _: bool, _: Duration) -> BoxFuture<'a, Result<Option<Bearer>, Error>> {
        Box::pin(ready(Ok(None)))
    }
}
