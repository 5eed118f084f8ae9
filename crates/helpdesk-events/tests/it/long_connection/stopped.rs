//! A process that is stopped for a while, as by a laptop that is closed, and goes on.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::time::Duration;

use helpdesk_events::long_connection::LongConnection;
use helpdesk_mock::{ClientConfig, DeliveryState};

use super::bot::{CREATED, mock};

const URL: &str = "HELPDESK_STOPPED_BOT";
/// Longer than the bot waits for a sign of life.
const STOP: Duration = Duration::from_millis(1500);

/// The bot of the other process: it prints a line for each event, and for each time that it is connected.
#[tokio::test]
#[ignore = "the test below runs it in a process of its own"]
async fn bot() {
    let url = std::env::var(URL).unwrap();
    let connection = LongConnection::builder("cli_00000000000000ff", "mock-app-secret").base_url(url);
    let connection = connection.pong_deadline(Duration::from_millis(500)).handle(async |event| {
        eprintln!("event {}", event.event_type());
        Ok::<(), String>(())
    });
    connection.run(std::future::pending()).await.unwrap();
}

#[tokio::test]
async fn it_finds_its_connection_again_and_the_events_that_came_meanwhile() {
    let mock = mock().await;
    mock.set_client_config(ClientConfig { ping_interval: 1, ..ClientConfig::default() });
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "long_connection::stopped::bot", "--ignored", "--nocapture"])
        .env(URL, mock.url())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stderr.take().unwrap()).lines().map(Result::unwrap);
    let mut events = lines.filter(|line| line.starts_with("event "));
    mock.connected(1).await;
    assert_eq!(mock.push_event(CREATED).await.unwrap().status(), Some(200));
    let signal =
        |name: &str| assert!(Command::new("kill").args([name, &child.id().to_string()]).status().unwrap().success());
    signal("-STOP");
    let (delivery, ()) = tokio::join!(mock.push_event(CREATED), async {
        tokio::time::sleep(STOP).await;
        signal("-CONT");
    });
    delivery.unwrap();
    assert!(mock.settled().await.iter().all(|delivery| delivery.state == DeliveryState::Delivered));
    let connections = mock.connections_opened();
    child.kill().unwrap();
    child.wait().unwrap();
    // Frames that have arrived are read before silence is diagnosed.
    assert_eq!((events.by_ref().count(), connections), (2, 1));
}
