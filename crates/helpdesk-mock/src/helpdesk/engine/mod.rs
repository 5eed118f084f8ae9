//! Carries out what the table of operations says.

mod cursor;
pub(crate) mod operations;
mod page;
mod reply;
#[cfg(feature = "viewer")]
mod samples;

use std::sync::{Arc, Mutex, MutexGuard};

use helpdesk_schema::Operation;
use serde_json::Value;

use super::call::{Call, PageReply, Reply};
use super::data::events::Happened;
use super::data::refusal::Refusal;
use super::data::resources::{Kind, On};
use super::data::row::{Row, Shared, text};
use super::data::state::State;
use super::kinds::messages::{self, Sender};
use super::kinds::{categories, faqs, notifications, skills, tickets};
use crate::api::encoding::decode_segment;
use crate::api::response::{ApiError, Content};
use crate::lock::lock;
use crate::state::requests::Request;
use operations::{Act, act};
use reply::render;

/// A helpdesk, and what it keeps.
#[derive(Debug)]
pub(crate) struct Helpdesk {
    state: Mutex<State>,
}

impl Helpdesk {
    pub(crate) fn new(state: State) -> Self {
        Self { state: Mutex::new(state) }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }

    /// Carries out a call of a time in milliseconds, and tells what has happened, in the order in which it has. `None` where the
    /// operation is about nothing that is kept.
    pub(crate) fn answer(
        &self,
        operation: &Operation,
        request: &Request,
        millis: i64,
        tell: impl FnMut(Happened),
    ) -> Option<Result<Content, ApiError>> {
        let act = act(&operation.id)?;
        let mut call = Call {
            operation,
            path: path_parameters(operation, &request.path),
            query: &request.query,
            body: serde_json::from_slice(&request.body).unwrap_or_default(),
            millis,
            item: None,
        };
        let mut state = self.state();
        let replied = carry_out(&mut state, act, &mut call);
        // No other call comes in between, so that events are told of in the order of the changes.
        state.happened.drain(..).for_each(tell);
        drop(state);
        Some(match replied {
            Ok(reply) => render(operation, &reply).map_err(|error| Refusal::Bad(error.to_string()).of(operation)),
            Err(refusal) => Err(refusal.of(operation)),
        })
    }

    /// Has a person write into a ticket: its guest, or an agent. The id of the message.
    pub(crate) fn write(
        &self,
        ticket_id: &str,
        open_id: Option<&str>,
        written: &str,
        millis: i64,
        tell: impl FnMut(Happened),
    ) -> Result<String, String> {
        let mut state = self.state();
        let ticket = state.find(Kind::Tickets, ticket_id).map_err(|_| format!("no ticket has the id `{ticket_id}`"))?;
        if tickets::is_closed(&ticket) {
            return Err(format!("the ticket {ticket_id} is closed"));
        }
        let guest = ticket.get("guest").and_then(Value::as_object).map(|guest| text(guest, "id"));
        let sender = match open_id {
            Some(open_id) if Some(open_id) != guest => Sender::Agent(open_id),
            _ => Sender::Guest,
        };
        let message_id = messages::write(&mut state, &ticket, sender, written, millis);
        state.happened.drain(..).for_each(tell);
        Ok(message_id)
    }

    /// Has the owner of the helpdesk approve a notification, or reject it.
    pub(crate) fn review(&self, id: &str, approved: bool, tell: impl FnMut(Happened)) -> Result<(), String> {
        let mut state = self.state();
        let notification =
            state.find(Kind::Notifications, id).map_err(|_| format!("no notification has the id `{id}`"))?;
        if text(&notification, "stage") != "submitted" {
            return Err(format!("the notification {id} waits for no review"));
        }
        let made = if approved {
            [("stage", "approved"), ("approval", "APPROVED")]
        } else {
            [("stage", "rejected"), ("approval", "REJECTED")]
        };
        notifications::set(&mut state, id, &made);
        state.happened.drain(..).for_each(tell);
        Ok(())
    }
}

fn path_parameters<'o>(operation: &'o Operation, path: &str) -> Vec<(&'o str, String)> {
    let segments = operation.path.split('/').zip(path.split('/'));
    segments.filter_map(|(name, value)| Some((name.strip_prefix(':')?, decode_segment(value)?))).collect()
}

fn carry_out(state: &mut State, act: Act, call: &mut Call<'_>) -> Result<Reply, Refusal> {
    let named = match act {
        Act::Get(kind, _) | Act::Patch(kind, _) | Act::Delete(kind) | Act::Special(Some(kind), _) => Some(kind),
        Act::List(Kind::Messages, _) => Some(Kind::Tickets),
        Act::List(..) | Act::Create(..) | Act::Special(None, _) => None,
    };
    if let (Some(kind), Some((_, id))) = (named, call.path.first()) {
        call.item = Some(state.find(kind, id)?);
        call.keep_rules(call.item.as_ref().map(|item| &***item))?;
    }
    let reply = match act {
        Act::Get(kind, name) => Reply::Item(name, shown(state, kind, call.item()?)),
        Act::List(kind, criteria) => {
            let (items, page) = page::page(state, kind, criteria, call)?;
            Reply::Page(PageReply { items: items.iter().map(|item| shown(state, kind, item)).collect(), ..page })
        }
        Act::Create(kind, from) => create(state, kind, from, call)?,
        Act::Patch(kind, from) => patch(state, kind, from, call)?,
        Act::Delete(kind) => {
            state.remove(kind, text(call.item()?, kind.resource().id));
            Reply::Nothing
        }
        Act::Special(_, act) => act(state, call)?,
    };
    if let (Some(Kind::Notifications), Some(item)) = (named, &call.item) {
        let made = call.consequences(Some(item));
        if !made.is_empty() {
            notifications::set(state, text(item, "id"), &made);
        }
    }
    Ok(reply)
}

fn create(state: &mut State, kind: Kind, from: &str, call: &Call<'_>) -> Result<Reply, Refusal> {
    let mut row = given(from, call);
    prepare(state, kind, &mut row, None)?;
    for (field, value) in call.consequences(None) {
        row.insert(field.to_owned(), Value::from(value));
    }
    state.stamp(kind.resource(), &mut row, true, call.millis);
    let row = state.put(kind, row);
    let id = kind.resource().id;
    Ok(match kind {
        Kind::Faqs => Reply::Item("faq", shown(state, kind, &row)),
        Kind::Categories => Reply::Item("category", row),
        Kind::Skills | Kind::Notifications => {
            let mut reply = Row::new();
            let name = if kind == Kind::Notifications { "notification_id" } else { id };
            reply.insert(name.to_owned(), Value::from(text(&row, id)));
            reply.extend(row.get("status").map(|status| ("status".to_owned(), status.clone())));
            Reply::Data(reply)
        }
        _ => Reply::Nothing,
    })
}

fn patch(state: &mut State, kind: Kind, from: &str, call: &Call<'_>) -> Result<Reply, Refusal> {
    let mut row = Row::clone(call.item()?);
    let resource = kind.resource();
    let own = |name: &str| resource.stamps.iter().any(|(field, on, _)| *field == name && *on != On::Lack);
    row.extend(given(from, call).into_iter().filter(|(name, _)| !own(name)));
    prepare(state, kind, &mut row, call.item.as_ref().map(|item| &***item))?;
    state.stamp(resource, &mut row, false, call.millis);
    state.put(kind, row);
    Ok(Reply::Nothing)
}

/// The object in a field of the body, or the body itself, without its null fields: null counts as absent.
fn given(from: &str, call: &Call<'_>) -> Row {
    let object = match from {
        "" => Some(&call.body),
        name => call.body.get(name).and_then(Value::as_object),
    };
    let fields = object.into_iter().flatten().filter(|(_, value)| !value.is_null());
    fields.map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// Checks what a thing refers to, and adds what follows from it.
fn prepare(state: &mut State, kind: Kind, row: &mut Row, before: Option<&Row>) -> Result<(), Refusal> {
    match kind {
        Kind::Faqs => faqs::prepare(state, row, before)?,
        Kind::Categories => categories::prepare(state, row)?,
        Kind::Skills => skills::prepare(state, row),
        Kind::Notifications => notifications::prepare(row),
        _ => {}
    }
    Ok(())
}

/// A thing with what others tell of it.
fn shown(state: &State, kind: Kind, row: &Shared) -> Shared {
    match kind {
        Kind::Faqs => faqs::shown(state, row),
        Kind::Skills => skills::shown(state, row),
        _ => Arc::clone(row),
    }
}
