//! An endpoint for axum that receives callbacks and passes their events to a handler, and an HTTP server for it.
//!
//! ```no_run
//! use std::time::Duration;
//!
//! use axum::Router;
//! use helpdesk_events::serve::{EventEndpoint, Server};
//! use helpdesk_events::BoxError;
//! use helpdesk_events::{AnyEvent, EncryptKey, EventReceiver, ReceivedEvent};
//!
//! async fn handle(received: ReceivedEvent) -> Result<(), BoxError> {
//!     match received.event {
//!         AnyEvent::TicketCreated(created) => println!("ticket {:?}", created.ticket_id),
//!         other => println!("{}", other.event_type()),
//!     }
//!     Ok(())
//! }
//!
//! # async fn stopped() {}
//! # async fn run() -> Result<(), BoxError> {
//! let receiver = EventReceiver::encrypted(EncryptKey::new("the encrypt key")?);
//! let endpoint = EventEndpoint::builder(receiver).handle(handle);
//! let app = Router::new().route_service("/events", endpoint.clone());
//! let listener = tokio::net::TcpListener::bind("0.0.0.0:3000").await?;
//! Server::new().run(listener, app, stopped()).await;
//! endpoint.shutdown(Duration::from_secs(20)).await;
//! # Ok(())
//! # }
//! ```
//!
//! # Outcome of an event
//!
//! The platform requires an answer within 3 seconds, and sends an event again without one or after a failure: after 15
//! seconds, 5 minutes, 1 hour and 6 hours. So the endpoint answers as follows:
//!
//! | the handler | answer | then |
//! | --- | --- | --- |
//! | succeeds in time | 200 | the id is kept: a repeated event is answered 200, and not handled |
//! | fails in time, or panics | 500 | the platform sends the event again, up to four times in all |
//! | takes longer than [`wait`](EventEndpointBuilder::wait) | 200 | if it fails, it is [tried again](EventEndpointBuilder::retries) here, and finally [reported](EventEndpointBuilder::on_abandoned) |
//! | cannot be called: too many events at once, a shutdown, a [store](crate::SeenEvents) that fails | 503 | the platform sends the event again |
//!
//! A broken connection changes nothing: the event is handled, and retried here if nobody was told of a failure. An event
//! that comes again while it is handled waits for the same outcome. Events that only memory holds are lost when the process
//! ends. With an [inbox](EventEndpointBuilder::keep_in), an event is kept before it is answered 200, and is not lost.
//!
//! A verified event is never refused for its content. An event that deviates from its documentation is passed on with the
//! parts that could be read; [`deviations`](crate::ReceivedEvent::deviations) reports the rest, as does a warning in the log
//! for the first deviation of its kind.
//!
//! Events are passed on in the order in which they came in, several [at a time](EventEndpointBuilder::concurrency).

mod body;
mod builder;
mod endpoint;
mod response;
mod server;

pub use builder::EventEndpointBuilder;
pub use endpoint::EventEndpoint;
pub use server::Server;
