//! The common part of all clients: identity, settings and sending.

use std::fmt;
use std::sync::Arc;

use helpdesk_decode::Deviations;
use helpdesk_types::{AppToken, Decode, Operation, RateLimit, RawResponse, Response, ResponseError};
use reqwest::header::HeaderValue;
use serde_json::Value;

use crate::auth::{AppCredentials, AppTokens, HelpdeskCredentials};
use crate::call::{self, Authorize, Call, Caller, Settings};
use crate::download::FileStream;
use crate::metadata::WithMetadata;
use crate::raw_request::RawRequest;
use crate::redact::Secrets;
use crate::wire::Expected;
use crate::wire::received::Received;
use crate::wire::request::{self, RequestTemplate};
use crate::{Error, codes};

/// The state of a client. Cloning it is cheap.
#[derive(Clone)]
pub(crate) struct Handle {
    pub(crate) shared: Arc<Shared>,
    /// `None` for a client without helpdesk credentials.
    pub(crate) helpdesk: Option<Arc<Helpdesk>>,
    pub(crate) identity: Identity,
    pub(crate) settings: Arc<Settings>,
}

/// State shared by all handles of a client.
pub(crate) struct Shared {
    pub(crate) app: AppCredentials,
    pub(crate) caller: Arc<Caller>,
    pub(crate) tenant_tokens: Arc<AppTokens>,
    pub(crate) app_tokens: Arc<AppTokens>,
    /// The secrets of the app.
    pub(crate) secrets: Secrets,
}

/// A helpdesk, and the header value of its credentials, created once.
pub(crate) struct Helpdesk {
    credentials: HelpdeskCredentials,
    header: HeaderValue,
    /// The secrets of the helpdesk and its app.
    secrets: Secrets,
}

/// The owner of the access token that is sent.
#[derive(Clone)]
pub(crate) enum Identity {
    /// The app, with fetched tokens.
    App,
    /// The app, with a tenant token supplied by the caller.
    Tenant(Arc<dyn Authorize>),
    /// A user.
    User(Arc<dyn Authorize>),
}

impl Helpdesk {
    pub(crate) fn new(credentials: HelpdeskCredentials, app: &AppCredentials) -> Result<Arc<Self>, Error> {
        credentials.check()?;
        let header = credentials.header()?;
        // Base64 is ASCII, so this never fails.
        let text = header.to_str().unwrap_or_default();
        let secrets = Secrets::new([app.secret.expose(), credentials.token.expose(), text]);
        Ok(Arc::new(Self { credentials, header, secrets }))
    }
}

impl Handle {
    /// Returns this handle with changed settings.
    pub(crate) fn with(&self, change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = (*self.settings).clone();
        change(&mut settings);
        Self { settings: Arc::new(settings), ..self.clone() }
    }

    pub(crate) fn for_helpdesk(&self, credentials: HelpdeskCredentials) -> Result<Self, Error> {
        let helpdesk = Helpdesk::new(credentials, &self.shared.app)?;
        Ok(Self { helpdesk: Some(helpdesk), ..self.clone() })
    }

    /// Sends an operation. It is one future around the call, as each operation has a copy of it in the crate that sends it.
    pub(crate) fn send<O: Operation>(
        &self,
        operation: &O,
        token: AppToken,
    ) -> impl Future<Output = Result<Completed<O::Response>, Error>> + Send + use<'_, O> {
        let Settings { max_file_bytes, max_response_bytes, .. } = *self.settings;
        let expected = match O::Response::IS_FILE {
            true => Expected::File { limit: max_file_bytes },
            false => Expected::Json { limit: max_response_bytes },
        };
        let call = self.call(operation, token, expected);
        self.decoded(call)
    }

    /// Sends a raw request. It is compiled only in a crate that does so.
    #[inline]
    pub(crate) fn send_raw(
        &self,
        request: &RawRequest,
    ) -> impl Future<Output = Result<Completed<Envelope>, Error>> + Send {
        let request = request.build(&self.shared.caller.transport.base_url, self.helpdesk_header());
        let expected = Expected::Json { limit: self.settings.max_response_bytes };
        self.decoded(self.begin(codes::RAW_REQUEST, None, request, AppToken::Tenant, expected))
    }

    pub(crate) async fn download_stream<O: Operation>(
        &self,
        operation: &O,
        token: AppToken,
    ) -> Result<FileStream, Error> {
        let call = self.call(operation, token, Expected::BeginningOfFile { limit: self.settings.max_file_bytes });
        let (received, _) = call::run(call, &mut |received| FileStream::check(received)).await?;
        Ok(FileStream::new(received, self.settings.timeout))
    }

    /// Runs the call, if its request could be built, and decodes its response.
    async fn decoded<R: Response>(&self, call: Result<Call<'_>, Error>) -> Result<Completed<R>, Error> {
        let (strict, mut decoded) = (self.settings.strict, None);
        let (received, attempts) = call::run(call, &mut |received| {
            decoded = Some(received.decode::<R>(strict)?);
            Ok(())
        })
        .await?;
        // A successful call has decoded its response.
        let (response, deviations) = decoded.ok_or_else(|| received.undecodable("", "it was not decoded"))?;
        Ok(Completed { response, received, deviations, attempts })
    }

    fn call<O: Operation>(&self, operation: &O, token: AppToken, expected: Expected) -> Result<Call<'_>, Error> {
        let request = request::build(&self.shared.caller.transport.base_url, self.helpdesk_header(), operation);
        self.begin(O::ID, Some(O::RATE_LIMITS), request, token, expected)
    }

    fn begin(
        &self,
        operation: &'static str,
        limits: Option<&'static [RateLimit]>,
        request: Result<RequestTemplate, Error>,
        token: AppToken,
        expected: Expected,
    ) -> Result<Call<'_>, Error> {
        let Shared { caller, secrets, .. } = &*self.shared;
        let secrets = self.helpdesk.as_ref().map_or(secrets, |helpdesk| &helpdesk.secrets).clone();
        let mut call = Call::new(caller, &self.settings, operation, request?, expected, secrets);
        call.limit(limits);
        call.authorize(self.authorize(token));
        Ok(call)
    }

    /// The source of the access token of a call.
    fn authorize(&self, token: AppToken) -> Option<&dyn Authorize> {
        match (&self.identity, token) {
            (Identity::User(user), _) => Some(&**user),
            (_, AppToken::None) => None,
            (_, AppToken::App) => Some(&*self.shared.app_tokens),
            (Identity::Tenant(given), _) => Some(&**given),
            (Identity::App, _) => Some(&*self.shared.tenant_tokens),
        }
    }

    fn helpdesk_header(&self) -> Option<&HeaderValue> {
        self.helpdesk.as_ref().map(|helpdesk| &helpdesk.header)
    }
}

/// A completed call.
pub(crate) struct Completed<T> {
    pub(crate) response: T,
    pub(crate) received: Received,
    pub(crate) deviations: Deviations,
    attempts: u32,
}

impl<T> Completed<T> {
    pub(crate) fn map<U>(self, change: impl FnOnce(T) -> U) -> Completed<U> {
        let Self { response, received, deviations, attempts } = self;
        Completed { response: change(response), received, deviations, attempts }
    }

    pub(crate) fn with_metadata(self) -> WithMetadata<T> {
        let Self { response, received: Received { head, .. }, deviations, attempts } = self;
        WithMetadata { response, status: head.status, log_id: head.log_id(&head.scrubber()), attempts, deviations }
    }
}

/// The whole envelope, including `code` and `msg`.
pub(crate) struct Envelope(pub(crate) Value);

impl Response for Envelope {
    fn from_raw<D: Decode>(raw: RawResponse<'_, D>) -> Result<Self, ResponseError> {
        raw.documented_flat().map(Self)
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Settings { timeout, max_response_bytes, max_file_bytes, .. } = &*self.settings;
        let mut debug = f.debug_struct(match self.identity {
            Identity::App | Identity::Tenant(_) => "Client",
            Identity::User(_) => "UserClient",
        });
        debug.field("base_url", &self.shared.caller.transport.base_url.as_str()).field("app", &self.shared.app);
        if let Some(helpdesk) = &self.helpdesk {
            debug.field("helpdesk", &helpdesk.credentials);
        }
        debug
            .field("timeout", timeout)
            .field("max_response_bytes", max_response_bytes)
            .field("max_file_bytes", max_file_bytes)
            .finish_non_exhaustive()
    }
}
