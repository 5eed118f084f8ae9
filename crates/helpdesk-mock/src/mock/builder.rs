//! The settings that a mock is started with.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hasher as _};
use std::net::{IpAddr, Ipv4Addr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use helpdesk_schema::Schema;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use super::handle::Mock;
use super::server::{OnRequest, Server, Settings};
use crate::Error;
use crate::control;
use crate::faults::connection::{ConnectionHandle, Listener};
use crate::helpdesk::{self, Initial, State, StateFile};
use crate::lock::lock;
use crate::push::{Delivery, OnPush, PushSettings, Pusher};
use crate::state::logins::Person;
use crate::state::requests::Request;
use crate::web::guard::{self, Guard};
use crate::web::login;

/// Settings for a [`Mock`].
#[must_use = "nothing runs before `start`"]
pub struct MockBuilder {
    schema: Option<Schema>,
    address: IpAddr,
    port: u16,
    token_refusal_status: u16,
    hosts: Vec<String>,
    initial: Option<Initial>,
    state_file: Option<PathBuf>,
    settings: Settings,
    push: PushSettings,
}

/// Start.
impl Mock {
    /// Starts a server of the Helpdesk API on a free port.
    ///
    /// It runs on the current tokio runtime.
    ///
    /// # Errors
    ///
    /// No port is available.
    pub async fn start() -> Result<Self, Error> {
        Self::builder().start().await
    }

    /// Prepares a server with settings of your own, such as its schema, port or token lifetimes.
    pub fn builder() -> MockBuilder {
        MockBuilder {
            schema: None,
            address: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 0,
            token_refusal_status: 400,
            hosts: Vec::new(),
            initial: None,
            state_file: None,
            settings: Settings::default(),
            push: PushSettings::default(),
        }
    }
}

impl MockBuilder {
    /// Serves these operations instead of those of the Helpdesk API.
    pub fn schema(mut self, schema: Schema) -> Self {
        self.schema = Some(schema);
        self
    }

    /// Listens on this port instead of a free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Listens on this address instead of 127.0.0.1, for example on `0.0.0.0` in a container.
    ///
    /// Everybody who can reach that address can then use the mock, because its credentials are published. It still answers
    /// only requests for the [allowed hosts](Self::allow_host).
    pub fn host(mut self, address: impl Into<IpAddr>) -> Self {
        self.address = address.into();
        self
    }

    /// Accepts requests for this host, too, and requests of its web pages. The host is a name or an address without a port,
    /// and applies to any port.
    ///
    /// By default the mock accepts only requests for `localhost`, 127.0.0.0/8 and `[::1]`, and of no web page but its own.
    /// Otherwise any page in a browser on this machine could call it.
    pub fn allow_host(mut self, host: impl Into<String>) -> Self {
        self.hosts.push(host.into());
        self
    }

    /// Keeps the things that operations create and change: a ticket that was opened can be listed, and a closed one accepts
    /// no messages.
    ///
    /// At first only the owner of the helpdesk exists, who is an agent. A mock that is not stateful answers every call with the
    /// example of its page, whatever came before.
    pub fn stateful(mut self) -> Self {
        self.initial = Some(Initial::Empty);
        self
    }

    /// Makes the mock [stateful](Self::stateful), and starts with the things in the examples of the pages.
    pub fn with_examples(mut self) -> Self {
        self.initial = Some(Initial::Examples);
        self
    }

    /// Makes the mock [stateful](Self::stateful), and starts with the things in this JSON, as [`Mock::snapshot`] writes it.
    ///
    /// Kinds of things that it omits are empty: `{"format": 1, "tickets": [{"ticket_id": "7", "status": 1}]}`.
    pub fn with_snapshot(mut self, snapshot: impl Into<String>) -> Self {
        self.initial = Some(Initial::Snapshot(snapshot.into()));
        self
    }

    /// Makes the mock [stateful](Self::stateful), with its state in this file. If the file does not exist yet, the mock
    /// starts as it would without it.
    ///
    /// The file is written at the start, so that a file that cannot be written is an error at once, and by
    /// [`Mock::save_state`].
    pub fn state_file(mut self, path: impl Into<PathBuf>) -> Self {
        self.state_file = Some(path.into());
        self
    }

    /// Calls this with every request, as soon as its response is decided.
    pub fn on_request(mut self, on_request: impl Fn(&Request) + Send + Sync + 'static) -> Self {
        self.settings.on_request = Some(OnRequest(Box::new(on_request)));
        self
    }

    /// Adds a person who can log in, besides the owner of the helpdesk, whose open id is `ou_mock`. A stateful mock shows the
    /// name in the person's tickets.
    pub fn person(mut self, open_id: impl Into<String>, name: impl Into<String>) -> Self {
        self.settings.login.people.push(Person { open_id: open_id.into(), name: name.into() });
        self
    }

    /// Adds a redirect URI of the app, as the security settings in the developer console do. The login page refuses others.
    ///
    /// Without any, the page accepts all `http` and `https` URLs on loopback.
    pub fn redirect_uri(mut self, uri: impl Into<String>) -> Self {
        self.settings.login.redirect_uris.push(uri.into());
        self
    }

    /// Adds a scope that the app has applied for, besides `offline_access` and those of the operations. The login page refuses
    /// others.
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.settings.login.scopes.insert(scope.into());
        self
    }

    /// How long access tokens live; two hours by default.
    ///
    /// A tenant or app access token is issued again while at least half an hour of its life is left. With a shorter
    /// lifetime, each request gets a new token.
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings.lifetimes.access = lifetime;
        self
    }

    /// How long refresh tokens live; seven days by default.
    pub fn refresh_token_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings.lifetimes.refresh = lifetime;
        self
    }

    /// The HTTP status with which an access token is refused; 400 by default. The platform also uses 200 and 401.
    pub fn token_refusal_status(mut self, status: u16) -> Self {
        self.token_refusal_status = status;
        self
    }

    /// Sets how many of the last requests are kept: 100,000 by default, and none with 0.
    ///
    /// They take at most [this many bytes](Self::keep_request_bytes) in all; beyond that, the oldest are
    /// forgotten.
    pub fn keep_requests(mut self, count: usize) -> Self {
        self.settings.keep_requests = count;
        self
    }

    /// Sets how many bytes of requests are kept: 64 MiB by default.
    pub fn keep_request_bytes(mut self, bytes: usize) -> Self {
        self.settings.keep_bytes = bytes;
        self
    }

    /// Pushes events to this URL, once it has answered a challenge, which is sent before the first
    /// event.
    ///
    /// The URL need not be served yet. [`Mock::set_callback_url`] is for a URL that is.
    pub fn callback_url(mut self, url: impl Into<String>) -> Self {
        self.push.callback_url = Some(url.into());
        self
    }

    /// The waits before an event is sent again; [`REDELIVERY`](crate::REDELIVERY) by default.
    ///
    /// A test needs shorter ones: `REDELIVERY.map(|wait| wait / 1_000_000)`. With an empty list, each event is
    /// sent once.
    pub fn redelivery(mut self, waits: impl IntoIterator<Item = Duration>) -> Self {
        self.push.redelivery = waits.into_iter().collect();
        self
    }

    /// Pushes events as to an app without an encrypt key: plain and unsigned, with the verification token.
    pub fn without_encrypt_key(mut self) -> Self {
        self.push.encrypted = false;
        self
    }

    /// Calls this after each attempt to push an event, failed ones included; the last attempt is the
    /// new one.
    pub fn on_push(mut self, on_push: impl Fn(&Delivery) + Send + Sync + 'static) -> Self {
        self.push.on_push = Some(OnPush(Box::new(on_push)));
        self
    }

    /// Starts the server on the current tokio runtime.
    ///
    /// # Errors
    ///
    /// A schema that [breaks its rules](Schema::validate), a port that cannot be had, or a setting that makes no sense,
    /// such as a callback URL of `https`, which the mock does not speak.
    pub async fn start(mut self) -> Result<Mock, Error> {
        // The page and its document are of the Helpdesk API, whatever else may be served.
        let has_page = self.schema.is_none();
        let schema = match self.schema {
            Some(schema) => schema,
            None => Schema::from_json(helpdesk_types::SCHEMA).map_err(Error::Load)?,
        };
        let problems = schema.validate();
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        let file = self.state_file.take().map(StateFile::new);
        let (mut state, subscriptions) = initial_state(self.initial.as_ref(), file.as_ref(), &schema)?;
        if let Some(state) = &mut state {
            state.meet(&self.settings.login.people);
        }
        self.settings.state = state;
        self.settings.state_file = file;
        let status = self.token_refusal_status;
        self.settings.token_refusal = StatusCode::from_u16(status).map_err(|_| Error::Status(status))?;

        let bind_error = |source| Error::Bind { port: self.port, source };
        let listener = TcpListener::bind((self.address, self.port)).await.map_err(bind_error)?;
        let mut bound = listener.local_addr().map_err(bind_error)?;
        if bound.ip().is_unspecified() {
            // It is not an address to connect to.
            bound.set_ip(Ipv4Addr::LOCALHOST.into());
        }
        let url = format!("http://{bound}");

        let seed = RandomState::new().build_hasher().finish();
        let pusher = Arc::new(Pusher::new(schema.events, self.push, seed)?);
        *lock(&pusher.subscriptions) = subscriptions;
        let server = Arc::new(Server::new(schema.operations, self.settings, pusher, seed));
        server.save_state()?;
        let guard = from_fn_with_state(Arc::new(Guard::new(self.hosts)?), guard::guard);
        let viewer = if has_page { page(&server) } else { Router::new() };
        let control = control::routes(Arc::clone(&server));
        let login = login::routes(Arc::clone(&server));
        let router = Arc::clone(&server).into_router().merge(viewer).merge(control).merge(login).layer(guard);
        let service = router.into_make_service_with_connect_info::<ConnectionHandle>();
        let (running, stopped) = oneshot::channel::<()>();
        let serve = axum::serve(Listener(listener), service).with_graceful_shutdown(async {
            // It ends by the sender being dropped.
            let _ = stopped.await;
        });
        tokio::spawn(serve.into_future());
        Ok(Mock::new(server, url, running))
    }
}

/// The initial state, and the event types that are subscribed to.
fn initial_state(
    initial: Option<&Initial>,
    file: Option<&StateFile>,
    schema: &Schema,
) -> Result<(Option<State>, Vec<String>), Error> {
    if let Some(file) = file {
        let failed = |reason: String| Error::State { source: file.path().display().to_string(), reason };
        if let Some(text) = file.load().map_err(|error| failed(format!("it cannot be read: {error}")))? {
            let (state, subscriptions) = helpdesk::read(&text, &schema.operations).map_err(failed)?;
            return Ok((Some(state), subscriptions));
        }
    }
    let Some(initial) = initial.or(file.map(|_| &Initial::Empty)) else { return Ok((None, Vec::new())) };
    let (state, subscriptions) = initial.state(&schema.operations)?;
    Ok((Some(state), subscriptions))
}

/// The page for a browser.
#[cfg(feature = "viewer")]
fn page(server: &Arc<Server>) -> Router {
    crate::web::viewer::routes(server)
}

#[cfg(not(feature = "viewer"))]
fn page(_: &Arc<Server>) -> Router {
    Router::new()
}
