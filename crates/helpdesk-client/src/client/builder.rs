//! Settings and construction of clients.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use helpdesk_core::FEISHU;
use reqwest::Url;

use super::app::Client;
use super::level::{AppOnly, WithHelpdesk};
use crate::Error;
use crate::auth::{AppCredentials, AppTokenKind, AppTokens, HelpdeskCredentials, TokenKey, TokenStore, new_owner};
use crate::call::{Caller, Limiter, Quota, RetryPolicy, Settings, SharedQuota};
use crate::deadline::LONGEST;
use crate::handle::{Handle, Helpdesk, Identity, Shared};
use crate::redact::Secrets;
use crate::wire::http::Times;
use crate::wire::pools::Pools;
use crate::wire::transport::Transport;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// Shorter than most gateways' idle timeout, which is rarely below 30 seconds.
const POOL_IDLE_TIMEOUT: Duration = Duration::from_secs(15);

/// Settings for a new client; created by [`Client::builder`].
#[derive(Clone)]
#[must_use = "a builder does nothing until `build()`"]
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
    shared_quota: Option<(Arc<dyn SharedQuota>, u32)>,
    level: PhantomData<C>,
}

impl Client<AppOnly> {
    /// Starts building a client for an app.
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
            shared_quota: None,
            level: PhantomData,
        }
    }
}

impl<C> ClientBuilder<C> {
    /// Sets the helpdesk. Without one, the client sends only operations of the platform's other services.
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
            shared_quota: self.shared_quota,
            level: PhantomData,
        }
    }

    /// Sets the host of the platform; [`FEISHU`] by default.
    ///
    /// An app belongs to one host, Feishu's or [`LARK`](crate::LARK)'s, and its credentials are not valid on the other. The URL of a
    /// gateway of your own may have a path: `https://gateway.example.com/feishu`. Over `http://`, credentials are sent
    /// unencrypted; use it only for a mock on this machine.
    pub fn base_url(mut self, base_url: impl Into<String>) -> Self {
        self.base_url = base_url.into();
        self
    }

    /// Sets the timeout of a whole call, including fetching the access token; 30 seconds by default.
    ///
    /// A fetch of a token is shared by all calls that wait for it: its timeout is the longest of theirs, and at least
    /// this one. Decoding the response is not included, and not interrupted: it takes milliseconds, and at most about
    /// 50 for the longest response that the default [`max_response_bytes`](Self::max_response_bytes) allows.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeout = timeout;
        self
    }

    /// Sets the timeout for connecting; 10 seconds by default.
    ///
    /// It cannot be combined with [`http_client`](Self::http_client); set the connect timeout on that client.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = Some(timeout);
        self
    }

    /// Sets the time after which an idle connection is closed; 15 seconds by default.
    ///
    /// Gateways close idle connections too, often after 30 or 60 seconds. A request that is sent while the gateway
    /// closes the connection is lost: it may have taken effect, so it is not sent again unless it is read-only. Choose
    /// a time well below the gateway's. After a longer pause, a request has to connect first, which takes two or three
    /// round trips.
    ///
    /// It cannot be combined with [`http_client`](Self::http_client); set the idle timeout on that client, where
    /// `reqwest` defaults to 90 seconds.
    pub fn pool_idle_timeout(mut self, timeout: Duration) -> Self {
        self.pool_idle_timeout = Some(timeout);
        self
    }

    /// Sets the maximum length of a decoded response in bytes; 2 MiB by default, which is about a thousand tickets. A
    /// longer response is an error and is discarded.
    ///
    /// Each object and list counts as at least 64 bytes, so a response takes at most about 20 times this limit in
    /// memory, whatever it contains.
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.settings.max_response_bytes = bytes;
        self
    }

    /// Sets the maximum length of a downloaded file in bytes; 16 MiB by default. A longer file is an error.
    pub fn max_file_bytes(mut self, bytes: usize) -> Self {
        self.settings.max_file_bytes = bytes;
        self
    }

    /// Sets the retry policy; [`RetryPolicy::new`] by default.
    pub fn retries(mut self, policy: RetryPolicy) -> Self {
        self.settings.retries = policy;
        self
    }

    /// Sets whether a response that deviates from its documentation is an [`Error::Decode`]; `false` by default: fields
    /// that match are kept, and [`WithMetadata::deviations`](crate::WithMetadata::deviations) lists the others.
    ///
    /// Turn it on in tests that should detect differences between the platform and its documentation.
    pub fn strict(mut self, on: bool) -> Self {
        self.settings.strict = on;
        self
    }

    /// Sets whether calls wait so that each operation stays within its documented rate limit; `true` by default.
    ///
    /// The limits apply to the client, all its clones and all its helpdesks together. Calls wait in order of arrival. A
    /// call whose wait would leave less than a tenth of its timeout for the request, or less than 3 seconds if that is
    /// less, fails at once with [`Error::RateLimited`].
    ///
    /// The limits hold for arrivals at the platform, however long connecting takes: a call counts until its response
    /// begins, or at most for the [connect timeout](Self::connect_timeout), and for one window after that. For example,
    /// an operation with 50 calls per second whose responses take 0.2 seconds sends at most 50 calls in 1.22 seconds:
    /// its window is 1.02 seconds here, because clocks differ. If responses take longer than about 2 seconds, that is
    /// less than 1,000 calls per minute.
    ///
    /// If the platform reports that calls come too fast, and for how long, the other calls of the operation wait as
    /// well. Processes that share an app coordinate their limits with a [`shared_quota`](Self::shared_quota); without
    /// one, they rely on these responses.
    pub fn rate_limiting(mut self, on: bool) -> Self {
        self.rate_limiting = on;
        self
    }

    /// Sets a store by which several processes share the limits of [`rate_limiting`](Self::rate_limiting), and the pauses
    /// that the platform asks for. `processes` is the number of processes that are expected; 0 counts as 1.
    ///
    /// Each process gets a share of each operation's limits that follows its calls, and all shares together never exceed
    /// the limits. An operation that has not been called for a second waits for its share, for at most 250 milliseconds;
    /// other calls do not wait for the store. When processes start, each gets its part of the limits at first, and unused
    /// parts after a second. A share moves from one process to another within about two seconds; of a limit per minute, as
    /// the calls of the last minute become older.
    ///
    /// If the store fails or is slow, each process continues with its part: the limits divided by the number of
    /// processes. It first waits until shares that are larger than that cannot be in use any more. So the limits hold
    /// unless some processes reach the store and others do not, or there are more processes than expected.
    pub fn shared_quota(mut self, quota: impl SharedQuota + 'static, processes: u32) -> Self {
        self.shared_quota = Some((Arc::new(quota), processes));
        self
    }

    /// Sets a store for the app's access token, shared with other clients and processes; without one, the client keeps
    /// the token in memory.
    pub fn token_store(mut self, store: impl TokenStore + 'static) -> Self {
        self.token_store = Some(Arc::new(store));
        self
    }

    /// Sets an HTTP client of your own, for its TLS, proxies or connection pool.
    ///
    /// It is used on all tokio runtimes; see [`Client`]. It should close idle connections early, as described at [`pool_idle_timeout`](Self::pool_idle_timeout), and must
    /// not follow redirects: `reqwest` would send the helpdesk's credentials to any host. Turn off the default features
    /// of this crate: with `rustls` enabled and no other TLS backend of `reqwest`, `reqwest::Client::new` panics unless
    /// a process-wide provider of cryptography is installed.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http_client = Some(client);
        self
    }

    /// Builds the client. Nothing is sent yet.
    ///
    /// # Errors
    ///
    /// [`Error::Config`] if credentials are empty or malformed, the base URL is invalid, a timeout is zero, or TLS
    /// cannot be set up.
    pub fn build(self) -> Result<Client<C>, Error> {
        self.app.check()?;
        let helpdesk = self.helpdesk.map(|credentials| Helpdesk::new(credentials, &self.app)).transpose()?;
        let base_url = base_url(&self.base_url)?;
        self.settings.check().map_err(Error::config)?;
        let connect_timeout = self.connect_timeout.map(|timeout| timeout.min(LONGEST));
        let times = Times {
            connect: connect_timeout.unwrap_or(CONNECT_TIMEOUT),
            idle: self.pool_idle_timeout.unwrap_or(POOL_IDLE_TIMEOUT).min(LONGEST),
        };
        let connect = times.connect;
        let pools = match (self.http_client, connect_timeout, self.pool_idle_timeout) {
            (_, Some(Duration::ZERO), _) => {
                return Err(Error::config("the connect timeout is zero, so every call would fail; set a longer one"));
            }
            (Some(_), Some(_), _) => {
                return Err(Error::config(
                    "`connect_timeout` cannot be combined with `http_client`; set the timeout on your HTTP client",
                ));
            }
            (Some(_), _, Some(_)) => {
                return Err(Error::config(
                    "`pool_idle_timeout` cannot be combined with `http_client`; set the timeout on your HTTP client",
                ));
            }
            (Some(client), None, None) => Pools::Given(client),
            (None, ..) => Pools::own(&base_url, times)?,
        };
        if self.shared_quota.is_some() && !self.rate_limiting {
            return Err(Error::config("`shared_quota` has no effect without `rate_limiting`; remove one of them"));
        }
        let quota = self.shared_quota.map(|(store, processes)| {
            let app = TokenKey::new(&self.app, base_url.as_str()).to_string();
            let processes = usize::try_from(processes).unwrap_or(usize::MAX).max(1);
            Arc::new(Quota { store, app, process: new_owner(), processes })
        });
        let limiter = self.rate_limiting.then(|| Limiter::new(connect, quota));
        let caller = Arc::new(Caller { transport: Transport { pools, base_url }, limiter });
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
            // The base URL is left out: before it is checked, it may contain a password.
            .finish_non_exhaustive()
    }
}

/// Checks the base URL. A refused URL is not repeated in the error, because it may contain a password.
fn base_url(text: &str) -> Result<Url, Error> {
    let url = Url::parse(text).map_err(|e| Error::config(format!("the base URL is not a valid URL: {e}")))?;
    if !matches!(url.scheme(), "https" | "http") {
        return Err(Error::config(format!(
            "the base URL has the scheme `{}`; use `https`, or `http` for a mock",
            url.scheme()
        )));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::config(
            "the base URL contains a user name or password; remove it, because errors show the URL",
        ));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(Error::config(
            "the base URL has a query or a fragment; remove it, only a host and a path are allowed",
        ));
    }
    Ok(url)
}
