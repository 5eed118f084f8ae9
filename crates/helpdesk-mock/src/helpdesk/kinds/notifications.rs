//! Notifications. Which of their states follows which is in the rules of the operations.

use std::sync::Arc;

use serde_json::{Value, json};

use crate::helpdesk::call::{Call, Reply};
use crate::helpdesk::data::events::Happened;
use crate::helpdesk::data::refusal::Refusal;
use crate::helpdesk::data::resources::Kind;
use crate::helpdesk::data::row::{Kept, Row, text};
use crate::helpdesk::data::state::State;
use crate::state::credentials::CALLER;

pub(crate) fn prepare(notification: &mut Row) {
    let creator = notification.get("create_user").and_then(Value::as_object).map(|creator| text(creator, "user_id"));
    let by_owner = creator.is_none_or(|creator| creator.is_empty() || creator == CALLER);
    notification.insert("by_owner".to_owned(), json!(by_owner));
}

/// The pages give the number of one status only; the others are left out.
pub(crate) fn get(_: &mut State, call: &Call<'_>) -> Result<Reply, Refusal> {
    let notification = call.item()?;
    if text(notification, "stage") == "draft" {
        return Ok(Reply::Item("notification", Arc::clone(notification)));
    }
    let mut shown = Row::clone(notification);
    shown.remove("status");
    Ok(Reply::Item("notification", Kept::new(shown)))
}

pub(crate) fn submit(_: &mut State, _: &Call<'_>) -> Result<Reply, Refusal> {
    let mut reply = Row::new();
    reply.insert("has_access".to_owned(), json!(true));
    Ok(Reply::Data(reply))
}

pub(crate) fn schedule(state: &mut State, call: &Call<'_>) -> Result<Reply, Refusal> {
    let mut notification = Row::clone(call.item()?);
    notification.extend(call.body.get("send_at").map(|time| ("send_at".to_owned(), time.clone())));
    state.put(Kind::Notifications, notification);
    Ok(Reply::Nothing)
}

/// The rules of the operation do all that it does.
pub(crate) fn nothing(_: &mut State, _: &Call<'_>) -> Result<Reply, Refusal> {
    Ok(Reply::Nothing)
}

/// Sets what the rules of an operation make of a notification.
pub(crate) fn set(state: &mut State, id: &str, made: &[(&str, &str)]) {
    let Some(notification) = state.all(Kind::Notifications).get(id) else { return };
    let mut notification = Row::clone(notification);
    notification.extend(made.iter().map(|(field, value)| ((*field).to_owned(), json!(value))));
    let notification = state.put(Kind::Notifications, notification);
    if made.iter().any(|(field, _)| *field == "approval") {
        state.happened.push(Happened::NotificationReviewed(notification));
    }
}
