//! Lists that are served page by page.

use std::fmt;

use helpdesk_schema::{Field, Operation, Paging, PagingScheme};
use serde_json::{Value, json};

use super::requests::Request;
use crate::Error;

/// The page size if neither the request nor the documentation says otherwise.
const DEFAULT_PAGE_SIZE: usize = 20;
/// Ends the token of a page: characters that a client must encode.
const TOKEN_END: &str = "+/=";

type Filter = Box<dyn Fn(&Request, &Value) -> bool + Send + Sync>;

/// The items of a list: values, or a number of items that are made from the page's example.
///
/// The made items are copies of the example's first item with their ids counted up: the field `id`, and the first field
/// whose name ends in `_id`.
pub struct Items {
    source: Source,
    filter: Option<Filter>,
    reachable: usize,
}

enum Source {
    Count(usize),
    Values(Vec<Value>),
}

impl Items {
    /// Lists only the items that a request asks for. Without a filter, every request gets all items.
    #[must_use]
    pub fn filter(mut self, filter: impl Fn(&Request, &Value) -> bool + Send + Sync + 'static) -> Self {
        self.filter = Some(Box::new(filter));
        self
    }

    /// Serves at most this many items of a list, however many its total counts: the pages after them are empty.
    #[must_use]
    pub fn reachable(mut self, count: usize) -> Self {
        self.reachable = count;
        self
    }

    fn new(source: Source) -> Self {
        Self { source, filter: None, reachable: usize::MAX }
    }
}

impl From<usize> for Items {
    fn from(count: usize) -> Self {
        Self::new(Source::Count(count))
    }
}

impl From<Vec<Value>> for Items {
    fn from(values: Vec<Value>) -> Self {
        Self::new(Source::Values(values))
    }
}

impl fmt::Debug for Items {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = match &self.source {
            Source::Count(count) => *count,
            Source::Values(values) => values.len(),
        };
        f.debug_struct("Items").field("count", &count).finish_non_exhaustive()
    }
}

/// The list of an operation.
pub(crate) struct Listing {
    paging: Paging,
    default_page_size: usize,
    /// The documented response, and the place of the list's fields in it.
    frame: Value,
    payload: &'static str,
    items: Vec<Value>,
    filter: Option<Filter>,
    reachable: usize,
    /// Whether it is what a page shows: what names no page of it leads to the first, as the example of a token does.
    is_example: bool,
}

impl Listing {
    pub(crate) fn new(operation: &Operation, items: Items) -> Result<Self, Error> {
        let Some(paging) = operation.paging.clone() else {
            return Err(Error::NoListing { operation: operation.id.clone() });
        };
        let example = operation.response_example.as_ref().and_then(|example| example.value().ok());
        let frame = example.unwrap_or_else(|| json!({ "code": 0, "msg": "success", "data": {} }));
        let payload = if operation.data().is_some() { "/data" } else { "" };
        let values = match items.source {
            Source::Values(values) => values,
            Source::Count(count) => {
                let shown = frame.pointer(payload).and_then(|payload| payload[&paging.items].get(0));
                let Some(shown) = shown else {
                    return Err(Error::NoExample { operation: operation.id.clone() });
                };
                let mut fields = operation.payload().into_fields().into_iter();
                let field = fields.find(|field| field.name == paging.items);
                let ids = field.map_or_else(Vec::new, |field| ids(&field.fields));
                (0..count).map(|index| numbered(shown, &ids, index)).collect()
            }
        };
        let page_size = operation.query.iter().find(|field| field.name == paging.page_size);
        let default_page_size = page_size.and_then(|field| field.default.as_deref()?.parse().ok());
        Ok(Self {
            paging,
            default_page_size: default_page_size.unwrap_or(DEFAULT_PAGE_SIZE),
            frame,
            payload,
            items: values,
            filter: items.filter,
            reachable: items.reachable,
            is_example: false,
        })
    }

    /// The list that the example of the operation's page shows, which ends after what it has.
    pub(crate) fn shown(operation: &Operation) -> Option<Self> {
        let paging = operation.paging.as_ref()?;
        let example = operation.response_example.as_ref()?.value().ok()?;
        let payload = if operation.data().is_some() { example.get("data")? } else { &example };
        let items = payload.get(&paging.items)?.as_array()?.clone();
        let listing = Self::new(operation, Items::from(items)).ok()?;
        Some(Self { is_example: true, ..listing })
    }

    /// The page that a request asks for, or what is wrong with its asking.
    pub(crate) fn page(&self, request: &Request) -> Result<Value, String> {
        let Paging { scheme, items, page, page_size, next_page, has_more, total, max_rows: _ } = &self.paging;
        let wanted = |item: &&Value| self.filter.as_ref().is_none_or(|filter| filter(request, item));
        let listed: Vec<&Value> = self.items.iter().filter(wanted).collect();

        let size = match request.query(page_size).map(|size| (size, size.parse().ok().filter(|size| *size > 0))) {
            None => self.default_page_size,
            Some((_, Some(size))) => size,
            Some((_, None)) if self.is_example => self.default_page_size,
            Some((size, None)) => return Err(format!("query/{page_size}: `{size}` is not the size of a page")),
        };
        let named = request.query(page).filter(|name| !name.is_empty());
        let start = match (scheme, named) {
            // As in a first call, that has no token yet.
            (_, None) => Some(0),
            (PagingScheme::Token, Some(token)) => token.strip_suffix(TOKEN_END).and_then(|start| start.parse().ok()),
            (PagingScheme::Number, Some(number)) => number
                .parse::<usize>()
                .ok()
                .and_then(|number| number.checked_sub(1))
                .map(|pages| pages.saturating_mul(size)),
        };
        let name = named.unwrap_or_default();
        let start = start
            .or(self.is_example.then_some(0))
            .ok_or_else(|| format!("query/{page}: `{name}` does not name a page"))?;
        let end = start.saturating_add(size);
        let reachable = listed.len().min(self.reachable);

        let mut answer = self.frame.clone();
        if let Some(payload) = answer.pointer_mut(self.payload).and_then(Value::as_object_mut) {
            if let Some(shown) = payload.get_mut(page_size) {
                *shown = json!(size);
            }
            let mut set = |name: &str, value: Value| {
                if !name.is_empty() {
                    payload.insert(name.to_owned(), value);
                }
            };
            set(items, listed[start.min(reachable)..end.min(reachable)].iter().copied().cloned().collect());
            set(total, json!(listed.len()));
            set(has_more, json!(end < reachable));
            // The last page has one, too, as the examples have it: what counts is whether there is more.
            set(next_page, json!(format!("{end}{TOKEN_END}")));
        }
        Ok(answer)
    }
}

/// The names of the fields that tell one item from another: `id`, and the first that ends in `_id`. Others are ids of
/// something that many items may share.
fn ids(fields: &[Field]) -> Vec<&str> {
    let names = || fields.iter().map(|field| field.name.as_str());
    let plain = names().find(|name| *name == "id");
    let qualified = names().find(|name| name.ends_with("_id"));
    plain.into_iter().chain(qualified).collect()
}

/// An item again, with its ids counted up.
fn numbered(item: &Value, ids: &[&str], index: usize) -> Value {
    let mut item = item.clone();
    for id in ids {
        match item.get_mut(id) {
            Some(Value::String(text)) => {
                *text = match text.parse::<u64>() {
                    Ok(number) => number.wrapping_add(index as u64).to_string(),
                    Err(_) => format!("{text}-{index}"),
                }
            }
            Some(Value::Number(number)) => {
                *number = number.as_u64().unwrap_or_default().wrapping_add(index as u64).into();
            }
            _ => {}
        }
    }
    item
}
