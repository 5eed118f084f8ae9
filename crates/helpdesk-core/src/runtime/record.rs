//! Structs from and to JSON objects, sharing what can be shared, so that each type adds little to a build.

use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_core::ser::SerializeMap;
use serde_core::{Deserialize, Serialize, Serializer};

use super::hooks;
use crate::Body;

/// A type that is decoded from a JSON object, key by key, from what it is by default.
pub trait Record: Default {
    /// The documented keys.
    const KEYS: &'static [&'static str];

    /// Reads the value of `KEYS[key]`.
    fn read<'de, A: MapAccess<'de>>(&mut self, key: usize, map: &mut A) -> Result<(), A::Error>;
}

/// Decodes a record. Unknown keys are passed over.
pub fn record<'de, T: Record, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_map(RecordVisitor(PhantomData))
}

/// Decodes an object of which no key is documented.
pub fn empty<'de, T: Default, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    struct NoKeys;
    impl<'de> Visitor<'de> for NoKeys {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            Ok(())
        }
    }
    deserializer.deserialize_map(NoKeys)?;
    Ok(T::default())
}

struct RecordVisitor<T>(PhantomData<T>);

impl<'de, T: Record> Visitor<'de> for RecordVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        let mut record = T::default();
        fill(map, T::KEYS, &mut |key, map| record.read(key, map))?;
        Ok(record)
    }
}

/// Reads the value of the key with that index.
type Read<'r, A, E> = &'r mut dyn FnMut(usize, &mut A) -> Result<(), E>;

/// Reads the values of the known keys. It is compiled once for each decoder, not for each type.
#[inline(never)]
fn fill<'de, A: MapAccess<'de>>(
    mut map: A,
    known: &'static [&'static str],
    read: Read<'_, A, A::Error>,
) -> Result<(), A::Error> {
    let mut next = 0;
    while let Some(key) = map.next_key_seed(Key { known, next })? {
        match key {
            Some(key) => {
                read(key, &mut map)?;
                next = key + 1;
            }
            None => drop(map.next_value::<IgnoredAny>()?),
        }
    }
    Ok(())
}

/// Looks a key up without keeping it: its index among those that are known.
pub struct Key {
    /// The keys that are looked for.
    pub known: &'static [&'static str],
    /// The one after the last that was found: keys mostly come in the order of the page.
    pub next: usize,
}

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        if self.known.get(self.next) == Some(&key) {
            return Ok(Some(self.next));
        }
        Ok(self.known.iter().position(|known| *known == key))
    }
}

/// Reads a value into its place. A function that is shared keeps the generated ones short.
#[inline(never)]
pub fn optional<'de, T: Deserialize<'de>, A: MapAccess<'de>>(place: &mut T, map: &mut A) -> Result<(), A::Error> {
    *place = map.next_value()?;
    Ok(())
}

/// Reads a value that may be null into its place, which it is absent from until then.
#[inline(never)]
pub fn nullable<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    place: &mut Option<T>,
    map: &mut A,
) -> Result<(), A::Error> {
    *place = map.next_value::<Nullable<T>>()?.0;
    Ok(())
}

/// A value that may be null; `None` where a decoder that forgives has no value that fits.
struct Nullable<T>(Option<T>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Nullable<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(hooks::NULLABLE, NullableVisitor(PhantomData))
    }
}

struct NullableVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for NullableVisitor<T> {
    type Value = Nullable<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        T::deserialize(deserializer).map(|value| Nullable(Some(value)))
    }

    fn visit_none<E>(self) -> Result<Self::Value, E> {
        Ok(Nullable(None))
    }
}

/// Reads an array or map into its place; null is an empty one.
#[inline(never)]
pub fn list<'de, T: Deserialize<'de> + Default, A: MapAccess<'de>>(place: &mut T, map: &mut A) -> Result<(), A::Error> {
    *place = map.next_value::<Option<T>>()?.unwrap_or_default();
    Ok(())
}

/// A request with a JSON body.
pub trait WriteBody {
    /// Writes the body as a JSON object, without the path and query parameters.
    fn write_body<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// The JSON body of a request.
pub fn json_body(request: &impl WriteBody) -> serde_json::Result<Body> {
    Body::json(&JsonBody(request))
}

struct JsonBody<'a, T>(&'a T);

impl<T: WriteBody> Serialize for JsonBody<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write_body(serializer)
    }
}

/// Writes a JSON object field by field. An error is kept, and returned at the end.
pub struct Object<S: Serializer>(Result<S::SerializeMap, S::Error>);

impl<S: Serializer> Object<S> {
    /// An object without fields.
    pub fn new(serializer: S) -> Self {
        Self(serializer.serialize_map(None))
    }

    /// Writes a field.
    #[must_use]
    pub fn required(self, key: &'static str, value: &impl Serialize) -> Self {
        Self(self.0.and_then(|mut map| map.serialize_entry(key, value).map(|()| map)))
    }

    /// Writes a field that is left out where it is not set.
    #[must_use]
    pub fn optional(self, key: &'static str, value: &Option<impl Serialize>) -> Self {
        match value {
            Some(value) => self.required(key, value),
            None => self,
        }
    }

    /// Writes a field that may be null, and is left out where it is not set.
    #[must_use]
    pub fn nullable(self, key: &'static str, value: &Option<impl Serialize>) -> Self {
        self.optional(key, value)
    }

    /// Writes an array or map.
    #[must_use]
    pub fn list(self, key: &'static str, value: &impl Serialize) -> Self {
        self.required(key, value)
    }

    /// Ends the object.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.0?.end()
    }
}

#[cfg(test)]
mod tests {
    use super::empty;

    #[test]
    fn an_object_of_no_documented_key_may_have_any() {
        for (json, is_read) in
            [("{}", true), (r#"{"a": 1, "b": {"c": [2]}, "a": null}"#, true), (r#"{"a": 1"#, false), ("[]", false)]
        {
            let mut deserializer = serde_json::Deserializer::from_str(json);
            let read: Result<(), _> = empty(&mut deserializer);
            assert_eq!(read.and_then(|()| deserializer.end()).is_ok(), is_read, "{json}");
        }
    }
}
