//! Subscribes to the events of a helpdesk, serves a callback URL, and prints the events that come, by their types. The example
//! `receive_events` needs neither a public address nor a key.
//!
//! Without credentials in the environment it starts a mock of the Helpdesk, which pushes each documented event, encrypted and
//! signed, and then a forged one. When they have come it ends:
//!
//! ```console
//! $ cargo run -p helpdesk-events --features axum --example receive_callbacks
//! ```
//!
//! With `FEISHU_APP_ID`, `FEISHU_APP_SECRET`, `FEISHU_HELPDESK_ID`, `FEISHU_HELPDESK_TOKEN` and `FEISHU_ENCRYPT_KEY` it
//! subscribes on the platform, or on the server that `FEISHU_BASE_URL` names, and serves `http://127.0.0.1:3000/events`, or the
//! address in `LISTEN`, until Ctrl-C. Make that address reachable at a public HTTPS URL, and enter the URL in the developer
//! console.
#![allow(clippy::print_stdout, reason = "printing is what an example is for")]

mod printing;
mod support;

use std::env;
use std::process::ExitCode;
use std::time::Duration;

use axum::Router;
use helpdesk_client::types::event::SubscribeEvents;
use helpdesk_events::serve::{EventEndpoint, Server};
use helpdesk_events::{EncryptKey, EventReceiver};
use helpdesk_mock::{Forgery, Mock};
use printing::handle;
use support::Failure;
use tokio::net::TcpListener;
use tokio::sync::oneshot;

#[tokio::main]
async fn main() -> ExitCode {
    support::exit(run().await)
}

async fn run() -> Result<(), Failure> {
    let connection = support::connect().await?;
    let mock = connection.mock.as_ref();
    let key = connection.variable("FEISHU_ENCRYPT_KEY", mock.and_then(Mock::encrypt_key).unwrap_or_default())?;
    let endpoint = EventEndpoint::builder(EventReceiver::encrypted(EncryptKey::new(key)?)).handle(handle);

    let address = if mock.is_some() { "127.0.0.1:0".to_owned() } else { address() };
    let listener = TcpListener::bind(&address).await.map_err(|error| format!("cannot listen on {address}: {error}"))?;
    let url = format!("http://{}/events", listener.local_addr()?);
    let app = Router::new().route_service("/events", endpoint.clone());
    println!("Serving {url}.");

    connection.client.send(&SubscribeEvents::all()).await?;
    println!("Subscribed to all events.");

    match mock {
        None => {
            println!("Waiting for events; stop it with Ctrl-C.");
            Server::new().run(listener, app, support::told_to_stop()).await;
        }
        Some(mock) => {
            let (done, stop) = oneshot::channel::<()>();
            let server = tokio::spawn(Server::new().run(listener, app, async { _ = stop.await }));
            try_out(mock, &url).await?;
            drop(done);
            server.await?;
        }
    }
    // Events that were acknowledged and are still being handled.
    endpoint.shutdown(Duration::from_secs(10)).await;
    Ok(())
}

/// Does what the platform does once the URL is entered in the developer console.
async fn try_out(mock: &Mock, url: &str) -> Result<(), Failure> {
    mock.set_callback_url(url).await?;
    println!("The callback URL has answered the challenge. The mock pushes what is subscribed to:\n");
    let deliveries = mock.push_all().await?;
    println!("\nThey were acknowledged:");
    for delivery in deliveries {
        let last = delivery.attempts.last().ok_or("nothing was sent")?;
        println!("  {:34} {} after {:.1?}", delivery.event_type, last.answer.clone()?, last.latency);
    }
    println!("Forged events reach no handler:");
    let replayed = "the same bytes once more: acknowledged, not handled again";
    for (forgery, what) in [
        (Forgery::WrongSignature, "signed with another key"),
        (Forgery::ChangedByte, "a byte changed on the way"),
        (Forgery::Stale(Duration::from_secs(24 * 60 * 60)), "signed a day ago"),
        (Forgery::Replayed, replayed),
    ] {
        println!("  {} {what}", mock.push_forged("helpdesk.ticket.created_v1", forgery).await?);
    }
    Ok(())
}

fn address() -> String {
    env::var("LISTEN").unwrap_or_else(|_| "127.0.0.1:3000".to_owned())
}
