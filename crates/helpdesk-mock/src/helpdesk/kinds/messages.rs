//! Messages in tickets, and those of the bot beside them.

use std::sync::Arc;

use serde_json::{Value, json};

use super::tickets::{self, is_closed};
use crate::helpdesk::call::{Call, Reply};
use crate::helpdesk::data::events::Happened;
use crate::helpdesk::data::filter::{Filter, Test};
use crate::helpdesk::data::refusal::Refusal;
use crate::helpdesk::data::resources::Kind;
use crate::helpdesk::data::row::{Row, Shared, text};
use crate::helpdesk::data::state::State;

/// The sender of a message.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sender<'a> {
    Bot,
    Guest,
    Agent(&'a str),
}

impl Sender<'_> {
    /// The number that the page of the event has for it.
    fn number(self) -> i64 {
        match self {
            Self::Bot => 1,
            Self::Guest => 2,
            Self::Agent(_) => 3,
        }
    }
}

pub(crate) fn create(state: &mut State, call: &Call<'_>) -> Result<Reply, Refusal> {
    let content = call.body.get("content").cloned().unwrap_or_default();
    let message = add(state, call.item()?, Sender::Bot, text(&call.body, "msg_type"), &content, call.millis);
    let mut reply = Row::new();
    reply.insert("message_id".to_owned(), json!(text(&message, "message_id")));
    Ok(Reply::Data(reply))
}

/// The bot answers a question in a ticket by the FAQs that were found for it, the first one first.
pub(crate) fn answer_user_query(state: &mut State, call: &Call<'_>) -> Result<Reply, Refusal> {
    let named = call.body.get("faqs").and_then(Value::as_array).into_iter().flatten();
    let named = named.filter_map(Value::as_object).map(|faq| state.find(Kind::Faqs, text(faq, "id")));
    for faq in named.collect::<Result<Vec<_>, _>>()? {
        add(state, call.item()?, Sender::Bot, "text", &json!({ "text": text(&faq, "answer") }), call.millis);
    }
    Ok(Reply::Nothing)
}

/// The bot writes to a person, outside of tickets: nothing lists such a message.
pub(crate) fn create_by_bot(state: &mut State, call: &Call<'_>) -> Result<Reply, Refusal> {
    let receiver = text(&call.body, "receiver_id").to_owned();
    let of_receiver = Filter { tests: vec![Test::OneOf { field: "guest/id", values: vec![receiver] }] };
    let tickets = state.all_mut(Kind::Tickets);
    let numbers = tickets.list(&of_receiver).to_vec();
    let open = numbers.into_iter().filter_map(|number| tickets.row(number)).find(|ticket| !is_closed(ticket)).cloned();
    call.keep_rules(open.as_ref().map(|ticket| &***ticket))?;
    let mut reply = Row::new();
    reply.insert("message_id".to_owned(), json!(state.ids.hexadecimal("om_")));
    Ok(Reply::Data(reply))
}

/// A person writes into a ticket. The id of the message.
pub(crate) fn write(state: &mut State, ticket: &Shared, sender: Sender<'_>, written: &str, millis: i64) -> String {
    let mut ticket = Arc::clone(ticket);
    if let Sender::Agent(agent) = sender {
        state.ensure_agent(agent);
        let mut answered = Row::clone(&ticket);
        tickets::answered_by_agent(&mut answered, millis);
        ticket = state.put(Kind::Tickets, answered);
    }
    let message = add(state, &ticket, sender, "text", &json!({ "text": written }), millis);
    text(&message, "message_id").to_owned()
}

fn add(state: &mut State, ticket: &Shared, sender: Sender<'_>, msg_type: &str, content: &Value, millis: i64) -> Shared {
    let ticket_id = text(ticket, "ticket_id");
    let in_ticket = Filter { tests: vec![Test::OneOf { field: "ticket_id", values: vec![ticket_id.to_owned()] }] };
    let position = state.all_mut(Kind::Messages).list(&in_ticket).len() + 1;
    let written = match content.get("text").and_then(Value::as_str) {
        Some(text) if msg_type == "text" => text.to_owned(),
        _ => content.to_string(),
    };
    let mut message = Row::new();
    state.stamp(Kind::Messages.resource(), &mut message, true, millis);
    for (field, value) in [
        ("message_id", json!(state.ids.hexadecimal("om_"))),
        ("ticket_id", json!(ticket_id)),
        ("message_type", json!(msg_type)),
        ("content", json!(json!({ "content": written, "msg_type": msg_type }).to_string())),
        ("text", json!(written)),
        ("position", json!(position)),
        ("sender_type", json!(sender.number())),
        ("image_keys", image_keys(content)),
    ] {
        message.insert(field.to_owned(), value);
    }
    let person = match sender {
        Sender::Bot => None,
        Sender::Guest => ticket.get("guest").cloned(),
        Sender::Agent(agent) => Some(state.user(agent)),
    };
    for (from, field) in [("id", "user_id"), ("name", "user_name"), ("avatar_url", "avatar_url")] {
        let known = person.as_ref().and_then(|person| person.get(from));
        message.extend(known.map(|value| (field.to_owned(), value.clone())));
    }
    let message = state.put(Kind::Messages, message);
    state.happened.push(Happened::MessageCreated(Arc::clone(&message), Arc::clone(ticket)));
    message
}

/// The keys of the images in a content, in their order.
fn image_keys(content: &Value) -> Value {
    fn collect(content: &Value, keys: &mut Vec<Value>) {
        match content {
            Value::Object(members) => {
                keys.extend(members.get("image_key").filter(|key| key.is_string()).cloned());
                members.values().for_each(|member| collect(member, keys));
            }
            Value::Array(items) => items.iter().for_each(|item| collect(item, keys)),
            _ => {}
        }
    }
    let mut keys = Vec::new();
    collect(content, &mut keys);
    Value::Array(keys)
}
