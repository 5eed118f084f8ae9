//! Tickets: how they come up, and how they change.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::helpdesk::call::{Call, Reply};
use crate::helpdesk::data::events::Happened;
use crate::helpdesk::data::ids::chat_of;
use crate::helpdesk::data::refusal::Refusal;
use crate::helpdesk::data::resources::Kind;
use crate::helpdesk::data::row::{Row, number, text, texts};
use crate::helpdesk::data::state::State;
use crate::state::credentials::CALLER;

const CREATED: i64 = 1;
const PENDING: i64 = 4;
const CLOSED_BY_AGENT: i64 = 51;
const CLOSED: [i64; 3] = [50, 51, 52];
const BOT: i64 = 1;
const HUMAN: i64 = 2;
const OPEN_API: i64 = 9;
const UNSOLVED: i64 = 1;
/// The value that the page shows for a ticket that was not updated yet.
const NEVER: i64 = -1;

pub(crate) fn start_service(state: &mut State, call: &Call<'_>) -> Result<Reply, Refusal> {
    let guest = text(&call.body, "open_id");
    let human = call.body.get("human_service") == Some(&Value::Bool(true));
    let mut ticket = Row::new();
    state.stamp(Kind::Tickets.resource(), &mut ticket, true, call.millis);
    ticket.insert("guest".to_owned(), state.user(guest));
    for (field, value) in [
        ("status", CREATED),
        ("ticket_type", if human { HUMAN } else { BOT }),
        ("channel", OPEN_API),
        ("solve", UNSOLVED),
        ("updated_at", NEVER),
    ] {
        ticket.insert(field.to_owned(), json!(value));
    }
    ticket.insert("chat_id".to_owned(), chat_of(guest));
    ticket.extend(call.body.get("customized_info").map(|info| ("customized_info".to_owned(), info.clone())));
    let agents = texts(&call.body, "appointed_agents");
    agents.iter().for_each(|agent| state.ensure_agent(agent));
    if let Some(owner) = agents.first() {
        ticket.insert("agent_owner".to_owned(), state.user(owner));
        enter(&mut ticket, call.millis);
    }
    ticket.insert("agents".to_owned(), agents.iter().map(|agent| state.user(agent)).collect());
    let mut reply = Row::new();
    reply.extend(ticket.get("chat_id").map(|chat| ("chat_id".to_owned(), chat.clone())));
    if human {
        reply.insert("ticket_id".to_owned(), json!(text(&ticket, "ticket_id")));
    }
    let ticket = state.put(Kind::Tickets, ticket);
    state.happened.push(Happened::TicketCreated(ticket));
    Ok(Reply::Data(reply))
}

pub(crate) fn update(state: &mut State, call: &Call<'_>) -> Result<Reply, Refusal> {
    let before = Arc::clone(call.item()?);
    let mut ticket = Row::clone(&before);
    for (from, field) in [("channel", "channel"), ("solved", "solve"), ("ticket_type", "ticket_type")] {
        ticket.extend(call.body.get(from).map(|value| (field.to_owned(), value.clone())));
    }
    if call.body.contains_key("customized_fields") {
        customize(state, &mut ticket, call)?;
    }
    if call.body.contains_key("tag_names") {
        let tags = texts(&call.body, "tag_names").into_iter().map(|name| tag(state, name, call.millis));
        let tags = Value::Array(tags.collect());
        ticket.insert("tags".to_owned(), tags);
    }
    if let Some(comment) = call.body.get("comment").and_then(Value::as_str) {
        state.ids.count += 1;
        let comment = json!({ "id": state.ids.count, "content": comment, "created_at": call.millis });
        // One is an object, as the page shows it, and several are an array, as the platform sends them.
        let comments = match ticket.remove("comments") {
            None => comment,
            Some(Value::Array(mut comments)) => {
                comments.push(comment);
                Value::Array(comments)
            }
            Some(first) => json!([first, comment]),
        };
        ticket.insert("comments".to_owned(), comments);
    }
    if number(&ticket, "ticket_type") == Some(HUMAN) && number(&before, "ticket_type") != Some(HUMAN) {
        enter(&mut ticket, call.millis);
    }
    if let Some(status) = number(&call.body, "status") {
        set_status(state, &mut ticket, status, call.millis);
    }
    ticket.insert("updated_at".to_owned(), json!(call.millis));
    let after = state.put(Kind::Tickets, ticket);
    // The event is of these two only.
    if ["status", "ticket_type"].iter().any(|field| before.get(*field) != after.get(*field)) {
        state.happened.push(Happened::TicketUpdated(before, after));
    }
    Ok(Reply::Nothing)
}

pub(crate) fn is_closed(ticket: &Row) -> bool {
    number(ticket, "status").is_some_and(|status| CLOSED.contains(&status))
}

/// An agent writes into the ticket, and enters by that at the latest.
pub(crate) fn answered_by_agent(ticket: &mut Row, millis: i64) {
    enter(ticket, millis);
    let entered = number(ticket, "agent_entry_time").unwrap_or(millis);
    if !ticket.contains_key("agent_first_response_time") {
        ticket.insert("agent_first_response_time".to_owned(), json!(millis));
        ticket.insert("agent_first_response_duration".to_owned(), json!((millis - entered) / 1000));
    }
    ticket.insert("agent_last_response_time".to_owned(), json!(millis));
    // This one is documented in minutes.
    ticket.insert("agent_service_duration".to_owned(), json!((millis - entered) as f64 / 60_000.0));
}

/// The first agent enters.
fn enter(ticket: &mut Row, millis: i64) {
    if ticket.contains_key("agent_entry_time") {
        return;
    }
    ticket.insert("agent_entry_time".to_owned(), json!(millis));
    if let Some(created) = number(ticket, "created_at") {
        ticket.insert("bot_service_duration".to_owned(), json!((millis - created) / 1000));
    }
}

fn set_status(state: &State, ticket: &mut Row, status: i64, millis: i64) {
    let was_closed = is_closed(ticket);
    if let Some(since) = ticket.remove("pending_since").as_ref().and_then(Value::as_i64) {
        let pending = number(ticket, "pending").unwrap_or_default() + millis - since;
        ticket.insert("pending".to_owned(), json!(pending));
    }
    if status == PENDING {
        ticket.insert("pending_since".to_owned(), json!(millis));
    }
    ticket.insert("status".to_owned(), json!(status));
    if !CLOSED.contains(&status) {
        for field in ["closed_at", "closed_by", "agent_resolution_time", "actual_processing_time"] {
            ticket.remove(field);
        }
        return;
    }
    if !was_closed {
        ticket.insert("closed_at".to_owned(), json!(millis));
        if let Some(entered) = number(ticket, "agent_entry_time") {
            let pending = number(ticket, "pending").unwrap_or_default();
            ticket.insert("agent_resolution_time".to_owned(), json!((millis - entered) / 1000));
            ticket.insert("actual_processing_time".to_owned(), json!((millis - entered - pending) / 1000));
        }
    }
    if status == CLOSED_BY_AGENT {
        ticket.insert("closed_by".to_owned(), state.user(CALLER));
    } else {
        ticket.remove("closed_by");
    }
}

/// The tag of that name, which is created if it does not exist.
fn tag(state: &mut State, name: &str, millis: i64) -> Value {
    if let Some(tag) = state.all(Kind::Tags).get(name) {
        return Value::Object(Row::clone(tag));
    }
    let mut tag = Row::new();
    tag.insert("id".to_owned(), json!(state.fresh_number(Kind::Tags, millis)));
    tag.insert("name".to_owned(), json!(name));
    Value::Object((*state.put(Kind::Tags, tag)).clone())
}

/// Lays the values of customized fields, which an id or a key names, over those that the ticket has.
fn customize(state: &State, ticket: &mut Row, call: &Call<'_>) -> Result<(), Refusal> {
    let mut values = match ticket.remove("customized_fields") {
        Some(Value::Array(values)) => values,
        _ => Vec::new(),
    };
    let given = call.body.get("customized_fields").and_then(Value::as_array).into_iter().flatten();
    for given in given.filter_map(Value::as_object) {
        let (id, key) = (text(given, "id"), text(given, "key_name"));
        let field = match state.all(Kind::TicketFields).get(id) {
            None if id.is_empty() => state.all(Kind::TicketFields).iter().find(|field| text(field, "key_name") == key),
            found => found,
        };
        let Some(field) = field else {
            let id = if id.is_empty() { key } else { id };
            return Err(Refusal::NotFound { noun: Kind::TicketFields.resource().noun, id: id.to_owned() });
        };
        let id = text(field, "ticket_customized_field_id");
        let mut value = Row::new();
        value.insert("id".to_owned(), json!(id));
        value.extend(given.get("value").map(|value| ("value".to_owned(), value.clone())));
        for name in ["key_name", "display_name", "required", "editable"] {
            value.extend(field.get(name).map(|known| (name.to_owned(), known.clone())));
        }
        if let Ok(position) = text(field, "position").parse::<i64>() {
            value.insert("position".to_owned(), json!(position));
        }
        values.retain(|other| other.get("id") != Some(&json!(id)));
        values.push(Value::Object(value));
    }
    // The page says that the field is left out if it has no value.
    if !values.is_empty() {
        ticket.insert("customized_fields".to_owned(), Value::Array(values));
    }
    Ok(())
}
