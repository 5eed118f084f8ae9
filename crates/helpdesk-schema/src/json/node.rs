//! Parts of the model, read from JSON.

use super::error::LoadError;
use super::value::{Object, Value};

/// A part of the model, which JSON is read into. Until then it holds the value of a missing key.
pub(crate) trait Node {
    fn read(&mut self, value: Value) -> Result<(), LoadError>;

    /// Whether an object must have the key.
    fn is_required(&self) -> bool {
        true
    }
}

/// Reads the value of `key`, which is taken out of `object`, into its place.
pub(crate) fn read(object: &mut Object, key: &str, place: &mut dyn Node) -> Result<(), LoadError> {
    match take(object, key)? {
        Some(value) => place.read(value).map_err(|error| error.below(key)),
        None if place.is_required() => Err(LoadError::new(format!("the key `{key}` is missing"))),
        None => Ok(()),
    }
}

fn take(object: &mut Object, key: &str) -> Result<Option<Value>, LoadError> {
    let is_key = |(name, _): &(String, Value)| name == key;
    let Some(index) = object.iter().position(is_key) else { return Ok(None) };
    let (_, value) = object.remove(index);
    if object.iter().any(is_key) {
        return Err(twice(key));
    }
    Ok(Some(value))
}

/// The error for a key that an object has twice.
pub(crate) fn twice(key: &str) -> LoadError {
    LoadError::new("the key is given twice").below(key)
}

/// Reads one of some words; gives its index.
pub(crate) fn word(value: Value, words: &[&str]) -> Result<usize, LoadError> {
    let word = expect_string(value)?;
    let index = words.iter().position(|other| *other == word);
    index.ok_or_else(|| LoadError::new(format!("`{word}` is not one of {}", words.join(", "))))
}

/// Reads an object that has these keys and no other, each into its place.
pub(crate) fn read_all(value: Value, places: &mut [(&str, &mut dyn Node)]) -> Result<(), LoadError> {
    let mut object = expect_object(value)?;
    for (key, place) in places {
        read(&mut object, key, *place)?;
    }
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

pub(crate) fn expect_string(value: Value) -> Result<String, LoadError> {
    match value {
        Value::String(text) => Ok(text),
        other => Err(mismatch("a string", &other)),
    }
}

/// Reads the items of an array, one after another.
fn items(value: Value, read: &mut dyn FnMut(Value) -> Result<(), LoadError>) -> Result<(), LoadError> {
    let Value::Array(items) = value else { return Err(mismatch("an array", &value)) };
    for (index, item) in items.into_iter().enumerate() {
        read(item).map_err(|error| error.below(&format!("[{index}]")))?;
    }
    Ok(())
}

fn mismatch(expected: &str, found: &Value) -> LoadError {
    LoadError::new(format!("expected {expected}, found {}", found.kind()))
}

impl Node for String {
    fn read(&mut self, value: Value) -> Result<(), LoadError> {
        *self = expect_string(value)?;
        Ok(())
    }

    fn is_required(&self) -> bool {
        false
    }
}

impl Node for bool {
    fn read(&mut self, value: Value) -> Result<(), LoadError> {
        let Value::Bool(value) = value else { return Err(mismatch("a boolean", &value)) };
        *self = value;
        Ok(())
    }

    fn is_required(&self) -> bool {
        false
    }
}

impl Node for i64 {
    fn read(&mut self, value: Value) -> Result<(), LoadError> {
        let Value::Integer(number) = value else { return Err(mismatch("an integer", &value)) };
        *self = number;
        Ok(())
    }
}

impl Node for u16 {
    fn read(&mut self, value: Value) -> Result<(), LoadError> {
        let mut number = 0_i64;
        number.read(value)?;
        *self = Self::try_from(number).map_err(|_| LoadError::new(format!("{number} is out of range")))?;
        Ok(())
    }
}

impl<T: Node + Default> Node for Option<T> {
    fn read(&mut self, value: Value) -> Result<(), LoadError> {
        self.insert(T::default()).read(value)
    }

    fn is_required(&self) -> bool {
        false
    }
}

impl<T: Node + Default> Node for Vec<T> {
    fn read(&mut self, value: Value) -> Result<(), LoadError> {
        items(value, &mut |value| {
            let mut item = T::default();
            item.read(value)?;
            self.push(item);
            Ok(())
        })
    }

    fn is_required(&self) -> bool {
        false
    }
}
