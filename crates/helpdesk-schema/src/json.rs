//! Canonical JSON without a library or a derive macro: every user of the types builds this crate, so it costs them little.

mod value;
mod writer;

use std::fmt;

pub use value::{Object, SyntaxError, Value};
pub(crate) use writer::Writer;

/// The version of the JSON format; a schema of another version is not loaded.
pub(crate) const FORMAT: i64 = 1;

/// Why a text is no schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadError {
    path: String,
    message: String,
}

impl LoadError {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { path: String::new(), message: message.into() }
    }

    /// Where in the JSON: `operations[1].body[0].type`, empty for the text as a whole.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong there.
    pub fn message(&self) -> &str {
        &self.message
    }

    fn below(mut self, step: &str) -> Self {
        let dot = if self.path.is_empty() || self.path.starts_with('[') { "" } else { "." };
        self.path = format!("{step}{dot}{}", self.path);
        self
    }
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() { f.write_str(&self.message) } else { write!(f, "{}: {}", self.path, self.message) }
    }
}

impl std::error::Error for LoadError {}

/// A part of the model, as JSON.
pub(crate) trait Node: Sized {
    fn read(value: Value) -> Result<Self, LoadError>;
    fn write(&self, out: &mut Writer);

    /// What a missing key stands for; `None` where the key is required.
    fn missing() -> Option<Self> {
        None
    }

    /// Whether the value is what a missing key stands for, and so is not written.
    fn is_missing(&self) -> bool {
        false
    }
}

/// Takes the value of `key` out of `object`.
pub(crate) fn take<T: Node>(object: &mut Object, key: &str) -> Result<T, LoadError> {
    let is_key = |(name, _): &(String, Value)| name == key;
    let Some(index) = object.iter().position(is_key) else {
        return T::missing().ok_or_else(|| LoadError::new(format!("the key `{key}` is missing")));
    };
    let (_, value) = object.remove(index);
    if object.iter().any(is_key) {
        return Err(LoadError::new("the key is given twice").below(key));
    }
    T::read(value).map_err(|e| e.below(key))
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
        let Value::Array(items) = value else { return Err(mismatch("an array", &value)) };
        items.into_iter().enumerate().map(|(i, item)| T::read(item).map_err(|e| e.below(&format!("[{i}]")))).collect()
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

/// Defines a struct of the model and its JSON: an object with the fields as keys, in their order.
macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* $field:ident $(as $key:literal)?: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, Default)]
        pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }

        impl $crate::json::Node for $name {
            fn read(value: $crate::json::Value) -> Result<Self, $crate::json::LoadError> {
                let mut object = $crate::json::expect_object(value)?;
                let record = Self { $($field: $crate::json::take(&mut object, $crate::json::record!(@key $field $($key)?))?,)* };
                $crate::json::finish(&object)?;
                Ok(record)
            }

            fn write(&self, out: &mut $crate::json::Writer) {
                out.open('{');
                $(out.key($crate::json::record!(@key $field $($key)?), &self.$field);)*
                out.close('}');
            }
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
}

/// Defines an enum of the model and its JSON: a word for each variant.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_meta])* $variant,)* }

        impl $name {
            /// Every variant, in the order of declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word that stands for it in the schema.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }
        }

        impl $crate::json::Node for $name {
            fn read(value: $crate::json::Value) -> Result<Self, $crate::json::LoadError> {
                let word = String::read(value)?;
                match word.as_str() {
                    $($word => Ok(Self::$variant),)*
                    _ => Err($crate::json::LoadError::new(format!(
                        "`{word}` is none of {}", [$($word),*].join(", ")
                    ))),
                }
            }

            fn write(&self, out: &mut $crate::json::Writer) {
                out.string(self.as_str());
            }
        }
    };
}

pub(crate) use {record, words};
