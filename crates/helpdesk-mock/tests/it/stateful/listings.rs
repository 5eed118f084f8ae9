//! Lists, from nothing to a thousand things, with and without memory.

use helpdesk_client::types::faq::{CreateFaq, ListFaqs, NewFaq, SearchFaqs};
use helpdesk_client::types::ticket::{ListTickets, StartService};
use helpdesk_client::types::ticket_customized_field::{CreateTicketCustomizedField, FieldType, ListTicketCustomizedFields};
use helpdesk_client::types::ticket_message::{CreateTicketMessage, ListTicketMessages};
use helpdesk_client::{Client, Error, Operation};
use helpdesk_mock::Mock;
use serde_json::json;

use super::Desk;

/// How many things each of the five lists has.
async fn counts(client: &Client, ticket_id: &str) -> Result<[usize; 5], Error> {
    Ok([
        client.list(ListTickets::new().page_size(200)).all().await?.len(),
        client.list(ListTicketMessages::new(ticket_id)).all().await?.len(),
        client.list(ListFaqs::new().page_size(100)).all().await?.len(),
        client.list(SearchFaqs::new("wifi")).all().await?.len(),
        client.list(ListTicketCustomizedFields::new()).all().await?.len(),
    ])
}

#[tokio::test]
async fn every_list_ends_after_what_it_has() {
    let desk = Desk::start().await;
    // A list of messages needs a ticket.
    let ticket = json!({ "format": 1, "tickets": [{ "ticket_id": "7" }] });
    let none = Desk::of(Mock::builder().with_snapshot(ticket.to_string()).start().await.unwrap());
    assert_eq!(counts(&none.client, "7").await.unwrap(), [1, 0, 0, 0, 0]);

    let mut ticket_id = String::new();
    for count in [1, 1000] {
        while desk.mock.acted(StartService::ID) < count {
            let start = StartService::new("ou_guest").human_service(true);
            ticket_id = desk.client.send(&start).await.unwrap().ticket_id.unwrap();
            let faq = NewFaq::new("Where is the WiFi?").answer("Everywhere.");
            desk.user.send(&CreateFaq::new(faq)).await.unwrap();
            let field = CreateTicketCustomizedField::new("key", "name", "1", FieldType::SingleLine, "text", true, false);
            desk.user.send(&field).await.unwrap();
        }
        while desk.mock.acted(CreateTicketMessage::ID) < count {
            // All of them in the last ticket, but for the first.
            desk.client.send(&CreateTicketMessage::text(&ticket_id, "Hello")).await.unwrap();
        }
        let messages = if count == 1 { 1 } else { 999 };
        assert_eq!(counts(&desk.client, &ticket_id).await.unwrap(), [count, messages, count, count, count]);
    }
}

#[tokio::test]
async fn without_memory_a_list_has_what_its_page_shows() {
    let desk = Desk::of(Mock::start().await.unwrap());
    assert_eq!(counts(&desk.client, "7").await.unwrap(), [1, 1, 1, 2, 1]);
    for operation in [ListTickets::ID, ListTicketMessages::ID, ListFaqs::ID, SearchFaqs::ID, ListTicketCustomizedFields::ID] {
        for count in [0, 1, 1000] {
            desk.mock.serve_items(operation, count).unwrap();
            assert!(counts(&desk.client, "7").await.unwrap().contains(&count), "{operation} {count}");
        }
    }
    assert_eq!(counts(&desk.client, "7").await.unwrap(), [1000; 5]);
}
