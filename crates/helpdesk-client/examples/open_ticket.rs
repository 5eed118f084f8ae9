//! Opens a conversation with a human agent, sends a message into its ticket, and handles a documented error by its code.
//!
//! Without credentials in the environment, it starts a mock of the Helpdesk and uses that:
//!
//! ```console
//! $ cargo run -p helpdesk-client --example open_ticket
//! ```
//!
//! With `FEISHU_APP_ID`, `FEISHU_APP_SECRET`, `FEISHU_HELPDESK_ID`, `FEISHU_HELPDESK_TOKEN` and `FEISHU_OPEN_ID` (of
//! the guest), it uses the platform, or the server at `FEISHU_BASE_URL`. The other examples do the same.
#![allow(clippy::print_stdout, reason = "printing is what an example is for")]

mod support;

use std::process::ExitCode;

use helpdesk_client::types::ticket::StartService;
use helpdesk_client::types::ticket_message::{CreateTicketMessage, CreateTicketMessageErrorCode};
use helpdesk_client::{ErrorCode, Operation};
use helpdesk_mock::Mock;

#[tokio::main]
async fn main() -> ExitCode {
    support::exit(run().await)
}

async fn run() -> Result<(), support::Failure> {
    let connection = support::connect_or(Mock::builder().stateful()).await?;
    let client = &connection.client;
    let open_id = connection.variable("FEISHU_OPEN_ID", "ou_7dab8a3d3cdcc9da365777c7ad535d62")?;

    println!("Opening a conversation with a human:");
    let started = client.send(&StartService::new(open_id).human_service(true)).await?;
    let ticket_id = started.ticket_id.ok_or("no ticket was opened")?;
    println!("  chat id      {}", started.chat_id.as_deref().unwrap_or("none"));
    println!("  ticket id    {ticket_id}");

    println!("Sending a message into its ticket:");
    let hello = "Hello! What can we do for you?";
    let sent = client.send(&CreateTicketMessage::text(&ticket_id, hello)).await?;
    println!("  message id   {}", sent.message_id.as_deref().unwrap_or("none"));

    // The mock returns the scripted error; on the platform, ticket 0 does not exist.
    let bad_ticket = match &connection.mock {
        Some(mock) => {
            mock.fail_next(CreateTicketMessage::ID, CreateTicketMessageErrorCode::TicketClosed.code())?;
            ticket_id.as_str()
        }
        None => "0",
    };
    println!("Sending one that cannot arrive, to ticket {bad_ticket}:");
    match client.send(&CreateTicketMessage::text(bad_ticket, hello)).await {
        Ok(_) => println!("  it did arrive"),
        Err(error) => {
            // The error is not a code of this operation, for example without a connection or an access token.
            let Some(code) = error.code_of::<CreateTicketMessage>() else { return Err(error.into()) };
            println!("  variant      {code:?}");
            println!("  HTTP status  {}", error.status().unwrap_or_default());
            println!("  advice       {}", code.advice().unwrap_or("none on the page"));
            println!("  log id       {}", error.log_id().unwrap_or("none"));
            match code {
                CreateTicketMessageErrorCode::TicketClosed => println!("  so           open another ticket"),
                _ => println!("  error        {error}"),
            }
        }
    }
    Ok(())
}
