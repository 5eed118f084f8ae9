//! The schema as a whole.

use super::event::Event;
#[cfg(feature = "author")]
use super::field::Field;
use super::operation::Operation;
use crate::json::{FORMAT, LoadError, Node, Value, expect_object, expect_string, read, read_all, twice};
#[cfg(feature = "author")]
use crate::json::{Writer, key};

/// Everything that a set of pages documents.
#[derive(Default)]
#[cfg_attr(feature = "author", derive(Debug, Clone, PartialEq, Eq))]
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
        let mut format = 0_i64;
        read(&mut object, "format", &mut format)?;
        if format != FORMAT {
            return Err(LoadError::new(format!(
                "format {format}, but this build reads format {FORMAT}; run regen again"
            )));
        }
        let (mut schema, mut english) = (Self::default(), Translations::default());
        read_all(
            Value::Object(object),
            &mut [("operations", &mut schema.operations), ("events", &mut schema.events), ("english", &mut english)],
        )?;
        schema.translate(&|text| english.of(text));
        Ok(schema)
    }

    /// How many fields are documented, at any depth.
    #[cfg(feature = "author")]
    pub fn fields(&self) -> usize {
        let operations = self.operations.iter().flat_map(Operation::tables).map(|(_, fields)| fields);
        let events = self.events.iter().map(|event| event.fields.as_slice());
        operations.chain(events).map(Field::count).sum()
    }

    /// Writes the canonical JSON: the same schema always gives the same bytes.
    #[cfg(feature = "author")]
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

/// The translations, in the order of the words of the page.
#[derive(Default)]
struct Translations(Vec<(String, String)>);

impl Translations {
    fn find(&self, text: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.as_str().cmp(text))
    }

    fn of(&self, text: &str) -> Option<String> {
        let (_, english) = self.0.get(self.find(text).ok()?)?;
        Some(english.clone())
    }
}

impl Node for Translations {
    fn read(&mut self, value: Value) -> Result<(), LoadError> {
        for (text, english) in expect_object(value)? {
            let Err(place) = self.find(&text) else { return Err(twice(&text)) };
            let english = expect_string(english).map_err(|error| error.below(&text))?;
            self.0.insert(place, (text, english));
        }
        Ok(())
    }

    fn is_required(&self) -> bool {
        false
    }
}
