//! Watches the open tickets, and answers the last question of each guest from the knowledge base.
//!
//! ```console
//! $ cargo run -p helpdesk-client --example answer_questions
//! ```
//!
//! See the example `open_ticket` for the settings. Against the platform, it polls every ten seconds until it is
//! stopped; a program that can be reached from the internet should receive push events instead.
#![allow(clippy::print_stdout, reason = "printing is what an example is for")]

mod support;

use std::collections::HashMap;
use std::process::ExitCode;
use std::time::Duration;

use helpdesk_client::types::faq::SearchFaqs;
use helpdesk_client::types::ticket::{ListTickets, Ticket, TicketStatus};
use helpdesk_client::types::ticket_message::{CreateTicketMessage, CreateTicketMessageErrorCode, ListTicketMessages};
use helpdesk_client::{Client, Error, Operation};

const OPEN: [TicketStatus; 3] = [TicketStatus::Created, TicketStatus::Processing, TicketStatus::Queued];

#[tokio::main]
async fn main() -> ExitCode {
    support::exit(run().await)
}

async fn run() -> Result<(), support::Failure> {
    let connection = support::connect().await?;
    if let Some(mock) = &connection.mock {
        mock.serve_items(ListTickets::ID, 3)?;
        mock.serve_items(ListTicketMessages::ID, 2)?;
        mock.serve_items(SearchFaqs::ID, 1)?;
    }
    // The last known message of each ticket.
    let mut seen = HashMap::new();
    loop {
        let mut tickets = connection.client.list(ListTickets::new().status_list(OPEN));
        while let Some(ticket) = tickets.next().await {
            look_after(&connection.client, &ticket?, &mut seen).await?;
        }
        if connection.mock.is_some() {
            return Ok(());
        }
        tokio::time::sleep(Duration::from_secs(10)).await;
    }
}

async fn look_after(client: &Client, ticket: &Ticket, seen: &mut HashMap<String, String>) -> Result<(), Error> {
    let Some(ticket_id) = &ticket.ticket_id else { return Ok(()) };
    let messages = client.list(ListTicketMessages::new(ticket_id)).all().await?;
    let Some(last) = messages.iter().max_by_key(|message| message.created_at) else { return Ok(()) };
    let message_id = last.message_id.clone().unwrap_or_default();
    let is_new = seen.insert(ticket_id.clone(), message_id.clone()) != Some(message_id);
    let (Some(question), true) = (&last.content, is_new) else { return Ok(()) };

    println!("{ticket_id} asks: {question}");
    let Some(faq) = client.list(SearchFaqs::new(question)).next().await.transpose()? else {
        println!("  the knowledge base has no answer");
        return Ok(());
    };
    let answer = faq.answer.unwrap_or_default();
    match client.send(&CreateTicketMessage::text(ticket_id, &answer)).await {
        Ok(_) => println!("  answered: {answer}"),
        Err(error) if error.is(CreateTicketMessageErrorCode::TicketClosed) => {
            println!("  closed meanwhile");
        }
        Err(error) => return Err(error),
    }
    Ok(())
}
