//! The exchange of an authorization code for the tokens of a user.

use helpdesk_types::{AnyErrorCode, Body, Method, Operation, Secret};
use serde_json::json;

use super::credentials::AppCredentials;
use super::endpoint::{self, TokenFields};
use super::user_tokens::UserTokens;
use crate::call::{Caller, Settings};
use crate::redact::Secrets;
use crate::{Error, codes};

/// Exchanges an authorization code, which can be used once.
pub(crate) struct CodeExchange<'a> {
    pub(crate) app: &'a AppCredentials,
    pub(crate) code: &'a Secret,
    pub(crate) redirect_uri: &'a str,
    pub(crate) verifier: &'a Secret,
}

struct ExchangeCode<'a>(&'a CodeExchange<'a>);

impl Operation for ExchangeCode<'_> {
    const ID: &'static str = codes::EXCHANGE;
    const METHOD: Method = Method::Post;
    const PATH: &'static str = "/open-apis/authen/v2/oauth/token";
    type Response = TokenFields;
    type ErrorCode = AnyErrorCode;

    fn body(&self) -> serde_json::Result<Body> {
        let CodeExchange { app, code, redirect_uri, verifier } = self.0;
        Body::json(&json!({
            "grant_type": "authorization_code",
            "client_id": app.id,
            "client_secret": app.secret.expose(),
            "code": code.expose(),
            "redirect_uri": redirect_uri,
            "code_verifier": verifier.expose(),
        }))
    }
}

impl CodeExchange<'_> {
    /// Returns the tokens, and the granted scopes as text if the response has them.
    pub(crate) async fn send(
        &self,
        caller: &Caller,
        settings: &Settings,
    ) -> Result<(UserTokens, Option<String>), Error> {
        let secrets = [self.app.secret.expose(), self.code.expose(), self.verifier.expose()];
        let read = |fields: &TokenFields| Ok((fields.user_tokens()?, fields.text("scope").map(str::to_owned)));
        endpoint::request(caller, settings, &ExchangeCode(self), Secrets::new(secrets), read).await
    }
}
