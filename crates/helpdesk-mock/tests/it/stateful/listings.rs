//! Lists, from nothing to a thousand things, with and without memory.

use helpdesk_client::types::faq::{ListFaqs, SearchFaqs};
use helpdesk_client::types::ticket::ListTickets;
use helpdesk_client::types::ticket_customized_field::ListTicketCustomizedFields;
use helpdesk_client::types::ticket_message::ListTicketMessages;
use helpdesk_client::{Client, Error, Operation};
use helpdesk_mock::Mock;
use serde_json::{Value, json};

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

/// A snapshot with so many things in each list.
fn snapshot(count: usize) -> String {
    let many = |make: fn(usize) -> Value| (0..count).map(make).collect::<Vec<_>>();
    json!({
        "format": 1,
        "tickets": (0..count.max(1)).map(|index| json!({ "ticket_id": index.to_string() })).collect::<Vec<_>>(),
        "messages": many(|index| json!({ "id": index.to_string(), "ticket_id": "0", "created_at": index })),
        "faqs": many(|index| json!({ "faq_id": index.to_string(), "question": "Where is the WiFi?", "status": 1 })),
        "ticket_customized_fields": many(|index| json!({ "ticket_customized_field_id": index.to_string() })),
    })
    .to_string()
}

#[tokio::test]
async fn every_list_ends_after_what_it_has() {
    let desk = Desk::start().await;
    for count in [0, 1, 1000] {
        desk.mock.restore(&snapshot(count)).unwrap();
        // A list of messages needs a ticket.
        let expected = [count.max(1), count, count, count, count];
        assert_eq!(counts(&desk.client, "0").await.unwrap(), expected);
    }
}

#[tokio::test]
async fn a_search_finds_what_has_the_query_or_a_long_word_of_it() {
    let desk = Desk::start().await;
    let (password, wifi) = ("How do I reset my password?", "无线网的密码是什么？");
    let faqs = json!([
        { "faq_id": "1", "question": password, "answer": "In the portal.", "status": 1 },
        { "faq_id": "2", "question": wifi, "status": 1 },
        { "faq_id": "3", "question": "Where is my old password?", "status": 2 },
    ]);
    desk.mock.restore(&json!({ "format": 1, "faqs": faqs }).to_string()).unwrap();
    let cases: [(&str, &[&str]); 8] = [
        ("I have lost my PASSWORD, help!", &[password]),
        ("reset my", &[password]),
        ("portals", &[]),
        ("the portal", &[password]),
        ("how do I", &[password]),
        ("do my", &[]),
        ("密码", &[wifi]),
        ("my printer", &[]),
    ];
    for (query, questions) in cases {
        let found = desk.client.list(SearchFaqs::new(query)).all().await.unwrap();
        let found: Vec<_> = found.iter().filter_map(|faq| faq.question.as_deref()).collect();
        assert_eq!(found, questions, "{query}");
    }
}

#[tokio::test]
async fn without_memory_a_list_has_what_its_page_shows() {
    let desk = Desk::of(Mock::start().await.unwrap());
    assert_eq!(counts(&desk.client, "0").await.unwrap(), [1, 1, 1, 2, 1]);
    for operation in
        [ListTickets::ID, ListTicketMessages::ID, ListFaqs::ID, SearchFaqs::ID, ListTicketCustomizedFields::ID]
    {
        for count in [0, 1, 1000] {
            desk.mock.serve_items(operation, count).unwrap();
            assert!(counts(&desk.client, "0").await.unwrap().contains(&count), "{operation} {count}");
        }
    }
    assert_eq!(counts(&desk.client, "0").await.unwrap(), [1000; 5]);
}
