//! Opens a conversation with a human agent, sends a message into its ticket, and handles a documented error by its code.
//!
//! Without credentials in the environment it starts a mock of the Helpdesk and talks to that:
//!
//! ```console
//! $ cargo run -p helpdesk-client --example open_ticket
//! ```
//!
//! With `FEISHU_APP_ID`, `FEISHU_APP_SECRET`, `FEISHU_HELPDESK_ID`, `FEISHU_HELPDESK_TOKEN` and `FEISHU_OPEN_ID` (who asks)
//! it talks to the platform, or to the server that `FEISHU_BASE_URL` names.
#![allow(clippy::print_stdout, reason = "printing is what an example is for")]

use std::env;
use std::process::ExitCode;

use helpdesk_client::types::MessageContent;
use helpdesk_client::types::ticket::StartService;
use helpdesk_client::types::ticket_message::{CreateTicketMessage, CreateTicketMessageErrorCode};
use helpdesk_client::{AppCredentials, Client, ErrorCode, FEISHU, HelpdeskCredentials, Operation};
use helpdesk_mock::Mock;

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn std::error::Error>> {
    let (settings, mock) = settings().await?;
    let client = Client::builder(AppCredentials::new(settings.app_id, settings.app_secret))
        .helpdesk(HelpdeskCredentials::new(settings.helpdesk_id, settings.helpdesk_token))
        .base_url(settings.base_url)
        .build()?;

    println!("Opening a conversation with a human:");
    let started = client.send(&StartService::new(settings.open_id).human_service(true)).await?;
    let ticket_id = started.ticket_id.ok_or("no ticket was opened")?;
    println!("  chat id      {}", started.chat_id.as_deref().unwrap_or("none"));
    println!("  ticket id    {ticket_id}");

    println!("Sending a message into its ticket:");
    let hello = MessageContent::text("Hello! What can we do for you?");
    let sent = client.send(&CreateTicketMessage::new(&ticket_id, "text", hello.clone())).await?;
    println!("  message id   {}", sent.message_id.as_deref().unwrap_or("none"));

    // The mock answers what it is told to; on the platform there is no ticket 0.
    let bad_ticket = match &mock {
        Some(mock) => {
            mock.fail_next(CreateTicketMessage::ID, CreateTicketMessageErrorCode::TicketClosed.code())?;
            ticket_id.as_str()
        }
        None => "0",
    };
    println!("Sending one that cannot arrive:");
    match client.send(&CreateTicketMessage::new(bad_ticket, "text", hello)).await {
        Ok(_) => println!("  it did arrive"),
        Err(error) => {
            // Not a code of this operation: no connection, or no access token.
            let Some(code) = error.code_of::<CreateTicketMessage>() else { return Err(error.into()) };
            println!("  variant      {code:?}");
            println!("  HTTP status  {}", error.status().unwrap_or_default());
            println!("  advice       {}", code.advice().unwrap_or("none on the page"));
            println!("  log id       {}", error.log_id().unwrap_or("none"));
            match code {
                CreateTicketMessageErrorCode::TicketClosed => println!("  so           open another ticket"),
                _ => println!("  so           {error}"),
            }
        }
    }
    Ok(())
}

struct Settings {
    app_id: String,
    app_secret: String,
    helpdesk_id: String,
    helpdesk_token: String,
    open_id: String,
    base_url: String,
}

/// The settings in the environment; without any, those of a mock.
async fn settings() -> Result<(Settings, Option<Mock>), Box<dyn std::error::Error>> {
    const NAMES: [&str; 5] =
        ["FEISHU_APP_ID", "FEISHU_APP_SECRET", "FEISHU_HELPDESK_ID", "FEISHU_HELPDESK_TOKEN", "FEISHU_OPEN_ID"];
    let variable = |name: &str| env::var(name).ok().filter(|value| !value.is_empty());
    let base_url = variable("FEISHU_BASE_URL");

    match NAMES.map(variable) {
        [Some(app_id), Some(app_secret), Some(helpdesk_id), Some(helpdesk_token), Some(open_id)] => {
            let base_url = base_url.unwrap_or_else(|| FEISHU.to_owned());
            println!("Talking to {base_url}.");
            Ok((Settings { app_id, app_secret, helpdesk_id, helpdesk_token, open_id, base_url }, None))
        }
        values if base_url.is_some() || values.iter().any(Option::is_some) => {
            let missing = NAMES.iter().zip(&values).filter(|(_, value)| value.is_none());
            let missing: Vec<_> = missing.map(|(name, _)| *name).collect();
            Err(format!("not set: {} (set all to use the platform, or none to use a mock)", missing.join(", ")).into())
        }
        _ => {
            let mock = Mock::start().await?;
            println!("No credentials in the environment, so this talks to a mock at {}.", mock.url());
            let settings = Settings {
                app_id: mock.app_id().to_owned(),
                app_secret: mock.app_secret().to_owned(),
                helpdesk_id: mock.helpdesk_id().to_owned(),
                helpdesk_token: mock.helpdesk_token().to_owned(),
                open_id: "ou_7dab8a3d3cdcc9da365777c7ad535d62".to_owned(),
                base_url: mock.url().to_owned(),
            };
            Ok((settings, Some(mock)))
        }
    }
}
