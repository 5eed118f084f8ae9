//! A value that the platform sends alone or in an array.

use serde_core::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde_core::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_core::{Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;
use std::{slice, vec};

use crate::runtime::hooks;

/// A value that the platform sends alone or in an array: the page documents one form, and the other has been seen.
#[derive(Debug, Clone, PartialEq)]
pub enum OneOrMany<T> {
    /// The value alone.
    One(T),
    /// The values of an array.
    Many(Vec<T>),
}

impl<T> OneOrMany<T> {
    /// The values, in whichever form they came.
    pub fn as_slice(&self) -> &[T] {
        match self {
            Self::One(value) => slice::from_ref(value),
            Self::Many(values) => values,
        }
    }

    /// Iterates over the values.
    pub fn iter(&self) -> slice::Iter<'_, T> {
        self.as_slice().iter()
    }
}

impl<'a, T> IntoIterator for &'a OneOrMany<T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T> IntoIterator for OneOrMany<T> {
    type Item = T;
    type IntoIter = vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        match self {
            Self::One(value) => vec![value].into_iter(),
            Self::Many(values) => values.into_iter(),
        }
    }
}

impl<T: Serialize> Serialize for OneOrMany<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::One(value) => value.serialize(serializer),
            Self::Many(values) => values.serialize(serializer),
        }
    }
}

/// Decodes an array as `Many`, and anything else as `One`.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for OneOrMany<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(hooks::ONE_OR_MANY, OneOrManyVisitor(PhantomData))
    }
}

struct OneOrManyVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for OneOrManyVisitor<T> {
    type Value = OneOrMany<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object, a string, a number, or an array of them")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        T::deserialize(deserializer).map(OneOrMany::One)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, values: A) -> Result<Self::Value, A::Error> {
        Vec::deserialize(SeqAccessDeserializer::new(values)).map(OneOrMany::Many)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(OneOrMany::One)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        T::deserialize(serde_core::de::value::StrDeserializer::new(text)).map(OneOrMany::One)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        T::deserialize(serde_core::de::value::BoolDeserializer::new(value)).map(OneOrMany::One)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        T::deserialize(serde_core::de::value::F64Deserializer::new(number)).map(OneOrMany::One)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        T::deserialize(serde_core::de::value::I64Deserializer::new(number)).map(OneOrMany::One)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        T::deserialize(serde_core::de::value::U64Deserializer::new(number)).map(OneOrMany::One)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn both_forms_survive() {
        for value in [
            json!({"a": 1}),
            json!([{"a": 1}, {"a": 2}]),
            json!([]),
            json!("x"),
            json!(-7),
            json!(7),
            json!(1.5),
            json!(true),
        ] {
            let decoded: OneOrMany<Value> = serde_json::from_value(value.clone()).expect("either form");
            assert_eq!(serde_json::to_value(&decoded).expect("JSON"), value);
            let values = value.as_array().cloned().unwrap_or_else(|| vec![value]);
            assert_eq!(decoded.iter().cloned().collect::<Vec<_>>(), values);
            assert_eq!(decoded.into_iter().collect::<Vec<_>>(), values);
        }
        let error = serde_json::from_value::<OneOrMany<String>>(json!([1])).expect_err("no string");
        assert_eq!(error.to_string(), "invalid type: integer `1`, expected a string");
    }
}
