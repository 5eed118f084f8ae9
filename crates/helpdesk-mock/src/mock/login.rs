//! Logins without a browser, and the responses that depend on them.

use std::time::Instant;

use serde_json::{Value, json};

use super::handle::Mock;
use super::server::Server;
use crate::Error;
use crate::api::code;
use crate::lock::lock;
use crate::state::credentials::{APP_ID, APP_SECRET, CALLER};
use crate::state::logins::PageError;
use crate::state::requests::Request;

/// Logins.
impl Mock {
    /// Consents as the owner of the helpdesk on the login page at this URL. Returns the URL to which the page sends the
    /// browser, with the authorization code; a test requests it.
    ///
    /// For browsers, the page is served at `/open-apis/authen/v1/authorize`.
    ///
    /// # Errors
    ///
    /// [`Error::LoginPage`] if the page shows an error, because the app, the redirect URI, a scope or the challenge is wrong.
    pub fn consent(&self, authorization_url: &str) -> Result<String, Error> {
        self.consent_as(authorization_url, CALLER)
    }

    /// Consents as this [person](crate::MockBuilder::person); see [`consent`](Self::consent).
    ///
    /// # Errors
    ///
    /// [`Error::LoginPage`] if the page shows an error, or if the open id is unknown.
    pub fn consent_as(&self, authorization_url: &str, open_id: &str) -> Result<String, Error> {
        Ok(self.server().decide(authorization_url, Some(open_id))?)
    }

    /// Denies access on the login page at this URL. Returns the URL to which the page sends the browser.
    ///
    /// # Errors
    ///
    /// [`Error::LoginPage`] if the page shows an error.
    pub fn deny(&self, authorization_url: &str) -> Result<String, Error> {
        Ok(self.server().decide(authorization_url, None)?)
    }
}

impl From<PageError> for Error {
    fn from(error: PageError) -> Self {
        Self::LoginPage { code: error.code, reason: error.message }
    }
}

impl Server {
    /// Issues a pair of user tokens for a code or a refresh token, or returns the code of the error.
    pub(super) fn issue_user_token(&self, request: &Request, now: Instant) -> Result<Value, i64> {
        let given: Value = serde_json::from_slice(&request.body).unwrap_or_default();
        if request.header("authorization").is_some() {
            return Err(code::SEVERAL_CREDENTIALS);
        }
        let grant_type = given["grant_type"].as_str().unwrap_or_default();
        if !["authorization_code", "refresh_token"].contains(&grant_type) {
            return Err(code::GRANT_TYPE_UNSUPPORTED);
        }
        if given["client_id"] != APP_ID {
            return Err(code::CLIENT_UNKNOWN);
        }
        if given["client_secret"] != APP_SECRET {
            return Err(code::CLIENT_SECRET_INVALID);
        }
        if grant_type == "refresh_token" {
            return self.tokens().refresh_user_token(&given, now);
        }
        let (open_id, scopes) = lock(&self.logins).redeem(&given, now)?;
        Ok(self.tokens().issue_to_user(open_id, Some(scopes), now))
    }

    /// The user info of the person whose token the request has.
    pub(super) fn user_info(&self, request: &Request) -> Value {
        let token = request.header("authorization").and_then(|value| value.strip_prefix("Bearer ")).unwrap_or_default();
        let open_id = self.tokens().holder(token).map(|holder| holder.open_id.to_owned());
        json!({ "code": 0, "msg": "success", "data": lock(&self.logins).info(&open_id.unwrap_or_default()) })
    }
}
