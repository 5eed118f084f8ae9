//! A value that the platform sends as itself or as text.

use std::fmt;
use std::marker::PhantomData;

use serde_core::de::value::{
    BoolDeserializer, F64Deserializer, I64Deserializer, MapAccessDeserializer, SeqAccessDeserializer, U64Deserializer,
};
use serde_core::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_core::{Serialize, Serializer};

use crate::runtime::hooks;

/// A value, or a text in its place: the page documents one of the two, and the platform sends both.
///
/// A number is displayed alike in both forms:
///
/// ```
/// use helpdesk_core::TextOr;
///
/// let positions: Vec<TextOr<i64>> = serde_json::from_str(r#"["10", 222]"#)?;
/// assert_eq!(positions, [TextOr::Text("10".to_owned()), TextOr::Value(222)]);
/// assert_eq!(positions[0].to_string(), "10");
/// assert_eq!(positions[1].to_string(), "222");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub enum TextOr<T> {
    /// A text.
    Text(String),
    /// The value.
    Value(T),
}

impl<T> TextOr<T> {
    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Value(_) => None,
        }
    }

    /// The value, if it is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Text(_) => None,
            Self::Value(value) => Some(value),
        }
    }
}

impl<T: fmt::Display> fmt::Display for TextOr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => text.fmt(f),
            Self::Value(value) => value.fmt(f),
        }
    }
}

impl<T: Serialize> Serialize for TextOr<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => text.serialize(serializer),
            Self::Value(value) => value.serialize(serializer),
        }
    }
}

/// A string is a text, anything else is the value.
impl<'de, T: Deserialize<'de>> Deserialize<'de> for TextOr<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(hooks::TEXT_OR, TextOrVisitor(PhantomData))
    }
}

struct TextOrVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for TextOrVisitor<T> {
    type Value = TextOr<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string, or a value of another kind")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        T::deserialize(deserializer).map(TextOr::Value)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(TextOr::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, values: A) -> Result<Self::Value, A::Error> {
        self.visit_some(SeqAccessDeserializer::new(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        self.visit_some(MapAccessDeserializer::new(map))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        self.visit_some(BoolDeserializer::new(value))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        self.visit_some(F64Deserializer::new(number))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        self.visit_some(I64Deserializer::new(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        self.visit_some(U64Deserializer::new(number))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::OneOrMany;

    #[test]
    fn both_forms_survive() {
        for (value, is_text) in [
            (json!("222"), true),
            (json!(""), true),
            (json!(222), false),
            (json!(-222), false),
            (json!(1.5), false),
            (json!(true), false),
            (json!({"a": 1}), false),
            (json!([1, "b"]), false),
        ] {
            let decoded: TextOr<Value> = serde_json::from_value(value.clone()).expect("either form");
            assert_eq!((decoded.text().is_some(), decoded.value().is_none()), (is_text, is_text), "{value}");
            assert_eq!(serde_json::to_value(&decoded).expect("JSON"), value);
            let inside: OneOrMany<TextOr<Value>> = serde_json::from_value(json!([value])).expect("either form");
            assert_eq!(inside.as_slice(), [decoded]);
        }
        let error = serde_json::from_value::<TextOr<i64>>(json!(1.5)).expect_err("neither text nor integer");
        assert!(error.to_string().starts_with("invalid type: floating point `1.5`, expected i64"), "{error}");
        assert!(serde_json::from_value::<TextOr<i64>>(json!(null)).is_err());
        assert_eq!(serde_json::from_value::<Option<TextOr<i64>>>(json!(null)).expect("null"), None);
    }
}
