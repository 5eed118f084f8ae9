//! A bot whose events outlive its process: in an SQLite file, or in Redis for several processes.
//!
//! Without credentials in the environment it starts a mock of the Helpdesk, runs itself as one bot over SQLite, or as two over
//! Redis, and has the mock push events:
//!
//! ```console
//! $ cargo run -p helpdesk-store --features sqlite,redis --example bot -- bot.db
//! $ cargo run -p helpdesk-store --features sqlite,redis --example bot -- redis://127.0.0.1:6379
//! ```
//!
//! With `FEISHU_APP_ID`, `FEISHU_APP_SECRET`, `FEISHU_HELPDESK_ID` and `FEISHU_HELPDESK_TOKEN` it is one bot, of the platform
//! or of the server at `FEISHU_BASE_URL`, until Ctrl-C. Start it several times over one Redis. `HELPDESK_STORE_KEY`, 64
//! hexadecimal digits, encrypts the store.
#![allow(clippy::print_stdout, reason = "printing is what an example is for")]

mod support;

use std::env;
use std::process::{Child, Command, ExitCode};
use std::sync::Arc;
use std::time::Duration;

use helpdesk_client::types::event::SubscribeEvents;
use helpdesk_events::long_connection::LongConnection;
use helpdesk_events::{EventInbox, ReceivedEvent};
use helpdesk_mock::{Mock, PushedEvent};
use helpdesk_store::{RedisStore, SqliteStore, StoreKey};
use serde_json::json;
use support::Failure;

const CREATED: &str = "helpdesk.ticket.created_v1";

#[tokio::main]
async fn main() -> ExitCode {
    support::exit(run().await)
}

async fn run() -> Result<(), Failure> {
    let place = env::args().nth(1).ok_or("usage: bot FILE, or bot redis://HOST:PORT")?;
    let connection = support::connect().await?;
    let [id, secret] = &connection.app;
    let inbox = inbox(&place, id)?;
    connection.client.send(&SubscribeEvents::all()).await?;
    let Some(mock) = &connection.mock else {
        let bot =
            LongConnection::builder(id, secret.as_str()).base_url(&connection.base_url).keep_in(inbox).handle(handle);
        return Ok(bot.run(support::told_to_stop()).await?);
    };
    let bots = if place.starts_with("redis") { 2 } else { 1 };
    let _bots: Vec<Bot> = (0..bots).map(|_| Bot::start(&place, mock)).collect::<Result<_, _>>()?;
    mock.connected(bots).await;
    for number in 0..8 {
        let ticket = format!("ticket-{}", number % 3);
        mock.push(PushedEvent::new(CREATED).payload(json!({ "ticket_id": ticket }))).await?;
    }
    while inbox.state().await?.queued > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    println!("All events are handled.");
    Ok(())
}

async fn handle(received: ReceivedEvent) -> Result<(), Failure> {
    println!("Process {} handles {} {}.", std::process::id(), received.event_type(), received.event_id());
    Ok(())
}

/// The inbox in this place: a file, or a Redis server.
fn inbox(place: &str, app_id: &str) -> Result<Arc<dyn EventInbox>, Failure> {
    let key = env::var("HELPDESK_STORE_KEY").ok().map(|text| StoreKey::from_hex(&text)).transpose()?;
    if !place.starts_with("redis") {
        return Ok(Arc::new(SqliteStore::open(place, key.as_ref())?));
    }
    let mut store = RedisStore::builder(place, app_id);
    if let Some(key) = key {
        store = store.key(key);
    }
    Ok(Arc::new(store.build()?))
}

/// This program as a bot of the mock; it ends with this.
struct Bot(Child);

impl Bot {
    fn start(place: &str, mock: &Mock) -> Result<Self, Failure> {
        let child = Command::new(env::current_exe()?)
            .arg(place)
            .env("FEISHU_BASE_URL", mock.url())
            .env("FEISHU_APP_ID", mock.app_id())
            .env("FEISHU_APP_SECRET", mock.app_secret())
            .env("FEISHU_HELPDESK_ID", mock.helpdesk_id())
            .env("FEISHU_HELPDESK_TOKEN", mock.helpdesk_token())
            .spawn()?;
        Ok(Self(child))
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
