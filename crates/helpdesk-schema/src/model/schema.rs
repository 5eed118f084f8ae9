//! The schema as a whole.

use std::collections::BTreeMap;

use super::event::Event;
use super::field::Field;
use super::operation::Operation;
use crate::json::{FORMAT, LoadError, Value, Writer, expect_object, finish, key, take};

/// Everything that a set of pages documents.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Schema {
    /// The operations, in the order of their pages' paths.
    pub operations: Vec<Operation>,
    /// The events, in the order of their pages' paths.
    pub events: Vec<Event>,
}

impl Schema {
    /// Reads the canonical JSON.
    ///
    /// # Errors
    ///
    /// A text that is not JSON, of another format version, with a key that the model does not know, or with a value of
    /// another type. The error names the path of what is wrong.
    pub fn from_json(text: &str) -> Result<Self, LoadError> {
        let value = Value::parse(text).map_err(|e| LoadError::new(format!("not JSON: {e}")))?;
        let mut object = expect_object(value)?;
        let format: i64 = take(&mut object, "format")?;
        if format != FORMAT {
            return Err(LoadError::new(format!(
                "format {format}, but this build reads format {FORMAT}; run regen again"
            )));
        }
        let mut schema = Self { operations: take(&mut object, "operations")?, events: take(&mut object, "events")? };
        let translations: BTreeMap<String, String> = take(&mut object, "english")?;
        finish(&object)?;
        schema.translate(&translations);
        Ok(schema)
    }

    /// How many fields are documented, at any depth.
    pub fn fields(&self) -> usize {
        let operations = self.operations.iter().flat_map(Operation::tables).map(|(_, fields)| fields);
        let events = self.events.iter().map(|event| event.fields.as_slice());
        operations.chain(events).map(Field::count).sum()
    }

    /// Writes the canonical JSON: the same schema always gives the same bytes.
    pub fn to_json(&self) -> String {
        let mut out = Writer::new();
        out.open('{');
        key(&mut out, "format", &FORMAT);
        key(&mut out, "operations", &self.operations);
        key(&mut out, "events", &self.events);
        key(&mut out, "english", &self.translations());
        out.close('}');
        out.finish()
    }
}
