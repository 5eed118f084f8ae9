//! The loop of a call: token, permit, transport, decoding, and what may be done about a failure.
//!
//! What does not depend on the operation is compiled here, not again for each operation in the crate that uses it.

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::time::Duration;

use helpdesk_types::RateLimit;
use reqwest::Request;
use reqwest::header::AUTHORIZATION;
use tokio::time::{Instant, sleep_until, timeout_at};
use tracing::Span;

use super::authorize::Authorize;
use super::rate_limit::{Limiter, Permit};
use super::retry::Recovery;
use super::settings::Settings;
use crate::Error;
use crate::bearer::Bearer;
use crate::deadline::{Deadline, from_now};
use crate::redact::Secrets;
use crate::wire::departure::Departure;
use crate::wire::received::Received;
use crate::wire::transport::{Transport, only_reads};
use crate::wire::{Expected, trace};

/// The way to the platform, with its rate limits.
pub(crate) struct Caller {
    pub(crate) transport: Transport,
    /// `None` if the caller has turned it off.
    pub(crate) limiter: Option<Limiter>,
}

/// What makes a response of an answer. It may be asked again, about the answer to another attempt.
pub(crate) type Decode<'a> = &'a mut (dyn FnMut(&mut Received) -> Result<(), Error> + Send);

/// A call under way.
pub(crate) struct Call<'a> {
    caller: &'a Caller,
    settings: &'a Settings,
    operation: &'static str,
    /// The limits of the operation; `None` where it is not known which operation it is.
    limits: Option<&'static [RateLimit]>,
    /// What is sent, but for the access token.
    request: Request,
    /// Whether the request only reads, so that it may be sent again whatever became of it.
    reads: bool,
    /// What gives the access token; `None` for a request without one.
    authorize: Option<&'a dyn Authorize>,
    /// What the answer may have got to see, and nobody must be shown, but for the access token.
    secrets: Secrets,
    expected: Expected,
    deadline: Deadline,
    /// The access token that the last attempt went out with.
    token: Option<Bearer>,
    /// The token was replaced after a refusal, which helps once or not at all.
    replaced: bool,
    /// How often the request was, or is to be, sent.
    attempt: u32,
    waited: Duration,
    span: Span,
}

impl<'a> Call<'a> {
    /// A call of an operation, without limits or an access token.
    pub(crate) fn new(
        caller: &'a Caller,
        settings: &'a Settings,
        operation: &'static str,
        request: Request,
        expected: Expected,
        secrets: Secrets,
    ) -> Self {
        Self {
            caller,
            settings,
            operation,
            limits: None,
            reads: only_reads(&request),
            authorize: None,
            secrets,
            expected,
            deadline: Deadline::after(settings.timeout),
            token: None,
            replaced: false,
            attempt: 1,
            waited: Duration::ZERO,
            span: trace::call(operation, request.method()),
            request,
        }
    }

    /// Holds the call to the limits of its operation.
    pub(crate) fn limit(&mut self, limits: &'static [RateLimit]) {
        self.limits = Some(limits);
    }

    /// Sends the request with an access token.
    pub(crate) fn authorize(&mut self, authorize: Option<&'a dyn Authorize>) {
        self.authorize = authorize;
    }

    /// How often the request was sent.
    pub(crate) fn attempts(&self) -> u32 {
        self.attempt
    }

    /// Sends the request until its answer is decoded, or must not be asked for again.
    pub(crate) async fn run(&mut self, decode: Decode<'_>) -> Result<Received, Error> {
        self.settings.check().map_err(|reason| Error::request(self.operation, reason))?;
        let span = self.span.clone();
        loop {
            let outcome = {
                let attempt = pin!(self.send(&mut *decode));
                within(&span, attempt).await
            };
            match outcome {
                Ok(received) => {
                    trace::succeeded(&self.span, &received.head, self.attempt);
                    return Ok(received);
                }
                // In a box, so that the future of a call that succeeds stays small.
                Err(error) => Box::pin(self.recover(error)).await?,
            }
        }
    }

    /// One attempt.
    async fn send(&mut self, decode: Decode<'_>) -> Result<Received, Error> {
        let mut request = self.authorized().await?;
        let permit = self.permit().await?;
        let secrets = self.secrets.with(self.token.as_ref());
        let departure = Departure::watch(&mut request);
        let Self { caller, operation, reads, expected, .. } = *self;
        // Futures are pinned where they are made, as moving them costs more than many a step of a call.
        let work = pin!(caller.transport.exchange(operation, request, secrets, expected, permit, &departure));
        let time = self.time();
        let mut received = match timeout_at(time.at(), work).await {
            Ok(outcome) => outcome?,
            Err(_) if departure.is_over() => return Err(Error::timeout(operation, reads, time.timeout())),
            Err(_) => return Err(Error::unsent(operation, reads, time.timeout())),
        };
        decode(&mut received)?;
        Ok(received)
    }

    /// The request of the next attempt, with an access token.
    async fn authorized(&mut self) -> Result<Request, Error> {
        if self.token.is_none() {
            if let Some(authorize) = self.authorize {
                self.token = match authorize.at_hand() {
                    Some(token) => Some(token),
                    // What is rare is boxed, so that the future of a call stays small.
                    None => Some(Box::pin(self.access_token(authorize)).await?),
                };
            }
        }
        let request = self.request.try_clone();
        let mut request = request.ok_or_else(|| Error::request(self.operation, "its body is a stream"))?;
        if let Some(token) = &self.token {
            request.headers_mut().insert(AUTHORIZATION, token.header());
        }
        Ok(request)
    }

    async fn access_token(&self, authorize: &dyn Authorize) -> Result<Bearer, Error> {
        let work = authorize.token(self.deadline.timeout());
        let token = self.deadline.limit(authorize.operation(), work).await?;
        token.ok_or_else(|| Error::request(self.operation, "no header can hold the access token"))
    }

    /// Waits until the request may go out, or fails at once if that leaves no time for it.
    async fn permit(&self) -> Result<Option<Permit>, Error> {
        match (&self.caller.limiter, self.limits) {
            (Some(limiter), Some(limits)) => limiter.admit(self.operation, limits, self.deadline.last_start()).await,
            _ => Ok(None),
        }
    }

    /// How long this attempt may take.
    fn time(&self) -> Deadline {
        match self.settings.retries.time_for(self.attempt, self.reads) {
            Some(time) => self.deadline.or_within(time),
            None => self.deadline,
        }
    }

    /// Prepares for another attempt after that error, and waits until it may start; or gives the error back.
    async fn recover(&mut self, error: Error) -> Result<(), Error> {
        self.hold_up_others(&error);
        let refused = self.authorize.map_or(&[][..], |authorize| authorize.refused());
        match Recovery::of(&error, self.operation, self.reads, refused) {
            Recovery::None => return Err(self.fail(error)),
            Recovery::ReplaceToken => match self.other_token().await {
                Ok(Some(token)) => {
                    self.token = Some(token);
                    trace::again(&self.span, &error, self.attempt, Duration::ZERO);
                }
                Ok(None) => return Err(self.fail(error)),
                Err(error) => return Err(self.fail(error)),
            },
            Recovery::Retry => {
                let Some(until) = self.wait_after(&error) else { return Err(self.fail(error)) };
                sleep_until(until).await;
                // It may expire or be replaced meanwhile.
                self.token = None;
            }
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
        let wait = self.settings.retries.wait(error, self.attempt, self.waited)?;
        let until = from_now(wait);
        if until >= self.deadline.last_start() {
            return None;
        }
        self.waited = self.waited.saturating_add(wait);
        trace::again(&self.span, error, self.attempt, wait);
        Some(until)
    }

    /// Holds up the other calls of the operation too, if the platform says for how long.
    fn hold_up_others(&self, error: &Error) {
        let (Some(limiter), Some(limits)) = (&self.caller.limiter, self.limits) else { return };
        if error.is_rate_limit() && error.operation() == Some(self.operation) {
            if let Some(time) = error.retry_after() {
                limiter.pause(self.operation, limits, time);
            }
        }
    }

    /// Another access token than the one that the platform refused.
    ///
    /// Whoever refuses the token has not acted, so the request may be sent again; once, and only with another token.
    async fn other_token(&mut self) -> Result<Option<Bearer>, Error> {
        let (Some(authorize), Some(refused)) = (self.authorize, &self.token) else { return Ok(None) };
        if std::mem::replace(&mut self.replaced, true) {
            authorize.forget(refused);
            return Ok(None);
        }
        let again = self.settings.retries.allows_after(self.attempt);
        let work = authorize.instead_of(refused, again, self.deadline.timeout());
        let token = self.deadline.limit(authorize.operation(), work).await?;
        Ok(token.filter(|token| again && token != refused))
    }
}

/// Does the work within a span.
async fn within<F: Future>(span: &Span, mut work: Pin<&mut F>) -> F::Output {
    poll_fn(|context| {
        let _entered = span.enter();
        work.as_mut().poll(context)
    })
    .await
}
