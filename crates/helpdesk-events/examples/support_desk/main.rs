//! Runs a support desk: answers the questions of guests from the FAQs, until it is stopped, and then lists the tickets of the
//! last week as CSV.
//!
//! Without credentials in the environment it starts a mock of the Helpdesk, in which a guest asks two questions:
//!
//! ```console
//! $ cargo run -p helpdesk-events --features long-connection --example support_desk
//! ```
//!
//! With `FEISHU_APP_ID`, `FEISHU_APP_SECRET`, `FEISHU_HELPDESK_ID`, `FEISHU_HELPDESK_TOKEN`, `FEISHU_USER_TOKEN` (of a user who
//! may edit FAQs) and `FEISHU_OPEN_ID` (of a guest) it uses the platform, or the server at `FEISHU_BASE_URL`, until Ctrl-C. It
//! writes an FAQ and opens a ticket there. See the example `receive_events` for the settings of the long connection.
#![allow(clippy::print_stdout, reason = "printing is what an example is for")]

mod csv;
mod desk;
#[path = "../support/mod.rs"]
mod support;

use std::process::ExitCode;
use std::time::SystemTime;

use desk::Desk;
use helpdesk_client::UserAccessToken;
use helpdesk_client::types::event::SubscribeEvents;
use helpdesk_client::types::ticket_message::ListTicketMessages;
use helpdesk_events::long_connection::LongConnection;
use helpdesk_mock::Mock;
use support::Failure;
use tokio::sync::oneshot;

const QUESTION: &str = "How do I reset my password?";

#[tokio::main]
async fn main() -> ExitCode {
    support::exit(run().await)
}

async fn run() -> Result<(), Failure> {
    let connection = support::connect_or(Mock::builder().stateful().with_examples()).await?;
    let user_token = connection.variable("FEISHU_USER_TOKEN", connection.mock.as_ref().map_or("", Mock::user_token))?;
    let guest = connection.variable("FEISHU_OPEN_ID", "ou_37019b7c830210acd88fdce886e25c71")?;
    let support::Connection { client, app: [id, secret], base_url, mock } = connection;
    let desk = Desk { editor: client.as_user(UserAccessToken::new(user_token)), app: client };

    desk.app.send(&SubscribeEvents::all()).await?;
    let faq = desk.write_faq(QUESTION, "Ask a colleague.").await?;
    desk.write_faq(QUESTION, "Open the portal and choose Forgot password.").await?;
    println!("FAQ {faq} is written.");
    let ticket = desk.open_ticket(&guest).await?;
    println!("Open tickets: {}, {ticket} among them.", desk.open_tickets(None).await?.len());
    desk.reply(&ticket, "How can we help?").await?;

    let answering = desk.clone();
    let connection =
        LongConnection::builder(id, secret).base_url(base_url).handle(move |event| answering.clone().handle(event));
    match &mock {
        None => {
            println!("Answering questions; stop it with Ctrl-C.");
            connection.run(support::told_to_stop()).await?;
        }
        Some(mock) => {
            let (done, stop) = oneshot::channel::<()>();
            let running = tokio::spawn(connection.run(async { _ = stop.await }));
            mock.connected(1).await;
            for question in ["Reset my password?", "Where is the canteen?"] {
                mock.write_message(&ticket, None, question)?;
                mock.settled().await;
            }
            drop(done);
            running.await??;
        }
    }

    for message in desk.app.list(ListTicketMessages::new(&ticket)).all().await? {
        println!("  {}", message.content.as_deref().unwrap_or("(no text)"));
    }
    let count = desk.export_week(SystemTime::now(), &mut std::io::stdout()).await?;
    println!("Tickets in a week: {count}.");
    Ok(())
}
