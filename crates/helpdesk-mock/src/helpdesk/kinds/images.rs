//! Images in messages and FAQs.

use serde_json::Value;

use crate::helpdesk::call::{Call, Reply};
use crate::helpdesk::data::refusal::Refusal;
use crate::helpdesk::data::resources::Kind;
use crate::helpdesk::data::row::text;
use crate::helpdesk::data::state::State;

pub(crate) fn of_ticket(state: &mut State, call: &Call<'_>) -> Result<Reply, Refusal> {
    let (ticket, id) = (call.query("ticket_id").unwrap_or_default(), call.query("msg_id").unwrap_or_default());
    state.find(Kind::Tickets, ticket)?;
    let messages = state.all(Kind::Messages);
    let named = messages.get(id).or_else(|| messages.iter().find(|message| text(message, "message_id") == id));
    let message = named.filter(|message| text(message, "ticket_id") == ticket);
    let message = message.ok_or_else(|| Refusal::NotFound { noun: "message of the ticket", id: id.to_owned() })?;
    let images = message.get("image_keys").and_then(Value::as_array).map_or(0, Vec::len);
    let index = match call.query("index").map(str::parse::<usize>) {
        None if text(message, "message_type") == "post" => {
            return Err(Refusal::Bad("query/index: a message of the type `post` needs it".to_owned()));
        }
        None => 0,
        Some(index) => index.unwrap_or(usize::MAX),
    };
    if index < images {
        Ok(Reply::File)
    } else {
        Err(Refusal::Bad(format!("query/index: the message has {images} images")))
    }
}

pub(crate) fn of_faq(_: &mut State, call: &Call<'_>) -> Result<Reply, Refusal> {
    let key = call.path("image_key");
    let parts = call.item()?.get("answer_richtext").and_then(Value::as_array).into_iter().flatten();
    let mut images = parts.filter(|part| part["type"] == "img");
    if images.any(|part| part["content"] == key) {
        Ok(Reply::File)
    } else {
        Err(Refusal::NotFound { noun: "image of the FAQ", id: key.to_owned() })
    }
}
