//! Which rows a list holds.

use serde_json::Value;

use super::row::Row;

/// The tests that every row of a list passes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(crate) struct Filter {
    pub(crate) tests: Vec<Test>,
}

/// A test of the values of fields. A field is named by its path, `guest/id`; in arrays, every item is tested.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Test {
    /// One of the values of the field is one of these, as text.
    OneOf { field: &'static str, values: Vec<String> },
    /// The field is a number, and neither less nor more.
    Between { field: &'static str, least: i64, most: i64 },
    /// One of these fields has one of these texts in it, in whatever case; the texts are in lower case.
    Holds { fields: &'static [&'static str], texts: Vec<String> },
}

impl Filter {
    pub(crate) fn admits(&self, row: &Row) -> bool {
        self.tests.iter().all(|test| test.admits(row))
    }
}

impl Test {
    fn admits(&self, row: &Row) -> bool {
        match self {
            Self::OneOf { field, values } => {
                any(row, field, &mut |value| values.iter().any(|text| is_text(value, text)))
            }
            Self::Between { field, least, most } => {
                any(row, field, &mut |value| value.as_i64().is_some_and(|number| (*least..=*most).contains(&number)))
            }
            Self::Holds { fields, texts } => fields.iter().any(|field| {
                any(row, field, &mut |value| {
                    let value = value.as_str().unwrap_or_default().to_lowercase();
                    texts.iter().any(|text| value.contains(text))
                })
            }),
        }
    }
}

/// Whether a value at a path of a row passes a test.
pub(crate) fn any(row: &Row, path: &str, test: &mut dyn FnMut(&Value) -> bool) -> bool {
    let (name, below) = path.split_once('/').map_or((path, None), |(name, below)| (name, Some(below)));
    row.get(name).is_some_and(|value| below_any(value, below, test))
}

fn below_any(value: &Value, path: Option<&str>, test: &mut dyn FnMut(&Value) -> bool) -> bool {
    match (value, path) {
        (Value::Array(items), _) => items.iter().any(|item| below_any(item, path, test)),
        (Value::Object(fields), Some(path)) => any(fields, path, test),
        (value, None) => test(value),
        (_, Some(_)) => false,
    }
}

/// Whether a value is written like this.
pub(crate) fn is_text(value: &Value, text: &str) -> bool {
    match value {
        Value::String(value) => value == text,
        Value::Number(number) => number.as_i64().is_some_and(|number| text.parse() == Ok(number)),
        Value::Bool(value) => text == if *value { "true" } else { "false" },
        _ => false,
    }
}
