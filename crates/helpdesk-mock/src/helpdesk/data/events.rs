//! Changes of a helpdesk that are pushed as events.

use helpdesk_schema::Field;
use serde_json::{Map, Value, json};

use super::row::{Row, Shared, number, text};
use super::shape::{Members, Scope};
use crate::state::credentials::HELPDESK_ID;

/// Something that an event tells of.
#[derive(Debug, Clone)]
pub(crate) enum Happened {
    TicketCreated(Shared),
    /// The ticket before and after.
    TicketUpdated(Shared, Shared),
    /// The message, and the ticket that it is in.
    MessageCreated(Shared, Shared),
    /// The notification whose review has ended.
    NotificationReviewed(Shared),
}

impl Happened {
    pub(crate) fn event_type(&self) -> &'static str {
        match self {
            Self::TicketCreated(_) => "helpdesk.ticket.created_v1",
            Self::TicketUpdated(..) => "helpdesk.ticket.updated_v1",
            Self::MessageCreated(..) => "helpdesk.ticket_message.created_v1",
            Self::NotificationReviewed(_) => "helpdesk.notification.approve_v1",
        }
    }

    /// The `event` of what is pushed, of which these fields are documented.
    pub(crate) fn payload(&self, fields: &[Field]) -> Value {
        let scope = Scope { type_name: None, fields, outer: None };
        let known = self.known();
        let documented = known.as_object().map(|members| serde_json::to_value(Members { scope, members }));
        documented.and_then(Result::ok).unwrap_or_default()
    }

    /// The fields that are known of it.
    fn known(&self) -> Value {
        match self {
            Self::TicketCreated(ticket) => Value::Object(of_ticket(ticket)),
            Self::TicketUpdated(before, after) => {
                let (old, new) = (of_ticket(before), of_ticket(after));
                let changed =
                    ["stage", "status", "updated_at"].into_iter().filter(|name| old.get(*name) != new.get(*name));
                let changed = changed.map(|name| (name.to_owned(), old.get(name).cloned().unwrap_or_default()));
                json!({ "old_object": changed.collect::<Map<_, _>>(), "object": new })
            }
            Self::MessageCreated(message, ticket) => of_message(message, ticket),
            Self::NotificationReviewed(notification) => json!({
                "notification_id": text(notification, "id"),
                "helpdesk_id": HELPDESK_ID,
                "approve_status": text(notification, "approval"),
            }),
        }
    }
}

/// A ticket as its events show it: without customized fields, as their page says.
fn of_ticket(ticket: &Row) -> Row {
    let mut shown = Row::new();
    for name in
        ["ticket_id", "helpdesk_id", "status", "score", "created_at", "updated_at", "closed_at", "channel", "solve"]
    {
        shown.extend(ticket.get(name).map(|value| (name.to_owned(), value.clone())));
    }
    shown.extend(ticket.get("ticket_type").map(|stage| ("stage".to_owned(), stage.clone())));
    shown.extend(ticket.get("chat_id").map(|chat| ("chat_id".to_owned(), chat.clone())));
    if let Some(guest) = ticket.get("guest").and_then(Value::as_object) {
        let mut person = Row::new();
        person.insert("id".to_owned(), json!({ "open_id": text(guest, "id") }));
        person.extend(guest.get("name").map(|name| ("name".to_owned(), name.clone())));
        shown.insert("guest".to_owned(), Value::Object(person));
    }
    shown
}

fn of_message(message: &Row, ticket: &Row) -> Value {
    let msg_type = text(message, "message_type");
    let mut shown = Row::new();
    shown.insert("ticket_message_id".to_owned(), json!(text(message, "id")));
    shown.insert("message_id".to_owned(), json!(text(message, "message_id")));
    shown.insert("position".to_owned(), json!(number(message, "position").unwrap_or_default().to_string()));
    shown.insert("sender_type".to_owned(), json!(number(message, "sender_type").unwrap_or(1)));
    if !text(message, "user_id").is_empty() {
        shown.insert("sender_id".to_owned(), json!({ "open_id": text(message, "user_id") }));
    }
    // The page documents this type here and no other.
    if msg_type == "text" {
        shown.insert("msg_type".to_owned(), json!(msg_type));
    }
    shown.insert("text".to_owned(), json!(text(message, "text")));
    shown.insert("ticket".to_owned(), Value::Object(ticket.clone()));
    shown.extend(ticket.get("chat_id").map(|chat| ("chat_id".to_owned(), chat.clone())));
    let mut content = Row::new();
    content.insert("content".to_owned(), json!(text(message, "text")));
    content.insert("msg_type".to_owned(), json!(msg_type));
    if let Some(keys) = message.get("image_keys").and_then(Value::as_array).filter(|keys| !keys.is_empty()) {
        content.extend(keys.first().map(|key| ("image_key".to_owned(), key.clone())));
        content.insert("image_keys".to_owned(), json!(keys));
    }
    shown.insert("content".to_owned(), Value::Object(content));
    Value::Object(shown)
}
