//! Handles each kind of error: by the code of the operation, by cause, and by what to do next.
//!
//! ```console
//! $ cargo run -p helpdesk-client --example handle_errors
//! ```
//!
//! See the example `open_ticket` for the settings. Only the mock produces all of the errors.
#![allow(clippy::print_stdout, reason = "printing is what an example is for")]

mod support;

use std::process::ExitCode;
use std::time::Duration;

use helpdesk_client::types::ticket::{GetTicket, GetTicketErrorCode};
use helpdesk_client::{Error, ErrorCode, Operation, Outcome, RetryPolicy, TransportKind};
use helpdesk_mock::Fault;

#[tokio::main]
async fn main() -> ExitCode {
    support::exit(run().await)
}

async fn run() -> Result<(), support::Failure> {
    let connection = support::connect().await?;
    let faults = [
        Fault::error(404, 154_004, "not found"),
        Fault::error(400, 99_991_672, "Access denied. One of the following scopes is required: [helpdesk:all]"),
        Fault::rate_limit(429, 2),
        Fault::bad_gateway(),
        Fault::close_before_acting(),
    ];
    let ticket_id = connection.variable("FEISHU_TICKET_ID", "6626871355780366331")?;
    for fault in faults {
        if let Some(mock) = &connection.mock {
            mock.script(GetTicket::ID, [fault])?;
        }
        // Without retries, so that each error is returned; by default, the last three would be retried.
        let client = connection.client.with_retries(RetryPolicy::never());
        match client.send(&GetTicket::new(&ticket_id)).await {
            Ok(_) => println!("no error"),
            Err(error) => println!("{error}\n  -> {}", advice(&error)),
        }
        if connection.mock.is_none() {
            break;
        }
    }
    Ok(())
}

fn advice(error: &Error) -> String {
    // First the codes of the operation's page, which a program can handle.
    match error.code_of::<GetTicket>() {
        Some(GetTicketErrorCode::NotFound) => return "forget the ticket".to_owned(),
        Some(code) if code.documented().is_some() => return code.advice().unwrap_or_default().to_owned(),
        _ => {}
    }
    if error.is_rate_limit() {
        return format!("wait {:?}", error.retry_after().unwrap_or(Duration::from_secs(1)));
    }
    match error {
        Error::LoginRequired(_) => "send the user to the login page".to_owned(),
        Error::Api(e) => format!("send the platform's support the log id {}", e.log_id.as_deref().unwrap_or("none")),
        Error::Transport(e) if e.kind == TransportKind::Connect => "check the network".to_owned(),
        _ if error.outcome() == Outcome::Unknown => "check whether it took effect, then try again".to_owned(),
        _ => "fix the program".to_owned(),
    }
}
