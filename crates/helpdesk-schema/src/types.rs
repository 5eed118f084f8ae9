//! How a field's type is spelled.

use std::fmt;
use std::str::FromStr;

use crate::json::{LoadError, Node, Value, expect_string, written};
#[cfg(feature = "author")]
use crate::json::{WriteNode, Writer};
use crate::time::{NumberForm, TimeFormat};

/// Deeper types than this are refused: no page has more than three levels, and a hostile text must not exhaust the stack.
const MAX_DEPTH: usize = 16;

/// The type of a field.
///
/// It is spelled as in `array<object<ticket_user>>`: [`Display`](fmt::Display) writes that and [`FromStr`] reads it.
#[derive(Clone, PartialEq, Default)]
#[cfg_attr(feature = "author", derive(Debug, Eq))]
pub enum Type {
    /// `boolean`
    Boolean,
    /// `integer`: up to 64 bits, for millisecond times and ids do not fit 32.
    Integer,
    /// `number`: floating point.
    Number,
    /// `string`
    String,
    /// `time<ms, string>`: a moment.
    Time(TimeFormat),
    /// `duration<s, integer>`: how long something takes.
    Duration(TimeFormat),
    /// `object`, or `object<ticket_user>` where the page names the type. Its fields are the [`fields`](crate::Field::fields)
    /// of the field. The name does not identify a type: pages give one name to several shapes.
    Object(Option<String>),
    /// `ancestor<category>`: the object of that documented type which encloses this field, once more.
    Ancestor(String),
    /// `array<...>`
    Array(Box<Type>),
    /// `map<...>`: an object with any keys, and values of one type.
    Map(Box<Type>),
    /// `one-or-many<...>`: a value of the type, or an array of such values; the platform sends both.
    OneOrMany(Box<Type>),
    /// `text-or<...>`: a value of the type, or a string; the platform sends both.
    TextOr(Box<Type>),
    /// `nullable<...>`: a value of the type, or null, which says something else than where the field is absent.
    Nullable(Box<Type>),
    /// `any`: whatever JSON.
    #[default]
    Any,
    /// `file`: the bytes of a file, in a multipart body.
    File,
}

impl Type {
    /// The type inside of all the others: what the children of a field describe.
    pub fn innermost(&self) -> &Type {
        match self {
            Type::Array(inner)
            | Type::Map(inner)
            | Type::OneOrMany(inner)
            | Type::TextOr(inner)
            | Type::Nullable(inner) => inner.innermost(),
            other => other,
        }
    }

    /// The type that the value has in JSON: that of the number of a moment or a duration, and the type itself of all others.
    pub fn in_json(&self) -> &Type {
        match self {
            Type::Time(format) | Type::Duration(format) => match format.form {
                NumberForm::Integer => &Type::Integer,
                NumberForm::Number => &Type::Number,
                NumberForm::String => &Type::String,
            },
            other => other,
        }
    }

    /// How the number of a moment or a duration is written.
    pub fn time_format(&self) -> Option<TimeFormat> {
        match self {
            Type::Time(format) | Type::Duration(format) => Some(*format),
            _ => None,
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Type::Boolean => f.write_str("boolean"),
            Type::Integer => f.write_str("integer"),
            Type::Number => f.write_str("number"),
            Type::String => f.write_str("string"),
            Type::Time(format) => write!(f, "time<{format}>"),
            Type::Duration(format) => write!(f, "duration<{format}>"),
            Type::Object(None) => f.write_str("object"),
            Type::Object(Some(name)) => write!(f, "object<{name}>"),
            Type::Ancestor(name) => write!(f, "ancestor<{name}>"),
            Type::Array(inner) => write!(f, "array<{inner}>"),
            Type::Map(inner) => write!(f, "map<{inner}>"),
            Type::OneOrMany(inner) => write!(f, "one-or-many<{inner}>"),
            Type::TextOr(inner) => write!(f, "text-or<{inner}>"),
            Type::Nullable(inner) => write!(f, "nullable<{inner}>"),
            Type::Any => f.write_str("any"),
            Type::File => f.write_str("file"),
        }
    }
}

/// A text that spells no [`Type`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeError(String);

impl fmt::Display for TypeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not a type; a type is boolean, integer, number, string, time<UNIT, FORM>, duration<UNIT, FORM>, object, object<NAME>, ancestor<NAME>, array<TYPE>, \
             map<TYPE>, one-or-many<TYPE>, text-or<TYPE>, nullable<TYPE>, any or file",
            self.0
        )
    }
}

impl std::error::Error for TypeError {}

impl FromStr for Type {
    type Err = TypeError;

    fn from_str(text: &str) -> Result<Self, TypeError> {
        parse(text, 0).ok_or_else(|| TypeError(text.to_owned()))
    }
}

fn parse(text: &str, depth: usize) -> Option<Type> {
    if depth > MAX_DEPTH {
        return None;
    }
    let inside = |prefix: &str| text.strip_prefix(prefix)?.strip_suffix('>').filter(|inner| !inner.is_empty());
    Some(match text {
        "boolean" => Type::Boolean,
        "integer" => Type::Integer,
        "number" => Type::Number,
        "string" => Type::String,
        "object" => Type::Object(None),
        "any" => Type::Any,
        "file" => Type::File,
        _ => {
            if let Some(format) = inside("time<") {
                Type::Time(TimeFormat::parse(format).filter(|format| format.fits_moment())?)
            } else if let Some(format) = inside("duration<") {
                Type::Duration(TimeFormat::parse(format)?)
            } else if let Some(name) = inside("object<") {
                Type::Object(Some(name.to_owned()))
            } else if let Some(name) = inside("ancestor<") {
                Type::Ancestor(name.to_owned())
            } else if let Some(inner) = inside("array<") {
                Type::Array(Box::new(parse(inner, depth + 1)?))
            } else if let Some(inner) = inside("map<") {
                Type::Map(Box::new(parse(inner, depth + 1)?))
            } else if let Some(inner) = inside("one-or-many<") {
                Type::OneOrMany(Box::new(parse(inner, depth + 1)?))
            } else if let Some(inner) = inside("text-or<") {
                Type::TextOr(Box::new(parse(inner, depth + 1)?))
            } else if let Some(inner) = inside("nullable<") {
                Type::Nullable(Box::new(parse(inner, depth + 1)?))
            } else {
                return None;
            }
        }
    })
}

impl Node for Type {
    fn read(&mut self, value: Value) -> Result<(), LoadError> {
        *self = expect_string(value)?.parse().map_err(|e: TypeError| LoadError::new(e.to_string()))?;
        Ok(())
    }
}

written! {
    impl WriteNode for Type {
        fn write(&self, out: &mut Writer) {
            out.string(&self.to_string());
        }
    }
}
