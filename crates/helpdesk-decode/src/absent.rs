//! What a field gets whose value does not fit.

use serde_core::de::value::{MapDeserializer, SeqDeserializer};
use serde_core::de::{Deserializer, Visitor};
use serde_core::forward_to_deserialize_any;
use std::iter;

use helpdesk_core::runtime::hooks;

use crate::deviation::Form;
use crate::error::Error;

/// A field that is absent: `None`, or whatever else may come of nothing. What needs a value fails.
pub(crate) struct Absent {
    /// The form of the value that did not fit. An empty array in the place of an object is an object without fields.
    pub(crate) came: Form,
}

impl<'de> Deserializer<'de> for Absent {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_none()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Error> {
        match name {
            hooks::NULLABLE => visitor.visit_none(),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.came {
            Form::Null | Form::EmptyObject => visitor.visit_seq(SeqDeserializer::<_, Error>::new(iter::empty::<()>())),
            _ => Err(Error::Noted),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.came {
            Form::Null | Form::EmptyArray => {
                visitor.visit_map(MapDeserializer::<_, Error>::new(iter::empty::<((), ())>()))
            }
            _ => Err(Error::Noted),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct tuple
        tuple_struct enum identifier ignored_any
    }
}
