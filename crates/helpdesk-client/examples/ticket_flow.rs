//! A ticket from its opening to its end, against a helpdesk that remembers: `cargo run -p helpdesk-client --example ticket_flow`.
#![allow(clippy::print_stdout, reason = "printing is what an example is for")]

mod support;

use std::process::ExitCode;

use axum::{Router, routing::post};
use helpdesk_client::types::event::{EventType, SubscribeEvents};
use helpdesk_client::types::ticket::{ListTickets, StartService, TicketStatusUpdate, UpdateTicket};
use helpdesk_client::types::ticket_message::{CreateTicketMessage, ListTicketMessages};
use helpdesk_client::{AppCredentials, Client, HelpdeskCredentials, UserAccessToken};
use helpdesk_mock::Mock;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    support::exit(run().await)
}

async fn run() -> Result<(), support::Failure> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/", listener.local_addr()?);
    let receive = async |body: String| {
        println!("pushed: {body}");
        body
    };
    tokio::spawn(axum::serve(listener, Router::new().route("/", post(receive))).into_future());
    let mock = Mock::builder().stateful().without_encrypt_key().callback_url(url).start().await?;
    let client = Client::builder(AppCredentials::new(mock.app_id(), mock.app_secret()))
        .helpdesk(HelpdeskCredentials::new(mock.helpdesk_id(), mock.helpdesk_token()))
        .base_url(mock.url())
        .build()?;
    let agent = client.as_user(UserAccessToken::new(mock.user_token()));
    client.send(&SubscribeEvents::new([EventType::new("helpdesk.ticket", "ticket.updated_v1")])).await?;

    let started = client.send(&StartService::new("ou_guest").human_service(true)).await?;
    let ticket = started.ticket_id.ok_or("a conversation without a person has no ticket id")?;
    println!("listed: {}", client.list(ListTickets::new()).all().await?.len());
    client.send(&CreateTicketMessage::text(&ticket, "How can I help?")).await?;
    println!("messages: {}", client.list(ListTicketMessages::new(&ticket)).all().await?.len());
    for status in [TicketStatusUpdate::Processing, TicketStatusUpdate::ClosedByAgent] {
        agent.send(&UpdateTicket::new(&ticket).status(status)).await?;
    }
    mock.settled().await;
    let refused = client.send(&CreateTicketMessage::text(&ticket, "Hello?")).await.unwrap_err();
    println!("refused: {refused}");
    Ok(())
}
