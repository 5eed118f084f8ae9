//! A reply as the text of a response: only what the operation documents.

use helpdesk_schema::{Field, Operation};
use serde_core::ser::{Error as _, SerializeMap as _};
use serde_core::{Serialize, Serializer};
use serde_json::value::to_raw_value;

use crate::api::response::Content;
use crate::helpdesk::call::{PageReply, Reply};
use crate::helpdesk::data::row::Kept;
use crate::helpdesk::data::shape::{Members, Scope};

/// The content of the response.
pub(crate) fn render(operation: &Operation, reply: &Reply) -> serde_json::Result<Content> {
    match reply {
        Reply::File => Ok(Content::File),
        reply => serde_json::to_string(&Envelope { operation, reply }).map(Content::Json),
    }
}

struct Envelope<'a> {
    operation: &'a Operation,
    reply: &'a Reply,
}

impl Serialize for Envelope<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("code", &0)?;
        map.serialize_entry("msg", "success")?;
        if let Some(data) = self.operation.data() {
            map.serialize_entry("data", &Data { operation: self.operation, data, reply: self.reply })?;
        }
        map.end()
    }
}

struct Data<'a> {
    operation: &'a Operation,
    data: &'a Field,
    reply: &'a Reply,
}

impl Serialize for Data<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let scope = Scope::of(self.data);
        match self.reply {
            Reply::Data(members) => Members { scope, members }.serialize(serializer),
            Reply::Item("", row) => Members { scope, members: row }.serialize(serializer),
            Reply::Item(name, row) => {
                let mut map = serializer.serialize_map(None)?;
                if let Some(field) = self.data.fields.iter().find(|field| field.name == *name) {
                    map.serialize_entry(name, &Members { scope: Scope::of(field), members: row })?;
                }
                map.end()
            }
            Reply::Page(page) => self.page(page, serializer),
            Reply::Nothing | Reply::File => serializer.serialize_map(Some(0))?.end(),
        }
    }
}

impl Data<'_> {
    fn page<S: Serializer>(&self, page: &PageReply, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let Some(paging) = &self.operation.paging else { return map.end() };
        for field in &self.data.fields {
            let name = &field.name;
            if *name == paging.items {
                let scope = Scope::of(field);
                let items: Vec<Listed> = page.items.iter().map(|item| Listed { scope, item }).collect();
                map.serialize_entry(name, &items)?;
            } else if *name == paging.total {
                map.serialize_entry(name, &page.total)?;
            } else if *name == paging.has_more {
                map.serialize_entry(name, &page.next.is_some())?;
            } else if *name == paging.next_page {
                if let Some(next) = &page.next {
                    map.serialize_entry(name, next)?;
                }
            } else if *name == paging.page_size {
                map.serialize_entry(name, &page.items.len())?;
            }
        }
        map.end()
    }
}

/// A thing on a page of a list.
struct Listed<'a> {
    scope: Scope<'a>,
    item: &'a Kept,
}

impl Serialize for Listed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { scope, item } = *self;
        // Things are listed far more often than they change.
        let text = item.listed(scope.fields.as_ptr().addr(), |members| to_raw_value(&Members { scope, members }));
        match text {
            Some(text) => text.map_err(S::Error::custom)?.serialize(serializer),
            None => Members { scope, members: item }.serialize(serializer),
        }
    }
}
