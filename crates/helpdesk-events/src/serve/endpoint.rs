//! The service that axum serves.

use std::convert::Infallible;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::http::{Method, Request, StatusCode};
use axum::response::Response;
use tower_service::Service;
use tracing::{error, info};

use super::body::Bodies;
use super::response;
use crate::dispatch::{Dispatcher, Outcome};
use crate::future::BoxError;
use crate::incoming::{Incoming, ReceivedEvent, Refusal};
use crate::webhook::{CallbackHeaders, EventReceiver};

/// Answers the platform's callbacks: a tower service, for `Router::route_service` of axum.
///
/// The [module](super) describes the outcome of an event. Callbacks that are not proven are refused with the status of
/// [`Refusal::http_status`]; bodies of more than [`EventReceiver::max_body_bytes`] with 413, unread if the request announces
/// their length; bodies that take longer than a second with 408; and methods other than POST with 405. A refusal reveals
/// nothing to its sender but the status.
///
/// All bodies that are being read take at most about 64 MiB of memory. The time for the head of a request and the number of
/// connections are limited by the server: use [`Server`](super::Server), which has limits for both.
///
/// A clone is the same endpoint.
#[derive(Clone)]
pub struct EventEndpoint {
    shared: Arc<Shared>,
}

struct Shared {
    receiver: EventReceiver,
    bodies: Bodies,
    wait: Duration,
    dispatcher: Arc<Dispatcher>,
}

impl EventEndpoint {
    pub(crate) fn new(receiver: EventReceiver, wait: Duration, dispatcher: Arc<Dispatcher>) -> Self {
        dispatcher.start();
        Self { shared: Arc::new(Shared { receiver, bodies: Bodies::new(), wait, dispatcher }) }
    }

    /// Takes no event in any more, which is answered 503, and returns once all that were taken in are handled.
    ///
    /// Those that are not after this time are given up: the platform is told to send them again where it still waits for an
    /// answer, and the others are [reported](super::EventEndpointBuilder::on_abandoned). Call it after
    /// [`Server::run`](super::Server::run) has returned, and before the runtime ends, which would end the handlers.
    pub async fn shutdown(&self, limit: Duration) {
        self.shared.dispatcher.shut_down(limit).await;
    }
}

impl Shared {
    async fn answer(&self, request: Request<Body>) -> Response {
        if request.method() != Method::POST {
            return response::refusal(StatusCode::METHOD_NOT_ALLOWED);
        }
        let (head, body) = request.into_parts();
        let headers = CallbackHeaders::from_fn(|name| head.headers.get(name)?.to_str().ok());
        let body = self.bodies.read(body, self.receiver.max_body_bytes(&headers)).await;
        match body.map(|body| self.receiver.receive(&headers, &body.bytes)) {
            Ok(Ok(Incoming::Challenge(challenge))) => response::json(StatusCode::OK, challenge.answer()),
            Ok(Ok(Incoming::Event(event))) => self.submit(*event).await,
            // A strict receiver: it is real, and refusing it would lose it once the platform has stopped sending it.
            Ok(Err(Refusal::Undecodable(event))) => {
                error!(%event, "an event deviates from its documentation: it is handled all the same");
                self.submit(ReceivedEvent::from(*event)).await
            }
            Ok(Err(refusal)) => {
                info!(%refusal, "refused a callback");
                response::refusal(StatusCode::from_u16(refusal.http_status()).unwrap_or(StatusCode::BAD_REQUEST))
            }
            Err(status) => {
                info!(status = status.as_u16(), "refused a callback whose body could not be read");
                response::refusal(status)
            }
        }
    }

    async fn submit(&self, event: ReceivedEvent) -> Response {
        match self.dispatcher.submit(event) {
            Some(waiter) => response::outcome(waiter.outcome(self.wait).await),
            None => response::outcome(Outcome::Unavailable),
        }
    }
}

impl<B> Service<Request<B>> for EventEndpoint
where
    B: HttpBody<Data = Bytes> + Send + 'static,
    B::Error: Into<BoxError>,
{
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let shared = Arc::clone(&self.shared);
        Box::pin(async move { Ok(shared.answer(request.map(Body::new)).await) })
    }
}

impl fmt::Debug for EventEndpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventEndpoint").field("wait", &self.shared.wait).finish_non_exhaustive()
    }
}
