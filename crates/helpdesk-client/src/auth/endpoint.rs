//! The platform's operations that issue tokens. They are sent like any other, without an access token.

use std::time::Duration;

use helpdesk_types::runtime::fields::optional;
use helpdesk_types::runtime::{self, Documented, Object, Record, Shape, WriteBody};
use helpdesk_types::{AnyErrorCode, Body, Decode, Method, Operation, RawResponse, Response, ResponseError, TextOr};
use serde_core::Serializer;
use serde_core::de::{Deserialize, Deserializer, IgnoredAny, MapAccess};

use super::access_token::UserAccessToken;
use super::credentials::AppCredentials;
use super::user_tokens::UserTokens;
use crate::bearer::Bearer;
use crate::call::{self, Call, Caller, Settings};
use crate::redact::Secrets;
use crate::wire::{Expected, request};
use crate::{Error, codes};

/// The fields beside `code` in a response with tokens.
#[derive(Default)]
pub(super) struct TokenFields {
    /// A token in an unexpected form is an error.
    texts: [Option<TextOr<IgnoredAny>>; TEXTS.len()],
    seconds: [Option<u64>; SECONDS.len()],
}

const TEXTS: [&str; 5] = ["tenant_access_token", "app_access_token", "access_token", "refresh_token", "scope"];
const SECONDS: [&str; 3] = ["expire", "expires_in", "refresh_token_expires_in"];

impl Record for TokenFields {
    const KEYS: &'static [&'static str] =
        &[TEXTS[0], TEXTS[1], TEXTS[2], TEXTS[3], TEXTS[4], SECONDS[0], SECONDS[1], SECONDS[2]];

    fn read<'de, A: MapAccess<'de>>(&mut self, key: usize, map: &mut A) -> Result<(), A::Error> {
        match key.checked_sub(TEXTS.len()) {
            None => runtime::optional(&mut self.texts[key], map),
            Some(key) => runtime::optional(&mut self.seconds[key], map),
        }
    }
}

impl<'de> Deserialize<'de> for TokenFields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        runtime::record(deserializer)
    }
}

impl Documented for TokenFields {
    const SHAPE: &'static Shape = &Shape::Object(|| {
        const {
            &[
                optional::<Option<serde_json::Value>>(TEXTS[0]),
                optional::<Option<serde_json::Value>>(TEXTS[1]),
                optional::<Option<serde_json::Value>>(TEXTS[2]),
                optional::<Option<serde_json::Value>>(TEXTS[3]),
                optional::<Option<serde_json::Value>>(TEXTS[4]),
                optional::<Option<u64>>(SECONDS[0]),
                optional::<Option<u64>>(SECONDS[1]),
                optional::<Option<u64>>(SECONDS[2]),
            ]
        }
    });
}

impl Response for TokenFields {
    fn from_raw<D: Decode>(raw: RawResponse<'_, D>) -> Result<Self, ResponseError> {
        raw.documented_flat()
    }
}

/// The name of an invalid field, and what is wrong with it.
pub(super) type InvalidField = (&'static str, &'static str);

impl TokenFields {
    /// Reads a token that is a valid header value.
    pub(super) fn token(&self, field: &'static str) -> Result<Bearer, InvalidField> {
        let text = self.text(field).ok_or((field, "it is not a string, or is empty"))?;
        Bearer::new(text).ok_or((field, "it is not a valid header value"))
    }

    /// Reads a non-empty string.
    pub(super) fn text(&self, field: &str) -> Option<&str> {
        let text = TEXTS.iter().zip(&self.texts).find(|(name, _)| **name == field)?.1;
        text.as_ref()?.text().filter(|text| !text.is_empty())
    }

    pub(super) fn seconds(&self, field: &str) -> Option<Duration> {
        let seconds = SECONDS.iter().zip(&self.seconds).find(|(name, _)| **name == field)?.1;
        seconds.map(Duration::from_secs)
    }

    /// Reads the tokens of a user.
    pub(super) fn user_tokens(&self) -> Result<UserTokens, InvalidField> {
        let token = UserAccessToken::from(&self.token("access_token")?);
        let expires_in = self.seconds("expires_in").ok_or(("expires_in", "it is not a number of seconds"))?;
        let mut tokens = UserTokens::new(token, expires_in);
        if let Some(refresh_token) = self.text("refresh_token") {
            tokens = tokens.refresh_token(refresh_token);
        }
        if let Some(expires_in) = self.seconds("refresh_token_expires_in") {
            tokens = tokens.refresh_expires_in(expires_in);
        }
        Ok(tokens)
    }
}

macro_rules! token_operation {
    (
        $(#[$docs:meta])* $name:ident { $($field:ident: $ty:ty),* }, $id:expr, $path:literal,
        |$this:ident| { $($key:literal: $value:expr),* $(,)? }
    ) => {
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
                runtime::json_body(self)
            }
        }

        impl WriteBody for $name<'_> {
            fn write_body<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let $this = self;
                Object::new(serializer)$(.required($key, &$value))*.end()
            }
        }
    };
}

token_operation! {
    /// Gets the tenant access token of an app.
    TenantToken { app: &'a AppCredentials }, codes::TENANT_TOKEN, "/open-apis/auth/v3/tenant_access_token/internal",
    |this| {"app_id": this.app.id, "app_secret": this.app.secret.expose()}
}

token_operation! {
    /// Gets the app access token of an app.
    AppToken { app: &'a AppCredentials }, codes::APP_TOKEN, "/open-apis/auth/v3/app_access_token/internal",
    |this| {"app_id": this.app.id, "app_secret": this.app.secret.expose()}
}

token_operation! {
    /// Gets the next pair of tokens of a user, which uses up the refresh token.
    RefreshToken { app: &'a AppCredentials, refresh_token: &'a str }, codes::REFRESH, "/open-apis/authen/v2/oauth/token",
    |this| {
        "client_id": this.app.id,
        "client_secret": this.app.secret.expose(),
        "grant_type": "refresh_token",
        "refresh_token": this.refresh_token,
    }
}

/// Sends the operation and reads tokens from the response. Errors show neither them nor the secrets.
pub(super) async fn request<O, T>(
    caller: &Caller,
    settings: &Settings,
    operation: &O,
    secrets: Secrets,
    mut read: impl FnMut(&TokenFields) -> Result<T, InvalidField> + Send,
) -> Result<T, Error>
where
    O: Operation<Response = TokenFields>,
    T: Send,
{
    let request = request::build(&caller.transport.base_url, None, operation)?;
    let expected = Expected::Tokens { limit: settings.max_response_bytes };
    let call = Call::new(caller, settings, O::ID, request, expected, secrets);
    let mut tokens = None;
    call::run(Ok(call), &mut |received| {
        let (fields, _) = received.decode::<TokenFields>(settings.strict)?;
        tokens = Some(read(&fields).map_err(|(field, reason)| received.undecodable(field, reason))?);
        Ok(())
    })
    .await?;
    tokens.ok_or_else(|| Error::request(O::ID, "the response was not decoded"))
}
