//! A server with an endpoint, and handlers that tests look into.

use std::future::{Future, pending};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex};

use axum::Router;
use helpdesk_events::ReceivedEvent;
use helpdesk_events::serve::{EventEndpoint, EventEndpointBuilder, Server};
use tokio::net::TcpListener;

use crate::platform;

/// An endpoint with the platform's receiver.
pub(crate) fn endpoint() -> EventEndpointBuilder {
    EventEndpoint::builder(platform::encrypting())
}

/// Serves the endpoint at `/events` of this address, until the runtime ends.
pub(crate) async fn serve(endpoint: &EventEndpoint) -> SocketAddr {
    serve_with(Server::new(), endpoint).await
}

pub(crate) async fn serve_with(server: Server, endpoint: &EventEndpoint) -> SocketAddr {
    let (address, run) = bind(server, endpoint.clone(), pending()).await;
    tokio::spawn(run);
    address
}

/// The address, and what serves it until the stop.
pub(crate) async fn bind(
    server: Server,
    endpoint: EventEndpoint,
    stop: impl Future<Output = ()> + Send,
) -> (SocketAddr, impl Future<Output = ()> + Send) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port is free");
    let address = listener.local_addr().expect("the listener is bound");
    let app = Router::new().route_service("/events", endpoint);
    (address, server.run(listener, app, stop))
}

/// The calls that a handler gets, in order.
#[derive(Clone, Default)]
pub(crate) struct Calls(Arc<Mutex<Vec<ReceivedEvent>>>);

impl Calls {
    /// Notes a call; how many there have been for this event.
    pub(crate) fn note(&self, event: ReceivedEvent) -> usize {
        let mut calls = self.0.lock().expect("no panic");
        calls.push(event);
        let id = calls.last().map(|event| event.event_id().to_owned());
        calls.iter().filter(|event| Some(event.event_id()) == id.as_deref()).count()
    }

    pub(crate) fn events(&self) -> Vec<ReceivedEvent> {
        self.0.lock().expect("no panic").clone()
    }

    pub(crate) fn ids(&self) -> Vec<String> {
        self.events().iter().map(|event| event.event_id().to_owned()).collect()
    }

    /// A handler that succeeds.
    pub(crate) fn handler(&self) -> impl Fn(ReceivedEvent) -> std::future::Ready<Result<(), String>> + use<> {
        let calls = self.clone();
        move |event| {
            calls.note(event);
            std::future::ready(Ok(()))
        }
    }

    /// A handler that does as this says, given how many calls there have been for the event.
    pub(crate) fn handler_that<F, Fut>(&self, act: F) -> impl Fn(ReceivedEvent) -> Fut + use<F, Fut>
    where
        F: Fn(usize) -> Fut,
        Fut: Future<Output = Result<(), &'static str>>,
    {
        let calls = self.clone();
        move |event| act(calls.note(event))
    }
}

/// Held by a test that measures memory, which is that of the whole process.
pub(crate) static MEASURING: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
