//! The login as routes of a server.

use std::future::Future;
use std::sync::Arc;

use axum::Router;
use axum::extract::RawQuery;
use axum::http::header::{CACHE_CONTROL, COOKIE, LOCATION, REFERRER_POLICY, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use helpdesk_types::Secret;

use super::error::LoginError;
use super::pending::{LIFETIME, PendingLogins};
use super::random::random_text;
use super::redirect::Redirect;
use super::start::{LoggedIn, Login};

/// Neither caches nor other servers may learn of a code.
const HEADERS: [(HeaderName, HeaderValue); 2] =
    [(CACHE_CONTROL, HeaderValue::from_static("no-store")), (REFERRER_POLICY, HeaderValue::from_static("no-referrer"))];

struct Shared<F> {
    login: Login,
    pending: PendingLogins,
    cookie: Cookie,
    on_login: F,
}

impl Login {
    /// Returns the routes of the login, to be merged into the router of a server.
    ///
    /// A browser that requests `start_path` is redirected to the login page. The path of the redirect URI is where it
    /// comes back; `on_login` gets the user who has logged in, or the error, and returns the response. It should save
    /// the tokens and begin a session of the server's own.
    ///
    /// A login can be finished only by the browser that started it, once, and within ten minutes: the browser has a
    /// cookie (`HttpOnly`, `SameSite=Lax`, and for an `https` redirect URI `Secure`). One browser may have several
    /// logins at a time. The logins are kept in memory, at most 16,384 of them; beyond that, the oldest are forgotten.
    /// So the process that started a login has to finish it; with several processes behind a load balancer, use sticky
    /// sessions.
    ///
    /// ```no_run
    /// # async fn example(client: helpdesk_client::Client) -> Result<axum::Router, Box<dyn std::error::Error>> {
    /// use axum::http::StatusCode;
    /// use helpdesk_client::login::{GetUserInfo, LoggedIn, LoginError};
    /// use helpdesk_client::{Client, UserTokenFolder, UserTokenStore};
    ///
    /// async fn save(client: Client, user: Result<LoggedIn, LoginError>) -> Result<String, (StatusCode, String)> {
    ///     let user = user.map_err(|e| (StatusCode::BAD_REQUEST, e.to_string()))?;
    ///     let failed = |_| (StatusCode::BAD_GATEWAY, "try again later".to_owned());
    ///     let info = client.as_user(user.tokens.access_token.clone()).send(&GetUserInfo::new()).await.map_err(failed)?;
    ///     let id = info.open_id.unwrap_or_default();
    ///     let saved = UserTokenFolder::new("tokens").user(&id).save(&user.tokens).await;
    ///     saved.map_err(|_| (StatusCode::INTERNAL_SERVER_ERROR, "the tokens cannot be saved".to_owned()))?;
    ///     Ok(format!("Hello {}", info.name.unwrap_or_default()))
    /// }
    ///
    /// let login = client.login("https://app.example.com/login/done").scope("helpdesk:all").offline_access();
    /// let routes = login.routes("/login", move |user| save(client.clone(), user))?;
    /// # Ok(routes)
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`LoginError::Config`] if the redirect URI or a scope is invalid, or if a path cannot be that of a route.
    pub fn routes<F, Fut>(self, start_path: &str, on_login: F) -> Result<Router, LoginError>
    where
        F: Fn(Result<LoggedIn, LoginError>) -> Fut + Send + Sync + 'static,
        Fut: Future<Output: IntoResponse> + Send,
    {
        let uri = self.check()?;
        let end_path = uri.path();
        for path in [start_path, end_path] {
            // The router would panic on some of these.
            let is_plain = |segment: &str| !segment.starts_with([':', '*']) && !segment.contains(['{', '}', '?', '#']);
            if !path.starts_with('/') || !path.split('/').all(is_plain) {
                let path = path.escape_debug();
                return Err(LoginError::config(format!("`{path}` cannot be the path of a route")));
            }
        }
        if start_path == end_path {
            return Err(LoginError::config("the login would start at the path of the redirect URI; use another path"));
        }
        let cookie = Cookie { is_secure: uri.scheme() == "https" };
        let shared = Arc::new(Shared { login: self, pending: PendingLogins::default(), cookie, on_login });
        let starting = Arc::clone(&shared);
        let start = async move |headers: HeaderMap| starting.start(&headers);
        let end = async move |headers: HeaderMap, RawQuery(query): RawQuery| {
            shared.end(&headers, query.as_deref().unwrap_or_default()).await
        };
        Ok(Router::new().route(start_path, get(start)).route(end_path, get(end)))
    }
}

impl<F> Shared<F> {
    fn start(&self, headers: &HeaderMap) -> Response {
        match self.redirect(headers) {
            Ok((url, cookie)) => (StatusCode::FOUND, HEADERS, [(LOCATION, url), (SET_COOKIE, cookie)]).into_response(),
            // The settings have been checked, so this is a lack of random numbers.
            Err(_) => (StatusCode::INTERNAL_SERVER_ERROR, HEADERS, "cannot start the login").into_response(),
        }
    }

    /// The URL of the login page for a new login, and the cookie of the browser.
    fn redirect(&self, headers: &HeaderMap) -> Result<(HeaderValue, HeaderValue), LoginError> {
        let invalid = |_| LoginError::config("it is not a valid header value");
        // A browser keeps its cookie, so that it can have several logins at a time.
        let browser = self.cookie.read(headers).map_or_else(random_text, Ok)?;
        let keys = self.login.keys()?;
        let url = HeaderValue::try_from(self.login.url(&keys)?).map_err(invalid)?;
        let cookie = self.cookie.write(&browser).map_err(invalid)?;
        self.pending.add(keys, browser);
        Ok((url, cookie))
    }
}

impl<F, Fut> Shared<F>
where
    F: Fn(Result<LoggedIn, LoginError>) -> Fut,
    Fut: Future<Output: IntoResponse>,
{
    async fn end(&self, headers: &HeaderMap, query: &str) -> Response {
        let outcome = self.finish(headers, query).await;
        let mut response = (self.on_login)(outcome).await.into_response();
        for (name, value) in HEADERS {
            response.headers_mut().entry(name).or_insert(value);
        }
        response
    }

    async fn finish(&self, headers: &HeaderMap, query: &str) -> Result<LoggedIn, LoginError> {
        let redirect = Redirect::read(query)?;
        let Some(state) = &redirect.state else {
            return Err(LoginError::State { reason: "the browser came back without a `state`" });
        };
        let browser = self.cookie.read(headers);
        let keys = browser.and_then(|browser| self.pending.take(state, &browser)).ok_or(LoginError::State {
            reason: "this browser has no login with this `state`: it was finished already, is too old, or was started \
                     in another browser",
        })?;
        self.login.exchange(redirect, &keys).await
    }
}

/// The cookie that tells browsers apart.
#[derive(Clone, Copy)]
struct Cookie {
    /// Whether it is for `https` alone. Then its name keeps other hosts of the domain from setting it.
    is_secure: bool,
}

impl Cookie {
    /// The length of the value, which is a random text.
    const LENGTH: usize = 43;

    fn name(self) -> &'static str {
        if self.is_secure { "__Host-helpdesk-login" } else { "helpdesk-login" }
    }

    /// The value that a browser sends; `None` if it sends no valid one.
    fn read(self, headers: &HeaderMap) -> Option<Secret> {
        let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs = cookies.flat_map(|value| value.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let (_, value) = pairs.find(|(name, _)| *name == self.name())?;
        let is_valid =
            value.len() == Self::LENGTH && value.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
        is_valid.then(|| value.into())
    }

    fn write(self, browser: &Secret) -> Result<HeaderValue, axum::http::header::InvalidHeaderValue> {
        let secure = if self.is_secure { "; Secure" } else { "" };
        let (name, value, lifetime) = (self.name(), browser.expose(), LIFETIME.as_secs());
        let mut cookie = HeaderValue::try_from(format!(
            "{name}={value}; Path=/; Max-Age={lifetime}; HttpOnly; SameSite=Lax{secure}"
        ))?;
        cookie.set_sensitive(true);
        Ok(cookie)
    }
}
