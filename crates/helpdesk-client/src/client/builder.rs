//! How a client is set up.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use helpdesk_core::FEISHU;
use reqwest::Url;

use super::app::Client;
use super::level::{AppOnly, WithHelpdesk};
use crate::Error;
use crate::auth::{AppCredentials, AppTokenKind, AppTokens, HelpdeskCredentials, TokenStore};
use crate::call::{Caller, Limiter, RetryPolicy, Settings};
use crate::deadline::LONGEST;
use crate::handle::{Handle, Helpdesk, Identity, Shared};
use crate::redact::Secrets;
use crate::wire::http;
use crate::wire::transport::Transport;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// Few gateways close idle connections after less than 30 seconds.
const POOL_IDLE_TIMEOUT: Duration = Duration::from_secs(15);

/// The settings of a client to be; [`Client::builder`] starts them.
#[derive(Clone)]
#[must_use = "it becomes a client by `build()`"]
pub struct ClientBuilder<C = WithHelpdesk> {
    app: AppCredentials,
    helpdesk: Option<HelpdeskCredentials>,
    base_url: String,
    settings: Settings,
    connect_timeout: Option<Duration>,
    pool_idle_timeout: Option<Duration>,
    http_client: Option<reqwest::Client>,
    token_store: Option<Arc<dyn TokenStore>>,
    rate_limiting: bool,
    level: PhantomData<C>,
}

impl Client<AppOnly> {
    /// Starts a client of that app.
    pub fn builder(app: AppCredentials) -> ClientBuilder<AppOnly> {
        ClientBuilder {
            app,
            helpdesk: None,
            base_url: FEISHU.to_owned(),
            settings: Settings::default(),
            connect_timeout: None,
            pool_idle_timeout: None,
            http_client: None,
            token_store: None,
            rate_limiting: true,
            level: PhantomData,
        }
    }
}

impl<C> ClientBuilder<C> {
    /// The helpdesk that the client speaks for. Without one, it sends the operations of the platform's other services.
    pub fn helpdesk(self, helpdesk: HelpdeskCredentials) -> ClientBuilder<WithHelpdesk> {
        ClientBuilder {
            app: self.app,
            helpdesk: Some(helpdesk),
            base_url: self.base_url,
            settings: self.settings,
            connect_timeout: self.connect_timeout,
            pool_idle_timeout: self.pool_idle_timeout,
            http_client: self.http_client,
            token_store: self.token_store,
            rate_limiting: self.rate_limiting,
            level: PhantomData,
        }
    }

    /// The host of the platform; [`FEISHU`] if not set.
    ///
    /// An app lives on one host, Feishu's or [`LARK`](crate::LARK)'s, and its credentials are of no use on the other. A gateway of your
    /// own may have a path too: `https://gateway.example.com/feishu`. Over `http://` all credentials travel in the clear;
    /// that is for a mock on this machine.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = base_url.into();
        self
    }

    /// How long a call may take in all, a fetch of the access token included; 30 seconds if not set.
    ///
    /// A fetch serves all calls that wait for it: it goes on for as long as the longest of their timeouts, and this one at
    /// least. Decoding the answer comes on top, and is not interrupted: some milliseconds, and at worst some 50 for the
    /// longest answer that [`max_response_bytes`](Self::max_response_bytes) allows unless it is raised.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = timeout;
        self
    }

    /// How long a connection may take to come about; 10 seconds if not set.
    ///
    /// It does not go together with [`http_client`](Self::http_client), which has a connect timeout of its own.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// How long a connection is kept that is not in use; 15 seconds if not set.
    ///
    /// A gateway closes idle connections too, often after 30 or 60 seconds. A request that meets the close on its way is lost:
    /// it may have acted, so it is not sent again unless it only reads. Choose a time well below the gateway's. After a longer
    /// pause, a request makes a new connection first, which takes two or three times as long as the way there and back.
    ///
    /// It does not go together with [`http_client`](Self::http_client), which has an idle timeout of its own; that of `reqwest`
    /// is 90 seconds if not set.
    pub fn pool_idle_timeout(mut self, timeout: Duration) -> Self {
        self.pool_idle_timeout = Some(timeout);
        self
    }

    /// How long an answer may be that is decoded, in bytes; 2 MiB if not set, which is some thousand tickets. A longer one is
    /// an error, and not kept.
    ///
    /// Each object and list in it counts as 64 bytes at least, so that a response takes no more than some 20 times as much
    /// memory, whatever the answer is made of.
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.settings.max_response_bytes = bytes;
        self
    }

    /// How long a file may be that is downloaded, in bytes; 16 MiB if not set. A longer one is an error.
    pub fn max_file_bytes(mut self, bytes: usize) -> Self {
        self.settings.max_file_bytes = bytes;
        self
    }

    /// When a request is sent again; [`RetryPolicy::new`] if not set.
    pub fn retries(mut self, policy: RetryPolicy) -> Self {
        self.settings.retries = policy;
        self
    }

    /// Whether an answer that deviates from its documentation is an [`Error::Decode`]; `false` if not set, so that what fits
    /// is kept, and [`WithMetadata::deviations`](crate::WithMetadata::deviations) says what does not.
    ///
    /// It is for tests that shall notice where the platform and the documentation differ.
    pub fn strict(mut self, on: bool) -> Self {
        self.settings.strict = on;
        self
    }

    /// Whether calls are held up so that each operation keeps to the limits of its page; `true` if not set.
    ///
    /// The limits hold for the client with all its clones and helpdesks together, callers get their turns in the order in
    /// which they come, and a call that would wait so long that less than a tenth of its timeout is left for the request, or less than 3 seconds
    /// if that is less, ends at once with [`Error::RateLimited`].
    ///
    /// They hold for the arrivals at the platform, however long connections take: a call counts until its answer begins,
    /// or for the [connect timeout](Self::connect_timeout) at most, and one window more. So an operation of 50 calls per
    /// second whose answers take 0.2 seconds lets at most 50 calls out in 1.25 seconds: its window is 1.05 seconds here,
    /// as clocks differ. Where answers take longer than some 2 seconds, that is less than 1,000 calls per minute.
    ///
    /// Where the platform answers that calls come too fast, and for how long, the other calls of the operation wait as well. Processes
    /// that share an app know nothing of each other; for them, the platform's answers are all there is.
    pub fn rate_limiting(mut self, on: bool) -> Self {
        self.rate_limiting = on;
        self
    }

    /// Keeps the app's access token in a store too, which other clients and processes share; in the memory of this client
    /// alone if not set.
    pub fn token_store(mut self, store: impl TokenStore + 'static) -> Self {
        self.token_store = Some(Arc::new(store));
        self
    }

    /// Sends through an HTTP client of your own, for its TLS, proxies or connection pool.
    ///
    /// It should drop idle connections early, as [`pool_idle_timeout`](Self::pool_idle_timeout) says, and follow no redirects: `reqwest` would carry the helpdesk's credentials along to any host. Turn the default
    /// features of this crate off then: with `rustls` on, and no other TLS of `reqwest`, `reqwest::Client::new` panics
    /// unless a process-wide provider of cryptography is installed.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http_client = Some(client);
        self
    }

    /// The client. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] if credentials are empty or malformed, the base URL is not one, a timeout is zero, or TLS cannot be
    /// set up.
    pub fn build(self) -> Result<Client<C>, Error> {
        self.app.check()?;
        let helpdesk = self.helpdesk.map(|credentials| Helpdesk::new(credentials, &self.app)).transpose()?;
        let base_url = base_url(&self.base_url)?;
        self.settings.check().map_err(Error::config)?;
        let connect_timeout = self.connect_timeout.map(|timeout| timeout.min(LONGEST));
        let times = http::Times {
            connect: connect_timeout.unwrap_or(CONNECT_TIMEOUT),
            idle: self.pool_idle_timeout.unwrap_or(POOL_IDLE_TIMEOUT).min(LONGEST),
        };
        let http = match (self.http_client, connect_timeout, self.pool_idle_timeout) {
            (_, Some(Duration::ZERO), _) => {
                return Err(Error::config("the connect timeout is zero, so no call could succeed"));
            }
            (Some(_), Some(_), _) => {
                return Err(Error::config("a connect timeout is set beside an HTTP client of your own; set it there"));
            }
            (Some(_), _, Some(_)) => {
                return Err(Error::config("an idle timeout is set beside an HTTP client of your own; set it there"));
            }
            (Some(client), None, None) => client,
            (None, ..) => http::client(&base_url, &times)?,
        };
        let limiter = self.rate_limiting.then(|| Limiter::new(times.connect));
        let caller = Arc::new(Caller { transport: Transport { http, base_url }, limiter });
        let tokens = |kind, store| AppTokens::new(kind, self.app.clone(), Arc::clone(&caller), &self.settings, store);
        let tenant_tokens = tokens(AppTokenKind::Tenant, self.token_store);
        let app_tokens = tokens(AppTokenKind::App, None);
        let secrets = Secrets::new([self.app.secret.expose()]);
        let shared = Arc::new(Shared { app: self.app.clone(), caller, tenant_tokens, app_tokens, secrets });
        Ok(Client::new(Handle { shared, helpdesk, identity: Identity::App, settings: Arc::new(self.settings) }))
    }
}

impl<C> fmt::Debug for ClientBuilder<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("app", &self.app)
            .field("helpdesk", &self.helpdesk)
            .field("settings", &self.settings)
            .field("connect_timeout", &self.connect_timeout)
            .field("pool_idle_timeout", &self.pool_idle_timeout)
            // The base URL is left out: until it is checked, it may have a password in it.
            .finish_non_exhaustive()
    }
}

/// Checks the base URL. What is refused is not repeated, as it may have a password in it.
fn base_url(text: &str) -> Result<Url, Error> {
    let url = Url::parse(text).map_err(|e| Error::config(format!("the base URL is not one: {e}")))?;
    if !matches!(url.scheme(), "https" | "http") {
        return Err(Error::config(format!("the base URL starts with `{}:`, not `https:`", url.scheme())));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::config("the base URL has a user or a password in it, which would show up in errors"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(Error::config("the base URL has a query or a fragment; it ends with the host, or a path below it"));
    }
    Ok(url)
}
