//! A call as the helpdesk sees it, and what it replies.

use helpdesk_schema::Operation;
use serde_json::{Map, Value};

use super::data::refusal::Refusal;
use super::data::row::{Row, Shared};
use crate::api::rules::{self, Facts};

/// A call that was let in: what it asks for is as its page documents it.
pub(crate) struct Call<'a> {
    pub(crate) operation: &'a Operation,
    /// The parameters in the path, by name.
    pub(crate) path: Vec<(&'a str, String)>,
    pub(crate) query: &'a [(String, String)],
    pub(crate) body: Map<String, Value>,
    /// When it came, in milliseconds since 1970.
    pub(crate) millis: i64,
    /// The thing that the path names.
    pub(crate) item: Option<Shared>,
}

impl Call<'_> {
    /// A parameter in the path.
    pub(crate) fn path(&self, name: &str) -> &str {
        self.path.iter().find(|(parameter, _)| *parameter == name).map_or("", |(_, value)| value)
    }

    /// A parameter in the query string.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(parameter, _)| parameter == name).map(|(_, value)| value.as_str())
    }

    /// The thing that the path names.
    pub(crate) fn item(&self) -> Result<&Shared, Refusal> {
        self.item.as_ref().ok_or_else(|| Refusal::Bad("path: it names nothing".to_owned()))
    }

    /// Checks the rules of the page about the thing that the call is for.
    pub(crate) fn keep_rules(&self, item: Option<&Row>) -> Result<(), Refusal> {
        let facts = Facts { query: self.query, body: &self.body, item };
        rules::broken_by_item(self.operation, facts).map_or(Ok(()), |rule| Err(Refusal::rule(rule)))
    }

    /// The fields that the rules of the page set on that thing.
    pub(crate) fn consequences(&self, item: Option<&Row>) -> Vec<(&str, &str)> {
        rules::consequences(self.operation, Facts { query: self.query, body: &self.body, item })
    }
}

/// The response to a call.
#[derive(Debug)]
pub(crate) enum Reply {
    /// Nothing but that it was done.
    Nothing,
    /// The fields of `data`.
    Data(Row),
    /// A thing, as the field of this name; an empty name is `data` itself.
    Item(&'static str, Shared),
    /// A page of a list.
    Page(PageReply),
    /// The bytes of a file.
    File,
}

/// A page of a list.
#[derive(Debug)]
pub(crate) struct PageReply {
    pub(crate) items: Vec<Shared>,
    pub(crate) total: usize,
    /// The cursor of the page after it.
    pub(crate) next: Option<String>,
}
