//! A ticket from its opening to its end, as the client and the receiver of events see it.

use std::time::Duration;

use helpdesk_client::types::common::{Channel, Solved, TicketStatus, TicketType};
use helpdesk_client::types::event::{EventType, SubscribeEvents};
use helpdesk_client::types::ticket::{
    GetTicket, GetTicketErrorCode, ListTickets, StartService, TicketStatusUpdate, UpdateTicket,
};
use helpdesk_client::types::ticket_message::{CreateTicketMessage, CreateTicketMessageErrorCode, ListTicketMessages};
use helpdesk_mock::Mock;
use serde_json::{Value, json};

use super::Desk;
use crate::receiver::{Pushed, Receiver};

const EVENTS: [(&str, &str); 4] = [
    ("helpdesk.ticket", "ticket.created_v1"),
    ("helpdesk.ticket", "ticket.updated_v1"),
    ("helpdesk.ticket_message", "ticket_message.created_v1"),
    ("helpdesk.notification", "notification.approve_v1"),
];

/// The types and events that were pushed since the last call.
async fn pushed(desk: &Desk, receiver: &Receiver, seen: &mut usize) -> Vec<(String, Value)> {
    desk.mock.settled().await;
    let new: Vec<_> = receiver.pushed().into_iter().skip(*seen).map(|pushed| pushed.envelope()).collect();
    *seen += new.len();
    let mut new: Vec<(String, Value)> =
        new.iter().map(|it| (it["header"]["event_type"].as_str().unwrap().to_owned(), it["event"].clone())).collect();
    new.sort_by(|(one, _), (other, _)| one.cmp(other));
    new
}

async fn desk_and_receiver() -> (Desk, Receiver) {
    let receiver = Receiver::start().await;
    let desk = Desk::of(Mock::builder().stateful().callback_url(&receiver.url).start().await.unwrap());
    let events = EVENTS.map(|(ty, subtype)| EventType::new(ty, subtype));
    desk.client.send(&SubscribeEvents::new(events)).await.unwrap();
    (desk, receiver)
}

#[tokio::test]
async fn a_ticket_is_opened_answered_and_closed() {
    let (desk, receiver) = desk_and_receiver().await;
    let Desk { mock, client, user } = &desk;
    let mut seen = 0;

    let started =
        client.send(&StartService::new("ou_guest").human_service(true).appointed_agents(["ou_agent"])).await.unwrap();
    let ticket_id = started.ticket_id.unwrap();
    let ticket = client.send(&GetTicket::new(&ticket_id)).await.unwrap().ticket.unwrap();
    assert_eq!(ticket.ticket_id.as_ref(), Some(&ticket_id));
    assert_eq!((ticket.status, ticket.ticket_type), (Some(TicketStatus::Created), Some(TicketType::Human)));
    assert_eq!((ticket.channel, ticket.solve), (Some(Channel::OpenApi), Some(Solved::Unsolved)));
    assert_eq!(ticket.guest.unwrap().id.as_deref(), Some("ou_guest"));
    assert_eq!(ticket.agent_owner.unwrap().id.as_deref(), Some("ou_agent"));
    assert_eq!(ticket.helpdesk_id.as_deref(), Some(mock.helpdesk_id()));
    assert_eq!((ticket.updated_at, ticket.closed_at), (None, None));
    let listed = client.list(ListTickets::new()).all().await.unwrap();
    assert_eq!(listed.iter().map(|ticket| ticket.ticket_id.clone()).collect::<Vec<_>>(), [Some(ticket_id.clone())]);
    let created = pushed(&desk, &receiver, &mut seen).await;
    assert_eq!(created.len(), 1);
    assert_eq!(created[0].0, "helpdesk.ticket.created_v1");
    let event = &created[0].1;
    assert_eq!((&event["ticket_id"], &event["chat_id"]), (&json!(ticket_id), &json!(started.chat_id)));
    assert_eq!((&event["stage"], &event["guest"]["id"]["open_id"]), (&json!(2), &json!("ou_guest")));

    let sent = client.send(&CreateTicketMessage::text(&ticket_id, "How can I help?")).await.unwrap();
    let page = client.send(&ListTicketMessages::new(&ticket_id)).await.unwrap();
    assert_eq!((page.total, page.messages.len()), (Some(1), 1));
    assert_eq!(page.messages[0].message_id, sent.message_id);
    assert!(page.messages[0].content.as_ref().unwrap().contains("How can I help?"));
    let message = pushed(&desk, &receiver, &mut seen).await;
    assert_eq!(
        (message[0].0.as_str(), &message[0].1["text"]),
        ("helpdesk.ticket_message.created_v1", &json!("How can I help?"))
    );
    assert_eq!(message[0].1["ticket"]["ticket_id"], json!(ticket_id));
    assert_eq!(message[0].1["ticket"].get("guest"), None, "the event documents no guest");

    // Only what changed is in `old_object`.
    user.send(&UpdateTicket::new(&ticket_id).status(TicketStatusUpdate::Processing)).await.unwrap();
    let updated = pushed(&desk, &receiver, &mut seen).await;
    let (old, new) = (&updated[0].1["old_object"], &updated[0].1["object"]);
    assert_eq!(old, &json!({ "status": 1, "updated_at": -1 }));
    assert_eq!((&new["status"], &new["stage"]), (&json!(2), &json!(2)));
    // Only changes of status and stage are events.
    user.send(&UpdateTicket::new(&ticket_id).comment("good").tag_names(["vpn"])).await.unwrap();
    assert_eq!(pushed(&desk, &receiver, &mut seen).await, []);

    mock.advance(Duration::from_secs(60));
    user.send(&UpdateTicket::new(&ticket_id).status(TicketStatusUpdate::ClosedByAgent).solved(Solved::Solved))
        .await
        .unwrap();
    let closed = pushed(&desk, &receiver, &mut seen).await;
    assert_eq!((&closed[0].1["old_object"]["status"], &closed[0].1["object"]["status"]), (&json!(2), &json!(51)));
    assert_eq!(closed[0].1["object"]["closed_at"], closed[0].1["object"]["updated_at"]);
    let ticket = client.send(&GetTicket::new(&ticket_id)).await.unwrap().ticket.unwrap();
    assert_eq!((ticket.status, ticket.solve), (Some(TicketStatus::ClosedByAgent), Some(Solved::Solved)));
    assert_eq!(ticket.closed_by.unwrap().id.as_deref(), Some("ou_mock"));
    assert_eq!(ticket.tags.iter().map(|tag| tag.name.as_deref()).collect::<Vec<_>>(), [Some("vpn")]);
    assert_eq!(ticket.agent_resolution_time.map(|time| time.as_secs()), Some(60));

    let error = client.send(&CreateTicketMessage::text(&ticket_id, "Hello?")).await.unwrap_err();
    assert_eq!(error.code_of::<CreateTicketMessage>(), Some(CreateTicketMessageErrorCode::TicketClosed));
    assert_eq!(pushed(&desk, &receiver, &mut seen).await, []);
    assert_eq!(client.send(&ListTicketMessages::new(&ticket_id)).await.unwrap().total, Some(1));
    let error = client.send(&GetTicket::new("999")).await.unwrap_err();
    assert_eq!(error.code_of::<GetTicket>(), Some(GetTicketErrorCode::NotFound));
}

#[tokio::test]
async fn writers_of_one_ticket_make_one_history() {
    let (desk, receiver) = desk_and_receiver().await;
    let ticket_id =
        desk.client.send(&StartService::new("ou_guest").human_service(true)).await.unwrap().ticket_id.unwrap();
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..64 {
        let (user, ticket_id) = (desk.user.clone(), ticket_id.clone());
        writers.spawn(async move {
            for step in 0..4 {
                let status = [TicketStatusUpdate::Processing, TicketStatusUpdate::Queued, TicketStatusUpdate::Pending]
                    [(writer + step) % 3];
                let update = UpdateTicket::new(&ticket_id).status(status).comment(format!("{writer}-{step}"));
                user.send(&update).await.unwrap();
            }
        });
    }
    writers.join_all().await;
    desk.mock.settled().await;
    // Deliveries begin in the order of the changes, and arrive in any.
    let arrived: Vec<Value> = receiver.pushed().iter().map(Pushed::envelope).collect();
    let mut status = json!(1);
    let mut updates = 0;
    for delivery in desk.mock.deliveries() {
        let envelope =
            arrived.iter().find(|envelope| envelope["header"]["event_id"] == delivery.event_id.as_str()).unwrap();
        if delivery.event_type == "helpdesk.ticket.updated_v1" {
            assert_eq!(envelope["event"]["old_object"]["status"], status);
            status = envelope["event"]["object"]["status"].clone();
            updates += 1;
        }
    }
    assert!(updates > 1, "{updates} changes of the status");
    let ticket = desk.client.send(&GetTicket::new(&ticket_id)).await.unwrap().ticket.unwrap();
    let comments: std::collections::BTreeSet<String> =
        ticket.comments.into_iter().flatten().filter_map(|comment| comment.content).collect();
    assert_eq!(comments.len(), 256, "no update was lost");
}
