//! Parts of the model as JSON.

use std::collections::BTreeMap;

use super::error::LoadError;
use super::value::{Object, Value};
use super::writer::Writer;

/// A part of the model, as JSON.
pub(crate) trait Node: Sized {
    fn read(value: Value) -> Result<Self, LoadError>;
    fn write(&self, out: &mut Writer);

    /// The value of a missing key; `None` if the key is required.
    fn missing() -> Option<Self> {
        None
    }

    /// Whether the value is that of a missing key, and so is not written.
    fn is_missing(&self) -> bool {
        false
    }
}

/// Takes the value of `key` out of `object`. Each type has a copy of this function, so what needs no type is apart.
pub(crate) fn take<T: Node>(object: &mut Object, key: &str) -> Result<T, LoadError> {
    let read = match remove(object, key)? {
        Some(value) => T::read(value),
        None => return T::missing().ok_or_else(|| missing(key)),
    };
    read.map_err(|e| e.below(key))
}

/// Takes the value of `key` out of `object`, to its place.
pub(crate) fn read<T: Node>(object: &mut Object, key: &str, place: &mut T) -> Result<(), LoadError> {
    *place = take(object, key)?;
    Ok(())
}

fn remove(object: &mut Object, key: &str) -> Result<Option<Value>, LoadError> {
    let is_key = |(name, _): &(String, Value)| name == key;
    let Some(index) = object.iter().position(is_key) else { return Ok(None) };
    let (_, value) = object.remove(index);
    if object.iter().any(is_key) {
        return Err(LoadError::new("the key is given twice").below(key));
    }
    Ok(Some(value))
}

fn missing(key: &str) -> LoadError {
    LoadError::new(format!("the key `{key}` is missing"))
}

/// Reads one of some words; gives its index.
pub(crate) fn word(value: Value, words: &[&str]) -> Result<usize, LoadError> {
    let word = String::read(value)?;
    let index = words.iter().position(|other| *other == word);
    index.ok_or_else(|| LoadError::new(format!("`{word}` is not one of {}", words.join(", "))))
}

/// Fails on a key that nothing took.
pub(crate) fn finish(object: &Object) -> Result<(), LoadError> {
    match object.first() {
        Some((key, _)) => Err(LoadError::new("unknown key").below(key)),
        None => Ok(()),
    }
}

pub(crate) fn expect_object(value: Value) -> Result<Object, LoadError> {
    match value {
        Value::Object(object) => Ok(object),
        other => Err(mismatch("an object", &other)),
    }
}

fn expect_array(value: Value) -> Result<Vec<Value>, LoadError> {
    match value {
        Value::Array(items) => Ok(items),
        other => Err(mismatch("an array", &other)),
    }
}

/// Writes a key and its value, unless the value is that of a missing key.
pub(crate) fn key<T: Node>(out: &mut Writer, key: &str, value: &T) {
    if !value.is_missing() {
        out.key(key);
        value.write(out);
    }
}

fn mismatch(expected: &str, found: &Value) -> LoadError {
    LoadError::new(format!("expected {expected}, found {}", found.kind()))
}

impl Node for String {
    fn read(value: Value) -> Result<Self, LoadError> {
        match value {
            Value::String(text) => Ok(text),
            other => Err(mismatch("a string", &other)),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.string(self);
    }

    fn missing() -> Option<Self> {
        Some(Self::new())
    }

    fn is_missing(&self) -> bool {
        self.is_empty()
    }
}

impl Node for bool {
    fn read(value: Value) -> Result<Self, LoadError> {
        match value {
            Value::Bool(value) => Ok(value),
            other => Err(mismatch("a boolean", &other)),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.raw(if *self { "true" } else { "false" });
    }

    fn missing() -> Option<Self> {
        Some(false)
    }

    fn is_missing(&self) -> bool {
        !self
    }
}

impl Node for i64 {
    fn read(value: Value) -> Result<Self, LoadError> {
        match value {
            Value::Integer(number) => Ok(number),
            other => Err(mismatch("an integer", &other)),
        }
    }

    fn write(&self, out: &mut Writer) {
        out.raw(&self.to_string());
    }
}

impl Node for u16 {
    fn read(value: Value) -> Result<Self, LoadError> {
        let number = i64::read(value)?;
        number.try_into().map_err(|_| LoadError::new(format!("{number} is out of range")))
    }

    fn write(&self, out: &mut Writer) {
        out.raw(&self.to_string());
    }
}

impl<T: Node> Node for Option<T> {
    fn read(value: Value) -> Result<Self, LoadError> {
        T::read(value).map(Some)
    }

    fn write(&self, out: &mut Writer) {
        if let Some(value) = self {
            value.write(out);
        }
    }

    fn missing() -> Option<Self> {
        Some(None)
    }

    fn is_missing(&self) -> bool {
        self.is_none()
    }
}

impl<T: Node> Node for Vec<T> {
    fn read(value: Value) -> Result<Self, LoadError> {
        let mut items = Self::new();
        for value in expect_array(value)? {
            match T::read(value) {
                Ok(item) => items.push(item),
                Err(error) => return Err(error.below(&format!("[{}]", items.len()))),
            }
        }
        Ok(items)
    }

    fn write(&self, out: &mut Writer) {
        out.open('[');
        for item in self {
            out.item();
            item.write(out);
        }
        out.close(']');
    }

    fn missing() -> Option<Self> {
        Some(Self::new())
    }

    fn is_missing(&self) -> bool {
        self.is_empty()
    }
}

/// An object whose keys are data.
impl Node for BTreeMap<String, String> {
    fn read(value: Value) -> Result<Self, LoadError> {
        let mut map = Self::new();
        for (key, value) in expect_object(value)? {
            let value = String::read(value).map_err(|e| e.below(&key))?;
            if map.insert(key.clone(), value).is_some() {
                return Err(LoadError::new("the key is given twice").below(&key));
            }
        }
        Ok(map)
    }

    fn write(&self, out: &mut Writer) {
        out.open('{');
        for (name, value) in self {
            out.key(name);
            out.string(value);
        }
        out.close('}');
    }

    fn missing() -> Option<Self> {
        Some(Self::new())
    }

    fn is_missing(&self) -> bool {
        self.is_empty()
    }
}
