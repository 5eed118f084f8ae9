//! The mock as its user holds it.

use std::collections::hash_map::RandomState;
use std::fmt;
use std::hash::{BuildHasher as _, Hasher as _};
use std::net::Ipv4Addr;
use std::sync::Arc;

use helpdesk_schema::Schema;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

use crate::answer::Refusal;
use crate::server::{OnRequest, Server};
use crate::{Error, Request, auth};

/// A running server on the loopback interface. It stops when it is dropped.
pub struct Mock {
    server: Arc<Server>,
    url: String,
    /// The server runs until this is dropped.
    _running: oneshot::Sender<()>,
}

impl Mock {
    /// Starts a server of the Helpdesk API on a free port.
    ///
    /// It runs on the current tokio runtime.
    ///
    /// # Errors
    ///
    /// No port can be had.
    pub async fn start() -> Result<Self, Error> {
        Self::builder().start().await
    }

    /// Prepares a server with another schema, or on a port of your choice.
    pub fn builder() -> Builder {
        Builder { schema: None, port: 0, on_request: None }
    }

    /// Where it listens: `http://127.0.0.1:PORT`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The id of the only app that it knows.
    pub fn app_id(&self) -> &str {
        auth::APP_ID
    }

    /// The secret of that app.
    pub fn app_secret(&self) -> &str {
        auth::APP_SECRET
    }

    /// The id of the only helpdesk that it knows.
    pub fn helpdesk_id(&self) -> &str {
        auth::HELPDESK_ID
    }

    /// The token of that helpdesk.
    pub fn helpdesk_token(&self) -> &str {
        auth::HELPDESK_TOKEN
    }

    /// What the header `X-Lark-Helpdesk-Authorization` must hold: the Base64 of the helpdesk's `id:token`.
    pub fn helpdesk_authorization(&self) -> String {
        auth::helpdesk_authorization()
    }

    /// Has the next call of an operation answer a documented error, with the HTTP status and message of its page.
    ///
    /// A call that the mock refuses anyway does not use it up. Told several times, it answers the errors one after another.
    ///
    /// # Errors
    ///
    /// An unknown operation, or a code that its page does not list.
    pub fn fail_next(&self, operation: &str, code: i64) -> Result<(), Error> {
        let operations = self.server.operations();
        let Some(operation) = operations.iter().find(|candidate| candidate.id == operation) else {
            return Err(Error::UnknownOperation {
                id: operation.to_owned(),
                documented: operations.iter().map(|operation| operation.id.clone()).collect(),
            });
        };
        let Some(error) = operation.errors.iter().find(|error| error.code == code) else {
            return Err(Error::UndocumentedCode {
                operation: operation.id.clone(),
                code,
                documented: operation.errors.iter().map(|error| error.code).collect(),
            });
        };
        self.server.fail_next(operation, Refusal::documented(error));
        Ok(())
    }

    /// Every request so far, those that were refused among them, in the order of their arrival.
    pub fn requests(&self) -> Vec<Request> {
        self.server.requests()
    }
}

impl fmt::Debug for Mock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mock").field("url", &self.url).finish_non_exhaustive()
    }
}

/// What to start a [`Mock`] with.
#[must_use = "nothing runs before `start`"]
pub struct Builder {
    schema: Option<Schema>,
    port: u16,
    on_request: Option<OnRequest>,
}

impl Builder {
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

    /// Calls this with every request, right before it is answered.
    pub fn on_request(mut self, on_request: impl Fn(&Request) + Send + Sync + 'static) -> Self {
        self.on_request = Some(Box::new(on_request));
        self
    }

    /// Starts the server on the current tokio runtime.
    ///
    /// # Errors
    ///
    /// A schema that [breaks its rules](Schema::validate), or a port that cannot be had.
    pub async fn start(self) -> Result<Mock, Error> {
        let schema = match self.schema {
            Some(schema) => schema,
            None => Schema::from_json(helpdesk_types::SCHEMA).map_err(Error::Load)?,
        };
        let problems = schema.validate();
        if !problems.is_empty() {
            return Err(Error::Invalid(problems));
        }
        let bind_error = |source| Error::Bind { port: self.port, source };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port)).await.map_err(bind_error)?;
        let url = format!("http://{}", listener.local_addr().map_err(bind_error)?);

        let seed = RandomState::new().build_hasher().finish();
        let server = Arc::new(Server::new(schema.operations, self.on_request, seed));
        let (running, stopped) = oneshot::channel::<()>();
        let serve = axum::serve(listener, Arc::clone(&server).into_router()).with_graceful_shutdown(async {
            // It ends by the sender being dropped.
            let _ = stopped.await;
        });
        tokio::spawn(serve.into_future());
        Ok(Mock { server, url, _running: running })
    }
}
