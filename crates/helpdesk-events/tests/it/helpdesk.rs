//! Which helpdesk an event is of.

use std::cell::RefCell;

use helpdesk_client::types::ticket::{GetTicket, GetTicketErrorCode};
use helpdesk_client::{AppCredentials, Client, ErrorCode as _, HelpdeskCredentials, Operation as _};
use helpdesk_events::types::{AnyEvent, UnknownEvent};
use helpdesk_events::{EventReceiver, HelpdeskLookup, Incoming, VerificationToken};
use helpdesk_mock::Mock;
use serde_json::{Value, json};

fn event(event_type: &str, payload: &Value) -> AnyEvent {
    let header = json!({ "event_id": "1", "event_type": event_type, "token": "v" });
    let body = json!({ "schema": "2.0", "header": header, "event": payload }).to_string();
    let receiver = EventReceiver::unencrypted(VerificationToken::new("v").unwrap());
    match receiver.receive(&Default::default(), body.as_bytes()) {
        Ok(Incoming::Event(received)) => received.event,
        other => panic!("{other:?}"),
    }
}

fn message(ticket_id: &str) -> AnyEvent {
    event("helpdesk.ticket_message.created_v1", &json!({ "ticket": { "ticket_id": ticket_id } }))
}

#[tokio::test]
async fn most_events_name_it_and_messages_are_asked_for_once() {
    let lookup = HelpdeskLookup::bounded(2);
    let asked = RefCell::new(Vec::new());
    let of = async |event: &AnyEvent| {
        let ask = |ticket: String| {
            asked.borrow_mut().push(ticket.clone());
            async move {
                match ticket.as_str() {
                    "fails" => Err("no answer"),
                    "unknown" => Ok(None),
                    ticket => Ok(Some(format!("helpdesk of {ticket}"))),
                }
            }
        };
        lookup.helpdesk_of(event, ask).await
    };
    let found = |helpdesk: &str| Ok(Some(helpdesk.to_owned()));
    let created = json!({ "ticket_id": "1", "helpdesk_id": "a" });
    assert_eq!(of(&event("helpdesk.ticket.created_v1", &created)).await, found("a"));
    assert_eq!(of(&event("helpdesk.ticket.updated_v1", &json!({ "object": created }))).await, found("a"));
    let approved = json!({ "notification_id": "1", "helpdesk_id": "b" });
    assert_eq!(of(&event("helpdesk.notification.approve_v1", &approved)).await, found("b"));
    // The ticket was named before, with its helpdesk.
    assert_eq!(of(&message("1")).await, found("a"));
    assert!(asked.borrow().is_empty());

    for _ in 0..2 {
        assert_eq!(of(&message("unknown")).await, Ok(None));
        assert_eq!(of(&message("2")).await, found("helpdesk of 2"));
    }
    assert_eq!(asked.take(), ["unknown", "2"]);
    // Two are remembered, and the oldest is not; nor is a failure, or an id as long as no id.
    assert_eq!(of(&message("1")).await, found("helpdesk of 1"));
    assert_eq!(of(&message("2")).await, found("helpdesk of 2"));
    let long = "7".repeat(1 << 10);
    for _ in 0..2 {
        assert_eq!(of(&message("fails")).await, Err("no answer"));
        assert!(of(&message(&long)).await.is_ok());
    }
    assert_eq!(asked.take(), ["1", "fails", &long, "fails", &long]);

    for nameless in [message(""), event("helpdesk.ticket.created_v1", &json!({})), event("x", &json!([]))] {
        assert_eq!(of(&nameless).await, Ok(None));
    }
    let other = AnyEvent::Other(UnknownEvent::new("new", json!({ "helpdesk_id": "c", "ticket_id": "9" })));
    assert_eq!((of(&other).await, of(&message("9")).await), (found("c"), found("c")));
    assert!(asked.borrow().is_empty());
}

#[tokio::test]
async fn the_helpdesk_is_asked_with_its_token() {
    let mock = Mock::start().await.unwrap();
    let client = Client::builder(AppCredentials::new(mock.app_id(), mock.app_secret()))
        .helpdesk(HelpdeskCredentials::new(mock.helpdesk_id(), mock.helpdesk_token()))
        .base_url(mock.url())
        .build()
        .unwrap();
    let lookup = HelpdeskLookup::new();
    let of = async |ticket: &str| {
        let ask = |ticket_id: String| {
            let client = client.clone();
            async move {
                match client.send(&GetTicket::new(ticket_id)).await {
                    Ok(found) => Ok(found.ticket.and_then(|ticket| ticket.helpdesk_id)),
                    Err(error) if error.code_of::<GetTicket>() == Some(GetTicketErrorCode::NotFound) => Ok(None),
                    Err(error) => Err(error),
                }
            }
        };
        lookup.helpdesk_of(&message(ticket), ask).await
    };
    let ours = of("1").await.unwrap();
    assert!(ours.is_some() && of("1").await.unwrap() == ours);
    assert_eq!(mock.received(GetTicket::ID), 1);
    mock.fail_next(GetTicket::ID, GetTicketErrorCode::NotFound.code()).unwrap();
    assert_eq!((of("2").await.unwrap(), of("2").await.unwrap()), (None, None));
    assert_eq!(mock.received(GetTicket::ID), 2);
}
