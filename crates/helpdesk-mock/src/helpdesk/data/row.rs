//! A thing that is kept.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// All that is known of a thing, of which an operation shows what it documents.
pub(crate) type Row = Map<String, Value>;

/// A thing as it is stored. A change stores another.
#[derive(Debug)]
pub(crate) struct Kept {
    row: Row,
    /// How a list shows it: the list by the address of its fields, and the text.
    listed: OnceLock<(usize, Box<RawValue>)>,
}

/// A thing that may be read while another is stored in its place.
pub(crate) type Shared = Arc<Kept>;

impl Kept {
    pub(crate) fn new(row: Row) -> Shared {
        Arc::new(Self { row, listed: OnceLock::new() })
    }

    /// The JSON that a list shows of it, made once for the list that asks first.
    pub(crate) fn listed(
        &self,
        list: usize,
        make: impl FnOnce(&Row) -> serde_json::Result<Box<RawValue>>,
    ) -> Option<serde_json::Result<&RawValue>> {
        if self.listed.get().is_none() {
            match make(&self.row) {
                // Another thread may have been faster.
                Ok(text) => _ = self.listed.set((list, text)),
                Err(error) => return Some(Err(error)),
            }
        }
        self.listed.get().filter(|(of, _)| *of == list).map(|(_, text)| Ok(&**text))
    }
}

impl Deref for Kept {
    type Target = Row;

    fn deref(&self) -> &Row {
        &self.row
    }
}

/// The text in a field; empty if the field is absent or not a text.
pub(crate) fn text<'r>(row: &'r Row, field: &str) -> &'r str {
    row.get(field).and_then(Value::as_str).unwrap_or_default()
}

pub(crate) fn number(row: &Row, field: &str) -> Option<i64> {
    row.get(field).and_then(Value::as_i64)
}

/// The texts in an array.
pub(crate) fn texts<'r>(row: &'r Row, field: &str) -> Vec<&'r str> {
    row.get(field).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}
