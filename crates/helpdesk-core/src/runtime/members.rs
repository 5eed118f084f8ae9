//! The members of a request that is read back.

use serde_core::de::{DeserializeOwned, Deserializer, Error};
use serde_json::{Map, Value};

/// The members of a JSON object that are still to be read.
pub struct Members(Map<String, Value>);

impl Members {
    /// Reads an object.
    pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde_core::Deserialize::deserialize(deserializer).map(Self)
    }

    /// A member that a request cannot do without.
    pub fn required<T: DeserializeOwned, E: Error>(&mut self, key: &'static str) -> Result<T, E> {
        self.take(key)?.ok_or_else(|| E::missing_field(key))
    }

    /// A member that may be absent, or null, which is the same.
    pub fn optional<T: DeserializeOwned, E: Error>(&mut self, key: &'static str) -> Result<Option<T>, E> {
        self.take(key).map(Option::flatten)
    }

    /// A member of which null is told apart from its absence.
    pub fn nullable<T: DeserializeOwned, E: Error>(&mut self, key: &'static str) -> Result<Option<T>, E> {
        self.take(key)
    }

    fn take<T: DeserializeOwned, E: Error>(&mut self, key: &'static str) -> Result<Option<T>, E> {
        let value = self.0.remove(key).map(serde_json::from_value);
        value.transpose().map_err(|error| E::custom(format_args!("`{key}`: {error}")))
    }
}
