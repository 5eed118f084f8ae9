//! A state made of the examples of the pages.

use helpdesk_schema::{Field, Operation};
use serde_json::{Value, json};

use crate::helpdesk::data::resources::Kind;
use crate::helpdesk::data::row::{Row, text};
use crate::helpdesk::data::state::State;
use crate::state::credentials::HELPDESK_ID;

/// The operations whose examples show things, and where in `data` they do.
const SHOWN: &[(&str, &str, Kind)] = &[
    ("helpdesk.v1.category.list-categories", "/categories", Kind::Categories),
    ("helpdesk.v1.ticket.list", "/tickets", Kind::Tickets),
    ("helpdesk.v1.ticket.message.list", "/messages", Kind::Messages),
    ("helpdesk.v1.faq.list", "/items", Kind::Faqs),
    ("helpdesk.v1.faq.search", "/items", Kind::Faqs),
    ("helpdesk.v1.agent_schedule.list", "/agent_schedules", Kind::Agents),
    ("helpdesk.v1.agent_skill.get", "/agent_skill", Kind::Skills),
    ("helpdesk.v1.agent_skill_rule.list", "/rules", Kind::SkillRules),
    ("helpdesk.v1.notification.get", "/notification", Kind::Notifications),
    ("helpdesk.v1.ticket_customized_field.get-ticket-customized-field", "", Kind::TicketFields),
    ("helpdesk.v1.ticket.customized_fields", "/ticket_customized_fields", Kind::TicketFields),
    ("helpdesk.v1.ticket.customized_fields", "/user_customized_fields", Kind::UserFields),
];

const FAQ_IMAGE: &str = "helpdesk.v1.faq.faq_image";

impl State {
    /// A helpdesk that has what the examples of the pages show.
    pub(crate) fn of_examples(operations: &[Operation]) -> Self {
        let mut state = Self::empty();
        for (id, pointer, kind) in SHOWN {
            let operation = operations.iter().find(|operation| operation.id == *id);
            let example = operation.and_then(|operation| operation.response_example.as_ref()?.value().ok());
            let shown = example.as_ref().and_then(|example| example.get("data")?.pointer(pointer));
            match shown {
                Some(Value::Array(items)) => items.iter().for_each(|item| state.adopt(*kind, item)),
                Some(item) => state.adopt(*kind, item),
                None => {}
            }
        }
        state.adopt_image(operations);
        state
    }

    /// Takes a thing in as an example shows it, unless there is one of its id.
    fn adopt(&mut self, kind: Kind, shown: &Value) {
        self.meet_people(shown);
        let Some(mut row) = shown.as_object().cloned() else { return };
        let resource = kind.resource();
        if row.contains_key("helpdesk_id") {
            row.insert("helpdesk_id".to_owned(), json!(HELPDESK_ID));
        }
        match kind {
            Kind::Agents => flatten_agent(&mut row),
            Kind::Messages => {
                let ticket = self.all(Kind::Tickets).iter().next().map(|ticket| text(ticket, "ticket_id").to_owned());
                row.insert("ticket_id".to_owned(), json!(ticket));
                row.insert("position".to_owned(), json!(1));
            }
            Kind::Faqs => self.adopt_categories(&mut row),
            Kind::Categories => {
                let parent = text(&row, "id").to_owned();
                for mut child in
                    row.remove("children").as_ref().and_then(Value::as_array).cloned().into_iter().flatten()
                {
                    child["parent_id"] = json!(parent);
                    self.adopt(kind, &child);
                }
            }
            Kind::Notifications => {
                row.insert("stage".to_owned(), json!("draft"));
                row.insert("by_owner".to_owned(), json!(false));
            }
            _ => {}
        }
        if !row.contains_key(resource.id) {
            row.extend(row.get("id").cloned().map(|id| (resource.id.to_owned(), id)));
        }
        let id = text(&row, resource.id);
        if !id.is_empty() && self.all(kind).get(id).is_none() {
            self.put(kind, row);
        }
    }

    /// An FAQ is in the last of the categories that an example shows; the others are above it.
    fn adopt_categories(&mut self, faq: &mut Row) {
        faq.insert("status".to_owned(), json!(1));
        let categories = faq.remove("categories");
        let mut parent = json!("0");
        for category in categories.as_ref().and_then(Value::as_array).into_iter().flatten() {
            let mut category = category.clone();
            category["parent_id"] = parent;
            category["helpdesk_id"] = json!(HELPDESK_ID);
            self.adopt(Kind::Categories, &category);
            parent = category["category_id"].clone();
            faq.insert("category_id".to_owned(), parent.clone());
        }
    }

    /// Remembers who has an id and a name.
    fn meet_people(&mut self, shown: &Value) {
        match shown {
            Value::Object(members) => {
                let id = text(members, "id");
                if id.starts_with("ou_") && members.contains_key("name") && self.all(Kind::Users).get(id).is_none() {
                    self.put(Kind::Users, members.clone());
                }
                members.values().for_each(|member| self.meet_people(member));
            }
            Value::Array(items) => items.iter().for_each(|item| self.meet_people(item)),
            _ => {}
        }
    }

    /// Puts the image that the page of FAQ images names into the first FAQ and into a message: no page shows it there.
    fn adopt_image(&mut self, operations: &[Operation]) {
        let operation = operations.iter().find(|operation| operation.id == FAQ_IMAGE);
        let is_key = |field: &&Field| field.name == "image_key";
        let Some(field) = operation.and_then(|operation| operation.path_parameters.iter().find(is_key)) else { return };
        let key = field.example.as_deref().unwrap_or("img").trim_matches('"').to_owned();
        let first = |kind| self.all(kind).iter().next().map(|row| Row::clone(row));
        let (faq, message) = (first(Kind::Faqs), first(Kind::Messages));
        if let Some(mut faq) = faq {
            if let Some(Value::Array(parts)) = faq.get_mut("answer_richtext") {
                parts.push(json!({ "content": key, "type": "img" }));
            }
            self.put(Kind::Faqs, faq);
        }
        if let Some(mut message) = message {
            let id = self.fresh_number(Kind::Messages, 0);
            for (field, value) in [
                ("id", json!(id)),
                ("message_id", json!(self.ids.hexadecimal("om_"))),
                ("message_type", json!("image")),
                ("content", json!(json!({ "image_key": key, "msg_type": "image" }).to_string())),
                ("image_keys", json!([key])),
                ("position", json!(2)),
            ] {
                message.insert(field.to_owned(), value);
            }
            self.put(Kind::Messages, message);
        }
    }
}

/// Merges the fields that a schedule shows of an agent into one row.
fn flatten_agent(row: &mut Row) {
    let Some(Value::Object(agent)) = row.remove("agent") else { return };
    row.remove("agent_skills");
    row.extend(agent);
}
