//! The customized fields of users and tickets.

use serde_json::Value;

use crate::helpdesk::call::{Call, Reply};
use crate::helpdesk::data::refusal::Refusal;
use crate::helpdesk::data::resources::Kind;
use crate::helpdesk::data::row::Row;
use crate::helpdesk::data::state::State;

pub(crate) fn all(state: &mut State, call: &Call<'_>) -> Result<Reply, Refusal> {
    let visible_only = call.query("visible_only").is_some_and(|value| value.eq_ignore_ascii_case("true"));
    let mut data = Row::new();
    for (kind, name) in [(Kind::UserFields, "user_customized_fields"), (Kind::TicketFields, "ticket_customized_fields")]
    {
        let fields = state.all(kind).iter();
        let shown = fields.filter(|field| !visible_only || field.get("visible") == Some(&Value::Bool(true)));
        data.insert(name.to_owned(), shown.map(|field| Value::Object(Row::clone(field))).collect());
    }
    Ok(Reply::Data(data))
}
