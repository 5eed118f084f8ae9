//! The state of a helpdesk.

use serde_json::{Value, json};

use super::collection::Collection;
use super::events::Happened;
use super::ids::Ids;
use super::refusal::Refusal;
use super::resources::{Kind, On, RESOURCES, Resource, Stamp};
use super::row::{Row, Shared, text};
use crate::state::credentials::{CALLER, HELPDESK_ID};
use crate::state::logins::Person;

/// Everything that is kept.
#[derive(Debug)]
pub(crate) struct State {
    collections: Vec<Collection>,
    pub(crate) ids: Ids,
    /// The changes that are to be pushed as events, until they are taken.
    pub(crate) happened: Vec<Happened>,
    /// Counts the changes.
    pub(crate) changes: u64,
}

impl State {
    /// A helpdesk with nothing but its owner, who serves as an agent.
    pub(crate) fn empty() -> Self {
        let collections = RESOURCES.iter().map(|resource| Collection::new(resource.keys)).collect();
        let mut state = Self { collections, ids: Ids::new(0), happened: Vec::new(), changes: 0 };
        state.ensure_agent(CALLER);
        state
    }

    pub(crate) fn all(&self, kind: Kind) -> &Collection {
        &self.collections[kind as usize]
    }

    pub(crate) fn all_mut(&mut self, kind: Kind) -> &mut Collection {
        &mut self.collections[kind as usize]
    }

    /// The thing of this id.
    pub(crate) fn find(&self, kind: Kind, id: &str) -> Result<Shared, Refusal> {
        let found = self.all(kind).get(id).filter(|row| kind != Kind::Faqs || row.get("status") == Some(&json!(1)));
        found.cloned().ok_or_else(|| Refusal::NotFound { noun: kind.resource().noun, id: id.to_owned() })
    }

    /// The last things of a kind, the newest first.
    pub(crate) fn last(&self, kind: Kind, count: usize) -> Vec<Shared> {
        self.all(kind).iter().rev().take(count).cloned().collect()
    }

    /// Stores a thing that has its id.
    pub(crate) fn put(&mut self, kind: Kind, row: Row) -> Shared {
        self.changes += 1;
        let id = text(&row, kind.resource().id).to_owned();
        self.all_mut(kind).put(&id, row)
    }

    pub(crate) fn remove(&mut self, kind: Kind, id: &str) -> Option<Shared> {
        self.changes += 1;
        self.all_mut(kind).remove(id)
    }

    /// Fills in the fields that the helpdesk fills in by itself.
    pub(crate) fn stamp(&mut self, resource: &Resource, row: &mut Row, is_new: bool, millis: i64) {
        let id = is_new.then(|| self.fresh_number(resource.kind, millis));
        for (field, on, stamp) in resource.stamps {
            let due = match on {
                On::Creation => is_new,
                On::Lack => is_new && !row.contains_key(*field),
                On::Change => true,
            };
            if due {
                let value = match stamp {
                    Stamp::Id => json!(id),
                    Stamp::Helpdesk => json!(HELPDESK_ID),
                    Stamp::Millis => json!(millis),
                    Stamp::MillisText => json!(millis.to_string()),
                    Stamp::Seconds => json!(millis / 1000),
                    Stamp::Caller => self.user(CALLER),
                    Stamp::CallerOfNotification => json!({ "user_id": CALLER }),
                    Stamp::Number(number) => json!(number),
                    Stamp::Boolean(value) => json!(value),
                };
                row.insert((*field).to_owned(), value);
            }
        }
    }

    /// An id that nothing of the kind has.
    pub(crate) fn fresh_number(&mut self, kind: Kind, millis: i64) -> String {
        loop {
            let id = self.ids.number(millis);
            if self.all(kind).get(&id).is_none() {
                return id;
            }
        }
    }

    /// The known fields of a person.
    pub(crate) fn user(&self, open_id: &str) -> Value {
        match self.all(Kind::Users).get(open_id) {
            Some(user) => Value::Object(Row::clone(user)),
            None => json!({ "id": open_id }),
        }
    }

    /// Remembers the names of people whom it does not know, but for the owner.
    pub(crate) fn meet(&mut self, people: &[Person]) {
        for Person { open_id, name } in people {
            if open_id != CALLER && self.all(Kind::Users).get(open_id).is_none() {
                let row = [("id".to_owned(), json!(open_id)), ("name".to_owned(), json!(name))];
                self.put(Kind::Users, row.into_iter().collect());
            }
        }
    }

    /// Makes a person an agent of the helpdesk. No operation adds agents, so every person who is named as one becomes one.
    pub(crate) fn ensure_agent(&mut self, open_id: &str) {
        if self.all(Kind::Agents).get(open_id).is_none() {
            let mut agent = self.user(open_id).as_object().cloned().unwrap_or_default();
            self.stamp(Kind::Agents.resource(), &mut agent, true, 0);
            self.put(Kind::Agents, agent);
        }
    }
}
