//! What a mock is started with.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hasher as _};
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use helpdesk_schema::Schema;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::connection::{Control, Listener};
use crate::server::{OnRequest, Server, Settings};
use crate::{Error, Mock, Request};

/// What to start a [`Mock`] with.
#[must_use = "nothing runs before `start`"]
pub struct Builder {
    schema: Option<Schema>,
    port: u16,
    token_refusal_status: u16,
    settings: Settings,
}

impl Builder {
    pub(crate) fn new() -> Self {
        Self { schema: None, port: 0, token_refusal_status: 400, settings: Settings::default() }
    }

    /// Serves these operations, and not those of the Helpdesk API.
    pub fn schema(mut self, schema: Schema) -> Self {
        self.schema = Some(schema);
        self
    }

    /// Listens on this port, and not on a free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Calls this with every request, as soon as it is settled how to answer it.
    pub fn on_request(mut self, on_request: impl Fn(&Request) + Send + Sync + 'static) -> Self {
        self.settings.on_request = Some(OnRequest(Box::new(on_request)));
        self
    }

    /// How long access tokens live; two hours if nothing is said.
    ///
    /// A tenant token is handed out again while half an hour is left of its life. So each request for one that is to live
    /// shorter gets another.
    pub fn token_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings.lifetimes.access = lifetime;
        self
    }

    /// How long refresh tokens live; seven days if nothing is said.
    pub fn refresh_token_lifetime(mut self, lifetime: Duration) -> Self {
        self.settings.lifetimes.refresh = lifetime;
        self
    }

    /// The HTTP status with which an access token is refused: 400 if nothing is said. The platform is known to use 200 and
    /// 401, too.
    pub fn token_refusal_status(mut self, status: u16) -> Self {
        self.token_refusal_status = status;
        self
    }

    /// Keeps the last requests only, and not all of them, for a test that sends a great many.
    pub fn keep_requests(mut self, count: usize) -> Self {
        self.settings.keep_requests = count;
        self
    }

    /// Starts the server on the current tokio runtime.
    ///
    /// # Errors
    ///
    /// A schema that [breaks its rules](Schema::validate), a port that cannot be had, or a setting that makes no sense.
    pub async fn start(mut self) -> Result<Mock, Error> {
        let schema = match self.schema {
            Some(schema) => schema,
            None => Schema::from_json(helpdesk_types::SCHEMA).map_err(Error::Load)?,
        };
        let problems = schema.validate();
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        let status = self.token_refusal_status;
        self.settings.token_refusal = StatusCode::from_u16(status).map_err(|_| Error::Status(status))?;

        let bind_error = |source| Error::Bind { port: self.port, source };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port)).await.map_err(bind_error)?;
        let url = format!("http://{}", listener.local_addr().map_err(bind_error)?);

        let seed = RandomState::new().build_hasher().finish();
        let server = Arc::new(Server::new(schema.operations, self.settings, seed));
        let service = Arc::clone(&server).into_router().into_make_service_with_connect_info::<Control>();
        let (running, stopped) = oneshot::channel::<()>();
        let serve = axum::serve(Listener(listener), service).with_graceful_shutdown(async {
            // It ends by the sender being dropped.
            let _ = stopped.await;
        });
        tokio::spawn(serve.into_future());
        Ok(Mock::new(server, url, running))
    }
}
