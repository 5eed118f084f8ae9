//! What the clients of app and user have in common: a way to the platform, a helpdesk, and the settings of their calls.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use helpdesk_types::{Answer as Form, Download, Operation};
use reqwest::header::HeaderValue;
use serde_core::de::DeserializeOwned;
use serde_json::Value;

use crate::call::Call;
use crate::envelope::Answer;
use crate::file_stream::FileStream;
use crate::limiter::Limiter;
use crate::listing::{Page, row_limit};
use crate::secrets::Secrets;
use crate::tenant_token::TenantTokens;
use crate::time::LONGEST;
use crate::transport::{MAX_FILE_BYTES, MAX_RESPONSE_BYTES, Transport};
use crate::user_token::UserAccess;
use crate::{
    Answered, AppCredentials, Error, HelpdeskCredentials, RawRequest, RetryPolicy, TenantAccessToken, download, raw,
    request,
};

/// A way to send requests. Cloning it is cheap.
#[derive(Clone)]
pub(crate) struct Handle {
    pub(crate) shared: Arc<Shared>,
    pub(crate) helpdesk: Arc<Helpdesk>,
    pub(crate) access: Access,
    pub(crate) options: Options,
}

/// What all handles of a client share.
pub(crate) struct Shared {
    pub(crate) transport: Transport,
    pub(crate) tokens: Arc<TenantTokens>,
    /// `None` if the caller has turned it off.
    pub(crate) limiter: Option<Limiter>,
}

/// A helpdesk, and the value of the header that proves it, made once.
pub(crate) struct Helpdesk {
    pub(crate) credentials: HelpdeskCredentials,
    pub(crate) header: HeaderValue,
    /// Those of the helpdesk and its app.
    pub(crate) secrets: Secrets,
}

/// Whose access token goes out.
#[derive(Clone)]
pub(crate) enum Access {
    /// The app's own, which the client fetches.
    App,
    /// The app's own, which the caller has.
    Tenant(TenantAccessToken),
    /// A person's.
    User(Arc<dyn UserAccess>),
}

/// What differs between calls.
#[derive(Clone, Default)]
pub(crate) struct Options {
    pub(crate) timeout: Option<Duration>,
    pub(crate) max_response_bytes: Option<usize>,
    pub(crate) max_file_bytes: Option<usize>,
    pub(crate) retries: Option<Arc<RetryPolicy>>,
}

impl Helpdesk {
    pub(crate) fn new(credentials: HelpdeskCredentials, app: &AppCredentials) -> Result<Arc<Self>, Error> {
        credentials.check()?;
        let header = credentials.header()?;
        // Base64 is text, so the header is never without.
        let secrets = Secrets::new([&*app.secret, &*credentials.token, header.to_str().unwrap_or_default()]);
        Ok(Arc::new(Self { credentials, header, secrets }))
    }
}

impl Handle {
    pub(crate) fn with_timeout(&self, timeout: Duration) -> Self {
        let timeout = Some(timeout.min(LONGEST));
        Self { options: Options { timeout, ..self.options.clone() }, ..self.clone() }
    }

    pub(crate) fn with_retries(&self, policy: RetryPolicy) -> Self {
        Self { options: Options { retries: Some(Arc::new(policy)), ..self.options.clone() }, ..self.clone() }
    }

    pub(crate) fn with_max_response_bytes(&self, bytes: usize) -> Self {
        Self { options: Options { max_response_bytes: Some(bytes), ..self.options.clone() }, ..self.clone() }
    }

    pub(crate) fn with_max_file_bytes(&self, bytes: usize) -> Self {
        Self { options: Options { max_file_bytes: Some(bytes), ..self.options.clone() }, ..self.clone() }
    }

    pub(crate) fn timeout(&self) -> Duration {
        self.options.timeout.unwrap_or(self.shared.transport.timeout)
    }

    pub(crate) fn max_response_bytes(&self) -> usize {
        self.options.max_response_bytes.unwrap_or(self.shared.transport.max_response_bytes)
    }

    pub(crate) fn max_file_bytes(&self) -> usize {
        self.options.max_file_bytes.unwrap_or(self.shared.transport.max_file_bytes)
    }

    pub(crate) fn retries(&self) -> &RetryPolicy {
        self.options.retries.as_deref().unwrap_or(&self.shared.transport.retries)
    }

    fn call<O: Operation>(&self, operation: &O) -> Result<Call<'_>, Error> {
        let request = request::build(&self.shared.transport.base_url, &self.helpdesk.header, operation)?;
        Ok(Call::new(self, O::ID, Some(O::RATE_LIMITS), request))
    }

    pub(crate) async fn send<O>(&self, operation: &O) -> Result<O::Response, Error>
    where
        O: Operation,
        O::Response: DeserializeOwned,
    {
        let (response, _) = self.exchange(operation).await?;
        Ok(response)
    }

    pub(crate) async fn send_detailed<O>(&self, operation: &O) -> Result<Answered<O::Response>, Error>
    where
        O: Operation,
        O::Response: DeserializeOwned,
    {
        let (response, around) = self.exchange(operation).await?;
        Ok(around.put_around(response))
    }

    pub(crate) async fn send_page<O>(&self, operation: &O) -> Result<Page<O::Response>, Error>
    where
        O: Operation,
        O::Response: DeserializeOwned,
    {
        let (response, around) = self.exchange(operation).await?;
        let total = row_limit::<O>().and_then(|_| around.answer.total());
        Ok(Page { response, total, body: around.answer.body })
    }

    async fn exchange<O>(&self, operation: &O) -> Result<(O::Response, Around), Error>
    where
        O: Operation,
        O::Response: DeserializeOwned,
    {
        request::check_decodable::<O>()?;
        exchange(self.call(operation)?, self.max_response_bytes(), O::ANSWER).await
    }

    pub(crate) async fn download_stream<O: Operation>(&self, operation: &O) -> Result<FileStream, Error> {
        let mut call = self.call(operation)?;
        loop {
            let incoming = call.open().await?;
            let open = FileStream::open(incoming, self.max_file_bytes(), self.timeout());
            match call.in_time(open).await {
                Ok(file) => {
                    call.succeed(file.head());
                    return Ok(file);
                }
                Err(error) => call.recover(error).await?,
            }
        }
    }

    pub(crate) async fn send_raw(&self, request: &RawRequest) -> Result<Answered<Value>, Error> {
        let request = request.build(&self.shared.transport.base_url, &self.helpdesk.header)?;
        let call = Call::new(self, raw::OPERATION, None, request);
        let (response, around) = exchange(call, self.max_response_bytes(), Form::Flat).await?;
        Ok(around.put_around(response))
    }

    pub(crate) async fn download<O: Operation>(&self, operation: &O) -> Result<Download, Error> {
        let mut call = self.call(operation)?;
        loop {
            let answer = call.exchange(self.max_file_bytes(), MAX_FILE_BYTES).await?;
            let head = answer.head.clone();
            match download::decode(answer) {
                Ok(file) => {
                    call.succeed(&head);
                    return Ok(file);
                }
                Err(error) => call.recover(error).await?,
            }
        }
    }
}

async fn exchange<T: DeserializeOwned>(mut call: Call<'_>, limit: usize, form: Form) -> Result<(T, Around), Error> {
    loop {
        let answer = call.exchange(limit, MAX_RESPONSE_BYTES).await?;
        match answer.decode(form) {
            Ok(response) => {
                call.succeed(&answer.head);
                return Ok((response, Around { answer, attempts: call.attempts() }));
            }
            Err(error) => call.recover(error).await?,
        }
    }
}

/// What came around a response.
struct Around {
    answer: Answer,
    attempts: u32,
}

impl Around {
    fn put_around<T>(self, response: T) -> Answered<T> {
        let Self { answer: Answer { head, .. }, attempts } = self;
        Answered { response, status: head.status, log_id: head.log_id(&head.scrubber()), attempts }
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let transport = &self.shared.transport;
        f.debug_struct(match self.access {
            Access::App | Access::Tenant(_) => "Client",
            Access::User(_) => "UserClient",
        })
        .field("base_url", &transport.base_url.as_str())
        .field("app", self.shared.tokens.app())
        .field("helpdesk", &self.helpdesk.credentials)
        .field("timeout", &self.timeout())
        .field("max_response_bytes", &self.max_response_bytes())
        .field("max_file_bytes", &self.max_file_bytes())
        .finish_non_exhaustive()
    }
}
