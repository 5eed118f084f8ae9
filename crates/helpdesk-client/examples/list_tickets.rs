//! Lists the tickets created within the last week, as a table.
//!
//! ```console
//! $ cargo run -p helpdesk-client --example list_tickets
//! ```
//!
//! See the example `open_ticket` for the settings.
#![allow(clippy::print_stdout, reason = "printing is what an example is for")]

mod support;

use std::process::ExitCode;
use std::time::{Duration, SystemTime};

use helpdesk_client::Operation;
use helpdesk_client::types::ticket::ListTickets;

const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);

#[tokio::main]
async fn main() -> ExitCode {
    support::exit(run().await)
}

async fn run() -> Result<(), support::Failure> {
    let connection = support::connect().await?;
    if let Some(mock) = &connection.mock {
        mock.serve_items(ListTickets::ID, 12)?;
    }
    let now = SystemTime::now();

    println!("{:<20} {:<24} {:<14} {:<10} {:>9}", "ticket", "created", "status", "guest", "agent min");
    // By time range, because the platform lists at most 10,000 tickets. `list` is simpler if there are fewer.
    let created = |start, end| ListTickets::new().page_size(200).create_time_start(start).create_time_end(end);
    let mut tickets = connection.client.list_windows(now - WEEK, now, created, |ticket| ticket.ticket_id.clone());
    let mut count = 0;
    while let Some(ticket) = tickets.next().await {
        let ticket = ticket?;
        let status = ticket.status.map(|status| format!("{status:?}")).unwrap_or_default();
        println!(
            "{:<20} {:<24} {status:<14} {:<10} {:>9}",
            ticket.ticket_id.unwrap_or_default(),
            ticket.created_at.map(|created| created.to_string()).unwrap_or_default(),
            ticket.guest.and_then(|guest| guest.name).unwrap_or_default(),
            ticket.agent_service_duration.map_or(0, |duration| duration.as_secs() / 60),
        );
        count += 1;
    }
    println!("{count} tickets");
    Ok(())
}
