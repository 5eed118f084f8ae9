//! `Deserializer` for values. Generic code is kept short here, because it is compiled for each decoded type.

use helpdesk_core::runtime::hooks;
use serde_core::de::value::StrDeserializer;
use serde_core::de::{Deserializer, Visitor};

use crate::access::{List, Object, Variant};
use crate::deviation::Form;
use crate::error::Error;
use crate::number::{self, Integer};
use crate::path::Step;
use crate::scalar::{self, Time};
use crate::value::{Found, Mode, Value};

impl Value<'_, '_> {
    /// Reads the array, or the value that replaces it.
    fn array<'de, V: Visitor<'de>>(mut self, visitor: V, found: &Found<'_>, skips: bool) -> Result<V::Value, Error> {
        let elements = self.path.then(Step::Element);
        let mut list = List::new(&mut *self.reader, &elements, found, skips);
        let read = visitor.visit_seq(&mut list);
        if read.is_ok() {
            list.finish();
        }
        if let Found::Alone(came) = found {
            self.note(Form::Array, *came, read.is_err());
            return read.map_err(|_| Error::Noted);
        }
        read
    }

    /// Reads a moment or a duration. A value that is not one is lost.
    fn time<'de, V: Visitor<'de>>(mut self, documented: Form, visitor: V) -> Result<V::Value, Error> {
        self.scalar(documented, |token, _| {
            let (number, deviates) = scalar::time(token, documented)?;
            let read: Result<_, Error> = match number {
                Time::Whole(Integer::Signed(number)) if documented == Form::String => {
                    visitor.visit_str(&number.to_string())
                }
                Time::Whole(Integer::Signed(number)) => visitor.visit_i64(number),
                Time::Whole(Integer::Unsigned(number)) => visitor.visit_u64(number),
                Time::Float(number) => visitor.visit_f64(number),
            };
            Some((read.ok()?, deviates))
        })
    }

    /// Reads the object.
    fn object(mut self, visit: &mut dyn FnMut(&mut Object<'_, '_>) -> Result<(), Error>) -> Result<(), Error> {
        let mut visit = |mut object: Object<'_, '_>| {
            visit(&mut object)?;
            object.finish();
            Ok(())
        };
        let found = self.find_object()?;
        if let Found::InString(text) = &found {
            let mut reader = self.reader.within(text);
            let mut inside = Value::new(&mut reader, self.path, Mode::Noted);
            inside.find_object()?;
            return visit(Object::new(inside.reader, inside.path, &Found::Here));
        }
        visit(Object::new(&mut *self.reader, self.path, &found))?;
        if matches!(found, Found::Alone(_)) {
            self.reader.leave(b']');
        }
        Ok(())
    }
}

/// Methods that forward to another one.
macro_rules! same {
    ($($method:ident)* => $other:ident) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.$other(visitor)
        }
    )*};
}

impl<'de> Deserializer<'de> for Value<'_, '_> {
    type Error = Error;

    same!(deserialize_i8 deserialize_i16 deserialize_i32 => deserialize_i64);
    same!(deserialize_u8 deserialize_u16 deserialize_u32 deserialize_i128 deserialize_u128 => deserialize_u64);
    same!(deserialize_f32 => deserialize_f64);
    same!(deserialize_char deserialize_string => deserialize_str);
    same!(deserialize_byte_buf => deserialize_bytes);
    same!(deserialize_identifier => deserialize_any);

    fn deserialize_any<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        if self.is_absent() {
            return visitor.visit_unit();
        }
        match self.reader.peek() {
            b'[' => self.deserialize_seq(visitor),
            b'{' => self.deserialize_map(visitor),
            b'"' => self.deserialize_str(visitor),
            b't' | b'f' => self.deserialize_bool(visitor),
            b'n' => self.deserialize_unit(visitor),
            _ => {
                let token = self.reader.token();
                // As in `serde_json`, negative zero is not an integer.
                match (token == "-0" || token.contains(['.', 'e', 'E']), number::integer(token)) {
                    (false, Some(Integer::Signed(number))) => visitor.visit_i64(number),
                    (false, Some(Integer::Unsigned(number))) => visitor.visit_u64(number),
                    _ => match number::float(token) {
                        Some(number) => visitor.visit_f64(number),
                        None => {
                            self.note(Form::Number, Form::Number, true);
                            visitor.visit_unit()
                        }
                    },
                }
            }
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_bool(self.boolean()?)
    }

    fn deserialize_i64<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        match self.signed()? {
            Integer::Signed(number) => visitor.visit_i64(number),
            Integer::Unsigned(number) => visitor.visit_u64(number),
        }
    }

    fn deserialize_u64<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        match self.unsigned()? {
            Integer::Signed(number) => visitor.visit_i64(number),
            Integer::Unsigned(number) => visitor.visit_u64(number),
        }
    }

    fn deserialize_f64<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_f64(self.float()?)
    }

    fn deserialize_str<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_str(&self.string()?)
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.reader.peek() {
            b'[' => self.deserialize_tuple(0, visitor),
            _ => self.deserialize_str(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        if self.is_absent() || self.null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_unit<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        if self.is_absent() || self.null() { visitor.visit_unit() } else { Err(self.mismatch(Form::Null)) }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        mut self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        match name {
            hooks::NULLABLE if self.is_absent() => visitor.visit_none(),
            hooks::ONE_OR_MANY | hooks::TEXT_OR if self.is_absent() => Err(Error::Noted),
            hooks::TIME_AS_INTEGER => self.time(Form::Integer, visitor),
            hooks::TIME_AS_STRING => self.time(Form::String, visitor),
            hooks::TIME_AS_NUMBER => self.time(Form::Number, visitor),
            hooks::ONE_OR_MANY if self.reader.peek() == b'[' => self.deserialize_seq(visitor),
            hooks::TEXT_OR if self.reader.peek() == b'"' => self.deserialize_str(visitor),
            hooks::ONE_OR_MANY | hooks::TEXT_OR => visitor.visit_some(self),
            _ => {
                if name == hooks::EXACT && self.mode == Mode::Usual {
                    self.mode = Mode::Exact;
                }
                visitor.visit_newtype_struct(self)
            }
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Error> {
        let found = self.find_array()?;
        self.array(visitor, &found, true)
    }

    /// Elements are not skipped, because their positions matter.
    fn deserialize_tuple<V: Visitor<'de>>(mut self, _: usize, visitor: V) -> Result<V::Value, Error> {
        if self.is_absent() || self.reader.peek() != b'[' {
            return Err(self.mismatch(Form::Array));
        }
        let found = self.enter(Form::Array)?;
        self.array(visitor, &found, false)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_tuple(length, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let (mut visitor, mut value) = (Some(visitor), None);
        self.object(&mut |object| {
            if let Some(visitor) = visitor.take() {
                value = Some(visitor.visit_map(object)?);
            }
            Ok(())
        })?;
        value.ok_or(Error::Noted)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        mut self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        if self.is_absent() || self.reader.peek() != b'{' {
            return visitor.visit_enum(StrDeserializer::new(&self.string()?));
        }
        self.enter(Form::Object)?;
        let value = visitor.visit_enum(Variant::new(&mut *self.reader, self.path))?;
        if self.reader.leave(b'}') { Ok(value) } else { Err(Error::Refused) }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        if !self.is_absent() {
            self.reader.skip();
        }
        visitor.visit_unit()
    }
}
