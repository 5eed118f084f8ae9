//! The documented forms of JSON as data: a decoder that reads them needs no code for each type.

use std::collections::BTreeMap;
use std::fmt;

use serde_core::de::IgnoredAny;
use serde_json::Value;

use crate::{OneOrMany, Secret, TextOr};

/// The documented form of a value.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// `true` or `false`.
    Boolean,
    /// An integer that fits `i64`.
    Signed,
    /// An integer that fits `u64`.
    Unsigned,
    /// A number.
    Number,
    /// A string.
    Text,
    /// A moment or a duration: the name of its form in [`hooks`](super::hooks), and whether a number is one.
    Time(&'static str, fn(Number) -> bool),
    /// A value of any form, which is kept.
    Any,
    /// A value of any form, which is not kept.
    Ignored,
    /// A value or null.
    Nullable(&'static Shape),
    /// An array.
    List(&'static Shape),
    /// An object whose keys are data.
    Map(&'static Shape),
    /// An object with these keys. A function, because an object may contain others of its kind.
    Object(fn() -> &'static [Field]),
    /// A value, or an array of them.
    OneOrMany(&'static Shape),
    /// A value, or a string in its place.
    TextOr(&'static Shape),
}

/// The number of a moment or a duration.
#[derive(Debug, Clone, Copy)]
pub enum Number {
    /// A whole number.
    Whole(i64),
    /// A floating point number.
    Float(f64),
}

impl Number {
    pub(super) fn as_f64(self) -> f64 {
        match self {
            Self::Whole(number) => number as f64,
            Self::Float(number) => number,
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(number) => number.fmt(f),
            Self::Float(number) => number.fmt(f),
        }
    }
}

/// A documented key of an object.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// The replacement for a value that does not have its form.
    pub otherwise: Otherwise,
    /// The form of its value.
    pub shape: &'static Shape,
}

/// The replacement for a value that does not have its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Otherwise {
    /// Null, which is as good as absent.
    Null,
    /// Nothing, as null says something else.
    Nothing,
    /// An empty value in place of null. Any other form makes the whole answer unreadable.
    Error,
}

/// A type that has one documented form.
pub trait Documented {
    /// The form.
    const SHAPE: &'static Shape;
}

/// The forms of types that are no containers.
macro_rules! shapes {
    ($($ty:ty => $shape:ident,)*) => {$(
        impl Documented for $ty {
            const SHAPE: &'static Shape = &Shape::$shape;
        }
    )*};
}

shapes! {
    bool => Boolean,
    i64 => Signed,
    u64 => Unsigned,
    f64 => Number,
    String => Text,
    Value => Any,
    IgnoredAny => Ignored,
    Secret => Text,
}

impl<T: Documented> Documented for Box<T> {
    const SHAPE: &'static Shape = T::SHAPE;
}

/// The forms of types around another one.
macro_rules! around {
    ($($ty:ty => $shape:ident,)*) => {$(
        impl<T: Documented> Documented for $ty {
            const SHAPE: &'static Shape = &Shape::$shape(T::SHAPE);
        }
    )*};
}

around! {
    Option<T> => Nullable,
    Vec<T> => List,
    BTreeMap<String, T> => Map,
    OneOrMany<T> => OneOrMany,
    TextOr<T> => TextOr,
}
