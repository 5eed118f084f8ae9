//! The platform's operations that give tokens. They are sent like any other, without an access token.

use std::time::Duration;

use helpdesk_types::{AnyErrorCode, Body, Method, Operation, RawResponse, Response, ResponseError};
use serde_json::{Value, json};

use super::credentials::AppCredentials;
use crate::bearer::Bearer;
use crate::call::{Call, Caller, Settings};
use crate::redact::Secrets;
use crate::wire::{Expected, request};
use crate::{Error, codes};

/// What stands beside the `code` of an answer with tokens.
pub(super) struct TokenFields(Value);

impl Response for TokenFields {
    fn from_raw(raw: RawResponse<'_>) -> Result<Self, ResponseError> {
        raw.flat().map(Self)
    }
}

/// A field that does not have the documented form: its name, and what is wrong.
pub(super) type Misfit = (&'static str, &'static str);

impl TokenFields {
    /// A token that a header can hold.
    pub(super) fn token(&self, field: &'static str) -> Result<Bearer, Misfit> {
        let text = self.text(field).ok_or((field, "it is no text, or empty"))?;
        Bearer::new(text).ok_or((field, "no header can hold it"))
    }

    /// A text that is not empty.
    pub(super) fn text(&self, field: &str) -> Option<&str> {
        self.0.get(field).and_then(Value::as_str).filter(|text| !text.is_empty())
    }

    pub(super) fn seconds(&self, field: &str) -> Option<Duration> {
        self.0.get(field).and_then(Value::as_u64).map(Duration::from_secs)
    }
}

macro_rules! token_operation {
    ($(#[$docs:meta])* $name:ident { $($field:ident: $ty:ty),* }, $id:expr, $path:literal, |$this:ident| $body:expr) => {
        $(#[$docs])*
        pub(super) struct $name<'a> {
            $(pub(super) $field: $ty,)*
        }

        impl Operation for $name<'_> {
            const ID: &'static str = $id;
            const METHOD: Method = Method::Post;
            const PATH: &'static str = $path;
            type Response = TokenFields;
            type ErrorCode = AnyErrorCode;

            fn body(&self) -> serde_json::Result<Body> {
                let $this = self;
                Body::json(&$body)
            }
        }
    };
}

token_operation! {
    /// Gets the tenant access token of an app.
    TenantToken { app: &'a AppCredentials }, codes::TENANT_TOKEN, "/open-apis/auth/v3/tenant_access_token/internal",
    |this| json!({"app_id": this.app.id, "app_secret": this.app.secret.expose()})
}

token_operation! {
    /// Gets the app access token of an app.
    AppToken { app: &'a AppCredentials }, codes::APP_TOKEN, "/open-apis/auth/v3/app_access_token/internal",
    |this| json!({"app_id": this.app.id, "app_secret": this.app.secret.expose()})
}

token_operation! {
    /// Gets the next pair of tokens of a person, and spends the refresh token.
    RefreshToken { app: &'a AppCredentials, refresh_token: &'a str }, codes::REFRESH, "/open-apis/authen/v2/oauth/token",
    |this| json!({
        "grant_type": "refresh_token",
        "client_id": this.app.id,
        "client_secret": this.app.secret.expose(),
        "refresh_token": this.refresh_token,
    })
}

/// Sends the operation, and reads tokens out of the answer. Neither they nor the secrets are shown.
pub(super) async fn request<O, T>(
    caller: &Caller,
    settings: &Settings,
    operation: &O,
    secrets: Secrets,
    mut read: impl FnMut(&TokenFields) -> Result<T, Misfit> + Send,
) -> Result<T, Error>
where
    O: Operation<Response = TokenFields>,
    T: Send,
{
    let request = request::build(&caller.transport.base_url, None, operation)?;
    let expected = Expected::Tokens { limit: settings.max_response_bytes };
    let mut call = Call::new(caller, settings, O::ID, request, expected, secrets);
    let mut tokens = None;
    call.run(&mut |received| {
        let fields = received.decode()?;
        tokens = Some(read(&fields).map_err(|(field, reason)| received.undecodable(field, reason))?);
        Ok(())
    })
    .await?;
    tokens.ok_or_else(|| Error::request(O::ID, "its answer was not decoded"))
}
