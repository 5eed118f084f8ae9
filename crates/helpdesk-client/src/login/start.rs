//! A login from its start to the tokens.

use std::fmt;

use helpdesk_types::{Parameters, Secret};
use reqwest::Url;

use super::error::LoginError;
use super::random::{challenge, random_text};
use super::redirect::Redirect;
use crate::auth::{CodeExchange, UserTokens};
use crate::handle::Handle;
use crate::wire::request;

const PAGE: &str = "/open-apis/authen/v1/authorize";
/// The hosts of the login page by those of the API.
const ACCOUNTS: [(&str, &str); 2] =
    [("open.feishu.cn", "accounts.feishu.cn"), ("open.larksuite.com", "accounts.larksuite.com")];
const OFFLINE_ACCESS: &str = "offline_access";
/// The maximum number of scopes of a login.
const MOST_SCOPES: usize = 50;

/// A prepared login; created by [`Client::login`](crate::Client::login).
#[derive(Clone)]
#[must_use = "a login does nothing until it is started"]
pub struct Login {
    handle: Handle,
    redirect_uri: String,
    scopes: Vec<String>,
}

/// The secrets of one login.
pub(super) struct Keys {
    pub(super) state: Secret,
    verifier: Secret,
}

impl Login {
    pub(crate) fn new(handle: Handle, redirect_uri: String) -> Self {
        Self { handle, redirect_uri, scopes: Vec::new() }
    }

    /// Requests a scope, such as `helpdesk:all`. A login has at most 50.
    ///
    /// The app must have applied for it in the developer console; otherwise the login page shows the error 20027.
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        let scope = scope.into();
        if !self.scopes.contains(&scope) {
            self.scopes.push(scope);
        }
        self
    }

    /// Requests a refresh token, by the scope `offline_access`. Without one, the user has to log in again after about
    /// two hours.
    pub fn offline_access(self) -> Self {
        self.scope(OFFLINE_ACCESS)
    }

    /// Starts a login for one user.
    ///
    /// # Errors
    ///
    /// [`LoginError::Config`] if the redirect URI or a scope is invalid.
    pub fn start(&self) -> Result<StartedLogin, LoginError> {
        let keys = self.keys()?;
        Ok(StartedLogin { url: self.url(&keys)?, keys, login: self.clone() })
    }

    pub(super) fn keys(&self) -> Result<Keys, LoginError> {
        Ok(Keys { state: random_text()?, verifier: random_text()? })
    }

    /// The redirect URI, if it and the scopes are valid.
    pub(super) fn check(&self) -> Result<Url, LoginError> {
        if self.scopes.len() > MOST_SCOPES {
            let count = self.scopes.len();
            return Err(LoginError::config(format!("it has {count} scopes; the platform allows {MOST_SCOPES}")));
        }
        for scope in &self.scopes {
            if scope.is_empty() || scope.chars().any(|c| c.is_whitespace() || c.is_control()) {
                let scope = scope.escape_debug();
                return Err(LoginError::config(format!("`{scope}` is not a scope; pass one scope at a time")));
            }
        }
        let uri = Url::parse(&self.redirect_uri)
            .map_err(|e| LoginError::config(format!("the redirect URI is not a valid URL: {e}")))?;
        if !matches!(uri.scheme(), "http" | "https") || uri.fragment().is_some() {
            return Err(LoginError::config("the redirect URI must be an `http` or `https` URL without a fragment"));
        }
        Ok(uri)
    }

    /// The URL of the login page.
    pub(super) fn url(&self, keys: &Keys) -> Result<String, LoginError> {
        self.check()?;
        let mut url = self.handle.shared.caller.transport.base_url.clone();
        if let Some((_, accounts)) = ACCOUNTS.iter().find(|(api, _)| url.host_str() == Some(*api)) {
            // Both are valid host names.
            let _ = url.set_host(Some(accounts));
        }
        let mut query = Parameters::new();
        query.push("client_id", &*self.handle.shared.app.id);
        query.push("response_type", "code");
        query.push("redirect_uri", &*self.redirect_uri);
        query.push("state", keys.state.expose());
        query.push("code_challenge", challenge(&keys.verifier));
        query.push("code_challenge_method", "S256");
        if !self.scopes.is_empty() {
            query.push("scope", self.scopes.join(" "));
        }
        request::url(&url, PAGE, &Parameters::new(), &query).map(String::from).map_err(LoginError::config)
    }

    /// Exchanges the code that the browser came back with.
    pub(super) async fn exchange(&self, redirect: Redirect, keys: &Keys) -> Result<LoggedIn, LoginError> {
        let code = redirect.code(&keys.state)?;
        let (app, caller) = (&self.handle.shared.app, &self.handle.shared.caller);
        let exchange = CodeExchange { app, code: &code, redirect_uri: &self.redirect_uri, verifier: &keys.verifier };
        let (tokens, scopes) = exchange.send(caller, &self.handle.settings).await.map_err(LoginError::Exchange)?;
        let granted: Vec<String> = match scopes {
            Some(scopes) => scopes.split_whitespace().map(str::to_owned).collect(),
            // By the standard, a response without scopes grants those that were requested.
            None => self.scopes.clone(),
        };
        let missing = self.scopes.iter().filter(|scope| !granted.contains(scope)).cloned().collect();
        Ok(LoggedIn { tokens, granted, missing })
    }

    /// The same login with another redirect URI.
    pub(super) fn with_redirect_uri(&self, redirect_uri: String) -> Self {
        Self { redirect_uri, ..self.clone() }
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login")
            .field("redirect_uri", &self.redirect_uri)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}

/// A login that waits for the user; created by [`Login::start`].
///
/// `Debug` hides its secrets.
pub struct StartedLogin {
    login: Login,
    url: String,
    keys: Keys,
}

impl StartedLogin {
    /// The URL of the login page. Only the browser of the user who logs in should get it.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Finishes the login with the URL to which the browser was sent back, or with its query string.
    ///
    /// After an error with the remedy [`Retry`](super::Remedy::Retry), it can be called again.
    ///
    /// # Errors
    ///
    /// - [`LoginError::State`] if the URL is that of another login, or if it is ambiguous;
    /// - [`LoginError::Denied`] if the user denied the request;
    /// - [`LoginError::Page`] if the login page reports another error, or returns no code;
    /// - [`LoginError::Exchange`] if the code cannot be exchanged, for example because it is older than 5 minutes.
    pub async fn finish(&self, redirected: &str) -> Result<LoggedIn, LoginError> {
        self.login.exchange(Redirect::read(redirected)?, &self.keys).await
    }

    /// Reads a query string, if it belongs to this login.
    pub(super) fn read(&self, query: &str) -> Result<Redirect, LoginError> {
        let redirect = Redirect::read(query)?;
        redirect.check(&self.keys.state)?;
        Ok(redirect)
    }

    pub(super) async fn exchange(&self, redirect: Redirect) -> Result<LoggedIn, LoginError> {
        self.login.exchange(redirect, &self.keys).await
    }
}

impl fmt::Debug for StartedLogin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StartedLogin").field("login", &self.login).finish_non_exhaustive()
    }
}

/// A user who has logged in.
///
/// `Debug` hides the tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LoggedIn {
    /// The user's tokens, to be saved in a [`UserTokenStore`](crate::UserTokenStore).
    pub tokens: UserTokens,
    /// The scopes of the tokens. They include those of the user's earlier logins.
    pub granted: Vec<String>,
    /// The scopes that this login requested and the tokens do not have.
    pub missing: Vec<String>,
}
