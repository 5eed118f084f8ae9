//! One call: a request that is sent, and sent again where that is safe, before a deadline.
//!
//! What does not depend on the operation is compiled here, not again for each operation in the crate that uses it.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use helpdesk_types::RateLimit;
use reqwest::header::AUTHORIZATION;
use reqwest::{Method, Request};
use tokio::time::{Instant, sleep_until};
use tracing::{Instrument, Span};

use crate::bearer::Bearer;
use crate::envelope::Answer;
use crate::handle::{Access, Handle};
use crate::head::Head;
use crate::limiter::Admitted;
use crate::secrets::Secrets;
use crate::tenant_token::{self, Token};
use crate::time::from_now;
use crate::transport::{Incoming, before};
use crate::user_token::{self, BoxFuture};
use crate::{Error, UserAccessToken, trace};

/// A call under way.
pub(crate) struct Call<'a> {
    handle: &'a Handle,
    operation: &'static str,
    /// The limits of the operation; `None` where it is not known which operation it is.
    limits: Option<&'static [RateLimit]>,
    /// What is sent, but for the access token.
    request: Request,
    /// Whether the request only reads, so that it may be sent again whatever became of it.
    reads: bool,
    timeout: Duration,
    deadline: Instant,
    /// The access token that the last attempt went out with.
    token: Option<AccessToken>,
    /// The token was replaced after a refusal, which helps once or not at all.
    replaced: bool,
    /// How often the request was, or is to be, sent.
    attempt: u32,
    waited: Duration,
    span: Span,
}

/// An access token, by where it came from.
enum AccessToken {
    /// Fetched by the client.
    Tenant(Arc<Token>),
    /// Given by the caller.
    Given(Bearer),
}

impl AccessToken {
    fn bearer(&self) -> &Bearer {
        match self {
            Self::Tenant(token) => token.bearer(),
            Self::Given(bearer) => bearer,
        }
    }
}

impl<'a> Call<'a> {
    pub(crate) fn new(
        handle: &'a Handle,
        operation: &'static str,
        limits: Option<&'static [RateLimit]>,
        request: Request,
    ) -> Self {
        let timeout = handle.timeout();
        let deadline = from_now(timeout);
        let (reads, waited) = (request.method() == Method::GET, Duration::ZERO);
        let (token, replaced, attempt) = (None, false, 1);
        let span = trace::call(operation, request.method());
        Self { handle, operation, limits, request, reads, timeout, deadline, token, replaced, attempt, waited, span }
    }

    /// The answer was right.
    pub(crate) fn succeed(&self, head: &Head) {
        trace::succeeded(&self.span, head, self.attempt);
    }

    /// How often the request was sent.
    pub(crate) fn attempts(&self) -> u32 {
        self.attempt
    }

    /// The whole answer, to one attempt or another, which may be as many bytes long as a setting says.
    pub(crate) async fn exchange(&mut self, limit: usize, setting: &str) -> Result<Answer, Error> {
        let span = self.span.clone();
        loop {
            match self.attempt(limit, setting).instrument(span.clone()).await {
                Ok(answer) => return Ok(answer),
                Err(error) => self.recover(error).await?,
            }
        }
    }

    /// The head of the answer, to one attempt or another.
    pub(crate) async fn open(&mut self) -> Result<Incoming, Error> {
        let span = self.span.clone();
        loop {
            match self.begin().instrument(span.clone()).await {
                Ok(incoming) => return Ok(incoming),
                Err(error) => self.recover(error).await?,
            }
        }
    }

    /// Waits for a part of the call, no longer than the call may take.
    pub(crate) async fn in_time<T>(&self, work: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        before(self.deadline, self.timeout, self.operation, work).await
    }

    async fn attempt(&mut self, limit: usize, setting: &str) -> Result<Answer, Error> {
        let (request, admitted) = self.prepare().await?;
        let (timeout, deadline) = self.time();
        let work = async {
            let incoming = self.handle.shared.transport.open(self.operation, request, self.secrets()).await?;
            drop(admitted);
            incoming.read(limit, setting).await
        };
        before(deadline, timeout, self.operation, work).await
    }

    async fn begin(&mut self) -> Result<Incoming, Error> {
        let (request, _admitted) = self.prepare().await?;
        let (timeout, deadline) = self.time();
        let work = self.handle.shared.transport.open(self.operation, request, self.secrets());
        before(deadline, timeout, self.operation, work).await
    }

    /// How long this attempt may take, and until when.
    fn time(&self) -> (Duration, Instant) {
        match self.handle.retries().time_for(self.attempt, self.reads) {
            Some(time) => {
                let deadline = from_now(time.min(self.timeout));
                if deadline < self.deadline { (time, deadline) } else { (self.timeout, self.deadline) }
            }
            None => (self.timeout, self.deadline),
        }
    }

    /// The request of the next attempt, with an access token, when it may go out; and its place among those that do.
    async fn prepare(&mut self) -> Result<(Request, Option<Admitted>), Error> {
        let token = match self.token.take() {
            Some(token) => token,
            None => match self.token_at_hand() {
                Some(token) => token,
                // What is rare is boxed, so that the future of a call stays small.
                None => Box::pin(self.access_token()).await?,
            },
        };
        let request = self.request.try_clone();
        let mut request = request.ok_or_else(|| Error::request(self.operation, "its body is a stream"))?;
        request.headers_mut().insert(AUTHORIZATION, token.bearer().header());
        self.token = Some(token);
        let admitted = match (&self.handle.shared.limiter, self.limits) {
            (Some(limiter), Some(limits)) => limiter.admit(self.operation, limits, self.deadline).await?,
            _ => None,
        };
        Ok((request, admitted))
    }

    fn token_at_hand(&self) -> Option<AccessToken> {
        match self.handle.access {
            Access::App => self.handle.shared.tokens.at_hand().ok().map(AccessToken::Tenant),
            Access::Tenant(_) | Access::User(_) => None,
        }
    }

    async fn access_token(&self) -> Result<AccessToken, Error> {
        match &self.handle.access {
            Access::App => {
                let work = self.handle.shared.tokens.get(self.timeout);
                before(self.deadline, self.timeout, tenant_token::OPERATION, work).await.map(AccessToken::Tenant)
            }
            Access::Tenant(token) => self.given(token.bearer()),
            Access::User(source) => {
                let token =
                    before(self.deadline, self.timeout, user_token::OPERATION, source.token(self.timeout)).await?;
                self.given(token.bearer())
            }
        }
    }

    fn given(&self, bearer: Option<&Bearer>) -> Result<AccessToken, Error> {
        match bearer {
            Some(bearer) => Ok(AccessToken::Given(bearer.clone())),
            None => Err(Error::request(self.operation, "no header can hold the access token")),
        }
    }

    /// Prepares for another attempt after that error, and waits until it may start; or gives the error back.
    pub(crate) fn recover(&mut self, error: Error) -> BoxFuture<'_, Result<(), Error>> {
        Box::pin(self.prepare_after(error))
    }

    async fn prepare_after(&mut self, error: Error) -> Result<(), Error> {
        self.pass_on(&error);
        match self.other_token(&error).await {
            Ok(Some(token)) => {
                self.token = Some(token);
                trace::again(&self.span, &error, self.attempt, Duration::ZERO);
            }
            Ok(None) => match self.wait_after(&error) {
                Some(until) => {
                    sleep_until(until).await;
                    // It may expire or be replaced meanwhile.
                    self.token = None;
                }
                None => return Err(self.fail(error)),
            },
            Err(error) => return Err(self.fail(error)),
        }
        self.attempt = self.attempt.saturating_add(1);
        Ok(())
    }

    fn fail(&self, error: Error) -> Error {
        trace::failed(&self.span, &error, self.attempt);
        error
    }

    /// Until when to wait before the next attempt; `None` if there is to be none.
    fn wait_after(&mut self, error: &Error) -> Option<Instant> {
        let wait = self.handle.retries().wait(error, self.reads, self.attempt, self.waited)?;
        let until = from_now(wait);
        if until >= self.deadline {
            return None;
        }
        self.waited = self.waited.saturating_add(wait);
        trace::again(&self.span, error, self.attempt, wait);
        Some(until)
    }

    /// Holds up the other calls of the operation too, if the platform says for how long.
    fn pass_on(&self, error: &Error) {
        let (Some(limiter), Some(limits)) = (&self.handle.shared.limiter, self.limits) else { return };
        if error.is_rate_limit() && error.operation() == Some(self.operation) {
            if let Some(time) = error.retry_after() {
                limiter.pause(self.operation, limits, time);
            }
        }
    }

    /// Another access token, if it is the token that the platform refuses.
    ///
    /// Whoever refuses the token has not acted, so the request may be sent again; once, and only with another token.
    async fn other_token(&mut self, error: &Error) -> Result<Option<AccessToken>, Error> {
        let Some(code) = error.code() else { return Ok(None) };
        let again = self.handle.retries().allows_after(self.attempt) && !self.replaced;
        match (&self.token, &self.handle.access) {
            (Some(AccessToken::Tenant(refused)), _) if tenant_token::REFUSED.contains(&code) => {
                let tokens = &self.handle.shared.tokens;
                if !again {
                    tokens.evict(refused);
                    return Ok(None);
                }
                self.replaced = true;
                let work = tokens.instead_of(refused, self.timeout);
                let token = before(self.deadline, self.timeout, tenant_token::OPERATION, work).await?;
                Ok(token.map(AccessToken::Tenant))
            }
            (Some(AccessToken::Given(refused)), Access::User(source))
                if user_token::REFUSED.contains(&code) && !self.replaced =>
            {
                self.replaced = true;
                let refused = UserAccessToken::from(refused);
                let work = source.instead_of(&refused, self.timeout);
                let token = before(self.deadline, self.timeout, user_token::OPERATION, work).await?;
                // Without another attempt, it is for the next call that the source has been told.
                let token = token.filter(|token| again && *token != refused);
                token.map(|token| self.given(token.bearer())).transpose()
            }
            _ => Ok(None),
        }
    }

    /// What an answer may have got to see, and nobody must be shown.
    fn secrets(&self) -> Secrets {
        self.handle.helpdesk.secrets.with(self.token.as_ref().map(AccessToken::bearer))
    }
}
