//! Examples of requests that can be carried out, as things are.

use serde_json::{Map, Value, json};

use super::operations::{Act, act};
use crate::helpdesk::data::resources::Kind;
use crate::helpdesk::data::row::{Row, text};
use crate::helpdesk::data::state::State;
use crate::helpdesk::kinds::tickets::is_closed;

impl State {
    /// Examples of the parameters of an operation, by name, which name things that there are.
    pub(crate) fn sample_parameters(&self, operation: &str) -> Map<String, Value> {
        let mut samples = Map::new();
        let mut add = |name: &str, value: Option<&str>| {
            samples.extend(value.map(|value| (name.to_owned(), json!(value))));
        };
        let with_image = self.newest(Kind::Messages, |message| !image_keys(message).is_empty());
        match operation {
            "helpdesk.v1.ticket.ticket_image" => {
                add("ticket_id", with_image.map(|message| text(message, "ticket_id")));
                add("msg_id", with_image.map(|message| text(message, "id")));
                add("index", with_image.map(|_| "0"));
            }
            "helpdesk.v1.faq.faq_image" => {
                let faq = self.newest(Kind::Faqs, |faq| image_of(faq).is_some());
                add("id", faq.map(|faq| text(faq, "faq_id")));
                add("image_key", faq.and_then(|faq| image_of(faq)));
            }
            "helpdesk.v1.faq.search" => {
                add("query", self.newest(Kind::Faqs, |_| true).map(|faq| text(faq, "question")));
            }
            _ => {}
        }
        samples
    }

    /// An example of what the path of an operation names first.
    pub(crate) fn sample_id(&self, operation: &str) -> Option<&str> {
        let kind = match act(operation)? {
            Act::List(Kind::Messages, _) => Kind::Tickets,
            Act::Get(kind, _) | Act::Patch(kind, _) | Act::Delete(kind) | Act::Special(Some(kind), _) => kind,
            Act::List(..) | Act::Create(..) | Act::Special(None, _) => return None,
        };
        let usable = |row: &Row| match kind {
            Kind::Tickets => !is_closed(row),
            Kind::Faqs => row.get("status") == Some(&json!(1)),
            _ => true,
        };
        let row = self.newest(kind, usable).or_else(|| self.newest(kind, |_| true))?;
        Some(text(row, kind.resource().id))
    }

    /// The example of a body, about things that there are.
    pub(crate) fn sample_body(&self, body: &mut Value) {
        let id = |kind: Kind| self.newest(kind, |_| true).map(|row| text(row, kind.resource().id));
        match body {
            Value::Object(members) => {
                members.retain(|name, value| {
                    let (kind, make): (Kind, fn(&str) -> Value) = match name.as_str() {
                        "category_id" => (Kind::Categories, |id| json!(id)),
                        "agent_skill_ids" => (Kind::Skills, |id| json!([id])),
                        "faqs" => (Kind::Faqs, |id| json!([{ "id": id, "score": 0.9 }])),
                        "customized_fields" => (Kind::TicketFields, |id| json!([{ "id": id, "value": "value" }])),
                        _ => return true,
                    };
                    id(kind).map(|id| *value = make(id)).is_some()
                });
                members.values_mut().for_each(|member| self.sample_body(member));
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.sample_body(item)),
            _ => {}
        }
    }

    fn newest(&self, kind: Kind, wanted: impl Fn(&Row) -> bool) -> Option<&Row> {
        self.all(kind).iter().rev().map(|row| &***row).find(|row| wanted(row))
    }
}

fn image_keys(message: &Row) -> &[Value] {
    message.get("image_keys").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

fn image_of(faq: &Row) -> Option<&str> {
    let parts = faq.get("answer_richtext").and_then(Value::as_array)?;
    parts.iter().find(|part| part["type"] == "img").and_then(|part| part["content"].as_str())
}
