//! Credentials of apps and helpdesks. `Debug` hides their secrets.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use helpdesk_types::Secret;
use reqwest::header::HeaderValue;

use crate::Error;

/// The credentials of an app: its id and secret.
///
/// Both are shown in the developer console, under the credentials of the app. `Debug` hides the secret.
#[derive(Clone)]
pub struct AppCredentials {
    pub(crate) id: String,
    pub(crate) secret: Secret,
}

impl AppCredentials {
    /// Creates credentials from the app's id (`cli_...`) and secret. They are checked when the client is built.
    pub fn new(app_id: impl Into<String>, app_secret: impl Into<Secret>) -> Self {
        Self { id: app_id.into(), secret: app_secret.into() }
    }

    pub(crate) fn check(&self) -> Result<(), Error> {
        check("app id", &self.id)?;
        check("app secret", self.secret.expose())
    }
}

impl fmt::Debug for AppCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AppCredentials").field("app_id", &self.id).finish_non_exhaustive()
    }
}

/// The credentials of a helpdesk: its id, and the token that grants its owner's rights.
///
/// Both are shown in the settings of the helpdesk; resetting the token there invalidates the old one at once. `Debug`
/// hides the token.
#[derive(Clone)]
pub struct HelpdeskCredentials {
    pub(crate) id: String,
    pub(crate) token: Secret,
}

impl HelpdeskCredentials {
    /// Creates credentials from the helpdesk's id (digits) and token (`ht-...`). They are checked when the client is
    /// built.
    pub fn new(helpdesk_id: impl Into<String>, helpdesk_token: impl Into<Secret>) -> Self {
        Self { id: helpdesk_id.into(), token: helpdesk_token.into() }
    }

    pub(crate) fn check(&self) -> Result<(), Error> {
        check("helpdesk id", &self.id)?;
        check("helpdesk token", self.token.expose())?;
        if self.is_swapped() {
            return Err(Error::config(
                "the helpdesk id begins with `ht-`, as a helpdesk token does; were id and token swapped? The id is the number in \
                 the helpdesk's settings",
            ));
        }
        if self.id.contains(':') {
            // The header joins id and token with a colon, and the platform splits at the first one.
            return Err(Error::config(
                "the helpdesk id contains a colon; use the number shown in the helpdesk's settings",
            ));
        }
        Ok(())
    }

    fn is_swapped(&self) -> bool {
        self.id.starts_with("ht-")
    }

    /// The value of `X-Lark-Helpdesk-Authorization`: padded Base64 without a scheme.
    pub(crate) fn header(&self) -> Result<HeaderValue, Error> {
        let mut value = HeaderValue::try_from(STANDARD.encode(format!("{}:{}", self.id, self.token.expose())))
            .map_err(|_| Error::config("the helpdesk credentials are not a valid header value"))?;
        value.set_sensitive(true);
        Ok(value)
    }
}

impl fmt::Debug for HelpdeskCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("HelpdeskCredentials");
        if !self.is_swapped() {
            shown.field("helpdesk_id", &self.id);
        }
        shown.finish_non_exhaustive()
    }
}

/// Refuses malformed values early, because the platform's refusal would say less.
fn check(what: &str, value: &str) -> Result<(), Error> {
    if value.is_empty() {
        return Err(Error::config(format!("the {what} is empty")));
    }
    if value.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(Error::config(format!(
            "the {what} contains white space or a control character; check for a trailing line break"
        )));
    }
    Ok(())
}
