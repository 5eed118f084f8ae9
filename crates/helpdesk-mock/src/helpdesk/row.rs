//! A thing that is kept.

use serde_json::{Map, Value};

/// All that is known of a thing, of which an operation shows what it documents.
pub(crate) type Row = Map<String, Value>;

/// The text in a field; empty where there is none.
pub(crate) fn text<'r>(row: &'r Row, field: &str) -> &'r str {
    row.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// The number in a field.
pub(crate) fn number(row: &Row, field: &str) -> Option<i64> {
    row.get(field).and_then(Value::as_i64)
}

/// The texts in an array.
pub(crate) fn texts<'r>(row: &'r Row, field: &str) -> Vec<&'r str> {
    row.get(field).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}
