//! The loop of a call: access token, rate limit, transport, decoding, and retries.
//!
//! Code that does not depend on the operation's type is compiled here once, not again for each operation in the crate
//! that uses it.

use std::future::{poll_fn, ready};
use std::pin::{Pin, pin};
use std::time::Duration;

use helpdesk_types::RateLimit;
use tokio::time::{Instant, sleep_until, timeout_at};
use tracing::Span;

use super::authorize::Authorize;
use super::rate_limit::{Limiter, Permit};
use super::retry::Recovery;
use super::settings::Settings;
use crate::Error;
use crate::bearer::Bearer;
use crate::deadline::{Deadline, from_now};
use crate::future::BoxFuture;
use crate::observe;
use crate::redact::Secrets;
use crate::wire::received::Received;
use crate::wire::request::RequestTemplate;
use crate::wire::send_tracker::SendTracker;
use crate::wire::transport::{Transport, only_reads};
use crate::wire::{Expected, trace};

/// The transport and the rate limiter of an app.
pub(crate) struct Caller {
    pub(crate) transport: Transport,
    /// `None` if rate limiting is turned off.
    pub(crate) limiter: Option<Limiter>,
}

/// Decodes a response. It may be called again, for the response to another attempt.
pub(crate) type Decode<'a> = &'a mut (dyn FnMut(&mut Received) -> Result<(), Error> + Send);

/// A running call.
pub(crate) struct Call<'a> {
    caller: &'a Caller,
    settings: &'a Settings,
    operation: &'static str,
    /// The limits of the operation; `None` for a raw request, whose operation is unknown.
    limits: Option<&'static [RateLimit]>,
    request: RequestTemplate,
    /// Whether the request is read-only, so that it can safely be sent again.
    reads: bool,
    /// The source of the access token; `None` for a request without one.
    authorize: Option<&'a dyn Authorize>,
    /// The secrets, without the access token, that a response might contain and that must not be shown.
    secrets: Secrets,
    expected: Expected,
    deadline: Deadline,
    /// The access token of the last attempt.
    token: Option<Bearer>,
    /// Whether a refused token was replaced, which happens at most once per call.
    replaced: bool,
    /// The number of the current attempt, from 1.
    attempt: u32,
    waited: Duration,
    span: Span,
}

/// Runs a call, if its request could be built, and returns the number of attempts too. It is boxed, so that it is
/// compiled here, and not again in each module and crate that sends an operation.
pub(crate) fn run<'a>(
    call: Result<Call<'a>, Error>,
    decode: Decode<'a>,
) -> BoxFuture<'a, Result<(Received, u32), Error>> {
    // Not within the future, which would have to hold the call twice.
    let mut call = match call {
        Ok(call) => call,
        Err(error) => return Box::pin(ready(Err(error))),
    };
    Box::pin(async move {
        let received = call.run(decode).await?;
        Ok((received, call.attempt))
    })
}

impl<'a> Call<'a> {
    /// Creates a call without limits or an access token.
    pub(crate) fn new(
        caller: &'a Caller,
        settings: &'a Settings,
        operation: &'static str,
        request: RequestTemplate,
        expected: Expected,
        secrets: Secrets,
    ) -> Self {
        Self {
            caller,
            settings,
            operation,
            limits: None,
            reads: only_reads(request.method()),
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

    /// Applies the limits of the operation.
    pub(crate) fn limit(&mut self, limits: Option<&'static [RateLimit]>) {
        self.limits = limits;
    }

    /// Sends the request with an access token from the source.
    pub(crate) fn authorize(&mut self, authorize: Option<&'a dyn Authorize>) {
        self.authorize = authorize;
    }

    /// Sends the request until a response is decoded, or a failure must not be retried.
    async fn run(&mut self, decode: Decode<'_>) -> Result<Received, Error> {
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
                    observe::ended(self.operation, Ok(()));
                    return Ok(received);
                }
                Err(error) => self.recover(error).await?,
            }
        }
    }

    /// Makes one attempt.
    async fn send(&mut self, decode: Decode<'_>) -> Result<Received, Error> {
        self.get_token().await?;
        let permit = self.permit().await?;
        let (tracker, work) = self.start(permit)?;
        // Pinned in place, because moving the future is expensive.
        let (work, time) = (pin!(work), self.time());
        let mut received = match timeout_at(time.at(), work).await {
            Ok(outcome) => outcome?,
            Err(_) if tracker.cancel_unless_sent() => {
                return Err(Error::timeout(self.operation, self.reads, time.timeout()));
            }
            Err(_) => return Err(Error::unsent(self.operation, self.reads, time.timeout())),
        };
        decode(&mut received)?;
        Ok(received)
    }

    /// Starts the request. It is built here, and not in `send`, whose future would have to hold it.
    fn start(
        &self,
        permit: Option<Permit>,
    ) -> Result<(SendTracker, impl Future<Output = Result<Received, Error>> + use<>), Error> {
        let mut request = self.request.with_token(self.token.as_ref());
        let tracker = SendTracker::track(&mut request);
        let secrets = self.secrets.with(self.token.as_ref());
        let Self { caller, operation, expected, .. } = *self;
        let work = caller.transport.exchange(operation, request, secrets, expected, permit, tracker.clone())?;
        Ok((tracker, work))
    }

    /// Gets the access token, unless the call has one or requires none.
    async fn get_token(&mut self) -> Result<(), Error> {
        if let (None, Some(authorize)) = (&self.token, self.authorize) {
            self.token = match authorize.cached() {
                Some(token) => Some(token),
                None => Some(self.access_token(authorize).await?),
            };
        }
        Ok(())
    }

    /// Boxed because it is rare, so that the future of a call stays small.
    fn access_token<'b>(&'b self, authorize: &'b dyn Authorize) -> BoxFuture<'b, Result<Bearer, Error>> {
        Box::pin(async move {
            let work = authorize.token(self.deadline.timeout());
            let token = self.deadline.limit(authorize.operation(), work).await?;
            token.ok_or_else(|| Error::request(self.operation, "the access token is not a valid header value"))
        })
    }

    /// Waits for the rate limit, or fails at once if the wait would leave no time for the request.
    async fn permit(&self) -> Result<Option<Permit>, Error> {
        match (&self.caller.limiter, self.limits) {
            (Some(limiter), Some(limits)) => limiter.admit(self.operation, limits, self.deadline.last_start()).await,
            _ => Ok(None),
        }
    }

    /// The deadline of this attempt.
    fn time(&self) -> Deadline {
        match self.settings.retries.time_for(self.attempt, self.reads) {
            Some(time) => self.deadline.or_within(time),
            None => self.deadline,
        }
    }

    /// Prepares for another attempt and waits until it may start, or returns the error. Boxed, so that the future of a
    /// successful call stays small.
    fn recover(&mut self, error: Error) -> BoxFuture<'_, Result<(), Error>> {
        Box::pin(async move {
            self.delay_others(&error);
            let refused = self.authorize.map_or(&[][..], |authorize| authorize.refused());
            match Recovery::of(&error, self.operation, self.reads, refused) {
                Recovery::None => return Err(self.fail(error)),
                Recovery::ReplaceToken => match self.replacement_token().await {
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
                    // The token may expire or be replaced in the meantime.
                    self.token = None;
                }
            }
            observe::retried(self.operation, &error);
            self.attempt = self.attempt.saturating_add(1);
            Ok(())
        })
    }

    fn fail(&self, error: Error) -> Error {
        trace::failed(&self.span, &error, self.attempt);
        observe::ended(self.operation, Err(&error));
        error
    }

    /// The start of the next attempt; `None` to stop retrying.
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

    /// Delays the other calls of the operation too, if the response says for how long.
    fn delay_others(&self, error: &Error) {
        let (Some(limiter), Some(limits)) = (&self.caller.limiter, self.limits) else { return };
        let is_response = !matches!(error, Error::RateLimited { .. });
        if is_response && error.is_rate_limit() && error.operation() == Some(self.operation) {
            if let Some(time) = error.retry_after() {
                limiter.pause(self.operation, limits, time);
            }
        }
    }

    /// Gets a replacement for the refused access token.
    ///
    /// A refused request had no effect, so it may be sent again; once, and only with a different token.
    async fn replacement_token(&mut self) -> Result<Option<Bearer>, Error> {
        let (Some(authorize), Some(refused)) = (self.authorize, &self.token) else { return Ok(None) };
        if std::mem::replace(&mut self.replaced, true) {
            authorize.forget(refused);
            return Ok(None);
        }
        let again = self.settings.retries.allows_after(self.attempt);
        let work = authorize.replacement_for(refused, again, self.deadline.timeout());
        let token = self.deadline.limit(authorize.operation(), work).await?;
        Ok(token.filter(|token| again && token != refused))
    }
}

/// Runs a future within a span.
async fn within<F: Future>(span: &Span, mut work: Pin<&mut F>) -> F::Output {
    poll_fn(|context| {
        let _entered = span.enter();
        work.as_mut().poll(context)
    })
    .await
}
