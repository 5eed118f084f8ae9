//! The client.

use std::fmt;
use std::sync::Arc;

use helpdesk_types::AcceptsTenantToken;
use reqwest::Request;
use reqwest::header::HeaderValue;
use serde_core::de::DeserializeOwned;
use tokio::time::Instant;

use crate::envelope::Answer;
use crate::tenant_token::{self, TenantTokens, Token};
use crate::transport::Transport;
use crate::{AppCredentials, Error, HelpdeskCredentials, NeedsHelpdesk, request};

/// A client of one app and one helpdesk.
///
/// It is a handle: cloning it is cheap, and the clones share connections and access token. Its calls run on tokio, with the
/// runtime's IO and time enabled.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

struct Shared {
    transport: Transport,
    tokens: Arc<TenantTokens>,
    helpdesk: HelpdeskCredentials,
    /// The value of the header that proves them, made once.
    helpdesk_header: HeaderValue,
}

impl Client {
    /// Starts a client of that app. The helpdesk comes next, as there is no client without one.
    pub fn builder(app: AppCredentials) -> NeedsHelpdesk {
        NeedsHelpdesk::new(app)
    }

    pub(crate) fn new(transport: Transport, app: AppCredentials, helpdesk: HelpdeskCredentials) -> Result<Self, Error> {
        let helpdesk_header = helpdesk.header()?;
        let tokens = TenantTokens::new(app, transport.clone());
        Ok(Self { shared: Arc::new(Shared { transport, tokens, helpdesk, helpdesk_header }) })
    }

    /// Sends a request as the app itself, and decodes the answer.
    ///
    /// A request of an operation that takes no tenant token does not compile here.
    ///
    /// # Errors
    ///
    /// - [`Error::Api`] if the platform answers with a `code` other than 0; [`Error::code_of`] gives the typed view.
    /// - [`Error::Decode`] if the platform did it, but its answer does not have the documented form.
    /// - [`Error::Unexpected`] if something else than the platform answered, or the answer was too long.
    /// - [`Error::Transport`] if no whole answer came in time.
    /// - [`Error::Request`] if a value cannot be sent, such as an empty path parameter.
    ///
    /// Where no access token can be had, the error is that of its fetch, and [`Error::operation`] says so.
    pub async fn send<O>(&self, operation: &O) -> Result<O::Response, Error>
    where
        O: AcceptsTenantToken,
        O::Response: DeserializeOwned,
    {
        let Shared { transport, tokens, .. } = &*self.shared;
        let request = self.request(operation)?;
        let deadline = transport.deadline();
        let token = transport.before(deadline, tenant_token::OPERATION, tokens.get()).await?;
        let refusal = match self.attempt::<O>(request, &token, deadline).await {
            Err(e) if e.code().is_some_and(|code| tenant_token::REFUSED.contains(&code)) => e,
            outcome => return outcome,
        };
        // Whoever refuses the token has not acted, so the request may be sent again; once, and only with another token.
        match transport.before(deadline, tenant_token::OPERATION, tokens.instead_of(&token)).await? {
            Some(token) => self.attempt::<O>(self.request(operation)?, &token, deadline).await,
            None => Err(refusal),
        }
    }

    fn request<O: AcceptsTenantToken>(&self, operation: &O) -> Result<Request, Error> {
        request::build(&self.shared.transport.base_url, &self.shared.helpdesk_header, operation)
    }

    async fn attempt<O>(&self, request: Request, token: &Token, deadline: Instant) -> Result<O::Response, Error>
    where
        O: AcceptsTenantToken,
        O::Response: DeserializeOwned,
    {
        let answer = self.shared.exchange(O::ID, request, token, deadline).await?;
        answer.decode(O::ANSWER, &self.shared.secrets(token))
    }
}

// What does not depend on the operation is compiled here, not again for each operation in the crate that uses it.
impl Shared {
    async fn exchange(
        &self,
        operation: &'static str,
        mut request: Request,
        token: &Token,
        deadline: Instant,
    ) -> Result<Answer, Error> {
        token.authorize(&mut request);
        self.transport.before(deadline, operation, self.transport.exchange(operation, request)).await
    }

    /// What an answer may have got to see, and an error must not show.
    fn secrets<'a>(&'a self, token: &'a Token) -> [&'a str; 3] {
        // Base64 is text, so the header is never without.
        [token.value(), &self.helpdesk.token, self.helpdesk_header.to_str().unwrap_or_default()]
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shared { transport, tokens, helpdesk, .. } = &*self.shared;
        f.debug_struct("Client")
            .field("base_url", &transport.base_url.as_str())
            .field("app", tokens.app())
            .field("helpdesk", helpdesk)
            .field("timeout", &transport.timeout)
            .field("max_response_bytes", &transport.max_response_bytes)
            .finish_non_exhaustive()
    }
}
