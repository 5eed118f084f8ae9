//! The functions of the example `support_desk`, against a mock that keeps what it is told.

#[path = "../../examples/support_desk/desk.rs"]
mod desk;

use std::time::{Duration, SystemTime};

use helpdesk_client::types::event::SubscribeEvents;
use helpdesk_client::types::faq::{CreateFaq, GetFaq, PatchFaq};
use helpdesk_client::types::ticket::{GetTicket, StartService, TicketStatusUpdate, UpdateTicket};
use helpdesk_client::types::ticket_message::ListTicketMessages;
use helpdesk_client::{AppCredentials, Client, HelpdeskCredentials, Operation, UserAccessToken};
use helpdesk_events::long_connection::LongConnection;
use helpdesk_mock::Mock;
use serde_json::{Value, json};
use tokio::sync::oneshot;

use crate::csv::Row;
use desk::{Desk, NO_ANSWER};

const QUESTION: &str = "How do I reset my password?";

async fn desk() -> (Mock, Desk) {
    let people = json!({ "format": 1, "users": [
        { "id": "ou_guest", "name": "Ann \"the fox\", Ms" },
        { "id": "ou_other", "name": "=HYPERLINK(1)" },
        { "id": "ou_agent", "name": "Ben" },
    ] });
    let mock = Mock::builder().stateful().with_snapshot(people.to_string()).start().await.expect("a mock");
    let app = Client::builder(AppCredentials::new(mock.app_id(), mock.app_secret()))
        .helpdesk(HelpdeskCredentials::new(mock.helpdesk_id(), mock.helpdesk_token()))
        .base_url(mock.url())
        .build()
        .expect("the settings are right");
    let editor = app.as_user(UserAccessToken::new(mock.user_token()));
    (mock, Desk { app, editor })
}

/// The texts in a ticket, oldest first.
async fn texts(desk: &Desk, ticket: &str) -> Vec<String> {
    let mut messages = desk.app.list(ListTicketMessages::new(ticket)).all().await.expect("messages");
    messages.sort_by_key(|message| message.created_at);
    let text = |content: &str| {
        let content: Value = serde_json::from_str(content).expect("content is JSON");
        content["content"].as_str().expect("a text").to_owned()
    };
    messages.iter().map(|message| text(message.content.as_deref().expect("content"))).collect()
}

#[tokio::test]
async fn an_faq_is_created_once_and_changed_from_then_on() {
    let (mock, desk) = desk().await;
    let id = desk.write_faq(QUESTION, "Ask a colleague.").await.expect("it is created");
    assert_eq!((mock.acted(CreateFaq::ID), mock.acted(PatchFaq::ID)), (1, 0));
    let other = desk.write_faq("How do I reset my password? In the app?", "Not at all.").await.expect("another one");
    assert_ne!(id, other);
    assert_eq!(desk.write_faq(QUESTION, "Use the portal.").await.expect("it is changed"), id);
    assert_eq!((mock.acted(CreateFaq::ID), mock.acted(PatchFaq::ID)), (2, 1));

    let faq = desk.app.send(&GetFaq::new(&id)).await.expect("it is there").faq.expect("an FAQ");
    assert_eq!((faq.question.as_deref(), faq.answer.as_deref()), (Some(QUESTION), Some("Use the portal.")));
    assert_eq!(desk.search("in the app").await.expect("a search").as_deref(), Some("Not at all."));
    assert_eq!(desk.search("canteen").await.expect("a search"), None);
}

#[tokio::test]
async fn questions_that_come_as_events_are_answered_until_the_stop() {
    let (mock, desk) = desk().await;
    desk.app.send(&SubscribeEvents::all()).await.expect("a subscription");
    desk.write_faq(QUESTION, "Use the portal.").await.expect("an FAQ");
    let ticket = desk.open_ticket("ou_guest").await.expect("a ticket");

    let answering = desk.clone();
    let connection = LongConnection::builder(mock.app_id(), mock.app_secret())
        .base_url(mock.url())
        .handle(move |event| answering.clone().handle(event));
    let (done, stop) = oneshot::channel::<()>();
    let running = tokio::spawn(connection.run(async { _ = stop.await }));
    mock.connected(1).await;
    for question in ["reset my password", "Where is the canteen?"] {
        mock.write_message(&ticket, None, question).expect("an open ticket");
        mock.settled().await;
    }
    // A colleague is not answered.
    mock.write_message(&ticket, Some("ou_agent"), "On the first floor.").expect("an open ticket");
    mock.settled().await;
    drop(done);
    running.await.expect("no panic").expect("a graceful end");

    let expected = ["reset my password", "Use the portal.", "Where is the canteen?", NO_ANSWER, "On the first floor."];
    assert_eq!(texts(&desk, &ticket).await, expected);
    assert_eq!(mock.connections(), 0);
}

#[tokio::test]
async fn a_guest_with_an_open_ticket_gets_no_second_one() {
    let (_mock, desk) = desk().await;
    let first = desk.open_ticket("ou_guest").await.expect("a ticket");
    assert_eq!(desk.open_ticket("ou_guest").await.expect("the same ticket"), first);
    let other = desk.open_ticket("ou_other").await.expect("a ticket");
    assert_ne!(other, first);
    assert_eq!(desk.open_tickets(None).await.expect("a list").len(), 2);

    assert!(desk.reply(&first, "Hello!").await.expect("a reply"));
    let close = UpdateTicket::new(&first).status(TicketStatusUpdate::ClosedByAgent);
    desk.editor.send(&close).await.expect("it is closed");
    assert!(!desk.reply(&first, "Still there?").await.expect("closed is not an error"));
    assert_eq!(texts(&desk, &first).await, ["Hello!"]);
    let open: Vec<_> = desk.open_tickets(None).await.expect("a list").into_iter().map(|it| it.ticket_id).collect();
    assert_eq!(open, [Some(other)]);
    assert_ne!(desk.open_ticket("ou_guest").await.expect("a new ticket"), first);
}

#[tokio::test]
async fn a_week_of_tickets_is_csv_with_names_and_times() {
    let (mock, desk) = desk().await;
    let start = StartService::new("ou_guest").human_service(true).appointed_agents(["ou_agent"]);
    let first = desk.app.send(&start).await.expect("a ticket").ticket_id.expect("its id");
    let other = desk.open_ticket("ou_other").await.expect("a ticket");
    mock.write_message(&first, Some("ou_agent"), "Good morning.").expect("an open ticket");
    let status = [TicketStatusUpdate::Processing, TicketStatusUpdate::ClosedByAgent];
    for status in status {
        desk.editor.send(&UpdateTicket::new(&first).status(status)).await.expect("an update");
    }

    let mut csv = Vec::new();
    let now = SystemTime::now() + Duration::from_secs(1);
    assert_eq!(desk.export_week(now, &mut csv).await.expect("an export"), 2);
    let csv = String::from_utf8(csv).expect("UTF-8");
    let lines: Vec<&str> = csv.split_terminator("\r\n").collect();
    assert_eq!(lines[0], r#""ticket","status","guest","agent","created","first reply","closed","agent minutes""#);
    assert_eq!(lines.len(), 3, "{csv}");
    let times = |ticket: String| {
        let desk = desk.clone();
        async move {
            let ticket = desk.app.send(&GetTicket::new(ticket)).await.expect("a ticket").ticket.expect("a ticket");
            [ticket.created_at, ticket.agent_first_response_time, ticket.closed_at]
                .map(|time| time.map(|it| it.to_string()))
        }
    };
    let [created, replied, closed] = times(first.clone()).await.map(|time| time.expect("it has happened"));
    let line = lines.iter().find(|line| line.contains(&first)).expect("the first ticket");
    assert!(line.starts_with(&format!(r#""{first}","Closed by an agent","Ann ""the fox"", Ms","Ben",""#)), "{line}");
    assert!(line.contains(&format!(r#","{created}","{replied}","{closed}","#)), "{line}");
    let [created, ..] = times(other.clone()).await;
    let created = created.expect("it was created");
    let line = lines.iter().find(|line| line.contains(&other)).expect("the other ticket");
    assert!(line.contains(&format!(r#","'=HYPERLINK(1)","","{created}","","","#)), "{line}");

    let week = Duration::from_secs(7 * 24 * 60 * 60);
    let mut before = Vec::new();
    assert_eq!(desk.export_week(now - week, &mut before).await.expect("an export"), 0);
}

#[test]
fn csv_is_quoted() {
    let row = Row::default().field(Some("a\"b,\r\nc")).field(None::<i64>).field(Some(1)).field(Some("")).end();
    assert_eq!(row, "\"a\"\"b,\r\nc\",\"\",\"1\",\"\"\r\n");
}
