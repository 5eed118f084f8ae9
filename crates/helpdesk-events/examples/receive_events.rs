//! Subscribes to the events of a helpdesk, opens a long connection, and prints the events that come, by their types.
//!
//! Without credentials in the environment it starts a mock of the Helpdesk, which pushes each documented event, and then does
//! what connections suffer: it cuts this one, and sends an event in pieces and another one twice. When all have come it ends:
//!
//! ```console
//! $ cargo run -p helpdesk-events --features long-connection --example receive_events
//! ```
//!
//! With `FEISHU_APP_ID`, `FEISHU_APP_SECRET`, `FEISHU_HELPDESK_ID` and `FEISHU_HELPDESK_TOKEN` it connects to the platform, or to
//! the server that `FEISHU_BASE_URL` names, until Ctrl-C. It needs no public address: while it runs, choose the long connection
//! in the developer console, under *Events and callbacks*.
#![allow(clippy::print_stdout, reason = "printing is what an example is for")]

mod printing;
mod support;

use std::process::ExitCode;

use helpdesk_client::types::event::SubscribeEvents;
use helpdesk_events::long_connection::{ConnectionState, LongConnection};
use helpdesk_mock::{Mock, PushFault};
use printing::handle;
use support::Failure;
use tokio::sync::{oneshot, watch};

const CREATED: &str = "helpdesk.ticket.created_v1";

#[tokio::main]
async fn main() -> ExitCode {
    support::exit(run().await)
}

async fn run() -> Result<(), Failure> {
    let support::Connection { client, app: [id, secret], base_url, mock } = support::connect().await?;
    let connection = LongConnection::builder(id, secret).base_url(base_url).handle(handle);
    tokio::spawn(print_states(connection.state()));
    client.send(&SubscribeEvents::all()).await?;
    println!("Subscribed to all events.");
    match mock {
        None => {
            println!("Waiting for events; stop it with Ctrl-C.");
            connection.run(support::told_to_stop()).await?;
        }
        Some(mock) => {
            let (done, stop) = oneshot::channel::<()>();
            let running = tokio::spawn(connection.run(async { _ = stop.await }));
            try_out(&mock).await?;
            drop(done);
            running.await??;
        }
    }
    Ok(())
}

/// Does what the platform does, with and without failures.
async fn try_out(mock: &Mock) -> Result<(), Failure> {
    mock.connected(1).await;
    println!("The mock pushes what is subscribed to:\n");
    for delivery in mock.push_all().await? {
        let last = delivery.attempts.last().ok_or("nothing was sent")?;
        println!("  {:34} {} after {:.1?}", delivery.event_type, last.answer.clone()?, last.latency);
    }
    println!("\nIt cuts the connection, and waits for the next:");
    mock.cut_connections();
    mock.connected(0).await;
    mock.connected(1).await;
    for (fault, what) in [
        (PushFault::Split(3), "in three pieces"),
        (PushFault::OutOfOrder(3), "in three pieces, the last one first"),
        (PushFault::Duplicate, "twice: it is handled once"),
    ] {
        println!("\nAn event comes {what}:");
        mock.script_pushes([fault]);
        mock.push_event(CREATED).await?;
    }
    Ok(())
}

/// Prints what becomes of the connection.
async fn print_states(mut states: watch::Receiver<ConnectionState>) {
    while states.changed().await.is_ok() {
        match &*states.borrow_and_update() {
            ConnectionState::Connected { .. } => println!("Connected."),
            ConnectionState::Reconnecting { reason, .. } => println!("Not connected, and trying again: {reason}."),
            _ => {}
        }
    }
}
