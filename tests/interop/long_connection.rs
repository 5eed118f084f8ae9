//! Gives a client at a long connection the four events, each as a whole and in pieces, and counts what it acknowledges. The
//! client is the command in the arguments; it prints the type of each event that it handles.
#![allow(clippy::print_stdout, reason = "printing is what it is for")]

use std::error::Error;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use helpdesk_mock::{DeliveryState, Mock, PushFault, REDELIVERY};
use tokio::time::timeout;

const EVENTS: [&str; 4] = [
    "helpdesk.ticket.created_v1",
    "helpdesk.ticket.updated_v1",
    "helpdesk.ticket_message.created_v1",
    "helpdesk.notification.approve_v1",
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1);
    let program = arguments.next().ok_or("give the command of a client")?;
    let mock = Mock::builder().redelivery(REDELIVERY.map(|_| Duration::from_millis(500))).start().await?;
    let mut client = Command::new(program)
        .args(arguments)
        .env("FEISHU_BASE_URL", mock.url())
        .env("FEISHU_APP_ID", mock.app_id())
        .env("FEISHU_APP_SECRET", mock.app_secret())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    timeout(Duration::from_secs(60), mock.connected(1)).await.map_err(|_| "the client does not connect")?;
    // A client may connect before it is ready for events.
    timeout(Duration::from_secs(10), async {
        while mock.pings() == 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    })
    .await
    .map_err(|_| "the client does not ping")?;
    for fault in [PushFault::None, PushFault::Split(3), PushFault::OutOfOrder(4)] {
        for event_type in EVENTS {
            mock.script_pushes([fault.clone()]);
            mock.push_event(event_type).await?;
        }
    }
    let deliveries = mock.settled().await;
    drop(client.stdin.take());
    let printed = client.stdout.take().map(BufReader::new).ok_or("no output")?.lines();
    let mut handled: Vec<String> = printed.collect::<Result<_, _>>()?;
    client.wait()?;
    handled.sort();
    let mut expected = EVENTS.repeat(3);
    expected.sort();
    if handled != expected || deliveries.iter().any(|delivery| delivery.state != DeliveryState::Delivered) {
        return Err(format!("it has handled {handled:?} of {deliveries:#?}").into());
    }
    println!("{} events, {} acknowledged", deliveries.len(), mock.acknowledgements());
    Ok(())
}
